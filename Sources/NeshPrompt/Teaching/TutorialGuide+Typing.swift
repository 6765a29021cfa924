import NeshTeaching
import NeshTerminal

/// What a lesson has to say of a line while it is typed.
extension TutorialGuide {
    /// Elsewhere they are not commands, or mean something else.
    static let words: [String: LessonDesk.Wish] = [
        "hint": .hint, "skip": .skip, "back": .back, "stop": .leave, "exit": .leave, "quit": .leave, "q": .leave,
    ]

    func isOwn(_ line: String) -> Bool { tutorial != nil && Self.words[line.trimmed] != nil }

    func completions(_ line: String, _ cursor: Int) -> Completions? {
        guard let answer = tutorial?.answer, line.isEmpty, !answer.contains("\n") else { return nil }
        return Completions([Completions.Candidate(answer)], replace: 0..<0, suffix: "")
    }

    func suggestion(_ line: String) -> String? {
        guard let tutorial, let answer = tutorial.answer, answer.hasPrefix(line), !answer.contains("\n") else {
            return nil
        }
        // Behind the whole answer comes nothing: what history would add contradicts the step.
        if line == answer { return "" }
        return tutorial.isAnswerShown ? String(answer.dropFirst(line.count)) : nil
    }
}
