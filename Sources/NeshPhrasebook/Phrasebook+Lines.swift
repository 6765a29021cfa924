import NeshData
import NeshText

/// Lines and tables as a terminal shows them: which of their parts are nesh's own, and what keeps its column.
extension Phrasebook {
    /// A single word can be anybody's, such as an enclave's name: it is nesh's where it heads something. What is quoted
    /// is never nesh's, and neither is what has the colour of names and lines to type.
    private func isOurs(_ text: String, _ role: StyledText.Role) -> Bool {
        if role == .string || role == .name { return false }
        return text.contains(" ") || text.hasSuffix(":") || role == .dim || role == .heading || role == .error
            || role == .warning || role == .good || role == .bad || role == .key
    }

    /// A line, each part for itself. Blanks around a part stay, and what they line up keeps its place.
    package func translated(_ line: StyledText) -> StyledText {
        var line = line
        for index in line.spans.indices where !line.spans[index].isData {
            let text = line.spans[index].text
            let start = text.prefix { $0 == " " }
            let end = text.dropFirst(start.count).reversed().prefix { $0 == " " }
            let inner = String(text.dropFirst(start.count).dropLast(end.count))
            guard isOurs(inner, line.spans[index].role), let other = translated(paragraphs: inner) ?? registers(inner)
            else { continue }
            let lost = max(0, DisplayWidth.of(other) - DisplayWidth.of(inner))
            let gained = max(0, DisplayWidth.of(inner) - DisplayWidth.of(other))
            let blanks = end.count < 2 ? end.count : max(1, end.count - lost + gained)
            line.spans[index].text = start + other + String(repeating: " ", count: blanks)
        }
        return line
    }

    /// `PCR0, PCR2` with the other language's comma; nil for any other text.
    private func registers(_ text: String) -> String? {
        guard text.hasPrefix("PCR"), text.contains(", ") else { return nil }
        let names = text.split(separator: ",").map { $0.drop { $0 == " " } }
        return names.allSatisfy { $0.hasPrefix("PCR") && !$0.contains(" ") } ? names.joined(separator: "、") : nil
    }

    private func translated(paragraphs text: String) -> String? {
        guard text.contains("\n") else { return translated(text) }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map {
            translated(String($0)) ?? String($0)
        }
        .joined(separator: "\n")
    }

    /// A table's headings, and the cells of the columns that hold nesh's own texts.
    package func translated(_ table: TextTable) -> TextTable {
        var table = table
        table.columns = table.columns.map { column in
            TextTable.Column(
                translated(column.heading) ?? column.heading, column.alignment, column.importance, wraps: column.wraps,
                ours: column.isOurs)
        }
        for row in table.rows.indices {
            for (cell, column) in zip(table.rows[row].indices, table.columns) where column.isOurs {
                table.rows[row][cell] = translated(table.rows[row][cell])
            }
        }
        table.empty = translated(table.empty)
        let english = table.tooNarrow
        table.tooNarrow = { headings in translated(english(headings)) ?? english(headings) }
        return table
    }
}
