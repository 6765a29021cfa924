import NeshCommand
import NeshData
import NeshInterpreter
import NeshPasted
import NeshShell
import Testing

/// The lines that tutorials have, and what they mean here.
@Suite struct ShellMeaningTests {
    @Test("where the pages are is said to whoever asks nesh for them", arguments: ["nesh docs", "nesh man"])
    func pages(line: String) {
        let answer = ShellLine.recognise(line, .shell, isInstalled: { _ in true })
        #expect(answer?.message.hasPrefix("the pages are in ") ?? false, "\(String(describing: answer))")
    }

    typealias Action = ShellMeaning.Action

    static let values = [
        "X": "i-1-enc2", "EMPTY": "", "NONE": "null", "N": "3", "MEM_KEY": "memory_mib", "DEFAULT_MEM": "3072",
        "ALLOCATOR_YAML": "/etc/nitro_enclaves/allocator.yaml",
    ]

    func actions(
        _ line: String, installed: Set<String> = [], files: Set<String> = []
    ) -> [Action]? {
        ShellMeaning.of(
            line, .shell,
            .init(value: { Self.values[$0] }, isInstalled: installed.contains, isFile: files.contains)
        )?.steps.map(\.action)
    }

    @Test(
        "what help says of a word, the prompt does",
        arguments: [
            "sudo ls", "nitro-cli ls", "nesh ls", "pwd", "unset N", "!!", ". x.nesh", "cd", "clear", "cls", "quit", "q",
            "logout", "bye", "?", "h", "time ls", "watch ls",
        ])
    func promptWords(line: String) {
        #expect(PromptWord.isKnown(String(line.prefix { $0 != " " })))
        #expect(actions(line, files: ["x.nesh"])?.isEmpty == false)
    }

