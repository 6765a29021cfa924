extension ValueType where Value == Double {
    /// `45wpm`, or the number alone; the value is in keys a second, a word being five keys.
    package static var typingPace: Self {
        ValueType("PACE", completion: .examples(["45wpm", "90wpm", "200wpm"])) { word throws(ValueProblem) in
            let digits = word.hasSuffix("wpm") ? word.dropLast(3) : word[...]
            guard let words = Double(digits), words >= 1, words <= 10_000 else {
                throw ValueProblem("'\(word)' is not a typing pace", notes: ["words a minute: 45wpm"])
            }
            return words * 5 / 60
        }
    }

    /// A factor: `3`, `0.5`, `2x`.
    package static var factor: Self {
        ValueType("FACTOR", completion: .examples(["0.5", "2", "3"])) { word throws(ValueProblem) in
            guard let factor = Double(word.hasSuffix("x") ? word.dropLast() : word[...]), factor >= 0.01, factor <= 1000
            else { throw ValueProblem("'\(word)' is not a factor", notes: ["from 0.01 to 1000, such as 2 or 0.5"]) }
            return factor
        }
    }
}
