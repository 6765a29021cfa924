/// Bytes that are not what their format asks for: where, and what is wrong there.
///
/// The parsers of this package are pure functions over bytes; who calls them knows the file's
/// name and turns this into a `Failure` that says it.
package struct ParseError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Bytes from the start of what was parsed.
    package var offset: Int
    /// What is wrong, without a full stop: `the array has no end`.
    package var message: String

    package init(_ message: String, at offset: Int) {
        self.message = message
        self.offset = offset
    }

    /// `the array has no end, at byte 17`
    package var description: String { "\(message), at byte \(offset)" }
}
