/// Did-you-mean: the nearest of the words that there are.
package enum Suggestion {
    /// Nil where none is near enough to be meant.
    package static func closest(to word: String, in candidates: [String]) -> String? {
        let bound = max(1, min(3, word.count / 3))
        let ranked = candidates.map { ($0, distance(Array(word), Array($0))) }.filter { $0.1 <= bound && $0.0 != word }
        return ranked.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn one into the other.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var before: [Int] = []
        var previous = Array(0...right.count)
        for (row, a) in left.enumerated() {
            var current = [row + 1]
            for (column, b) in right.enumerated() {
                var best = min(previous[column] + (a == b ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, a == right[column - 1], left[row - 1] == b {
                    best = min(best, before[column - 1] + 1)
                }
                current.append(best)
            }
            before = previous
            previous = current
        }
        return previous[right.count]
    }
}
