import NeshCommand
import NeshData
import NeshTeaching
import NeshTerminal
import NeshText

/// What a lesson has to say of a line while it is typed.
extension TutorialGuide {
    /// Elsewhere they are not commands, or mean something else.
    static let words: [String: LessonDesk.Wish] = Dictionary(
        uniqueKeysWithValues: LessonWord.allCases.map { ($0.rawValue, $0.wish) }
            + ["exit", "quit", "q"].map { ($0, .leave) })

    /// The wish that a line is, however its word is written: `Hint`, `hint?`, in full-width letters.
    static func wish(_ line: String) -> LessonDesk.Wish? {
        var word = (FullWidth.narrowed(line) ?? line).trimmed.lowercased()
        while let last = word.last, "?!.。".contains(last) { word.removeLast() }
        return words[word]
    }

    /// The word that a line begins with or means, and what stands behind it; nil for a line that may be a command.
    /// `stop` with a name ends an enclave in other programs.
    static func lessonWord(in line: String) -> (word: LessonWord, rest: String)? {
        let narrow = (FullWidth.narrowed(line) ?? line).trimmed
        let first = String(narrow.prefix { $0 != " " })
        let rest = String(narrow.dropFirst(first.count)).trimmed
        guard let word = LessonWord(rawValue: first) ?? LessonWord.meant(by: first), rest.isEmpty || word != .stop
        else {
            return nil
        }
        return (word, rest)
    }

    func isOwn(_ line: String) -> Bool { tutorial != nil && (Self.wish(line) != nil || line.trimmed == "next") }

    func completions(_ line: String, _ cursor: Int) -> Completions? {
        guard let answer = tutorial?.answer, !answer.contains("\n") else { return nil }
        // There is nothing to complete: what the editor knew of would take the step's own line away.
        if Self.isWhole(line, answer) {
            let note = StyledText(TutorialPhrases.enterRuns[language], .dim)
            return Completions([], replace: cursor..<cursor, note: note)
        }
        guard line.isEmpty else { return nil }
        return Completions([Completions.Candidate(answer)], replace: 0..<0, suffix: "")
    }

    /// The line is the step's answer, with or without blanks behind it.
    private static func isWhole(_ line: String, _ answer: String) -> Bool {
        line.hasPrefix(answer) && line.dropFirst(answer.count).allSatisfy { $0 == " " }
    }

    func suggestion(_ line: String) -> String? {
        guard let tutorial, let answer = tutorial.answer, !answer.contains("\n") else { return nil }
        // Behind the whole answer comes nothing: what history would add contradicts the step.
        if Self.isWhole(line, answer) { return "" }
        guard answer.hasPrefix(line) else { return nil }
        return tutorial.isAnswerShown ? String(answer.dropFirst(line.count)) : nil
    }
}
