/// What a text says.
package struct Parsed: Sendable {
    /// What is still to come.
    package enum Incomplete: Sendable, Equatable {
        /// The last line ends in `\`.
        case backslash
        /// This `if` (the innermost one) has no `end` yet.
        case openIf(Place)
    }

    /// Whether the text can run.
    package enum Result: Sendable {
        case statements([Statement])
        case incomplete(Incomplete)
        case problems([Diagnostic])
    }

    /// All that could be understood; to be run only when there are no problems.
    package var statements: [Statement] = []
    /// In the order of the text; in a file a missing `end` is one of them.
    package var problems: [Diagnostic] = []
    package var incomplete: Incomplete?
    /// The words of lines that had problems, so that a check of the rest knows which variables they would set.
    package var partialLines: [[Word]] = []

    package init() {}

    /// For a reader that asks for more lines until there is enough.
    package var result: Result {
        if !problems.isEmpty { return .problems(problems) }
        if let incomplete { return .incomplete(incomplete) }
        return .statements(statements)
    }
}
