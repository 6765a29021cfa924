import NeshData

/// A verb of the shell.
package protocol Command: Sendable {
    /// What can be given to it; a verb without a type of this name takes nothing.
    associatedtype Parameters: ParameterGroup = NoParameters

    /// What it is called by. By itself, so that finding a verb does not make up everything that is known of all.
    static var name: String { get }
    /// What `declare` gives.
    static var declaration: Declaration<Parameters> { get }

    /// What is wrong with words that the verb reads itself, whatever the session has; nil where nothing is, and where a
    /// word is not known yet. Lines that are proposed are asked for it before anybody sees them.
    static func objection(to call: Call) -> Failure?

    /// Does the work. Blocks; ends soon after `context.interrupt` is raised.
    /// - Throws: what went wrong, which the interpreter prints.
    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome
}

extension Command {
    package static func objection(to call: Call) -> Failure? { nil }
}

/// What a command gives back; the interpreter prints the report and applies the changes.
package struct Outcome: Sendable {
    /// What it found; nil where there is nothing to show.
    package var report: (any Report)?
    /// What it did to the session, in that order.
    package var changes: [SessionChange]
    /// The command did its work, and what it found is bad news: its exit status.
    package var status: Int32
    /// Leave the shell with this status.
    package var exit: Int32?
    /// The report has been shown already, when a job at the prompt ended.
    package var isShown = false
    /// What happens after the report was shown: `--attach-console` shows the console.
    package var followUp: FollowUp?

    /// What a command does once its report has been shown.
    package typealias FollowUp = @Sendable (CommandContext) throws(Failure) -> Outcome

    package init(
        _ report: (any Report)? = nil, changes: [SessionChange] = [], status: Int32 = 0, exit: Int32? = nil,
        followUp: FollowUp? = nil
    ) {
        self.report = report
        self.changes = changes
        self.status = status
        self.exit = exit
        self.followUp = followUp
    }
}
