// Search by UTF-8, as files and protocols mean it. The standard library's own search is made for regular expressions:
// a program that uses it carries their engine, and finds its types more slowly at each start.
extension StringProtocol {
    /// Where `text` begins and ends the first time; nil if it does not occur, or is empty.
    package func firstRange(of text: String) -> Range<Index>? { range(of: text, from: startIndex) }

    /// Where `text` occurs, from left to right, without overlaps; none if it is empty.
    package func ranges(of text: String) -> [Range<Index>] {
        var found: [Range<Index>] = []
        var start = startIndex
        while let range = range(of: text, from: start) {
            found.append(range)
            start = range.upperBound
        }
        return found
    }

    /// True also for an empty `text`.
    package func contains(_ text: String) -> Bool { text.isEmpty || firstRange(of: text) != nil }

    /// With `replacement` wherever `text` occurs.
    package func replacing(_ text: String, with replacement: String) -> String {
        var result = ""
        var start = startIndex
        for range in ranges(of: text) {
            result += self[start..<range.lowerBound] + replacement
            start = range.upperBound
        }
        return result + self[start...]
    }

    /// What stands before, between and after the places where `separator` occurs; empty parts count.
    package func parts(separatedBy separator: String) -> [SubSequence] {
        var parts: [SubSequence] = []
        var start = startIndex
        for range in ranges(of: separator) {
            parts.append(self[start..<range.lowerBound])
            start = range.upperBound
        }
        return parts + [self[start...]]
    }

    private func range(of text: String, from start: Index) -> Range<Index>? {
        var text = text
        return text.withUTF8 { wanted -> Range<Index>? in
            guard let first = wanted.first else { return nil }
            var position = start
            while let begin = utf8[position...].firstIndex(of: first) {
                if let end = end(of: wanted, at: begin) { return begin..<end }
                position = utf8.index(after: begin)
            }
            return nil
        }
    }

    // By hand: the library's comparison of two kinds of sequences takes a start longer than all that it compares.
    private func end(of wanted: UnsafeBufferPointer<UInt8>, at begin: Index) -> Index? {
        var position = begin
        for byte in wanted {
            guard position < utf8.endIndex, utf8[position] == byte else { return nil }
            position = utf8.index(after: position)
        }
        return position
    }
}
