import Foundation
import NeshCommand
import NeshData
import NeshLanguage
import NeshShell
import NeshTeaching
import NeshTestSupport
import Testing

/// A line that only shows something is no try, wherever it is typed.
@Suite struct TeachingAsideTests {
    /// Every verb that only shows something, with each word that makes it one: from the verbs' own declarations and examples.
    /// What does not end by itself, or is about the lesson itself, is left out.
    static let looks: [String] = {
        let table = CommandTable.shell
        var lines = [
            "kms", "kms status", "kms keys", "kms env", "allocator", "allocator show --json", "set", "use", "option",
        ]
        for spec in table.specs where !["top", "reproduce", "tutorial"].contains(spec.name) {
            let alone = try? Binder.bind([], to: spec)
            if let alone, alone.onlyShows { lines.append(spec.name) }
            for example in spec.examples
            where !example.line.contains(where: { ">|'\"".contains($0) }) && !example.line.hasSuffix("--watch") {
                let words = example.line.split(separator: " ").dropFirst().map { Binder.Word(String($0)) }
                guard example.line.split(separator: " ").first.map(String.init) == spec.name,
                    let call = try? Binder.bind(words, to: spec), call.onlyShows
                else { continue }
                lines.append(example.line)
            }
        }
        return lines + ["top -n 1", "logs -n 1", "console --for 1ms", "!ls", "!cat /etc/hostname", "!pwd | wc -l"]
    }()

    @Test func theyAreMany() {
        for line in [
            "ls", "status", "resources", "describe-enclaves", "kms status", "kms log -n 1", "allocator show",
            "vsock ls", "eif ls hello.eif", "attestation show doc.bin", "images", "doctor", "jobs", "version",
        ] {
            #expect(Self.looks.contains(line), "\(line) in \(Self.looks)")
        }
    }

    /// In a step that looks, another look of the same verb is the step's own, done wrongly: that may count.
    private static func isOfStep(_ line: String, _ answer: String) -> Bool {
        // They show the same, so they do the step.
        let same = [
            "resources": "allocator", "allocator show": "resources", "ls": "describe-enclaves",
            "describe-eif": "eif map",
        ]
        if let other = same[answer], line.hasPrefix(other) { return true }
        let (verb, other) = (line.split(separator: " ").first, answer.split(separator: " ").first)
        return verb == other || answer.hasPrefix("!") && line.hasPrefix("!")
            || ["logs", "console", "wait"].contains(other ?? "") && ["logs", "console"].contains(verb ?? "")
    }

    @Test(arguments: Lesson.all.map(\.name)) func inNoStep(_ name: String) throws {
        let stage = try TeachingStage()
        let lesson = try #require(Lesson.named(name))
        let script = TaughtScript(Parser.parse(SourceText(name: name, text: lesson.text.english)).statements)
        let answers = script.scenes.compactMap { $0.task?.typedText }
        var lines: [String] = []
        for answer in answers { lines += Self.looks.filter { !Self.isOfStep($0, answer) } + ["skip"] }
        try stage.write("lines", lines.joined(separator: "\n") + "\n")
        let words = try stage.home.command(["tutorial", name, "--answers", "lines", "--report", "report.json"])
        let run = try Ended.of(
            words[0], Array(words.dropFirst()), environment: stage.environment, directory: stage.work, seconds: 300)
        let report = try JSON.parse(Array(try stage.text("report.json").utf8))
        let steps = report["Results"]?.array ?? []
        #expect(steps.count == answers.count, "\(run.errors)")
        for (index, step) in steps.enumerated() {
            #expect(step["Outcome"]?.string == "skipped", "step \(index + 1), \(answers[index])")
            #expect(step["Misses"]?.integer == 0, "step \(index + 1), \(answers[index]): \(step)")
        }
    }
}
