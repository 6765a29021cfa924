import NeshData

/// Foreign text as a terminal may show it: what the terminal would take for a command is spelled out.
///
/// ESC becomes `^[`, other C0 characters `^A` to `^_`, DEL `^?`, and everything else that
/// `Unicode.Scalar.isTerminalControl` names its number: `\u{9b}`.
package enum VisibleText {
    /// Line feeds and tabs stay, and a carriage return in front of a line feed goes with it.
    package static func of(_ text: String) -> String {
        guard mayHoldControls(text) else { return text }
        var visible = ""
        visible.reserveCapacity(text.utf8.count)
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\r", rest.first == "\n" { continue }
            if scalar == "\n" || scalar == "\t" || !scalar.isTerminalControl {
                visible.unicodeScalars.append(scalar)
            } else {
                visible += scalar.controlSpelling
            }
        }
        return visible
    }

    /// The same on one line: line feeds are spelled out too, tabs are blanks.
    package static func oneLine(_ text: String) -> String {
        let visible = of(text)
        guard visible.utf8.contains(where: { $0 < 0x20 }) else { return visible }
        return visible.replacing("\n", with: "^J").replacing("\t", with: " ")
    }

    /// Most text holds none; these are the first bytes of those beyond ASCII.
    private static func mayHoldControls(_ text: String) -> Bool {
        text.utf8.contains { byte in
            byte < 0x20 && byte != 0x0a && byte != 0x09 || byte == 0x7f || byte == 0xc2 || byte == 0xd8 || byte == 0xe2
        }
    }
}
