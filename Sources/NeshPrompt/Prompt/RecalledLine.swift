import NeshLanguage

/// What the arrow keys bring back of a statement: its lines one by one, but those that a backslash joins as one.
struct RecalledLine {
    private var text = ""

    /// - Parameter continuing: why the line before it was not the last.
    /// - Returns: what goes into the history at once; nil while more of it may follow.
    mutating func take(_ line: String, continuing: Parsed.Incomplete?) -> String? {
        // In a block blanks in front are only its form, not the sign that a line is to be kept out.
        let isForm: Bool = if case .openIf? = continuing { true } else { false }
        text += isForm ? String(line.drop { $0 == " " || $0 == "\t" }) : line
        return line.hasSuffix("\\") ? nil : takeRest()
    }

    /// The backslash at the end does join the next line.
    mutating func join() { if !text.isEmpty { text.removeLast() } }

    /// What is left where nothing follows; nil where there is nothing.
    mutating func takeRest() -> String? {
        defer { text = "" }
        return text.isEmpty ? nil : text
    }
}
