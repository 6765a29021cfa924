import Glibc

/// A POSIX extended regular expression; `^` and `$` match at every line.
package final class RegularExpression: @unchecked Sendable {
    // SAFETY: compiled once in init, freed in deinit; glibc's regexec locks what it changes.
    private var compiled = regex_t()

    /// What regcomp says about a pattern that it cannot read.
    package struct Problem: Error, Sendable, Equatable {
        package let message: String
    }

    /// - Parameter locatesMatches: for `firstMatch`, which takes more time.
    package init(_ pattern: String, locatesMatches: Bool = false) throws(Problem) {
        let status = regcomp(&compiled, pattern, REG_EXTENDED | REG_NEWLINE | (locatesMatches ? 0 : REG_NOSUB))
        if status != 0 {
            var buffer = [CChar](repeating: 0, count: 256)
            regerror(status, &compiled, &buffer, buffer.count)
            let text = buffer.prefix { $0 != 0 }.map { UInt8(truncatingIfNeeded: $0) }
            throw Problem(message: String(decoding: text, as: UTF8.self))
        }
    }

    deinit { regfree(&compiled) }

    /// Is there a match anywhere in the text?
    package func matches(_ text: String) -> Bool {
        regexec(&compiled, text, 0, nil, 0) == 0
    }

    /// Where the first match is, in bytes of UTF-8; nil for none, and where matches are not located.
    package func firstMatch(in text: String) -> Range<Int>? {
        var match = regmatch_t(rm_so: -1, rm_eo: -1)
        guard regexec(&compiled, text, 1, &match, 0) == 0, match.rm_so >= 0 else { return nil }
        return Int(match.rm_so)..<Int(match.rm_eo)
    }
}
