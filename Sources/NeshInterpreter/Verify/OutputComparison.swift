import NeshLanguage

/// Expected and actual output of one statement, line by line.
struct OutputComparison {
    enum Change: Equatable {
        /// An expected line that matched; kept as it is written.
        case same(String)
        case missing(String)
        case unexpected(String)
    }

    /// In the order of the lines; without `.missing` and `.unexpected` all is as expected.
    let changes: [Change]
    /// What named tokens stand for after this statement.
    let bindings: ExpectedLine.Bindings

    var isSame: Bool {
        changes.allSatisfy { if case .same = $0 { true } else { false } }
    }

    /// The way with the fewest differences.
    init(_ expected: [ExpectedLine], _ actual: [String], _ bindings: ExpectedLine.Bindings) {
        if let exact = Self.exact(expected[...], actual[...], bindings) {
            self.bindings = exact
            changes = expected.map { .same($0.text) }
            return
        }
        self.bindings = bindings
        changes = Self.fewest(expected, actual, bindings)
    }

    /// All lines in order, named tokens agreeing; nil where that is not so.
    private static func exact(
        _ expected: ArraySlice<ExpectedLine>, _ actual: ArraySlice<String>, _ bindings: ExpectedLine.Bindings
    ) -> ExpectedLine.Bindings? {
        var bindings = bindings
        var expected = expected
        var actual = actual
        while let line = expected.first {
            expected.removeFirst()
            if case .anyLines = line.kind {
                if expected.isEmpty { return bindings }
                for skipped in 0...actual.count {
                    if let found = exact(expected, actual.dropFirst(skipped), bindings) { return found }
                }
                return nil
            }
            guard let first = actual.popFirst(), let more = line.match(first, bindings) else { return nil }
            bindings = more
        }
        return actual.isEmpty ? bindings : nil
    }

    /// A missing line costs more, so that `...` does not swallow one that is expected behind a line that is not.
    private static let missingCost = 3
    private static let unexpectedCost = 2

    /// By the table of the fewest differences from each pair of places on, walked from the beginning.
    private static func fewest(
        _ expected: [ExpectedLine], _ actual: [String], _ bindings: ExpectedLine.Bindings
    ) -> [Change] {
        let isWild = expected.map { if case .anyLines = $0.kind { true } else { false } }
        let same = expected.map { line in actual.map { line.match($0, bindings) != nil } }
        var cost = [[Int]](repeating: [Int](repeating: 0, count: actual.count + 1), count: expected.count + 1)
        for row in stride(from: expected.count, through: 0, by: -1) {
            for column in stride(from: actual.count, through: 0, by: -1) {
                if row == expected.count {
                    cost[row][column] = (actual.count - column) * unexpectedCost
                } else if isWild[row] {
                    let absorb = column < actual.count ? cost[row][column + 1] : Int.max
                    cost[row][column] = min(cost[row + 1][column], absorb)
                } else {
                    var best = cost[row + 1][column] + missingCost
                    if column < actual.count {
                        best = min(best, cost[row][column + 1] + unexpectedCost)
                        if same[row][column] { best = min(best, cost[row + 1][column + 1]) }
                    }
                    cost[row][column] = best
                }
            }
        }
        var changes: [Change] = []
        var (row, column) = (0, 0)
        while row < expected.count || column < actual.count {
            if row < expected.count, isWild[row] {
                if cost[row][column] == cost[row + 1][column] {
                    changes.append(.same(expected[row].text))
                    row += 1
                } else {
                    column += 1
                }
            } else if row < expected.count, column < actual.count, same[row][column],
                cost[row][column] == cost[row + 1][column + 1]
            {
                changes.append(.same(expected[row].text))
                row += 1
                column += 1
            } else if row < expected.count, cost[row][column] == cost[row + 1][column] + missingCost {
                changes.append(.missing(expected[row].text))
                row += 1
            } else {
                changes.append(.unexpected(actual[column]))
                column += 1
            }
        }
        return changes
    }
}
