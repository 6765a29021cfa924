import NeshData
import NeshText

/// How an attempt to read a line ended.
package enum LineResult: Sendable, Equatable {
    /// A line, without its line break.
    case line(String)
    /// Ctrl-C: what was typed is gone.
    case cancelled
    /// Ctrl-D on an empty line, the end of the input, or a terminal that is gone.
    case endOfInput
    /// This signal asks the program to end.
    case terminated(signal: Int32)
}

/// Where lines come from: a person at a terminal, or a pipe.
package protocol LineSource: AnyObject {
    /// Blocks until there is a line or none will come.
    /// - Throws: a failure when the input cannot be read or a line is too long.
    func readLine(prompt: StyledText) throws(Failure) -> LineResult
}
