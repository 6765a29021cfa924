import NeshCommand
import NeshData
import NeshLanguage

/// `set name = value`, `name = value` and `set name=one two`, as other languages have it.
package enum OtherAssignment {
    /// Of `set` itself, the words behind it.
    package static func diagnostic(behind verb: ExpandedWord, _ words: ArraySlice<ExpandedWord>) -> Diagnostic? {
        guard let first = words.first, let last = words.last, first.isLiteral, words.count > 1,
            let sign = first.text.firstIndex(of: "="), case let name = String(first.text[..<sign]),
            // Several words would be one only with quotes, and in which, their variables decide.
            Variable.isName(name), words.allSatisfy(\.isLiteral)
        else { return diagnostic(words, from: verb, verb.text) }
        let value = [String(first.text[sign...].dropFirst())] + words.dropFirst().map(\.text)
        return proposing("\(verb.text) \(name) \(quoted(value))", verb.text, at: first, from: verb, to: last)
    }

    /// `set x =1`, `set x =`: what would be a value, and is another language's sign with or without one behind it.
    package static func diagnostic(takenBy verb: ExpandedWord, _ words: ArraySlice<ExpandedWord>) -> Diagnostic? {
        guard words.count == 2, let name = words.first, let last = words.last,
            let sign = signs.first(where: last.place.text.hasPrefix)
        else { return nil }
        if last.place.text == sign { return diagnostic(words, from: verb, verb.text) }
        var found = proposing(
            "\(verb.text) \(name.shown) \(last.place.text.dropFirst(sign.count))", verb.text, at: last, from: verb,
            to: last)
        let quoted = last.isLiteral ? "'\(last.text.insideQuotes)'" : "\"\(last.place.text)\""
        found.notes.append("if it is the value, put it in quotes: \(verb.text) \(name.shown) \(quoted)")
        return found
    }

    /// The longest first.
    private static let signs = [":=", "==", "="]

    /// - Parameters:
    ///   - words: the name first, then the sign.
    ///   - start: where the line that is proposed takes the place of this one.
    ///   - verb: of the commands, the one that gives a variable its value.
    /// - Returns: what the line should be; nil where the words are none of these.
    package static func diagnostic(
        _ words: ArraySlice<ExpandedWord>, from start: ExpandedWord, _ verb: String
    ) -> Diagnostic? {
        guard let name = words.first, let last = words.last, Variable.isName(name.text),
            let sign = words.dropFirst().first, sign.isLiteral, signs.contains(sign.place.text)
        else { return nil }
        let value = words.dropFirst(2)
        guard value.count < 2 || value.allSatisfy(\.isLiteral) else { return nil }
        guard !value.isEmpty else { return Diagnostic(message(verb), at: sign.place) }
        let shown = value.count == 1 ? value.first?.shown : quoted(value.map(\.text))
        return proposing("\(verb) \(name.text) \(shown ?? "''")", verb, at: sign, from: start, to: last)
    }

    private static func message(_ verb: String) -> String { "\(verb) takes a name and a value, without =" }

    private static func quoted(_ words: [String]) -> String {
        Quoting.shown(words.filter { !$0.isEmpty }.joined(separator: " "))
    }

    private static func proposing(
        _ line: String, _ verb: String, at wrong: ExpandedWord, from start: ExpandedWord, to last: ExpandedWord
    ) -> Diagnostic {
        var found = Diagnostic(
            message(verb), at: wrong.place, notes: [Quoting.question([line])], replacement: line)
        found.replaced = start.place.through(last.place)
        return found
    }
}

extension ExpandedWord {
    /// As it stands in a line that is proposed: with the variables that it was written with.
    package var shown: String { isLiteral ? Quoting.shown(text) : place.text }
}
