import Glibc
import Synchronization

/// A POSIX extended regular expression; `^` and `$` match at every line.
package final class RegularExpression: @unchecked Sendable {
    // SAFETY: compiled once in init, freed in deinit; glibc's regexec locks what it changes.
    var compiled = regex_t()

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
                : "\(text) is not an extended regular expression: \(message)"
        }
    }

    /// - Parameter locatesMatches: for `firstMatch`, which takes more time.
    /// - Throws: also for a pattern that would take too much memory or stack.
    package init(_ pattern: String, locatesMatches: Bool = false) throws(Problem) {
        try PatternBounds.check(pattern)
        _ = Self.takeLocale
        let status = regcomp(&compiled, pattern, REG_EXTENDED | REG_NEWLINE | (locatesMatches ? 0 : REG_NOSUB))
        if status != 0 {
            var buffer = [CChar](repeating: 0, count: 256)
            regerror(status, &compiled, &buffer, buffer.count)
            let text = buffer.prefix { $0 != 0 }.map { UInt8(truncatingIfNeeded: $0) }
            throw Problem(message: String(decoding: text, as: UTF8.self))
        }
    }

    deinit { regfree(&compiled) }

    /// What a character is depends on the locale. Its files are read when the first pattern is compiled and not at
    /// each start; the line editor, which may have chosen a locale for itself, has come before then.
    private static let takeLocale: Void = {
        if let locale = setlocale(LC_CTYPE, nil), String(cString: locale) == "C" { setlocale(LC_CTYPE, "") }
    }()

    /// Is there a match anywhere in the text?
    package func matches(_ text: String) -> Bool {
        regexec(&compiled, text, 0, nil, 0) == 0
    }

    /// The same for a text of any length. There are patterns whose search takes minutes, and nothing stops it: an
    /// interrupt leaves it to a thread of its own. Another search with this object would then wait for that one.
    /// - Returns: false when it was interrupted, too.
    package func matches(_ text: String, interrupt: Interrupt) -> Bool {
        guard text.utf8.count > Self.searchedAtOnce, let done = try? Pipe() else { return matches(text) }
        let found = Found()
        do throws(SystemError) {
            try SystemThread.start { [self] in
                found.isThere.store(matches(text), ordering: .releasing)
                try? File.write(done.writing.raw, [1])
            }
        } catch { return matches(text) }
        _ = try? Poll.wait(for: done.reading.raw, interrupt: interrupt)
        return found.isThere.load(ordering: .acquiring)
    }

    private final class Found: Sendable {
        let isThere = Atomic(false)
    }

    /// Bytes of a text whose search takes a moment, whatever the pattern.
    private static let searchedAtOnce = 512

    /// Where the first match is, in bytes of UTF-8; nil for none, and where matches are not located.
    package func firstMatch(in text: String) -> Range<Int>? {
        var match = regmatch_t(rm_so: -1, rm_eo: -1)
        guard regexec(&compiled, text, 1, &match, 0) == 0, match.rm_so >= 0 else { return nil }
        return Int(match.rm_so)..<Int(match.rm_eo)
    }
}
