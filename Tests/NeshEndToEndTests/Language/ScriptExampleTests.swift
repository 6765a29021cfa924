import Foundation
import NeshTestSupport
import Testing

/// The example scripts run as they are and print what they show.
@Suite(.enabled(if: TestProgram.areInstalled("jq"), "jq is not installed")) struct ScriptExampleTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var path: String
        /// With FOLDER for the app's folder.
        var arguments: [String]
        var testDescription: String { path }
    }

    static let examples = [
        Example(path: "docs/examples/tutorial.nesh", arguments: ["FOLDER"]),
        Example(path: "docs/examples/smoke.nesh", arguments: ["", "FOLDER"]),
        Example(path: "docs/examples/ci.nesh", arguments: ["FOLDER", "Hello from the .* side"]),
        Example(path: "docs/examples/demo.nesh", arguments: ["FOLDER"]),
        Example(path: "docs/examples/cleanup.nesh", arguments: ["well", "FOLDER"]),
        Example(path: "docs/tutorial/hello.nesh", arguments: ["FOLDER"]),
    ]

    private let program: ScriptProgram
    init() throws {
        program = try ScriptProgram()
        try #require(HelloImage.problem == "")
    }

    private func run(_ options: String, _ file: String, _ arguments: [String]) throws -> ScriptProgram.Ended {
        let words = [file] + arguments.map { $0 == "FOLDER" ? HelloImage.app : $0 }
        return try program.bash("nesh \(options) " + words.map(ScriptProgram.quoted).joined(separator: " "))
    }

    /// No enclave, and of files only those.
    private func expectNothingLeft(but files: [String] = []) throws {
        #expect(try program.nesh("describe-enclaves").output == "[]\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: program.work).sorted() == files)
    }

    @Test(arguments: examples) func itPrintsWhatItShows(_ example: Example) throws {
        let file = "\(ScriptProgram.repository)/\(example.path)"
        #expect(try run("-n", file, example.arguments) == .init(status: 0, output: "", errors: ""))
        let ended = try run("--timeout 60s --verify", file, example.arguments)
        #expect(ended.status == 0 && ended.output == "", "\(ended)")
        #expect(ended.errors.hasSuffix("compared, as expected\n"), "\(ended)")
        // The lesson's image is for the learner to go on with.
        try expectNothingLeft(but: example.path.hasSuffix("hello.nesh") ? ["hello.eif"] : [])
    }

    /// A line that is not what is printed: status 3 and a difference, which `--update` takes back.
    @Test(arguments: examples.dropLast()) func aChangedLineIsFound(_ example: Example) throws {
        let original = try String(contentsOfFile: "\(ScriptProgram.repository)/\(example.path)", encoding: .utf8)
        var lines = original.components(separatedBy: "\n")
        let literal = lines.indices.filter { index in
            // What stands beside `...` may be taken for a part of it.
            let line = lines[index].drop { $0 == " " }
            return line.hasPrefix("| ") && !line.contains("<") && !line.hasSuffix("...")
                && !lines[index - 1].hasSuffix("| ...") && !lines[index + 1].hasSuffix("| ...")
        }
        var random = TestRandom(seed: UInt64(original.utf8.count))
        let changed = literal[random.below(literal.count)]
        lines[changed] += "?"
        try program.write("changed.nesh", lines.joined(separator: "\n"))
        let ended = try run("--verify", "changed.nesh", example.arguments)
        #expect(ended.status == 3, "\(ended)")
        let right = String(lines[changed].dropLast())
        #expect(ended.output.hasPrefix("--- changed.nesh\n+++ changed.nesh\n@@ -"), "\(ended)")
        #expect(ended.output.contains("\n-\(lines[changed])\n+\(right)\n"), "\(ended)")
        #expect(ended.errors.contains("1 differs"), "\(ended)")
        #expect(try run("--update", "changed.nesh", example.arguments).status == 0)
        #expect(try program.read("changed.nesh") == original)
        try expectNothingLeft(but: ["changed.nesh"])
    }

    @Test func afterAFailureNothingIsLeftEither() throws {
        let file = "\(ScriptProgram.repository)/docs/examples/cleanup.nesh"
        let ended = try run("", file, ["fail", "FOLDER"])
        #expect(ended.status == 3)
        #expect(ended.errors.contains("expect failed: $enclave.state == EXITED"), "\(ended)")
        #expect(ended.errors.contains("Successfully terminated enclave"), "\(ended)")
        #expect(ended.output.hasSuffix("]\nlast of all, the files\n"), "\(ended)")
        try expectNothingLeft()
    }

    @Test func aTestForCISkipsAndReports() throws {
        let file = "\(ScriptProgram.repository)/docs/examples/ci.nesh"
        let skipped = try program.bash("SKIP_ENCLAVES=yes nesh --junit report.xml \(ScriptProgram.quoted(file))")
        #expect(skipped.status == 77)
        #expect(try program.read("report.xml").contains("<skipped message=\"skipped: "))
        let failed = try run("--junit report.xml", file, ["FOLDER", "says no such thing"])
        // Nothing waits here for the 30 s of the script: the limit on the whole run comes first.
        #expect(failed.status == 124)
        #expect(try program.read("report.xml").contains("<failure message=\"wait timed out"))
        try expectNothingLeft(but: ["report.xml"])
    }
}
