import NeshSystem

extension ValueType where Value == String {
    /// A pattern for what is to be hidden.
    package static var mask: Self {
        ValueType("REGEX", completion: pattern.completion) { word throws(ValueProblem) in
            let pattern = try ValueType<String>.pattern.read(word)
            if let expression = try? RegularExpression(pattern, locatesMatches: true), !pattern.isEmpty,
                expression.canMatchEmpty
            {
                throw ValueProblem(
                    "'\(word)' matches empty text too, so it does not say what to hide",
                    notes: ["a mask needs at least one character: [0-9]+, not [0-9]*"])
            }
            return pattern
        }
    }
}
