/// Text and numbers as the XML of reports has them.
package enum XMLText {
    /// For text between tags and in quoted attributes. XML has no control characters at all, not even as entities.
    package static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n": escaped += "&#10;"
            case "\u{0}"..<"\u{20}" where scalar != "\t", "\u{7F}": escaped += "\u{FFFD}"
            case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// `1.250`
    package static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return "\(seconds).\(String(1000 + attoseconds / 1_000_000_000_000_000).dropFirst())"
    }
}
