import NeshCommand
import NeshData
import NeshEnclave
import NeshHelp
import NeshShell
import Testing

@Suite struct CompleterTests {
    static let snapshot: CompletionSnapshot = {
        let tree: [String: [CompletionSnapshot.FileFact]] = [
            "": [
                .init(name: "hello.eif", isDirectory: false), .init(name: "notes.txt", isDirectory: false),
                .init(name: "build", isDirectory: true), .init(name: ".hidden.eif", isDirectory: false),
                .init(name: "日本.eif", isDirectory: false), .init(name: "with space.eif", isDirectory: false),
            ],
            "build/": [.init(name: "app.eif", isDirectory: false)],
        ]
        var snapshot = CompletionSnapshot(commands: .shell) { tree[$0] ?? [] }
        snapshot.enclaves = [
            .init(name: "hello", cid: 16, id: "i-0-enc1a", debug: true, state: "RUNNING"),
            .init(name: "prod", cid: 17, id: "i-0-enc2b", debug: false, state: "RUNNING"),
        ]
        snapshot.images = ["hello-app:latest"]
        snapshot.variables = ["image", "memory"]
        snapshot.fields = ["last": ["", "EnclaveID", "Measurements.PCR0"], "enclave": ["", "cid", "name"]]
        return snapshot
    }()

    func complete(_ line: String) -> [String] {
        Completer.complete(line, in: Self.snapshot).candidates.map(\.text)
    }

    @Test func actionsAndTheirOwnOptions() {
        let found = Completer.complete("eif ", in: Self.snapshot).candidates
        #expect(found.filter { ["ls", "map", "extract"].contains($0.text) }.allSatisfy { !$0.annotation.isEmpty })
        #expect(complete("vsock connect --").sorted() == ["--json", "--send", "--timeout"])
        #expect(complete("vsock --").contains("--reply"))
        #expect(complete("wait vsock ").contains("hello") && !complete("wait vsock ").contains("=="))
        #expect(complete("wait $console ").contains("~"))
    }

    /// Looked up when it is asked for, and of whole cores only where the machine gives no others.
    @Test func countsOfCPUsThatCanBeHad() {
        var snapshot = Self.snapshot
        let resources = EnclaveResources(
            engine: EngineKind("nitro"), allocatorPath: "", totalMemoryMiB: 0, freeMemoryMiB: 0,
            cpuPool: [1, 3, 5, 7, 9],
            freeCPUs: [1, 3, 5, 7, 9], coreSize: 2)
        snapshot.cpuCounts = { resources.cpuCounts }
        let line = "run-enclave --cpu-count "
        #expect(Completer.complete(line, in: snapshot).candidates.map(\.text) == ["2", "4"])
        #expect(Completer.complete(line + "4", in: snapshot).candidates.map(\.text) == ["4"])
    }

    /// Menus of other shells, which do not pass the door to a terminal.
    @Test func otherShellsGetTextsInTheLanguageOfTheSession() {
        var snapshot = Self.snapshot
        #expect(ShellCompletion.answer(.fish, "nesh run-enclave --cpu-i", in: snapshot).contains("\tIDs of CPUs"))
        snapshot.language = .japanese
        #expect(ShellCompletion.answer(.fish, "nesh explain E03", in: snapshot) == "E03\t値の種類が違う、または範囲外です\n")
        for shell in [ShellCompletion.Shell.zsh, .fish] {
            let answer = ShellCompletion.answer(shell, "nesh run-enclave --cpu-i", in: snapshot)
            #expect(answer.hasSuffix("--cpu-ids\tプールの CPU の ID\n"), "\(answer)")
        }
    }

    /// A folder is not one; a path may lead to an archive in it.
    @Test func imagesAreOfferedForAnImage() {
        var snapshot = Self.snapshot
        snapshot.files = { directory in
            directory.isEmpty
                ? [.init(name: "hello-app", isDirectory: true), .init(name: "hello.tar", isDirectory: false)]
                : [.init(name: "sub", isDirectory: true), .init(name: "a.tar", isDirectory: false)]
        }
        func offered(_ word: String) -> [String] {
            Completer.complete("build-enclave --docker-uri " + word, in: snapshot).candidates.map(\.text)
        }
        #expect(offered("hel") == ["hello-app:latest", "hello.tar"])
        #expect(offered("hello-app/") == ["hello-app/a.tar", "hello-app/sub/"])
    }

    @Test func whatAnActionTakes() {
        #expect(complete("kms call Cre") == ["CreateAlias", "CreateKey"])
        #expect(complete("kms policy Cre") == [])
        #expect(complete("allocator set mem") == ["memory_mib"])
        #expect(complete("allocator suggest he") == ["hello.eif"])
    }

    @Test func verbsAtTheStart() {
        #expect(complete("run") == ["run-enclave"])
        #expect(complete("describe-") == ["describe-eif", "describe-enclaves"])
        #expect(complete("try run-") == ["run-enclave"])
        #expect(complete("nitro-cli te") == ["terminate-enclave"])
        #expect(complete("").contains("help"))
        #expect(complete("xyz") == [])
    }

    @Test func optionsThatAreStillFree() {
        #expect(complete("run-enclave --cpu-") == ["--cpu-count", "--cpu-ids"])
        #expect(complete("run-enclave --cpu-count 2 --cpu-") == [])
        #expect(complete("run-enclave --debug-mode --de") == [])
        #expect(!complete("run-enclave ").contains("--json"))
    }

    @Test func filesByTheirEnding() {
        #expect(complete("run-enclave --eif-path ") == ["build/", "hello.eif", "with space.eif", "日本.eif"])
        #expect(complete("run-enclave --eif-path build/") == ["build/app.eif"])
        #expect(complete("run-enclave --eif-path .h") == [".hidden.eif"])
        #expect(complete("run-enclave --eif-path 日") == ["日本.eif"])
    }