    /// What help shows is nesh's own, although sh has words such as export, top and if.
    @Test(arguments: CommandTable.shell.specs.map(\.name)) func examplesAreLinesOfNesh(_ verb: String) throws {
        for example in try #require(CommandTable.shell.named(verb)).spec.examples {
            let first = String(example.line.prefix { $0 != "\n" })
            #expect(
                ShellLine.recognise(first, .shell) { _ in
                    nil
                } isInstalled: { _ in
                    true
                } == nil, "\(first)")
        }
    }

    @Test(arguments: [
        ("NAME=value", "set NAME value"), ("NAME='a b'", "set NAME 'a b'"), ("export NAME=$X", "set NAME $X"),
        ("NAME=", "set NAME ''"),
        ("$ nitro-cli describe-enclaves", "describe-enclaves"), ("% describe-enclaves", "describe-enclaves"),
        ("user@host:~$ nitro-cli describe-enclaves", "describe-enclaves"),
        ("[ec2-user@ip-10-0-0-1 ~]$ nitro-cli describe-enclaves", "describe-enclaves"),
        ("root@ip:/home/x# nitro-cli console --enclave-name a", "console --enclave-name a"),
        ("bash-5.2$ nitro-cli describe-enclaves", "describe-enclaves"),
        ("\u{a0}nitro-cli\u{a0}describe-enclaves\u{a0}", "describe-enclaves"),
        ("sudo nitro-cli describe-enclaves", "describe-enclaves"), ("nesh doctor", "doctor"),
        ("/usr/bin/nitro-cli describe-enclaves 2>/dev/null", "describe-enclaves"),
        ("nitro-cli describe-enclaves || true", "try describe-enclaves"),
        ("NO_DNA=1 nitro-cli describe-enclaves", "describe-enclaves"),
        (
            #"sudo sed -r "s/^(\s*${MEM_KEY}\s*:\s*).*/\1${DEFAULT_MEM}/" -i "${ALLOCATOR_YAML}""#,
            "allocator set memory_mib 3072"
        ),
        ("sed -i 's/cpu_count:.*/cpu_count: 4/' /etc/nitro_enclaves/allocator.yaml", "allocator set cpu_count 4"),
        ("sed -i -e 's|^cpu_count.*|cpu_count: 3|' /etc/nitro_enclaves/allocator.yaml", "allocator set cpu_count 3"),
        ("sudo systemctl restart nitro-enclaves-allocator.service", "allocator show"),
        ("cat $ALLOCATOR_YAML", "allocator show"), ("free -m", "resources"), ("lscpu", "resources"),
        ("docker image ls", "images"), ("sudo docker images", "images"),
        ("docker build ./ -t app:1", "build-enclave --docker-uri app:1 --docker-dir ./ --output-file app.eif"),
        (
            "docker build -f Other --build-arg A=1 --target=last -t r/app:1 .",
            "build-enclave --docker-uri r/app:1 --docker-dir . --docker-file Other --build-arg A=1 --target last "
                + "--output-file app.eif"
        ),
        (
            "docker buildx build --load -t \"app\" app",
            "build-enclave --docker-uri app --docker-dir app --output-file app.eif"
        ),
        ("docker image rm app", "images remove app"),
        ("user@host:~$ ls  # here", "ls"), ("$ ls --watch", "ls --watch"), ("% top", "top"),
        ("watch -n 1 nitro-cli describe-enclaves", "ls --watch --every 1s"),
        ("watch -d 'nitro-cli describe-enclaves'", "ls --watch"),
        ("time nitro-cli describe-enclaves", "describe-enclaves"),
        ("X=1 # as the page says", "set X 1"),
        ("quit", "exit"), ("explain", "explain last"), ("?", "help"), ("? run-enclave", "help run-enclave"),
    ]) func oneLineOfNeshs(_ line: String, _ meaning: String) {
        #expect(actions(line) == [.line(meaning)])
    }

    @Test func programsThatAreHereRunThemselves() {
        #expect(actions("free -m", installed: ["free"]) == [.line("!free -m")])
        #expect(actions("docker image ls", installed: ["docker"]) == [.line("images")])
        #expect(
            actions("docker image ls", installed: ["docker"], files: ["/var/run/docker.sock"])
                == [.line("!docker image ls")])
        #expect(
            actions("cat /etc/nitro_enclaves/allocator.yaml", files: ["/etc/nitro_enclaves/allocator.yaml"])
                == [.line("!cat /etc/nitro_enclaves/allocator.yaml")])
    }

    @Test(arguments: [
        (#"[ "$X" != "null" ] && nitro-cli terminate-enclave --enclave-id ${X}"#, true),
        (#"[ "$NONE" != "null" ] && nitro-cli terminate-enclave --enclave-id $NONE"#, false),
        (#"[[ -n $X ]] && describe-enclaves"#, true), (#"[ -z "$EMPTY" ] && describe-enclaves"#, true),
        (#"[ ! -z "$EMPTY" ] && describe-enclaves"#, false), (#"test $N -gt 2 && describe-enclaves"#, true),
        (#"[ "$N" -le 2 ] && describe-enclaves"#, false), (#"[ "$UNSET" ] && describe-enclaves"#, nil),
        (#"[ -z "$RANDOM" ] && describe-enclaves"#, nil), (#"[ ! "$UNSET" ] && describe-enclaves"#, nil),
    ]) func conditionsAreDecidedByValues(_ line: String, _ holds: Bool?) throws {
        let steps = try #require(ShellMeaning.of(line, .shell, .init(value: { Self.values[$0] }))).steps
        guard case .condition(let test, _) = steps[0].action else {
            Issue.record("\(steps)")
            return
        }
        #expect(test.holds { Self.values[$0] } == holds && steps.count == 2 && steps[1].join == .succeeded)
    }

    @Test(arguments: [
        (#"ENCLAVE_ID=$(nitro-cli describe-enclaves | jq -r ".[0].EnclaveID")"#, "i-1"),
        (#"ENCLAVE_CID=$(nitro-cli describe-enclaves | jq -r .[0].EnclaveCID)"#, "16"),
        (#"P=`sudo nitro-cli describe-enclaves | jq -r '.[0].Measurements.PCR0'`"#, "00ff"),
        (#"X="$(nitro-cli describe-enclaves | jq length)""#, "2"),
        (#"X=$(nitro-cli describe-enclaves | jq -r ".[2].EnclaveID")"#, "null"),
        (#"F=$(nitro-cli describe-enclaves | jq -r '.[0].CPUIDs')"#, "[1,3]"),
        ("X=$(nitro-cli describe-enclaves | jq -r '.[] | .EnclaveID')", "i-1\ni-2"),
        ("X=$(nitro-cli describe-enclaves | jq -r '.[].EnclaveID' | head -n 1)", "i-1"),
        ("X=$(nitro-cli describe-enclaves | jq '.[-1].EnclaveCID' | tr -d '\"')", "17"),
        ("X=$(nitro-cli describe-enclaves | jq -r '.[] | select(.EnclaveName == \"b\") | .EnclaveID')", "i-2"),
        (#"X=$(nitro-cli describe-enclaves | jq -r ".[] | select(.EnclaveName!=\"b\").EnclaveID")"#, nil),
        ("X=$(nitro-cli describe-enclaves | jq -r 'map(select(.EnclaveCID == 17)) | .[0].EnclaveID')", "i-2"),
        ("X=$(nitro-cli describe-enclaves | jq -r '.[5].EnclaveID // empty')", ""),
        ("X=$(nitro-cli describe-enclaves | jq -r '.[5].EnclaveID // \"none\"')", "none"),
        ("X=$(nitro-cli describe-enclaves | jq -r '.EnclaveID')", ""),
        ("X=$(nitro-cli describe-enclaves | jq 'first | .EnclaveName')", "a"),
    ]) func fieldsAsJqNamesThem(_ line: String, _ value: String?) throws {
        let result: JSON = [
            [
                "EnclaveName": "a", "EnclaveID": "i-1", "EnclaveCID": 16, "CPUIDs": [1, 3],
                "Measurements": ["PCR0": "00ff"],
            ],
            ["EnclaveName": "b", "EnclaveID": "i-2", "EnclaveCID": 17],
        ]
        guard case .capture(let wanted)? = actions(line)?.first else {
            #expect(value == nil, "\(line)")
            return
        }
        #expect(wanted.line == "describe-enclaves" && wanted.value(in: result) == value)
    }

    @Test func programsFindWhatNeshDoesNotRead() {
        let line = "X=$(nitro-cli describe-enclaves | grep -o 'enc[0-9a-f]*' | jq -R keys)"
        #expect(actions(line, installed: ["grep"]) == nil)
        guard case .capture(let wanted)? = actions(line, installed: ["grep", "jq"])?.first else {
            Issue.record("not read")
            return
        }
        #expect(wanted.filter == nil && wanted.line == "describe-enclaves | grep -o 'enc[0-9a-f]*' | jq -R keys")
    }

    @Test(arguments: [
        (
            #"nitro-cli console --enclave-id $(nitro-cli describe-enclaves | jq -r ".[0].EnclaveID")"#,
            "console --enclave-id $enclave_id"
        ),
        (
            "terminate-enclave --enclave-id=`nitro-cli describe-enclaves | jq -r .[0].EnclaveID`",
            "terminate-enclave --enclave-id=$enclave_id"
        ),
        (
            #"run-enclave --memory "$(resources | jq .MemoryMiB)" --cpu-count 2"#,
            "run-enclave --memory $memory --cpu-count 2"
        ),
    ]) func whatAnInnerLineFindsBecomesAVariable(_ line: String, _ outer: String) throws {
        let found = try #require(actions(line))
        guard case .capture(let wanted)? = found.first else {
            Issue.record("\(found)")
            return
        }
        #expect(found.dropFirst() == [.line(outer)] && outer.contains("$" + wanted.variable))
    }

    @Test func severalInnerLinesAndPartsOfWords() throws {
        let line = #"echo "$(nitro-cli describe-enclaves | jq length) of $(resources | jq .Free)" and a`status`"#
        let found = try #require(actions(line))
        #expect(found.count == 4 && found.last == .line(#"echo "${value} of ${value_2}" and a${value_3}"#), "\(found)")
    }

    @Test(arguments: [
        ("A=1 B=2", ["set A 1", "set B 2"]), ("PATH=/opt B=$PATH:/x", ["set PATH /opt", "set B $PATH:/x"]),
        ("export PATH=$PATH:/opt", ["set PATH ${env.PATH}:/opt"]),
        ("nitro-cli describe-eif --eif-path ${HOME}/a.eif", ["describe-eif --eif-path ${env.HOME}/a.eif"]),
        ("echo $HOME", ["echo ${env.HOME}"]), ("echo '$HOME' $N ${HOME:-x} $last.0", nil),
        ("nitro-cli describe-enclaves &> x", ["describe-enclaves > x"]),
        ("nitro-cli describe-enclaves 2>&1 | tee x", ["describe-enclaves | tee x"]),
        ("nitro-cli describe-enclaves > /dev/null 2>&1", ["describe-enclaves > /dev/null"]),
        (". env.nesh", ["source env.nesh"]), ("unset X", ["set X ''"]),
        (
            "sudo nitro-cli run-enclave \\\n  --memory 64 \\\n  --cpu-count 2\n",
            ["run-enclave --memory 64 --cpu-count 2"]
        ),
    ]) func formsOfSh(_ line: String, _ meaning: [String]?) {
        let found = ShellMeaning.of(
            line, .shell, .init(value: { Self.values[$0] }, isInEnvironment: { ["HOME", "PATH"].contains($0) }))
        #expect(found?.steps.map(\.action) == meaning?.map { .line($0) })
    }

    @Test func partsRunAsTheyAreJoined() {
        #expect(
            ShellMeaning.of("nitro-cli describe-enclaves; echo 'a;b' && status", .shell)?.steps.map(\.join)
                == [.always, .always, .succeeded])
    }

    /// Nobody can know what these do here, or the parser knows better.
    @Test(arguments: [
        "describe-enclaves", "run-enclave --memory 64", "ls", "set a b", "", "# comment", "!ls | wc", "echo a | wc",
        "X=$(date)", "X=$(nitro-cli describe-enclaves | grep x)", "X=$(nitro-cli describe-enclaves | jq 'keys')",
        "console --enclave-id $(cat id)", "echo '$(nitro-cli describe-enclaves | jq length)'", "echo $((1 + 2))",
        "nitro-cli describe-enclaves \\", "nitro-cli describe-enclaves \\\n",
        "watch date", "time make", "ls -la",
        "nitro-cli describe-enclaves &&", "for i in 1 2; do echo $i; done", "git status", "rm -rf x; git status",
        "[ -f file ] && describe-enclaves", "NITRO_CLI_BLOBS=/x nitro-cli build-enclave", "A=1 B", "sed -i s/a/b/ file",
        "docker build -t a --secret id=x .", "docker build -t a https://example.test/x.git",
        "nitro-cli describe-enclaves || echo no", "nitro-cli describe-enclaves 'open",
        "if [ -n \"$X\" ]; then nitro-cli describe-enclaves; fi",
    ]) func whatIsLeftToOthers(_ line: String) {
        #expect(actions(line) == nil || line.contains("|| echo"))
    }

    @Test func scriptsOfOtherProgramsAreTold() {
        func program(_ line: String) -> String? { ScriptFile.foreignInterpreter(of: Array((line + "\nx\n").utf8)) }
        #expect(program("#!/bin/bash") == "/bin/bash" && program("#!/usr/bin/env -S python3 -u") == "python3")
        #expect(program("#! /bin/sh -e") == "/bin/sh")
        #expect(ScriptFile.foreignInterpreter(of: Array("echo a\n".utf8), "dir/setup.sh") == "sh")
        #expect(ScriptFile.foreignInterpreter(of: Array("#!/usr/bin/env nesh\n".utf8), "dir/setup.sh") == nil)
        for own in ["#!/usr/bin/env nesh", "#!/usr/local/bin/nesh", "#!/opt/nesh-0.1/bin/nesh -x", "# hello", "", "#!"]
        {
            #expect(program(own) == nil, "\(own)")
        }
    }
}
