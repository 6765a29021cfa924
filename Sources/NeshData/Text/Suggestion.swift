/// What a misspelt word was probably meant to be.
package enum Suggestion {
    /// The candidate nearest to the word, nil when none is near; of equally near ones that which begins with it, or
    /// the first.
    ///
    /// Near means: the same but for case, or at most one slip for each three characters
    /// (a slip is a character too many, too few, wrong, or two exchanged), or the only
    /// candidate that begins with the word, or the only one that has it as its last part, `--enclave-name` for `--name`.
    package static func closest(to word: String, in candidates: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased())
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        var best: (distance: Int, candidate: String)?
        var beginnings: [String] = []
        for candidate in candidates where !candidate.isEmpty && candidate != word {
            let letters = Array(candidate.lowercased())
            if wanted.count >= 2, letters.starts(with: wanted) { beginnings.append(candidate) }
            let longer = max(wanted.count, letters.count)
            let bound = min(best.map { $0.distance - 1 } ?? 3, max(1, longer / 3), longer - 1)
            if bound < 0 { continue }
            if let distance = distance(wanted, letters, atMost: bound) { best = (distance, candidate) }
        }
        if let best {
            // Of equally near ones that which only goes on.
            let goesOn = beginnings.count == 1 && beginnings[0].count - wanted.count <= best.distance
            return goesOn ? beginnings[0] : best.candidate
        }
        if beginnings.count == 1 { return beginnings[0] }
        return beginnings.isEmpty ? onlyOne(endingIn: wanted, candidates) : nil
    }

    private static func onlyOne(endingIn wanted: [Character], _ candidates: some Sequence<String>) -> String? {
        let last = String(wanted.drop { $0 == "-" })
        guard last.count >= 3, last.count < wanted.count else { return nil }
        let found = candidates.filter { $0.hasSuffix("-" + last) && $0 != String(wanted) }
        return found.count == 1 ? found[0] : nil
    }

    /// Slips between two words, exchanged neighbours counting once; nil when more than the bound.
    package static func distance(_ left: [Character], _ right: [Character], atMost bound: Int) -> Int? {
        guard bound >= 0, abs(left.count - right.count) <= bound else { return nil }
        if left == right { return 0 }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for column in 0..<right.count {
                var cost = min(
                    last[column] + (left[row] == right[column] ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            if let least = current.min(), least > bound { return nil }
            beforeLast = last
            last = current
        }
        return last[right.count] <= bound ? last[right.count] : nil
    }
}
