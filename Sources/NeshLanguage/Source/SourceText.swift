/// A text with a name, as read from a file, a prompt or an argument; places point into it.
///
/// Offsets count bytes of UTF-8. Bytes that are not UTF-8 have been replaced by U+FFFD, a byte
/// order mark has been dropped, so every offset that a place holds lies on a character.
package final class SourceText: Sendable {
    /// What an error is prefixed with: a file as the user wrote it, `-c`, `stdin`. Empty at the prompt.
    package let name: String
    /// The file that it was read from; nil for what was typed or piped in.
    package let path: String?
    /// UTF-8, as it was read.
    package let bytes: [UInt8]
    /// The `source` statement that brought this text in; nil for the text that the run began with.
    package let includedFrom: Place?
    /// Where the first bytes that are not UTF-8 stood; nil for a text without any.
    package let firstRepair: Int?
    /// The offset of each line's first byte; never empty.
    private let lineStarts: [Int]

    package init(name: String, path: String? = nil, bytes: some Sequence<UInt8>, includedFrom: Place? = nil) {
        var bytes = Array(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        self.name = name
        self.path = path
        // Decoding repairs; a text of ASCII only, the usual case, needs no second copy.
        if bytes.allSatisfy({ $0 < 0x80 }) {
            self.bytes = bytes
            firstRepair = nil
        } else {
            let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
            firstRepair = repaired == bytes ? nil : zip(repaired, bytes).enumerated().first { $1.0 != $1.1 }?.offset
            self.bytes = repaired
        }
        self.includedFrom = includedFrom
        var starts = [0]
        for (offset, byte) in self.bytes.enumerated() where byte == Byte.newline { starts.append(offset + 1) }
        lineStarts = starts
    }

    /// A text that is UTF-8 already.
    package convenience init(name: String, path: String? = nil, text: String, includedFrom: Place? = nil) {
        self.init(name: name, path: path, bytes: text.utf8, includedFrom: includedFrom)
    }

    /// True where a NUL shows that this is not text at all.
    package var isBinary: Bool { bytes.contains(0) }
    /// It begins as image files do.
    var isEnclaveImage: Bool { bytes.starts(with: ".eif".utf8) }

    /// Counted from 1; offsets beyond the end belong to the last line.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Counted from 1, in characters as a reader sees them.
    package func column(at offset: Int) -> Int {
        let start = lineStarts[line(at: offset) - 1]
        return text(start..<max(start, offset)).count + 1
    }

    /// At least 1.
    package var lineCount: Int { lineStarts.count }

    /// The bytes of a line, counted from 1, without its end; empty if there is no such line.
    package func range(ofLine line: Int) -> Range<Int> {
        guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
        let start = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
        if end > start, bytes[end - 1] == Byte.carriageReturn { end -= 1 }
        return start..<end
    }

    /// The text between two offsets, cut to what there is.
    package func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}
