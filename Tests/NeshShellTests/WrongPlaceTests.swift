import Foundation
import NeshCommand
import NeshData
import NeshInterpreter
import NeshShell
import NeshTestSupport
import Testing

/// Words in the wrong place: what they were meant to be, at nesh's own commands.
@Suite struct WrongPlaceTests {
    private func problems(_ line: String) -> [Binder.Problem] {
        let words = line.split(separator: " ").map(String.init)
        guard let spec = CommandTable.shell.named(words[0])?.spec else { return [] }
        do throws(Binder.Problems) {
            _ = try Binder.bind(words.dropFirst().map { Binder.Word($0) }, to: spec)
            return []
        } catch { return error.all }
    }

    @Test("JSON is all that some verbs print") func jsonWithoutItsOption() {
        for verb in ["describe-enclaves", "terminate-enclave"] {
            let found = problems("\(verb) --json").first
            #expect(found?.suggestion == "", "\(verb)")
            #expect(found?.notes == ["\(verb.prefix { $0 != " " }) prints JSON without it: leave it out"])
        }
    }

    @Test(
        "a word without its option",
        arguments: [
            ("pcr some.bin", "--input some.bin"), ("pcr my.eif", "describe-eif my.eif"),
            ("pcr cert.pem", "--signing-certificate cert.pem"),
            ("pcr i-0123456789abcdef0", "--instance-id i-0123456789abcdef0"),
            ("attestation verify doc.bin hello.eif", "--eif hello.eif"),
            ("sign-eif --signing-certificate cert.pem key.pem", "--private-key key.pem"),
            ("sign-eif --private-key key.pem cert.pem", "--signing-certificate cert.pem"),
            ("sign-eif --signing-certificate cert.pem lesson-key.pem", "--private-key lesson-key.pem"),
            ("sleep 1 second", "1s"), ("record talk talk.nesh", ""),
        ])
    func options(line: String, instead: String) {
        #expect(problems(line).map(\.suggestion) == [instead], "\(problems(line))")
    }

    @Test(
        "an option where the word stands alone",
        arguments: [
            ("describe-eif --file hello.eif", "hello.eif"), ("attestation show --document doc.bin", "doc.bin"),
            ("attestation show --input doc.bin", "doc.bin"), ("logs --enclave hello", "hello"),
            ("use --eif-path hello.eif", "hello.eif"), ("use --enclave-name hello", "hello"),
            ("kms policy --key alias/app", "alias/app"), ("kms call --operation Encrypt", "Encrypt"),
            ("source --file x.nesh", "x.nesh"), ("vsock connect --port 5005", "5005"), ("help --verb ls", "ls"),
            ("explain --last", "last"), ("option --hints off", "hints"),
            ("tutorial --list", "status"), ("allocator set --memory 512", "memory_mib"),
            ("describe-eif --file=hello.eif", "hello.eif"),
        ])
    func operands(line: String, instead: String) {
        #expect(problems(line).map(\.suggestion) == [instead], "\(problems(line))")
    }

    /// What is to be done stands before what it is done with.
    @Test func exchangedWords() {
        #expect(problems("kms lesson.eif policy").map(\.suggestion) == ["policy lesson.eif"])
        #expect(problems("images hello:latest remove").map(\.suggestion) == ["remove hello:latest"])
        for word in ["again", "restart", "start"] {
            #expect(problems("tutorial \(word) hello").map(\.suggestion) == ["hello --again"])
        }
        // The word behind one that is too many takes its place.
        #expect(problems("record start demo").map(\.suggestion) == [""])
    }

    @Test(
        "a file for what is printed",
        arguments: ["kms-policy --output x.json", "describe-eif hello.eif -o x.json", "kms-policy hello.eif x.json"])
    func output(line: String) {
        #expect(problems(line).map(\.suggestion) == ["> x.json"], "\(problems(line))")
    }

    @Test(
        "an option that there is not, told by its value; a directory that is written into",
        arguments: [
            ("vsock-proxy 8001 localhost 443 --allowlist list.yaml", "--config list.yaml"),
            ("sign-eif --key-file key.pem", "--private-key key.pem"), ("eif extract --output parts", "parts"),
        ])
    func named(line: String, instead: String) {
        #expect(problems(line).first?.suggestion == instead, "\(problems(line))")
    }

