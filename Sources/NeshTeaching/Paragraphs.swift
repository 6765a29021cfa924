import NeshText

/// Narration as it is reported: the terminal's width is another than the script's.
package enum Paragraphs {
    /// Lines as one where a blank line or a blank at the start does not keep them apart.
    package static func of(_ lines: [String]) -> [String] {
        var paragraphs: [String] = []
        for line in lines {
            guard let before = paragraphs.last, !before.isEmpty, !line.isEmpty, !line.hasPrefix(" "),
                let end = before.last
            else {
                paragraphs.append(line)
                continue
            }
            // Japanese has no blanks between its words.
            paragraphs[paragraphs.count - 1] += (DisplayWidth.of(end) > 1 ? "" : " ") + line
        }
        return paragraphs
    }

    /// The same indented, with the first as a title where a blank line follows it.
    package static func styled(_ lines: [String]) -> [StyledText] {
        let isTitled = lines.dropFirst().first == ""
        return of(lines).enumerated().map { index, paragraph in
            "  " + StyledText(paragraph, isTitled && index == 0 ? .heading : .plain)
        }
    }
}
