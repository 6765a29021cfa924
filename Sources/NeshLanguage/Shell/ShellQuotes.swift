/// A walk over a line of sh, character by character, that knows which quotes are open and what a backslash takes the
/// meaning of.
package struct ShellQuotes: Sequence, IteratorProtocol {
    /// One character and what quotes make of it.
    package struct Place {
        package let index: String.Index
        package let character: Character
        /// The quote that the character stands in, or that it opens or closes.
        package let quote: Character?
        /// The character opens or closes a quote.
        package let isMark: Bool
        /// The character is a backslash that takes the meaning of the next one, or that next one.
        package let isEscaped: Bool

        /// Outside of quotes and without a backslash before it, so that a sign has its meaning.
        package var isBare: Bool { quote == nil && !isEscaped }
    }

    /// The quote that is open now; behind the last character one that is never closed.
    package private(set) var open: Character?
    private var rest: Substring
    private let marks: String
    private var escapesNext = false

    /// - Parameter backquotes: a backquote quotes as well, as where only the line's own signs count.
    package init(_ text: Substring, backquotes: Bool = false) {
        rest = text
        marks = backquotes ? "\"'`" : "\"'"
    }

    /// - Parameter backquotes: see above.
    package init(_ text: String, backquotes: Bool = false) { self.init(text[...], backquotes: backquotes) }

    package mutating func next() -> Place? {
        let index = rest.startIndex
        guard let character = rest.popFirst() else { return nil }
        let inside = open
        var (isMark, isEscaped) = (false, escapesNext)
        escapesNext = false
        if isEscaped {
            // The backslash before it said so.
        } else if character == open {
            (open, isMark) = (nil, true)
        } else if character == "\\", open != "'", !rest.isEmpty {
            (escapesNext, isEscaped) = (true, true)
        } else if open == nil, marks.contains(character) {
            (open, isMark) = (character, true)
        }
        return Place(
            index: index, character: character, quote: inside ?? open, isMark: isMark, isEscaped: isEscaped)
    }

    /// What is still to be read.
    package var remaining: Substring { rest }

    /// Goes on behind what the caller has read by itself.
    package mutating func skip(to end: String.Index) { rest = rest[end...] }

    /// The first place outside of quotes that fits; nil where none does.
    /// - Parameter fits: gets the text from that place on.
    package static func firstBare(
        in text: Substring, backquotes: Bool = false, where fits: (Substring) -> Bool
    ) -> String.Index? {
        ShellQuotes(text, backquotes: backquotes).first { $0.isBare && fits(text[$0.index...]) }?.index
    }
}
