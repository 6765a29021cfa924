/// A place in a text as editors count it.
package struct TextPlace: Sendable, Equatable {
    /// From 1.
    package var line: Int
    /// Characters from the line's start, from 1; a byte order mark is none.
    package var column: Int

    /// - Parameter offset: in bytes; what is beyond the end counts as the end.
    package init(of offset: Int, in text: [UInt8]) {
        let before = text[..<min(max(offset, 0), text.count)]
        let lines = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        line = lines.count
        let last = lines.last ?? []
        let start = lines.count == 1 && last.starts(with: Self.mark) ? last.dropFirst(Self.mark.count) : last
        column = String(decoding: start, as: UTF8.self).count + 1
    }

    /// What some editors put before a text in UTF-8.
    package static let mark: [UInt8] = [0xef, 0xbb, 0xbf]
}
