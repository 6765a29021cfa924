/// A text in a line that somebody may copy: as one word, for nesh and for sh alike.
extension StringProtocol {
    /// Bare where that means the same anywhere on a line, otherwise in single quotes, in which nesh takes no option.
    /// An enclave may be called `x; terminate-enclave --all`, or `--all`.
    package var asWord: String { isPlainWord && !hasPrefix("-") ? String(self) : "'\(insideQuotes)'" }

    /// For a place between single quotes: those in the text are ended, written, and begun again.
    package var insideQuotes: String { replacing("'", with: "'\\''") }

    /// It needs no quotes, wherever on a line it stands.
    package var isPlainWord: Bool {
        guard let first = unicodeScalars.first, !keywords.contains(String(self)) else { return false }
        // '=', '~' and '!' could be operators, '#' a comment.
        guard first.properties.isAlphabetic || "0123456789_./:@%+,-^".unicodeScalars.contains(first) else {
            return false
        }
        return unicodeScalars.allSatisfy { scalar in
            scalar.value < 0x80
                ? scalar.properties.isAlphabetic || "0123456789_./:@%+,=-^~#".unicodeScalars.contains(scalar)
                : scalar.properties.isAlphabetic
        }
    }
}

private let keywords: Set<String> = ["try", "not", "on-exit", "if", "else", "end", "nitro-cli"]
