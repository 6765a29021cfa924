import NeshData

/// What a line typed in a lesson has to do with the lesson itself; no such line tries the step.
package enum LessonLine {
    /// A word of the lesson's, or one that leaves it.
    case wish(LessonDesk.Wish)
    /// Forward, which may mean the next step or the next lesson.
    case next
    /// A lesson's word with something behind it.
    case almost(LessonWord, rest: String)

    /// Reads a line however its word is written: `Hint`, `hint?`, in full-width letters, `ヒント`.
    /// - Returns: nil for a line that may be a command. `stop` with a name ends an enclave in other programs.
    package init?(_ line: String) {
        let narrow = String((FullWidth.narrowed(line) ?? line).trimmingSpaces)
        var word = narrow.lowercased()
        while let last = word.last, "?!.。".contains(last) { word.removeLast() }
        if let wish = LessonWord(rawValue: word)?.wish {
            self = .wish(wish)
        } else if ["exit", "quit"].contains(word) {
            self = .wish(.leave)
        } else if ["next", "continue", "forward"].contains(word) {
            self = .next
        } else if ["previous", "prev"].contains(word) {
            self = .wish(.back)
        } else if let meant = LessonWord.meant(by: word) {
            self = .wish(meant.wish)
        } else {
            let first = String(narrow.prefix { $0 != " " })
            let rest = String(narrow.dropFirst(first.count).trimmingSpaces)
            guard let word = LessonWord(rawValue: first) ?? LessonWord.meant(by: first),
                rest.isEmpty || word != .stop || Self.fillers.contains(rest)
            else { return nil }
            self = .almost(word, rest: rest)
        }
    }

    /// What people say behind `stop` who mean the lesson, not an enclave.
    private static let fillers: Set<String> = ["now", "it", "this", "lesson", "tutorial"]
}
