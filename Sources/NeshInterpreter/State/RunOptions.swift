import NeshSystem

/// How a text is run.
package struct RunOptions: Sendable {
    /// `-x`: each line is shown with its values before it runs.
    package var traces = false
    /// `-n`: a text is checked and not run.
    package var checkOnly = false
    /// A text is shown as the nitro-cli lines that it would run.
    package var dryRun = false
    /// How diagnostics look on standard error.
    package var errorFormat = DiagnosticReporter.Format.human
    /// Bounds a whole script; nil: it may take any time.
    package var timeLimit: Duration?
    /// What each `on-exit` command of a script with a time limit may take.
    package var cleaningLimit = Duration.seconds(30)
    /// What to do about an error when `on-error` is `ask`; nil where nobody can be asked.
    package var ask: (@Sendable (Interrupt) -> ErrorAnswer)?

    package init() {}
}

/// What a person wants done about a statement that failed.
package enum ErrorAnswer: Sendable, Equatable {
    case retry, skip, quit
}
