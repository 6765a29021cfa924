import NeshData
import NeshTeaching
import NeshText

/// A recording as text: what stood on the terminal in the end, row by row, without its colours.
package enum CastText {
    /// Each row ended by a newline; blanks at the end of rows are dropped.
    package static func plain(_ cast: Cast) -> String {
        var rows = Rows()
        for case .output(let text) in cast.moments.map(\.event) { rows.take(text) }
        return rows.end().map { $0 + "\n" }.joined()
    }

    /// Markdown: each command a heading, with what followed as a block of text.
    package static func markdown(_ cast: Cast, title: String) -> String {
        var text = "# \(code(title))\n"
        var rows = Rows()
        func block() -> String {
            let lines = rows.end()
            rows = Rows()
            guard lines.contains(where: { !$0.isEmpty }) else { return "" }
            // Longer than any fence in it.
            var fence = "```"
            while lines.contains(where: { $0.contains(fence) }) { fence += "`" }
            return "\n\(fence)text\n" + lines.map { $0 + "\n" }.joined() + "\(fence)\n"
        }
        for moment in cast.moments {
            switch moment.event {
            case .output(let output): rows.take(output)
            case .marker(let name): text += block() + "\n## \(code(name))\n"
            }
        }
        return text + block()
    }

    /// As code on one line: there no character means anything to a reader of Markdown but a longer row of backticks.
    private static func code(_ text: String) -> String {
        let line = StyledText(text).oneLine.text
        var fence = "`"
        while line.contains(fence) { fence += "`" }
        let isEmpty = line.allSatisfy { $0 == " " }
        let needsBlank =
            line.hasPrefix("`") || line.hasSuffix("`") || isEmpty || line.hasPrefix(" ") && line.hasSuffix(" ")
        let blank = needsBlank ? " " : ""
        return fence + blank + line + blank + fence
    }

    private struct Rows {
        private var reader = RecordedRows()
        private var lines: [String] = []

        mutating func take(_ text: String) { add(reader.take(Array(text.utf8))) }

        mutating func end() -> [String] {
            add(reader.takeRest())
            while lines.last?.isEmpty == true { lines.removeLast() }
            return lines
        }

        private mutating func add(_ rows: [RecordedRow]) {
            for row in rows {
                var line = row.styled.text
                while line.last == " " { line.removeLast() }
                lines.append(line)
            }
        }
    }
}
