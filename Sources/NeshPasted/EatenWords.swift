import NeshData
import NeshLanguage

/// A condition that came as the words of another shell's line: that shell has put its own values in the place of `$` and
/// `~`, or was kept from it by quotes. Either way nothing is left that could change.
package enum EatenWords {
    /// - Parameters:
    ///   - arguments: the verb first.
    ///   - home: what the other shell puts in the place of `~`.
    /// - Returns: nil where nothing seems to be gone.
    package static func diagnostic(_ arguments: [String], home: String?) -> Diagnostic? {
        guard let verb = arguments.first else { return nil }
        let rest = Array(arguments.dropFirst())
        let end = rest.firstIndex { $0.hasPrefix("--") } ?? rest.count
        var (words, options) = (Array(rest[..<end]), rest[end...])
        if let quoted = words.first(where: isVariable) {
            return Diagnostic(
                "nesh \(verb) takes '\(quoted)' as plain text", at: nil,
                notes: ["a line with a variable is one word for nesh -c"],
                fixes: [line([verb] + words + options)])
        }
        let field =
            words.first.map { $0.hasPrefix(".") && $0.dropFirst().allSatisfy(\.isLetter) && $0.count > 1 } ?? false
        var isEaten = false
        if field, words.count > 1, Condition.Operator(rawValue: words[1]) != nil {
            words[0] = "$enclave" + words[0]
            isEaten = true
        }
        if let home, let index = words.prefix(2).firstIndex(of: home), words.count == index + 2 {
            words[index] = Condition.Operator.matches.rawValue
            isEaten = true
        }
        if let first = words.first.flatMap(Condition.Operator.init), words.count == 2 {
            let isText = first == .matches || first == .matchesNot
            words.insert(isText ? verb == "wait" ? "$console" : "$output" : "$NAME", at: 0)
            isEaten = true
        }
        guard isEaten else { return nil }
        return Diagnostic(
            "your shell has replaced a word that begins with $ or ~, so nesh never saw it", at: nil,
            notes: ["in single quotes the line reaches nesh as you type it"],
            fixes: [line([verb] + words + options)])
    }

    private static func isVariable(_ word: String) -> Bool {
        guard word.hasPrefix("$") else { return false }
        return Variable.isName(String(word.dropFirst().prefix { $0 != "." }))
    }

    private static func line(_ words: [String]) -> String {
        let text = words.map { word in
            isVariable(word) || Condition.Operator(rawValue: word) != nil || word.hasPrefix("--")
                ? word : Quoting.shown(word)
        }
        return "nesh -c '\(text.joined(separator: " ").insideQuotes)'"
    }
}
