import Foundation
import NeshCommand
import NeshShell
import NeshTestSupport
import Testing

/// A verb that is not momentary prints the same again: its examples are recorded here and checked elsewhere.
@Suite(.enabled(if: TestProgram.areInstalled("openssl"), "openssl is not installed")) struct RecordedExampleTests {
    /// Verbs whose output is expected again, each with its examples that need no console.
    static let verbs: [CommandSpec] = CommandTable.shell.specs.filter {
        $0.traits.isDisjoint(with: [.momentary, .unrecorded]) && $0.promptOnly != [$0.name]
    }

    private func lines(of spec: CommandSpec) -> [String] {
        spec.examples.map(\.line).filter { !$0.contains("console") && $0 != "else" && $0 != "end" }
    }

    private func prepared() throws -> ScriptProgram {
        let program = try ScriptProgram()
        let ended = try program.bash(
            """
            set -e
            cp -r \(ScriptProgram.quoted(HelloImage.app)) hello-app
            cp \(ScriptProgram.quoted(HelloImage.path)) hello.eif
            cp hello.eif old.eif
            echo 'set sourced yes' > common.nesh
            openssl req -new -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:secp384r1 -days 30 \\
                -subj /CN=example -keyout key.pem -out cert.pem 2> /dev/null
            """)
        try #require(ended.status == 0, "\(ended)")
        return program
    }

    @Test(arguments: verbs.map(\.name)) func whatIsRecordedIsPrintedAgain(_ verb: String) throws {
        try #require(HelloImage.problem == "")
        let spec = try #require(Self.verbs.first { $0.name == verb })
        let first = try prepared()
        let script = [
            "option on-error continue", "use hello.eif",
            "run-enclave --cpu-count 1 --memory 256 --debug-mode --enclave-name hello",
        ]
        try first.write("examples.nesh", (script + lines(of: spec)).joined(separator: "\n") + "\n")
        let recorded = try first.nesh("--engine", "memory", "--record", "again", "examples.nesh")
        let text = try first.read("again.nesh")
        #expect(text.contains("\nrun-enclave"), "\(recorded)")
        // The keys of another day: what they measure is theirs.
        let second = try prepared()
        _ = try second.bash("cp \(ScriptProgram.quoted(first.work))/*.pem .")
        try second.write("again.nesh", text)
        let verified = try second.nesh("--engine", "memory", "--verify", "again.nesh")
        #expect(verified.status == 0, "\(verified)\n\(text)")
    }
}
