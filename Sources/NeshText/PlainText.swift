/// Bytes of a terminal as plain text.
package enum PlainText {
    /// Without escape sequences and control characters other than tabs and line ends; bytes that are not UTF-8
    /// become U+FFFD.
    package static func of(_ bytes: [UInt8]) -> String {
        var filter = ConsoleFilter(passing: .text)
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        filter.filter(bytes, into: &plain)
        filter.finish(into: &plain)
        return String(decoding: plain, as: UTF8.self)
    }

    /// A text without escape sequences and what a terminal would do with it.
    package static func of(_ text: String) -> String { of(Array(text.utf8)) }
}
