import Glibc

/// A POSIX extended regular expression; `^` and `$` match at every line.
package final class RegularExpression: @unchecked Sendable {
    // SAFETY: compiled once in init, freed in deinit; glibc's regexec locks what it changes.
    private var compiled = regex_t()

    /// What regcomp says about a pattern that it cannot read.
    package struct Problem: Error, Sendable, Equatable {
        package let message: String
    }

    package init(_ pattern: String) throws(Problem) {
        let status = regcomp(&compiled, pattern, REG_EXTENDED | REG_NOSUB | REG_NEWLINE)
        if status != 0 {
            var buffer = [CChar](repeating: 0, count: 256)
            regerror(status, &compiled, &buffer, buffer.count)
            throw Problem(
                message: String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
        }
    }

    deinit { regfree(&compiled) }

    /// Is there a match anywhere in the text?
    package func matches(_ text: String) -> Bool {
        regexec(&compiled, text, 0, nil, 0) == 0
    }
}
