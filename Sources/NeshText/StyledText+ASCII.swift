/// Nesh's own signs in ASCII, for a terminal whose locale has no others.
extension StyledText {
    /// With `->` for an arrow and so on. What is data, and signs inside of words, which may be anybody's, stay as they are.
    package var inASCII: StyledText { inASCII { Self.signs[$0] } }

    /// The same for a row that has been made for so many columns: where it would get too wide, signs of one column.
    package func inASCII(within columns: Int) -> StyledText {
        let whole = inASCII
        guard DisplayWidth.of(whole.text) > columns else { return whole }
        return inASCII { Self.narrow[$0] ?? Self.signs[$0] }
    }

    private func inASCII(_ sign: (Character) -> String?) -> StyledText {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return self }
        var line = self
        for index in line.spans.indices where !line.spans[index].isData {
            line.spans[index].text = line.spans[index].spelled(sign)
        }
        return line
    }

    private static let signs: [Character: String] = [
        "→": "->", "←": "<-", "…": "...", "•": "*", "·": "-", "✓": "v", "✗": "x", "▸": ">", "†": "(ended)", "─": "-",
        "├": "|", "└": "`", "│": "|",
    ]
    /// Those that are wider there than the sign itself, in one column.
    private static let narrow: [Character: String] = ["→": ">", "←": "<", "…": "~", "†": "+"]
}

extension StyledText.Span {
    /// Each word of signs alone, and `…` at the end of a word of nesh's: in a name it may be a part of that.
    fileprivate func spelled(_ sign: (Character) -> String?) -> String {
        var spelled = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !spelled.isEmpty || word.startIndex != text.startIndex { spelled += " " }
            if !word.isEmpty, word.allSatisfy({ sign($0) != nil }) {
                spelled += word.map { sign($0) ?? "" }.joined()
            } else if word.last == "…", role != .name, role != .string, !word.hasPrefix("'") {
                spelled += word.dropLast() + (sign("…") ?? "")
            } else {
                spelled += word
            }
        }
        return spelled
    }
}
