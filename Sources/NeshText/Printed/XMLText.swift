/// Text and numbers as the XML of reports has them.
package enum XMLText {
    private static let entities: [Unicode.Scalar: String] = [
        "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\n": "&#10;",
    ]

    /// For text between tags and in quoted attributes. XML has no control characters at all, not even as entities.
    package static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if let entity = entities[scalar] {
                escaped += entity
            } else if scalar < "\u{20}" && scalar != "\t" || ["\u{7F}", "\u{FFFE}", "\u{FFFF}"].contains(scalar) {
                escaped += "\u{FFFD}"
            } else {
                escaped.unicodeScalars.append(scalar)
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
