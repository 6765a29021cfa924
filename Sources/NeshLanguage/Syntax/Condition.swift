/// `[not] word [op word]`
package struct Condition: Sendable {
    package enum Operator: String, Sendable, CaseIterable {
        case equal = "=="
        case unequal = "!="
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="
        case matches = "~"
        case matchesNot = "!~"
    }

    package var isNegated: Bool
    package var left: Word
    package var comparison: Comparison?
    /// All of it.
    package var place: Place

    package struct Comparison: Sendable {
        package var `operator`: Operator
        package var place: Place
        package var right: Word

        package init(_ operator: Operator, _ place: Place, _ right: Word) {
            self.operator = `operator`
            self.place = place
            self.right = right
        }
    }

    package init(isNegated: Bool, left: Word, comparison: Comparison?, place: Place) {
        self.isNegated = isNegated
        self.left = left
        self.comparison = comparison
        self.place = place
    }

    /// The words whose variables it reads.
    package var words: [Word] { [left] + (comparison.map { [$0.right] } ?? []) }
}
