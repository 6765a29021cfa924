import NeshCommand
import NeshData
import NeshInterpreter
import NeshSystem
import NeshText

/// How a lesson went, step by step, for a teacher, CI or a learning platform.
package struct LessonReport: Sendable, Equatable {
    /// What became of a step.
    package enum Outcome: String, Sendable {
        /// Nobody has come to it, or its effect never came.
        case open
        case done
        /// `skip`
        case skipped
        /// In an earlier session, which this report knows nothing of.
        case earlier
    }

    /// How the learner did one step.
    package struct Step: Sendable, Equatable {
        /// The first line of what is reported.
        package var title: String
        /// What the lesson itself would type.
        package var answer: String
        /// What became of it so far.
        package var outcome = Outcome.open
        /// Lines that were no answer.
        package var misses = 0
        /// Hints that were asked for or came by themselves.
        package var hints = 0
        /// How long the learner was at it, in all sessions of this report.
        package var time = Duration.zero
        /// Why the last line was no answer: the conditions that did not hold.
        package var unmet: [String] = []
    }

    /// The lesson's name.
    package var lesson: String
    package var language: Language
    package var steps: [Step]
    /// Seconds since 1970.
    package var startedAt: Int64

    /// A report with every step of the lesson open.
    /// - Parameter startedAt: seconds since 1970.
    package init(_ lesson: Lesson, _ language: Language, _ scenes: [Scene], startedAt: Int64 = WallClock.seconds) {
        self.lesson = lesson.name
        self.language = language
        self.startedAt = startedAt
        steps = scenes.map { scene in
            Step(
                title: Paragraphs.title(of: scene.narration) ?? scene.task?.typedText ?? "",
                answer: scene.task?.typedText ?? "")
        }
    }

    /// The same with a step that is to be done once more, counted from 0.
    package func reopened(_ step: Int) -> LessonReport {
        var report = self
        if steps.indices.contains(step) { report.steps[step].outcome = .open }
        return report
    }

    /// Steps that the learner did.
    package var done: Int { steps.count { $0.outcome == .done || $0.outcome == .earlier } }
    package var isComplete: Bool { done == steps.count }

    /// By the file's ending: `.xml` is JUnit's form, anything else JSON.
    /// - Throws: E19 where the file cannot be written.
    package func write(to path: String) throws(Failure) {
        try Self.checkPlace(of: path)
        let text = path.hasSuffix(".xml") ? xml : json.pretty + "\n"
        try failing(.fileOperation, try AtomicFile.write(Array(text.utf8), to: path))
    }

    /// To be called before a lesson begins, so that nobody takes it for a report that cannot be written.
    /// - Throws: E19 where another file is, and where none can be.
    package static func checkPlace(of path: String) throws(Failure) {
        guard File.mayReplace(path, holding: path.hasSuffix(".xml") ? JUnitReport.mark : "\"Lesson\"") else {
            throw Failure(
                .fileOperation, "\(path) is there already, and is not a report", fixes: ["--report report.json"])
        }
        try failing(.fileOperation, try File.checkPlace(of: path))
    }

    package var json: JSON {
        [
            "Lesson": .string(lesson), "Language": .string(language.rawValue), "StartedAt": .string(rfc3339(startedAt)),
            "Steps": .integer(Int64(steps.count)), "Done": .integer(Int64(done)),
            "Skipped": .integer(Int64(steps.count { $0.outcome == .skipped })),
            "Score": .number(steps.isEmpty ? 0 : (Double(done) / Double(steps.count) * 1000).rounded() / 1000),
            "Results": .array(
                steps.enumerated().map { index, step in
                    [
                        "Step": .integer(Int64(index + 1)), "Title": .string(step.title),
                        "Answer": .string(step.answer), "Outcome": .string(step.outcome.rawValue),
                        "Misses": .integer(Int64(step.misses)), "Hints": .integer(Int64(step.hints)),
                        "Seconds": .number(Self.seconds(step.time)),
                        "Unmet": .array(step.unmet.map { .string($0) }),
                    ]
                }),
        ]
    }

    private static func seconds(_ time: Duration) -> Double {
        let (seconds, attoseconds) = time.components
        // One division, so that the number is written with three digits.
        return Double(seconds * 1000 + attoseconds / 1_000_000_000_000_000) / 1000
    }

    /// As JUnit writes it: a step is a test case.
    package var xml: String {
        let failed = steps.count { $0.outcome == .open }
        let skipped = steps.count { $0.outcome == .skipped || $0.outcome == .earlier }
        let whole = steps.reduce(Duration.zero) { $0 + $1.time }
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites>
              <testsuite name="\(XMLText.escaped(lesson))" tests="\(steps.count)" failures="\(failed)" \
            skipped="\(skipped)" time="\(XMLText.seconds(whole))" timestamp="\(rfc3339(startedAt))">

            """
        for (index, step) in steps.enumerated() {
            text += "    <testcase classname=\"\(XMLText.escaped(lesson))\" "
            text += "name=\"\(index + 1): \(XMLText.escaped(step.title))\" time=\"\(XMLText.seconds(step.time))\">\n"
            text += "      <properties><property name=\"misses\" value=\"\(step.misses)\"/>"
            text += "<property name=\"hints\" value=\"\(step.hints)\"/></properties>\n"
            switch step.outcome {
            case .done: break
            case .open:
                let why = step.unmet.isEmpty ? "not done" : step.unmet.joined(separator: "; ")
                text += "      <failure message=\"\(XMLText.escaped(why))\">\(XMLText.escaped(step.answer))</failure>\n"
            case .skipped: text += "      <skipped message=\"skipped by the learner\"/>\n"
            case .earlier: text += "      <skipped message=\"done in an earlier session\"/>\n"
            }
            text += "    </testcase>\n"
        }
        return text + "  </testsuite>\n</testsuites>\n"
    }
}
