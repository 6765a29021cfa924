/// What a program gets that a command runs.
package struct ProgramSurroundings: Sendable {
    /// Where its standard output goes.
    package var output: OutputSink
    /// Where its standard error goes.
    package var errors: OutputSink
    /// Standard error goes where standard output goes.
    package var isMerged: Bool
    /// It may write where this process does and read the terminal, as programs that draw on it must.
    package var isDirect: Bool
    /// All of its variables; made when they are asked for, which few commands do.
    package var environment: [String: String] { variables() }
    private let variables: @Sendable () -> [String: String]
    /// No other command stands beside it, as in a call from another shell: its status uses for itself.
    package var isAlone: Bool

    package init(
        output: OutputSink, errors: OutputSink, isMerged: Bool, isDirect: Bool, isAlone: Bool,
        environment: @escaping @Sendable () -> [String: String]
    ) {
        self.output = output
        self.errors = errors
        self.isMerged = isMerged
        self.isDirect = isDirect
        variables = environment
        self.isAlone = isAlone
    }
}
