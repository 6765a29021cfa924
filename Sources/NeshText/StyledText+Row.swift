/// A row of a wrapped text.
extension StyledText {
    struct Row {
        var pieces: [Piece]
        let margin: Int
        /// The blanks that its end has taken the place of.
        var gap: Piece?
        /// The next row begins the second column of a list: what stands here is the first.
        var endsColumn = false

        private var characters: Int { pieces.reduce(0) { $0 + $1.text.count { !Piece.closing.contains($0) } } }
        private var width: Int { pieces.reduce(0) { $0 + $1.width } }

        /// Has the last row take over words from the one before it, if it has three characters of Japanese at most: the
        /// end of a verb alone, る, would look like a slip.
        /// - Parameter room: columns of a row behind the indentation.
        static func fill(_ rows: inout [Row], room: Int) {
            guard let short = rows.last, rows.count > 1, room >= 16, short.characters < 4,
                short.pieces.allSatisfy(\.isWide)
            else { return }
            let before = rows[rows.count - 2]
            guard !before.endsColumn else { return }
            var best: (rank: Int, count: Int)?
            var added = short
            for count in 1..<max(before.pieces.count, 1) {
                if count == 1, let gap = before.gap { added.pieces.insert(gap, at: 0) }
                let piece = before.pieces[before.pieces.count - count]
                added.pieces.insert(piece, at: 0)
                guard added.width <= room / 2 else { break }
                guard !piece.isBlank, added.characters >= 4 else { continue }
                let rank = rank(of: piece, behind: before.pieces.dropLast(count))
                if rank > best?.rank ?? 0 { best = (rank, count) }
                if rank == 3 { break }
            }
            guard let best else { return }
            var left = Array(before.pieces.dropLast(best.count))
            let taken = before.pieces.suffix(best.count) + [before.gap].compactMap(\.self)
            rows[rows.count - 1].pieces = taken + short.pieces
            if left.last?.isBlank ?? false { left.removeLast() }
            rows[rows.count - 2].pieces = left
        }

        /// Takes from a row that ends amid a word of Japanese the beginning of that word, for the next one to begin with.
        /// - Parameters:
        ///   - piece: what the next row begins with otherwise.
        ///   - least: the columns that the row keeps; where it would be shorter, it ends amid the word.
        static func beginning(torn row: inout [Piece], before piece: Piece, keeping least: Int) -> [Piece] {
            guard piece.isWide, row.last?.endsWide ?? false, !piece.beginsWord(behind: row[...]) else { return [] }
            var width = row.reduce(0) { $0 + $1.width }
            for index in row.indices.dropFirst().reversed() {
                width -= row[index].width
                guard width >= least else { break }
                if !row[index].isBlank, row[index].beginsWord(behind: row[..<index]) {
                    defer { row.removeSubrange(index...) }
                    return Array(row[index...])
                }
            }
            return []
        }

        /// How well a row begins with a piece: at a blank, a sign or where kanji follow kana, behind a particle, anywhere.
        private static func rank(of piece: Piece, behind row: ArraySlice<Piece>) -> Int {
            if piece.beginsWord(behind: row) { return 3 }
            return piece.isKana && "はがをにでとものへ".contains(row.last?.last ?? " ") ? 2 : 1
        }
    }
}
