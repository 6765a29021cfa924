/// Bytes that are not what their format asks for: where, and what is wrong there.
///
/// The parsers of this package are pure functions over bytes; who calls them knows the file's
/// name and turns this into a `Failure` that says it.
package struct ParseError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Bytes from the start of what was parsed; nil for what is missing or of the wrong kind.
    package var offset: Int?
    /// What is wrong, without a full stop: `the array has no end`.
    package var message: String
    /// Where that is in a text; nil for bytes that are not text.
    package var place: TextPlace?

    package init(_ message: String, at offset: Int? = nil) { (self.message, self.offset) = (message, offset) }

    /// `the array has no end, at byte 17` or, in a text, `… in line 3, column 4`
    package var description: String {
        if let place { return "\(message), in line \(place.line), column \(place.column)" }
        return offset.map { "\(message), at byte \($0)" } ?? message
    }

    /// The same in a text, which is shown by lines.
    func placed(in text: [UInt8]) -> ParseError {
        var error = self
        error.place = offset.map { TextPlace(of: $0, in: text) }
        return error
    }
}
