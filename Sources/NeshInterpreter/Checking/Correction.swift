import NeshCommand
import NeshLanguage

/// A line with what its errors suggest.
package enum Correction {
    /// Nil where no error has a suggestion for the text itself. A suggestion is a guess: nothing that ends, overwrites
    /// or signs something is offered on one.
    static func apply(_ mistakes: [Diagnostic], to text: String, in scope: CheckScope, _ commands: CommandTable)
        -> String?
    {
        var bytes = Array(text.utf8)
        var edits: [(range: Range<Int>, replacement: String)] = []
        for mistake in mistakes {
            guard let place = mistake.place, place.source.name.isEmpty, let replacement = mistake.replacement,
                place.range.upperBound <= bytes.count, !edits.contains(where: { $0.range.overlaps(place.range) })
            else { continue }
            edits.append((place.range, replacement))
        }
        if edits.isEmpty { return nil }
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            bytes.replaceSubrange(edit.range, with: edit.replacement.utf8)
        }
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        let corrected = String(decoding: bytes, as: UTF8.self)
        return Consequence(scope, commands).isSerious(corrected) ? nil : corrected
    }
}
