import Glibc

/// A POSIX extended regular expression; `^` and `$` match at every line.
package final class RegularExpression: @unchecked Sendable {
    // SAFETY: compiled once in init, freed in deinit; glibc's regexec locks what it changes.
    private var compiled = regex_t()

    /// Why a pattern is not compiled.
    package struct Problem: Error, Sendable, Equatable {
        /// What is wrong, without the pattern: regcomp's words, or what is too large.
        package let message: String
        /// It could be read and is too large.
        package var isBound = false

        /// A whole sentence about the pattern, of which a long one is cut.
        /// - Parameter shown: the pattern as it is shown, in quotes where it needs them.
        package func sentence(about shown: String) -> String {
            let text = shown.count > 80 ? "\(shown.prefix(79))…" : shown
            return isBound
                ? "the pattern \(text) is too large: \(message)"
                : "\(text) is no extended regular expression: \(message)"
        }
    }

    /// The pattern can match a line's end, so that a text cannot be searched line by line.
    private let crossesLines: Bool

    /// - Parameter locatesMatches: for `firstMatch`, which takes more time.
    /// - Throws: also for a pattern that would take too much memory or stack.
    package init(_ pattern: String, locatesMatches: Bool = false) throws(Problem) {
        try PatternBounds.check(pattern)
        crossesLines =
            ["[:space:]", "[:cntrl:]", "\\s", "\\W", "\\`", "\\'"].contains(where: pattern.contains)
            || pattern.utf8.contains { $0 < 0x20 }
        let status = regcomp(&compiled, pattern, REG_EXTENDED | REG_NEWLINE | (locatesMatches ? 0 : REG_NOSUB))
        if status != 0 {
            var buffer = [CChar](repeating: 0, count: 256)
            regerror(status, &compiled, &buffer, buffer.count)
            throw Problem(
                message: String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
        }
    }

    deinit { regfree(&compiled) }

    /// Is there a match anywhere in the text?
    /// - Parameter isUnwanted: asked between lines; true ends the search of a long text without a match.
    package func matches(_ text: String, unless isUnwanted: () -> Bool = { false }) -> Bool {
        guard !crossesLines, text.utf8.count > Self.searchedAtOnce else {
            return regexec(&compiled, text, 0, nil, 0) == 0
        }
        var rest = text.utf8[...]
        while true {
            if isUnwanted() { return false }
            // Whole lines, as many as are searched in a moment.
            let some = rest.index(rest.startIndex, offsetBy: Self.searchedAtOnce, limitedBy: rest.endIndex)
            let end = some.flatMap { rest[$0...].firstIndex(of: UInt8(ascii: "\n")) } ?? rest.endIndex
            if regexec(&compiled, String(Substring(rest[..<end])), 0, nil, 0) == 0 { return true }
            if end == rest.endIndex { return false }
            rest = rest[rest.index(after: end)...]
        }
    }

    /// Bytes of a text that are searched before somebody is asked whether to go on.
    private static let searchedAtOnce = 16_384

    /// Where the first match is, in bytes of UTF-8; nil for none, and where matches are not located.
    package func firstMatch(in text: String) -> Range<Int>? {
        var match = regmatch_t(rm_so: -1, rm_eo: -1)
        guard regexec(&compiled, text, 1, &match, 0) == 0, match.rm_so >= 0 else { return nil }
        return Int(match.rm_so)..<Int(match.rm_eo)
    }
}
