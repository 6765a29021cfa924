/// Where variables get their values.
package protocol VariableSource {
    func value(of subject: Variable.Subject) -> VariableValue
    /// What `~` stands for; nil where it is unknown.
    var home: String? { get }
}

/// What a source has for a variable.
package enum VariableValue: Sendable, Equatable {
    case text(String)
    /// There will be one when the script runs, which a check cannot know.
    case unknown
    /// No such variable; those there are, and what the name alone stands for, where that is known.
    case unset(others: [String], meant: String? = nil)
    /// The record is empty for a reason, one sentence: `no enclave is selected`.
    case nothing(reason: String, fixes: [String])
    /// The record has no field of that name at this depth (0 is the first key); those there are, and what another
    /// program calls so, where that is known.
    case noField(depth: Int, others: [String], meant: String? = nil)
    /// The key at this depth asks for a field of a plain value.
    case notARecord(depth: Int)
}

/// A word with its values in place, and where it came from.
package struct ExpandedWord: Sendable, Equatable {
    /// With all values in place; `~` stands for the home directory no more.
    package var text: String
    package var place: Place
    /// False where a variable was part of it, so that its text is nowhere in the source.
    package var isLiteral: Bool
    /// True when part of it is not known before the script runs; `text` then shows `<name>` for it.
    package var isUnknown: Bool

    package init(_ text: String, at place: Place, isLiteral: Bool = true, isUnknown: Bool = false) {
        self.text = text
        self.place = place
        self.isLiteral = isLiteral
        self.isUnknown = isUnknown
    }

    /// The place of the text from a byte offset on, if the source has it letter by letter; otherwise the whole word's.
    package func place(from offset: Int) -> Place {
        guard offset > 0, place.range.count == text.utf8.count, offset <= text.utf8.count, place.text == text else {
            return place
        }
        return Place(place.source, place.range.lowerBound + offset..<place.range.upperBound)
    }
}