    @Test func everyFieldOfARecordAndWhatConditionsSay() {
        let session = Session(mark: "t", isInteractive: true, environment: Environment([:]))
        let snapshot = CompletionSnapshot(session, commands: .shell)
        func offered(_ line: String) -> [String] { Completer.complete(line, in: snapshot).candidates.map(\.text) }
        #expect(offered("echo $eif.pcr").map { $0.dropFirst(5) } == ["pcr0", "pcr1", "pcr2", "pcr8"])
        #expect(offered("echo $error.") == ["$error.code", "$error.details", "$error.fix", "$error.message"])
        let ok = Completer.complete("expect ", in: snapshot).candidates.first { $0.text == "$ok" }
        #expect(ok?.annotation == "true after a success, false otherwise")
        #expect(offered("wait $status == 0 --t") == ["--timeout"] && offered("expect $status == 0 --t") == [])
    }

    @Test func hintsStopWhereAnotherOptionStandsForThem() {
        var values = Hint.Values()
        values.image = "a.eif"
        #expect(
            Hint.text(after: "run-enclave ", values, .shell) == "--eif-path a.eif --memory 512 --cpu-count 2")
        #expect(Hint.text(after: "run-enclave --config c.json ", values, .shell) == nil)
        #expect(Hint.text(after: "run-enclave --cpu-ids 1 ", values, .shell) == "--eif-path a.eif --memory 512")
        #expect(Hint.text(after: "terminate-enclave ", values, .shell) == "")
        values.enclave = "--all"
        #expect(Hint.text(after: "console ", values, .shell) == "'--all'")
    }

    @Test func aSettingOffersItsValues() {
        #expect(complete("option notify ") == ["on", "off", "quiet", "--json"])
        #expect(complete("option hints o") == ["on", "off"])
    }

    @Test func quotedWords() {
        let completion = Completer.complete("run-enclave --eif-path 'with s", in: Self.snapshot)
        #expect(completion.candidates.map(\.text) == ["with space.eif"])
        #expect(completion.quote == "'")
        #expect(completion.start == "run-enclave --eif-path ".utf8.count)
    }

    @Test func onlyEnclavesThatTheVerbCanTake() {
        #expect(complete("terminate-enclave --enclave-name ") == ["hello", "prod"])
        #expect(complete("console ").contains("hello"))
        #expect(!complete("console ").contains("prod"))
        #expect(complete("terminate-enclave 1") == ["16", "17"])
        #expect(complete("use i-0-enc2") == ["i-0-enc2b"])
    }

    @Test func listsTakeValuesAndOptions() {
        #expect(complete("run-enclave --cpu-ids 1 --mem") == ["--memory"])
        #expect(complete("run-enclave --memory 5") == ["512"])
    }

    @Test func settingsCodesAndVerbs() {
        #expect(complete("option col") == ["color"])
        #expect(complete("explain E2").count == 10)
        #expect(complete("help des") == ["describe-eif", "describe-enclaves"])
    }

    @Test func variablesAndFields() {
        #expect(complete("echo $m") == ["$memory"])
        #expect(complete("echo $last.M") == ["$last.Measurements.PCR0"])
        #expect(complete("echo ${im") == ["${image}"])
        #expect(complete("echo a$enclave.c") == ["a$enclave.cid"])
        #expect(complete("echo '$m") == [])
        #expect(complete("echo \"$m") == ["$memory"])
    }

    @Test func recordsBeforeTheirFields() {
        #expect(complete("echo $") == ["$enclave", "$image", "$last", "$memory"])
        #expect(complete("echo ${en") == ["${enclave"])
        #expect(complete("echo ${enclave.") == ["${enclave.cid}", "${enclave.name}"])
        #expect(complete("echo $image.") == [])
        #expect(Completer.complete("echo $en", in: Self.snapshot).suffix == "")
    }

    @Test func valuesBehindAnEqualsSign() {
        let completion = Completer.complete("run-enclave --eif-path=he", in: Self.snapshot)
        #expect(completion.candidates.map(\.text) == ["hello.eif"])
        #expect(completion.start == "run-enclave --eif-path=".utf8.count)
        #expect(complete("console --enclave-name=") == ["hello"])
        #expect(complete("run-enclave --eif-path=hello.eif --eif-") == [])
        #expect(complete("run-enclave --nonsense=h") == [])
    }

    @Test func anyFileBehindRedirectionAndForSh() {
        #expect(complete("echo hi > no") == ["notes.txt"])
        #expect(complete("echo hi >> build/") == ["build/app.eif"])
        #expect(complete("!ls -l no") == ["notes.txt"])
        #expect(complete("!cat <no") == ["notes.txt"])
        #expect(complete("describe-enclaves | jq -f no") == ["notes.txt"])
        #expect(complete("!echo $no") == [])
        #expect(complete("!echo 'no") == [])
        let completion = Completer.complete("!cat 日", in: Self.snapshot)
        #expect(completion.candidates.map(\.text) == ["日本.eif"])
        #expect(completion.start == "!cat ".utf8.count)
    }

    @Test func conditions() {
        #expect(complete("wait $enclave.state =") == ["=="])
        #expect(complete("wait $enclave.state == R") == ["RUNNING"])
    }

    @Test func nothingWhereTheLineIsNotOurs() {
        #expect(complete("# run-") == [])
        #expect(complete("# ") == [])
        #expect(complete("describe-enclaves > x y") == [])
        #expect(complete("unknown-verb --") == [])
    }
}
