import NeshText

/// The list below the line while several candidates are left.
struct CompletionMenu {
    var candidates: [Completions.Candidate]
    var note: StyledText?
    var page = 0

    /// Rows of cells for the screen.
    /// - Parameter height: how many rows there is room for.
    func rows(columns: Int, height: Int, colours: Bool) -> [[Cell]] {
        let dim = colours ? "2" : ""
        guard !candidates.isEmpty else { return note.map { [Cell.cells(of: $0, colours: colours)] } ?? [] }
        let entries = entries(columns: columns)
        // Annotated, one a row reads best; where there are too many for that, wide gaps set them apart.
        let isAnnotated = entries.contains { !$0.annotation.isEmpty }
        let widths = isAnnotated && entries.count <= height ? entries.map { _ in columns } : entries.map(\.width)
        let places = TextColumns(widths: widths, width: max(1, columns - 1), gap: isAnnotated ? 4 : 2).rows
        let (first, shown) = visible(places.count, height)
        var rows = places[first..<(first + shown)].map { row in
            var cells: [Cell] = []
            var at = 0
            for place in row {
                cells += Cell.cells(of: String(repeating: " ", count: place.start - at))
                let entry = entries[place.index]
                cells += Cell.cells(of: entry.label) + Cell.cells(of: entry.annotation, style: dim)
                at = place.start + entry.width
            }
            return cells
        }
        if shown < places.count, height > 1 {
            let text = "rows \(first + 1)–\(first + shown) of \(places.count), Tab for more"
            rows.append(Cell.cells(of: text, style: dim))
        }
        return rows
    }

    /// Which rows the current page shows.
    private func visible(_ count: Int, _ height: Int) -> (first: Int, shown: Int) {
        guard count > height else { return (0, count) }
        let size = max(1, height - 1)
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
