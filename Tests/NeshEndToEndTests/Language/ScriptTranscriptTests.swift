import Foundation
import NeshTestSupport
import Testing

/// Every rule of the language, as a person sees it: command lines and what they print, kept in files.
@Suite struct ScriptTranscriptTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../Fixtures/Transcripts").standardizedFileURL.path
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

    @Test(.enabled(if: TestProgram.areInstalled("jq"), "jq is not installed"), arguments: names)
    func transcript(name: String) throws {
        #expect(HelloImage.problem == "")
        let text = try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
        let program = try ScriptProgram()
        for step in Transcript.steps(text) {
            let ended = try program.bash(
                "exec 2>&1\n" + step.command,
                environment: ["HELLO": HelloImage.path, "HELLO_PROGRAM": HelloImage.app + "/hello"])
            let said = Transcript.shown(program.steady(ended.output), ended.status)
            #expect(said == step.expected, "\(name):\(step.line): \(step.command)")
        }
    }

    @Test func thereAreSome() { #expect(Self.names.count >= 12) }
}

/// Lines that begin with `$ ` are commands, `> ` goes on with one, two blanks begin what it prints, `[n]` is its
/// status if that is not 0. All else is remark.
enum Transcript {
    struct Step {
        var line: Int
        var command: String
        var expected: [String]
    }

    static func steps(_ text: String) -> [Step] {
        var steps: [Step] = []
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            if line.hasPrefix("$ ") {
                steps.append(Step(line: index + 1, command: String(line.dropFirst(2)), expected: []))
            } else if steps.isEmpty {
                continue
            } else if line.hasPrefix(">"), steps[steps.count - 1].expected.isEmpty {
                steps[steps.count - 1].command += "\n" + line.dropFirst(2)
            } else if line.hasPrefix("  ") || line.hasPrefix("[") {
                steps[steps.count - 1].expected.append(line)
            }
        }
        return steps
    }

    static func shown(_ output: String, _ status: Int32) -> [String] {
        var lines = output.components(separatedBy: "\n")
        let isWhole = lines.last == ""
        if isWhole { lines.removeLast() }
        var shown = lines.map { $0.isEmpty ? "  (empty)" : "  " + $0 }
        if !isWhole { shown.append("  (no newline)") }
        if status != 0 { shown.append("[\(status)]") }
        return shown
    }
}
