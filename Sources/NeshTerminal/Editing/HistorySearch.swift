import CEdit
import NeshSystem

/// Ctrl-R: the newest line that holds what has been typed so far.
struct HistorySearch {
    var pattern = ""
    /// The line found; nil before the first.
    var found: (index: Int, line: String, offset: Int)?
    var failed = false

    /// Looks in `lines` from `index` downwards. Lower case matches both cases.
    mutating func look(in lines: [String], from index: Int) {
        failed = false
        guard !pattern.isEmpty else {
            found = nil
            return
        }
        let ignoreCase = pattern == pattern.lowercased()
        for index in stride(from: min(index, lines.count - 1), through: 0, by: -1) {
            let line = ignoreCase ? lines[index].lowercased() : lines[index]
            // The case of a letter can change its length: then the cursor goes to the line's start.
            guard let offset = Self.find(pattern, in: line) else { continue }
            let same = line.unicodeScalars.count == lines[index].unicodeScalars.count
            found = (index, lines[index], same ? offset : 0)
            return
        }
        failed = true
    }

    var content: LineContent {
        let title = (failed ? "failed search" : "search") + " '" + pattern + "': "
        let line = found?.line ?? ""
        let before = line.unicodeScalars.prefix(found?.offset ?? 0)
        return LineContent(
            prompt: Cell.cells(of: title), line: Cell.cells(of: line),
            cursor: Cell.cells(of: String(String.UnicodeScalarView(before))).count)
    }

    private static func find(_ pattern: String, in line: String) -> Int? {
        let pattern = Array(pattern.unicodeScalars)
        let line = Array(line.unicodeScalars)
        guard line.count >= pattern.count else { return nil }
        return (0...(line.count - pattern.count)).last { line[$0..<($0 + pattern.count)].elementsEqual(pattern) }
    }
}

extension LineEditor {
    func searchHistory() -> nesh_edit_verdict {
        var search = HistorySearch()
        defer { self.search = nil }
        while true {
            self.search = search
            guard let key = nextKey() else { return NESH_EDIT_STOP }
            switch key {
            case "\u{12}":
                search.look(in: history.lines, from: (search.found?.index ?? history.lines.count) - 1)
            case "\u{8}", "\u{7f}":
                if !search.pattern.isEmpty { search.pattern.removeLast() }
                search.look(in: history.lines, from: history.lines.count - 1)
            case "\u{7}": return NESH_EDIT_GO_ON
            case "\u{3}": return stop(.cancelled)
            case _ where key.value >= 0x20:
                search.pattern.unicodeScalars.append(key)
                search.look(in: history.lines, from: search.found?.index ?? history.lines.count - 1)
            default:
                // Any other key ends the search and does its work on the line found.
                if let found = search.found { replaceLine(with: found.line, cursor: found.offset) }
                input.giveBack(key)
                return NESH_EDIT_GO_ON
            }
        }
    }
}
