/// Narration as it is reported: the terminal's width is another than the script's.
package enum Paragraphs {
    /// Lines as one where a blank line or a blank at the start does not keep them apart.
    package static func of(_ lines: [String]) -> [String] {
        var paragraphs: [String] = []
        for line in lines {
            guard let before = paragraphs.last, !before.isEmpty, !line.isEmpty, !line.hasPrefix(" "),
                let end = before.last, let start = line.first
            else {
                paragraphs.append(line)
                continue
            }
            paragraphs[paragraphs.count - 1] += (joins(end, start) ? "" : " ") + line
        }
        return paragraphs
    }

    /// Whether two lines of one paragraph meet without a blank: Japanese has none between its words, nor beside its
    /// punctuation; one stands where it meets another script.
    private static func joins(_ end: Character, _ start: Character) -> Bool {
        let (before, after) = (DisplayWidth.of(end) > 1, DisplayWidth.of(start) > 1)
        return before && (after || end.isPunctuation) || after && start.isPunctuation
    }

    /// The same indented, with the first as a title where a blank line follows it. They are their author's, in any
    /// language.
    package static func styled(_ lines: [String]) -> [StyledText] {
        let isTitled = lines.dropFirst().first == ""
        return of(lines).enumerated().map { index, paragraph in
            "  " + StyledText(data: paragraph, isTitled && index == 0 ? .heading : .plain)
        }
    }

    /// What a step is about, in a line: its heading, which stands alone and ends like no sentence, without its number;
    /// otherwise the first sentence.
    package static func title(of lines: [String]) -> String? {
        let paragraphs = of(lines).filter { !$0.isEmpty }
        let heading = paragraphs.first { !".:;!?。：！？".contains($0.last ?? ".") && !$0.hasPrefix(" ") }
        guard let heading else { return paragraphs.first.map(firstSentence) }
        let rest = heading.drop(while: \.isNumber)
        return rest.count < heading.count && rest.hasPrefix(". ") ? String(rest.dropFirst(2)) : heading
    }

    private static func firstSentence(_ paragraph: String) -> String {
        var before = Character(" ")
        for index in paragraph.indices {
            let character = paragraph[index]
            if before == "." && character == " " || before == "。" { return String(paragraph[..<index]) }
            before = character
        }
        return paragraph
    }
}
