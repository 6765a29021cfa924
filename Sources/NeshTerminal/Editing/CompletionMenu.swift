import NeshText

/// The list below the line while several candidates are left.
struct CompletionMenu {
    var candidates: [Completions.Candidate]
    var note: StyledText?
    /// Where the word begins that is completed, in bytes of the line.
    var start = 0
    var page = 0
    /// The candidate that the arrow keys stand on; nil while nobody has moved to one.
    var selected: Int?
    /// Of the list as it was drawn last.
    private(set) var columnHeight = 1
    /// The list as it was drawn last has more than one page.
    private(set) var isPaged = false

    init(candidates: [Completions.Candidate], note: StyledText?, start: Int = 0) {
        self.candidates = candidates
        self.note = note
        self.start = start
    }

    var selectedCandidate: Completions.Candidate? {
        selected.flatMap { candidates.indices.contains($0) ? candidates[$0] : nil }
    }

    /// Rows of cells for the screen.
    /// - Parameter height: how many rows there is room for.
    mutating func rows(columns: Int, height: Int, colours: Bool, texts: EditorTexts) -> [[Cell]] {
        let dim = colours ? "2" : ""
        guard !candidates.isEmpty else { return note.map { [Cell.cells(of: $0, colours: colours)] } ?? [] }
        let entries = entries(columns: columns)
        // Annotated, one a row reads best; where there are too many for that, wide gaps set them apart.
        let isAnnotated = entries.contains { !$0.annotation.isEmpty }
        let widths = isAnnotated && entries.count <= height ? entries.map { _ in columns } : entries.map(\.width)
        let places = TextColumns(widths: widths, width: max(1, columns - 1), gap: isAnnotated ? 4 : 2).rows
        columnHeight = max(1, places.count)
        isPaged = places.count > height
        let (first, shown) = visible(places.count, height)
        var rows = places[first..<(first + shown)].map { row in
            var cells: [Cell] = []
            var at = 0
            for place in row {
                cells += Cell.cells(of: String(repeating: " ", count: place.start - at))
                let entry = entries[place.index]
                let isSelected = place.index == selected
                cells += Cell.cells(of: entry.label, style: isSelected ? "7" : "")
                cells += Cell.cells(of: entry.annotation, style: isSelected ? "7" : dim)
                at = place.start + entry.width
            }
            return cells
        }
        if shown < places.count, height > 1 {
            let text = texts.rows(first + 1, first + shown, places.count)
            rows.append(Cell.cells(of: text, style: dim))
        }
        return rows
    }

    /// Which rows the current page shows.
    private mutating func visible(_ count: Int, _ height: Int) -> (first: Int, shown: Int) {
        guard count > height else { return (0, count) }
        let size = max(1, height - 1)
        if let selected { page = selected % count / size }
        let pages = (count + size - 1) / size
        let first = (page % pages) * size
        return (first, max(0, min(size, count - first, height)))
    }

    /// Labels, made equally wide where annotations follow them.
    private func entries(columns: Int) -> [(label: String, annotation: String, width: Int)] {
        // One long name does not push what is said of the others off the screen.
        let isAnnotated = candidates.contains { !$0.annotation.isEmpty }
        let most = isAnnotated ? max(24, columns / 2) : columns - 1
        let labels = candidates.map { Self.oneLine($0.label).truncated(to: max(1, min(most, columns - 1))) }
        let widest = labels.map { DisplayWidth.of($0) }.max() ?? 0
        return zip(labels, candidates).map { label, candidate in
            let room = columns - 1 - widest - 2
            guard !candidate.annotation.isEmpty, room >= 4 else { return (label, "", DisplayWidth.of(label)) }
            let annotation = Self.oneLine(candidate.annotation).truncated(to: room)
            return (label.padded(to: widest + 2), annotation, widest + 2 + DisplayWidth.of(annotation))
        }
    }

    /// As it will be drawn: control characters spelled out.
    private static func oneLine(_ text: String) -> String {
        Cell.cells(of: text).map { $0.isBreak || $0.text == "\t" ? " " : $0.text }.joined()
    }
}
