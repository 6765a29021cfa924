import Glibc

extension RegularExpression {
    /// Where the text matches, from left to right, the longest match at each place, and none of them empty; in bytes
    /// of UTF-8, of whole characters also where the locale knows bytes only. An expression made without `locatesMatches` has none.
    package func matches(in text: String) -> [Range<Int>] {
        var found: [Range<Int>] = []
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            var start = 0
            while let match = match(in: bytes, from: start) {
                var (first, end) = (match.lowerBound, match.upperBound)
                if match.isEmpty { end += 1 }
                while first > start, bytes[first] & 0xc0 == 0x80 { first -= 1 }
                while end < bytes.count, bytes[end] & 0xc0 == 0x80 { end += 1 }
                if !match.isEmpty { found.append(first..<end) }
                start = end
                if start >= bytes.count { break }
            }
        }
        return found
    }

    /// Something exists that it matches without taking a character of it, such as `[0-9]*` or `\b`.
    package var canMatchEmpty: Bool {
        // Beside all kinds of characters, since `\<` and its like look at those around.
        for sample in ["", "a", "Z", "7", "_", " ", "-", "é", "a b", "a-b", "\t", "~"] {
            let isEmptySomewhere = Array(sample.utf8).withUnsafeBufferPointer { bytes in
                (0...bytes.count).contains { start in
                    guard let match = match(in: bytes, from: start) else { return false }
                    return match.isEmpty
                }
            }
            if isEmptySomewhere { return true }
        }
        return false
    }

    /// Nothing can be said with it: it matches the empty text and all others, such as `.*`.
    package var matchesEverything: Bool {
        let printable = String(String.UnicodeScalarView((UInt8(32)..<127).map { Unicode.Scalar($0) }))
        let samples = ["", "a", "Z", "7", " ", "\u{1}", "é", printable, String(repeating: "a\n", count: 200)]
        return samples.allSatisfy(matches)
    }

    /// The leftmost match from there on. What stands before it counts for `^` and its like; NUL is a character.
    private func match(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        // SAFETY: with REG_STARTEND regexec reads only as far as the end that it is given, and an empty buffer may
        // have no address, where one that is never read stands in.
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1) { nothing in
            nothing[0] = 0
            var match = regmatch_t(rm_so: regoff_t(start), rm_eo: regoff_t(bytes.count))
            let text = bytes.baseAddress.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
            let address = text ?? UnsafePointer(nothing.baseAddress)
            guard regexec(&compiled, address, 1, &match, REG_STARTEND) == 0, match.rm_so >= 0 else { return nil }
            return Int(match.rm_so)..<Int(match.rm_eo)
        }
    }
}
