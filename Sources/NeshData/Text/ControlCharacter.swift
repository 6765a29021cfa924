extension Unicode.Scalar {
    /// A terminal takes it for a command, or shows what follows in another order or on another line, so that text
    /// with it looks like what it is not: C0, DEL, C1, the controls of bidirectional text, and the separators of
    /// lines and paragraphs. Line feed and tab are among them.
    package var isTerminalControl: Bool {
        switch value {
        case 0..<0x20, 0x7f..<0xa0, 0x61c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: true
        default: false
        }
    }

    /// How a control character is written: ESC is `^[`, DEL `^?`, and what has no letter its number, `\u{9b}`.
    package var controlSpelling: String {
        guard value < 0x80 else { return "\\u{\(String(value, radix: 16))}" }
        return "^" + String(Unicode.Scalar(UInt8(value) ^ 0x40))
    }
}

extension StringProtocol {
    /// On one line, also if a stranger wrote it: each control character is spelled out, line feeds (`^J`) and tabs (`^I`) too.
    package var spelledOut: String {
        var spelled = ""
        for scalar in unicodeScalars {
            if scalar.isTerminalControl {
                spelled += scalar.controlSpelling
            } else {
                spelled.unicodeScalars.append(scalar)
            }
        }
        return spelled
    }
}
