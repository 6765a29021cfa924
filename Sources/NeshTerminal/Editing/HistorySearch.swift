import CEdit
import NeshData
import NeshSystem
import NeshText

/// Ctrl-R: the lines that hold what has been typed so far, the newest first, as a list to choose from.
struct HistorySearch {
    var pattern = ""
    /// The line found; nil before the first.
    var found: (line: String, offset: Int)? { matches.indices.contains(selected) && isChosen ? matches[selected] : nil }
    var failed = false
    /// Of a line that comes several times the newest; those that hold the pattern before those that hold its letters.
    private(set) var matches: [(line: String, offset: Int)] = []
    private var selected = 0
    /// Without a pattern the list is only shown, until somebody moves in it.
    private var isChosen = false
    private let lines: [String]

    /// More are not looked for: nobody reads on so far.
    private static let most = 500
    /// Rows of the list.
    private static let height = 10

    private let texts: EditorTexts

    init(_ lines: [String], _ texts: EditorTexts) {
        self.lines = lines
        self.texts = texts
        look()
    }

    /// Looks again. Lower case matches both cases. Where nothing is found, what was found before stays.
    mutating func look() {
        let ignoreCase = pattern == pattern.lowercased()
        var exact: [(line: String, offset: Int)] = []
        var loose: [(line: String, offset: Int)] = []
        var seen: Set<String> = []
        for original in lines.reversed() where exact.count < Self.most && seen.insert(original).inserted {
            let line = ignoreCase ? original.lowercased() : original
            if let offset = Self.find(pattern, in: line) {
                // The case of a letter can change its length: then the cursor goes to the line's start.
                let same = line.unicodeScalars.count == original.unicodeScalars.count
                exact.append((original, same && !pattern.isEmpty ? offset : 0))
            } else if Self.holds(line, lettersOf: pattern) {
                loose.append((original, 0))
            }
        }
        let all = exact + loose
        failed = all.isEmpty && !pattern.isEmpty
        if failed { return }
        matches = all
        selected = 0
        isChosen = !pattern.isEmpty
    }

    /// To an older line; to a newer one for -1. At the list's end it stays, and says so.
    mutating func move(_ step: Int) {
        guard isChosen else {
            isChosen = step > 0 && !matches.isEmpty
            return
        }
        failed = !matches.indices.contains(selected + step)
        if !failed { selected += step }
    }

    var content: LineContent {
        let title = (failed ? texts.failedSearch : texts.search) + " '" + pattern + "': "
        let line = (found?.line ?? "").replacing("\n", with: " ")
        let before = line.unicodeScalars.prefix(found?.offset ?? 0)
        return LineContent(
            prompt: Cell.cells(of: title), line: Cell.cells(of: line),
            cursor: Cell.cells(of: String(String.UnicodeScalarView(before))).count)
    }

    /// The list around the chosen line, where there is more than that one.
    /// - Parameter height: how many rows there is room for.
    func rows(columns: Int, height: Int) -> [[Cell]] {
        let height = min(height, Self.height)
        guard height > 0, matches.count > 1 || !isChosen else { return [] }
        let first = max(0, min(selected - height / 2, matches.count - height))
        return matches[first..<min(first + height, matches.count)].enumerated().map { index, match in
            let text = StyledText(match.line.replacing("\n", with: " ↵ ")).oneLine.text.truncated(
                to: max(1, columns - 3))
            let isSelected = isChosen && first + index == selected
            return Cell.cells(of: isSelected ? "> " : "  ") + Cell.cells(of: text, style: isSelected ? "7" : "")
        }
    }

    private static func find(_ pattern: String, in line: String) -> Int? {
        let pattern = Array(pattern.unicodeScalars)
        let line = Array(line.unicodeScalars)
        guard line.count >= pattern.count else { return nil }
        return (0...(line.count - pattern.count)).last { line[$0..<($0 + pattern.count)].elementsEqual(pattern) }
    }

    /// In their order, with others between them.
    private static func holds(_ line: String, lettersOf pattern: String) -> Bool {
        var rest = pattern.unicodeScalars.filter { $0 != " " }[...]
        guard rest.count > 1 else { return false }
        for scalar in line.unicodeScalars where scalar == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}

extension LineEditor {
    func searchHistory() -> nesh_edit_verdict {
        var search = HistorySearch(history.lines, options.texts)
        defer { self.search = nil }
        while true {
            self.search = search
            guard let key = nextKey() else { return NESH_EDIT_STOP }
            switch key {
            case "\u{12}": search.move(1)
            case "\u{1b}" where input.arrow == .down || input.arrow == .up:
                search.move(input.arrow == .down ? 1 : -1)
                input.dropArrow()
            case "\u{8}", "\u{7f}":
                if !search.pattern.isEmpty { search.pattern.removeLast() }
                search.look()
            case "\u{7}": return NESH_EDIT_GO_ON
            case "\u{3}": return stop(.cancelled)
            case _ where key.value >= 0x20:
                search.pattern.unicodeScalars.append(key)
                search.look()
            default:
                // Any other key ends the search and does its work on the line found.
                if let found = search.found { replaceText(with: found.line, cursor: found.offset) }
                input.giveBack(key)
                return NESH_EDIT_GO_ON
            }
        }
    }
}
