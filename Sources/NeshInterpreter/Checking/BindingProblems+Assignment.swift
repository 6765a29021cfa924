import NeshCommand
import NeshData
import NeshLanguage

extension BindingProblems {
    /// `set name = value` and `name = value`, as other languages have it.
    /// - Parameters:
    ///   - verb: of the commands, the one that gives a variable its value.
    ///   - words: the name first.
    static func ofEqualsSign(_ words: ArraySlice<ExpandedWord>, from start: ExpandedWord, _ verb: String) -> Diagnostic?
    {
        guard words.count > 1, let name = words.first, Variable.isName(name.text),
            let sign = words.dropFirst().first, sign.isLiteral, ["=", "==", ":="].contains(sign.place.text)
        else { return nil }
        let value = words.dropFirst(2)
        // Several words would be one only with quotes, and in which, their variables decide.
        guard value.count < 2 || value.allSatisfy(\.isLiteral) else { return nil }
        let shown = value.count == 1 ? value.first?.shown : Quoting.shown(value.map(\.text).joined(separator: " "))
        let line = "\(verb) \(name.text) \(value.isEmpty ? "VALUE" : shown ?? "''")"
        var found = Diagnostic(
            "\(verb) takes a name and a value, without =", at: sign.place,
            notes: value.isEmpty ? [] : [Quoting.question([line])], replacement: value.isEmpty ? nil : line)
        if let last = value.last { found.replaced = start.place.through(last.place) }
        return found
    }
}
