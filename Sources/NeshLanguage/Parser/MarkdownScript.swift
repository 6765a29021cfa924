/// The `nesh` blocks of a Markdown page, as one script whose places are in the page.
package enum MarkdownScript {
    /// The bytes of each block fenced with three or more backticks or tildes and marked `nesh`
    /// and not `no-run`.
    static func blocks(of source: SourceText) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var fence: (mark: String, start: Int?)?
        for number in 1...max(1, source.lineCount) {
            let range = source.range(ofLine: number)
            let line = source.text(range).drop { $0 == " " }
            if let open = fence {
                guard line.hasPrefix(open.mark), line.drop(while: { $0 == open.mark.first }).allSatisfy(\.isWhitespace)
                else { continue }
                if let start = open.start { blocks.append(start..<source.range(ofLine: number).lowerBound) }
                fence = nil
            } else if let character = line.first, character == "`" || character == "~" {
                let mark = line.prefix { $0 == character }
                guard mark.count >= 3 else { continue }
                let words = line.dropFirst(mark.count).split(separator: " ")
                let start = source.range(ofLine: number + 1).lowerBound
                fence = (String(mark), words.first == "nesh" && !words.contains("no-run") ? start : nil)
            }
        }
        return blocks
    }

    /// The blocks' statements and problems, in the page's order.
    package static func parse(_ source: SourceText) -> Parsed {
        var all = Parsed()
        for block in blocks(of: source) {
            let parsed = Parser.parse(source, range: block)
            all.statements += parsed.statements
            all.problems += parsed.problems
            all.partialLines += parsed.partialLines
        }
        return all
    }
}
