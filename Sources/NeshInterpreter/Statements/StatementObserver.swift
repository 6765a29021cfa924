import NeshLanguage

/// Looks on while statements run.
package protocol StatementObserver: AnyObject {
    func willRun(_ statement: Statement)
    /// - Parameter problem: why it did not simply succeed; nil when it did.
    func didRun(_ statement: Statement, _ problem: StatementProblem?)
    /// - Parameter place: of the `on-exit` line.
    func didFailCleaning(_ place: Place, _ problem: StatementProblem)
}

extension StatementObserver {
    package func didFailCleaning(_ place: Place, _ problem: StatementProblem) {}
}

/// How a statement ended that did not succeed.
package enum StatementProblem: Sendable {
    case failed(Diagnostic)
    case skipped(Diagnostic)
    /// A signal, `exit`, a reader that left: nothing that the statement did wrong.
    case ended
}

extension Stop {
    var problem: StatementProblem {
        guard let diagnostic else { return .ended }
        return kind == .skipped ? .skipped(diagnostic) : .failed(diagnostic)
    }
}
