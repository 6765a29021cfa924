import NeshData

/// Texts to words that read back as the same texts.
package enum Quoting {
    /// Bare where that means the same anywhere on a line, otherwise in quotes; nil for a text with a line break
    /// or a NUL, which no word can hold.
    package static func quoted(_ text: String) -> String? {
        guard !text.utf8.contains(where: { $0 == Byte.newline || $0 == 0 }) else { return nil }
        if text.isPlainWord { return text }
        if !text.utf8.contains(Byte.quote) { return "'\(text)'" }
        return "\"" + escaped(text) + "\""
    }

    /// The same for messages and traces: what no word can hold is shown with `\n` and `\0` in double quotes.
    package static func shown(_ text: String) -> String { quoted(text) ?? doubleQuoted(text) }

    /// In double quotes whatever it is, for messages.
    package static func doubleQuoted(_ text: String) -> String {
        var whole = "\""
        for scalar in escaped(text).unicodeScalars {
            switch scalar {
            case "\n": whole += "\\n"
            case "\0": whole += "\\0"
            default: whole.unicodeScalars.append(scalar)
            }
        }
        return whole + "\""
    }

    /// `did you mean 'a' or 'b'?`; a text that no word can hold is shown as `shown` does, so that it stays on its line,
    /// and one with quotes in it stands in the other ones.
    package static func question(_ texts: [String]) -> String {
        let names = texts.map { text in
            if quoted(text) == nil { return doubleQuoted(text) }
            return text.contains("'") && !text.contains("\"") ? "\"\(text)\"" : "'\(text)'"
        }
        switch names.count {
        case 2: return "did you mean \(names[0]) or \(names[1])?"
        case 3: return "did you mean \(names[0]) or \(names[1]) or \(names[2])?"
        default: return "did you mean \(names.joined(separator: " or "))?"
        }
    }

    /// For the inside of double quotes. A `$` that begins no variable stays as it is, for patterns' sake.
    static func escaped(_ text: String) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            let next = index + 1 < bytes.count ? bytes[index + 1] : Byte.space
            switch byte {
            case Byte.doubleQuote, Byte.backslash: result.append(Byte.backslash)
            case Byte.dollar where Byte.isNamePart(next) || next == Byte.leftBrace: result.append(Byte.backslash)
            default: break
            }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
