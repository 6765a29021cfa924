/// How an attempt to read a line ended.
package enum LineResult: Sendable, Equatable {
    /// A line, without its line break.
    case line(String)
    /// Ctrl-C: what was typed is gone.
    case cancelled
    /// Ctrl-D on the empty last line of a text of several.
    case givenUp
    /// Ctrl-D on an empty line, the end of the input, or a terminal that is gone.
    case endOfInput
    /// This signal asks the program to end.
    case terminated(signal: Int32)
}
