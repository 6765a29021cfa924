import NeshData
import NeshPhrasebook
import NeshText
import Testing

/// Each entry of the phrasebook is found by its own text, alone and where a failed command's code stands before it: no
/// other entry takes a part of it.
@Suite struct PhrasebookEntryTests {
    /// Names and numbers, and names that are made of the book's own words.
    private static let values = [
        ["a.eif", "16", "B1", "x1", "9", "C", "c2", "d3"],
        ["empty.eif", "type_0", "hardout.tar", "v4.cast", "16", "no-image.eif", "16", "is.eif"],
    ]

    /// What stands in the gaps; numbers say which one.
    private static func filled(_ text: String, _ values: [String] = values[0]) -> String {
        var shown = ""
        var rest = text[...]
        var next = 0
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let inside = rest[rest.index(after: open)..<close]
            shown += rest[..<open]
            if inside.isEmpty || Int(inside) != nil {
                shown += values[(Int(inside).map { $0 - 1 } ?? next) % values.count]
                next += 1
            } else {
                shown += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return shown + rest
    }

    /// Two gaps side by side share what stands there; `$` and a gap is a variable's name, which has a brace of its own.
    private static let entries = Phrasebook.japanese.entries.filter {
        !$0.english.contains("}{") && !$0.english.contains("${")
    }

    /// What stands behind a line that is proposed is translated, the line is not.
    @Test func linesStayAsTheyAreTyped() {
        let lines = Self.entries.filter { $0.english.contains(FixText.mark) }
        #expect(lines.count > 20)
        for entry in lines {
            #expect(FixText.line(of: entry.english) == FixText.line(of: entry.translation))
        }
    }

    @Test(arguments: values) func eachIsFoundByItsOwnText(values: [String]) {
        var wrong: [String] = []
        for entry in Self.entries {
            let text = Self.filled(entry.english, values)
            let found = Phrasebook.japanese.translated(text)
            if found != Self.filled(entry.translation, values) { wrong.append("\(text): \(found ?? "not found")") }
        }
        #expect(wrong == [])
        #expect(Self.entries.count > 2000)
    }

    /// Behind a command that failed, and behind a name with a style of its own.
    @Test(arguments: [("run-enclave failed: [ E22 ] ", "run-enclave が失敗しました: [ E22 ] "), (": ", ": ")])
    func noneSwallowsWhatStandsBefore(head: String, shown: String) {
        var wrong: [String] = []
        // A single word would be a name there.
        for entry in Self.entries where entry.english.contains(" ") && !entry.english.hasPrefix(":") {
            let text = head + Self.filled(entry.english)
            let found = Phrasebook.japanese.translated(text)
            if found != shown + Self.filled(entry.translation) { wrong.append("\(text): \(found ?? "not found")") }
        }
        #expect(wrong == [])
    }

    /// The system's reason, which stands behind the name that a message ends with, is no part of that name.
    @Test func aReasonStaysBehindItsMessage() {
        var wrong: [String] = []
        for entry in Self.entries where entry.english.hasSuffix(" {}") && !entry.english.contains(": ") {
            let text = Self.filled(entry.english) + ": No such file or directory"
            let found = Phrasebook.japanese.translated(text)
            if found != Self.filled(entry.translation) + ": ファイルやディレクトリがありません" {
                wrong.append("\(text): \(found ?? "not found")")
            }
        }
        #expect(wrong == [])
    }
}
