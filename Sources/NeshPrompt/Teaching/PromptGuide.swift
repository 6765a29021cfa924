import NeshInterpreter
import NeshTerminal

/// Sits beside the prompt: a lesson, or a demo that is having a break. It sees each line first.
protocol PromptGuide: AnyObject {
    /// Whose session the prompt shows; nil for the shell's own.
    var interpreter: Interpreter? { get }

    /// What to do with the lines typed so far, each ended by a newline; nil leaves them to the shell.
    /// - Parameters:
    ///   - run: does what they mean, where that is more than the interpreter knows; nil where it is not.
    ///   - ran: called once they have run, before anything is said of that.
    func take(_ text: String, run: (() -> Interpreter.Submission)?, ran: () -> Void) -> Interpreter.Submission?

    /// After each line, no matter who took it, and before the first.
    func beforePrompt()

    /// What Tab offers, where that is not the usual.
    func completions(_ line: String, _ cursor: Int) -> Completions?

    /// Whether the line is a word that only this guide takes: nothing in it is wrong.
    func isOwn(_ line: String) -> Bool

    /// What could follow the line, dim; nil for the usual.
    func suggestion(_ line: String) -> String?

    /// The input has ended: Ctrl-D.
    /// - Returns: whether that ends only what the guide has begun here, and the prompt goes on.
    func takeEndOfInput() -> Bool

    /// The prompt is about to end.
    func leave()
}

extension PromptGuide {
    func takeEndOfInput() -> Bool { false }
}
