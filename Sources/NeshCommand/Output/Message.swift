/// What a command says while it works. What it found out comes back as its report.
package enum Message: Sendable, Equatable {
    /// Lines for standard output; a newline is added.
    case text(String)
    /// Bytes for standard output, such as a console's: as they are, but for what a terminal should not obey.
    case bytes([UInt8])
    /// Bytes for standard output that a terminal may obey, since the user asked for them as they are.
    case raw([UInt8])
    /// A line of progress for standard error, in nitro-cli's words where it has some.
    case progress(String)
    /// A line that nesh has not written, such as a console's, for standard error: the same in every language.
    case foreign(String)
    /// Something the user should know, for standard error.
    case warning(String)
    /// Why a command has nothing to show, where an error code's number is not its exit status, for standard error.
    case error(String)
    /// The same as a warning of something that a command may look at several times, and find each time.
    case standing(String)
    /// Something about this machine that the user should know; no recording holds it and no expected output is compared
    /// with it, because it is another thing on another machine.
    case hostWarning(String)
    /// What this machine lacks and a lesson does not need: at a terminal only, dim, once.
    case needless(String)
    /// A fact of this machine, for standard error; kept out of recordings and comparisons in the same way.
    case hostFact(String)
    /// What the session supplied, for standard error: at the prompt and with -x only.
    case implied(String)
    /// Only for a person at a terminal, dim: how to leave, how long it took.
    case aside(String)
    /// The same of what is as true the next time: once in a session.
    case advice(String)
    /// A line that replaces itself, on a terminal only; nil takes it away.
    case status(String?)
}
