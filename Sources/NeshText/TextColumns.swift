/// Arranges short texts in columns, read downwards, as `ls` does.
package struct TextColumns: Sendable, Equatable {
    /// One text's place: which text, and the column of the screen where it starts.
    package struct Place: Sendable, Equatable {
        package var index: Int
        package var start: Int
    }
    /// From top to bottom; places of the texts that stand in each.
    package let rows: [[Place]]

    /// - Parameters:
    ///   - widths: how many columns of the screen each text takes.
    ///   - width: columns of the screen that may be used, at least 1.
    ///   - gap: spaces between columns.
    package init(widths: [Int], width: Int, gap: Int = 2) {
        let columnWidths = Self.fit(widths, width: width, gap: gap)
        var starts = [0]
        for each in columnWidths { starts.append((starts.last ?? 0) + each + gap) }
        let columns = columnWidths.count
        let height = columns == 0 ? 0 : (widths.count + columns - 1) / columns
        rows = (0..<height).map { row in
            (0..<columns).compactMap { column in
                let index = column * height + row
                return index < widths.count ? Place(index: index, start: starts[column]) : nil
            }
        }
    }

    /// The rows as text, without trailing spaces.
    package static func lines(_ texts: [String], width: Int, gap: Int = 2) -> [String] {
        Self(widths: texts.map { DisplayWidth.of($0) }, width: width, gap: gap).rows.map { row in
            row.reduce(into: "") { line, place in
                line = line.padded(to: place.start) + texts[place.index]
            }
        }
    }

    /// The widths of as many columns as fit; one where nothing does.
    private static func fit(_ widths: [Int], width: Int, gap: Int) -> [Int] {
        guard let narrowest = widths.min(), let widest = widths.max() else { return [] }
        var columns = min(widths.count, max(1, (width + gap) / (narrowest + gap)))
        while columns > 1 {
            let height = (widths.count + columns - 1) / columns
            // At this height fewer columns may hold everything.
            columns = (widths.count + height - 1) / height
            let each = (0..<columns).map { column in
                widths[(column * height)..<min((column + 1) * height, widths.count)].max() ?? 0
            }
            if each.reduce(0, +) + gap * (columns - 1) <= width { return each }
            columns -= 1
        }
        return [widest]
    }
}
