import NeshCommand
import NeshData
import NeshInterpreter
import NeshShell
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

    @Test(
        "a word without its option",
        arguments: [
            ("pcr some.bin", "--input some.bin"), ("pcr my.eif", "--input my.eif"),
            ("pcr cert.pem", "--signing-certificate cert.pem"),
            ("pcr i-0123456789abcdef0", "--instance-id i-0123456789abcdef0"),
            ("attestation verify doc.bin hello.eif", "--eif hello.eif"),
            ("sign-eif --signing-certificate cert.pem key.pem", "--private-key key.pem"),
            ("sign-eif --private-key key.pem cert.pem", "--signing-certificate cert.pem"),
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
            ("allocator set --memory 512", "memory_mib"), ("describe-eif --file=hello.eif", "hello.eif"),
        ])
    func operands(line: String, instead: String) {
        #expect(problems(line).map(\.suggestion) == [instead], "\(problems(line))")
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
        #expect(problems("kms-policy alias/app hello.eif")[0].notes == ["FILE is 'alias/app' already"])
        #expect(problems("describe-enclaves hello")[0].notes == ["describe-enclaves takes options only"])
        #expect(problems("doctor --engine nitro").map(\.suggestion) == [nil])
    }

    @Test("a command that is written with a dash is told from the one with a blank")
    func namesakes() throws {
        let said = try transcript("kms-policy alias/app hello.eif")
        #expect(said.contains("kms policy is another command: help kms"), "\(said)")
        #expect(try !transcript("kms-policy --rle-arn x").contains("another command"))
    }

    @Test("what the correction puts there is the whole line")
    func whole() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("describe-eif --file hello.eif\n")
        #expect(shell.interpreter.takeCorrection() == "describe-eif hello.eif")
        _ = shell.interpreter.submit("pcr my.eif\n")
        #expect(shell.interpreter.takeCorrection() == "pcr --input my.eif")
    }
}
