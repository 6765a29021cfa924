import NeshCommand
import NeshData
import NeshLanguage

/// `set name = value`, `name = value` and `set name=one two`, as other languages have it.
package enum OtherAssignment {
    /// Of a verb that gives a name a value, with words that it does not take.
    /// - Parameter words: the verb first.
    package static func diagnostic(refusedBy spec: CommandSpec, _ words: [ExpandedWord]) -> Diagnostic? {
        guard gives(spec), let verb = words.first else { return nil }
        let words = words.dropFirst()
        guard let first = words.first, let last = words.last, first.isLiteral,
            let sign = first.text.firstIndex(of: "="), case let name = String(first.text[..<sign]),
            // Several words would be one only with quotes, and in which, their variables decide.
            isName(name), words.allSatisfy(\.isLiteral), words.count > 1 || SettingSpec.named(name) != nil
        else { return diagnostic(words, from: verb, verb.text) }
        let value = [String(first.text[sign...].dropFirst())] + words.dropFirst().map(\.text)
        return proposing("\(verb.text) \(name) \(quoted(value))", verb.text, at: first, from: verb, to: last)
    }

    /// `set x =1`: what the verb takes as a value has another language's sign before it.
    /// - Parameter words: the verb first.
    package static func diagnostic(takenBy spec: CommandSpec, _ words: [ExpandedWord]) -> Diagnostic? {
        guard gives(spec), words.count == 3, let sign = signs.first(where: words[2].place.text.hasPrefix),
            // Alone it is a text like any other.
            words[2].place.text != sign
        else { return nil }
        let (verb, name, last) = (words[0], words[1], words[2])
        let start = "\(verb.text) \(name.shown) "
        var found = proposing(
            start + last.place.text.dropFirst(sign.count), verb.text, at: last, from: verb, to: last)
        if SettingSpec.named(name.text) != nil { return found }
        let quoted = last.isLiteral ? "'\(last.text.insideQuotes)'" : "\"\(last.place.text)\""
        found.notes.append("if it is the value, put it in quotes: \(start + quoted)")
        return found
    }

    private static func gives(_ spec: CommandSpec) -> Bool {
        spec.effects.contains { effect in
            switch effect {
            case .variable, .setting: true
            default: false
            }
        }
    }

    private static func isName(_ word: String) -> Bool { Variable.isName(word) || SettingSpec.named(word) != nil }

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
        guard let name = words.first, let last = words.last, isName(name.text),
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
