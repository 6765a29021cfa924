import NeshCommand
import NeshData
import NeshTeaching
import NeshTerminal
import NeshText

/// What a lesson has to say of a line while it is typed.
extension TutorialGuide {
    func isOwn(_ line: String) -> Bool { tutorial != nil && LessonLine(line) != nil }

    func completions(_ line: String, _ cursor: Int) -> Completions? {
        guard let answer = lineToType, !answer.contains("\n") else { return nil }
        // There is nothing to complete: what the editor knew of would take the step's own line away.
        if Self.isWhole(line, answer) {
            let note = StyledText(TutorialPhrases.enterRuns[language], .dim)
            return Completions([], replace: cursor..<cursor, note: note)
        }
        guard line.isEmpty else { return nil }
        return Completions([Completions.Candidate(answer)], replace: 0..<0, suffix: "")
    }

    /// The step's answer, or what the learner was told to do first.
    private var lineToType: String? { wayBack?.line ?? tutorial?.answer }

    /// The prompt shows it, dimmed.
    private var isLineShown: Bool { wayBack != nil || tutorial?.isAnswerShown ?? false }

    /// The line is the step's answer, with or without blanks behind it.
    private static func isWhole(_ line: String, _ answer: String) -> Bool {
        line.hasPrefix(answer) && line.dropFirst(answer.count).allSatisfy { $0 == " " }
    }

    func suggestion(_ line: String) -> String? {
        guard tutorial != nil, let answer = lineToType, !answer.contains("\n") else { return nil }
        // Behind the whole answer comes nothing: what history would add contradicts the step.
        if Self.isWhole(line, answer) { return "" }
        guard answer.hasPrefix(line) else { return nil }
        return isLineShown ? String(answer.dropFirst(line.count)) : nil
    }
}
