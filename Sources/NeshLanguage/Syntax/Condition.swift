/// `[not] word [op word]`
package struct Condition: Sendable {
    /// How two values are compared; the raw value is how it is written.
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
    /// What is looked at.
    package var left: Word
    package var comparison: Comparison?
    /// All of it.
    package var place: Place

    /// What stands behind the first word.
    package struct Comparison: Sendable {
        /// How the two are compared.
        package var `operator`: Operator
        package var place: Place
        /// What the left one is compared with.
        package var right: Word

        /// - Parameter place: of the operator.
        package init(_ operator: Operator, _ place: Place, _ right: Word) {
            self.operator = `operator`
            self.place = place
            self.right = right
        }
    }

    /// The words whose variables it reads.
    package var words: [Word] { [left] + (comparison.map { [$0.right] } ?? []) }
}