    @Test("an option that there is keeps its own suggestion, and what nobody can know has none")
    func others() {
        #expect(problems("build-enclave --docker-uri x --out x.eif").first?.suggestion == "--output-file")
        #expect(problems("kms-policy alias/app hello.eif").map(\.suggestion) == [nil])
        #expect(
            problems("kms-policy alias/app hello.eif")[0].notes == [
                "kms-policy takes one FILE, here 'alias/app'"
            ])
        #expect(problems("describe-enclaves hello")[0].notes == ["describe-enclaves takes options only"])
        #expect(problems("doctor --engine nitro").map(\.suggestion) == [nil])
        // A number is not a unit, and of a plain text nothing is.
        #expect(problems("run-enclave --memory 64 --cpu-count 2 512").map(\.suggestion) == [nil])
        #expect(problems("attestation request hello --nonce 4711 now").map(\.suggestion) == [nil])
        #expect(problems("run-enclave --cpu-count 1 --memory 1 G").map(\.suggestion) == ["1G"])
        #expect(problems("ls --bogus").map(\.notes) == [["help ls  # lists its options"]])
    }

    @Test("a command that is written with a dash is told from the one with a blank")
    func namesakes() throws {
        let said = try transcript("kms-policy alias/app hello.eif")
        #expect(said.contains("help kms  # explains kms policy, another command"), "\(said)")
        #expect(try !transcript("kms-policy --rle-arn x").contains("another command"))
    }

    @Test("what the correction puts there is the whole line")
    func whole() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("describe-eif --file hello.eif\n")
        #expect(shell.interpreter.takeCorrection() == "describe-eif hello.eif")
        _ = shell.interpreter.submit("pcr my.eif\n")
        #expect(shell.interpreter.takeCorrection() == "describe-eif my.eif")
    }

    @Test(
        "words of other programs, and of this one in another order",
        arguments: [
            ("console -f hello", "console hello"), ("console --until x --timeout 3s", "console --until x --for 3s"),
            ("run-enclave --memory 16MiB --cpu-count 2", "run-enclave --memory 16 --cpu-count 2"),
            ("run-enclave --memory 1.5GB --cpu-count 2", "run-enclave --memory 1536 --cpu-count 2"),
            ("run-enclave --memory 16 MiB --cpu-count 2", "run-enclave --memory 16 --cpu-count 2"),
            ("kms log -n1", "kms log -n 1"), ("stop kms", "kms stop"), ("list images", "images list"),
            (
                "kms call GenerateRandom --number-of-bytes 3",
                "kms call GenerateRandom NumberOfBytes:=3"
            ),
            ("kms call ListKeys --limit=3", "kms call ListKeys Limit:=3"),
            (
                "kms call Encrypt --key-id x --encryption-context '{\"a\":\"b\"}'",
                "kms call Encrypt KeyId=x EncryptionContext:='{\"a\":\"b\"}'"
            ),
            (
                "kms call CreateKey --tags TagKey=a,TagValue=b",
                #"kms call CreateKey Tags:='[{"TagKey":"a","TagValue":"b"}]'"#
            ),
            (
                "kms call Encrypt --key-id alias/app --plaintext fileb://x",
                "kms call Encrypt KeyId=alias/app Plaintext=fileb://x"
            ),
        ])
    func meant(line: String, instead: String) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit(line + "\n")
        let lines = [shell.interpreter.takeCorrection(), shell.interpreter.takeDraft()]
        #expect(lines.contains(instead), "\(shell.err.text)")
    }

    @Test(
        "KEY=VALUE sets, too; a key or a value that is none is corrected as a whole, and never by another key's example"
    )
    func allocator() throws {
        let directory = try TemporaryDirectory()
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("option allocator-file \(directory.path)/a.yaml\n")
        _ = shell.interpreter.submit("allocator set cpu_count=4\n")
        #expect(
            try String(contentsOfFile: "\(directory.path)/a.yaml", encoding: .utf8).contains("cpu_count: 4"),
            "\(shell.err.text)")
        for (line, instead) in [
            ("allocator set memory=3GiB", "allocator set memory_mib 3072"),
            ("allocator set memory 3072MiB", "allocator set memory_mib 3072"),
            ("allocator set memory_mib 3072MiB", "allocator set memory_mib 3072"),
            ("allocator set cpu-pool '1, 3'", "allocator set cpu_pool '1, 3'"),
        ] {
            _ = shell.interpreter.submit(line + "\n")
            #expect(shell.interpreter.takeDraft() == instead, "\(shell.err.text)")
        }
        _ = shell.interpreter.submit("allocator set cpu_count\n")
        #expect(shell.err.text.contains("= for example: allocator set cpu_count"), "\(shell.err.text)")
    }
}
