import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshSystem
import NeshTeaching
import NeshTerminal
import NeshText

extension DemoPlayer {
    enum Recovery {
        /// The demo goes on with the next line.
        case solved
        case quit
    }

    /// A line has failed: the presenter decides.
    func recover(_ text: String) -> Recovery {
        if ending != nil { return .quit }
        guard let keyBoard else { return .quit }
        options.plays = false
        var line = text
        while true {
            say(StyledText(DemoPhrases.failed[language], .warning))
            choice: while true {
                guard case .key(let key) = keyBoard.next(interrupts: startup.interrupts) else { return .quit }
                switch key {
                case "r":
                    if again(line) { return .solved }
                    break choice
                case "e":
                    guard let edited = edit(line) else { break choice }
                    line = edited
                    if submit(line) { return .solved }
                    break choice
                case "s": return .solved
                case "b":
                    breakOut()
                    if ending != nil { return .quit }
                    break choice
                case "q", "\u{4}": return .quit
                // Pressed once more than the command needed: it ends no demo here either.
                case "\u{3}": break choice
                default: continue
                }
            }
            if ending != nil { return .quit }
        }
    }

    private func again(_ line: String) -> Bool {
        let prompt = PromptState(interpreter.session).text
        recorder.promptShown(prompt)
        startup.teaching.tap.unheard { write(prompt + StyledText(line) + "\n") }
        return submit(line)
    }

    /// - Returns: nil when the presenter gave it up.
    private func edit(_ line: String) -> String? {
        keyBoard?.cook()
        guard let shell = makeShell() else { return nil }
        return shell.edit(line)
    }

    // MARK: A break

    /// A real prompt with the demo's session, until `resume`.
    func breakOut() {
        keyBoard?.cook()
        guard let shell = makeShell() else { return }
        say(StyledText(DemoPhrases.breakOut[language], .dim))
        let guide = BreakGuide(interpreter)
        shell.guide = guide
        do throws(Failure) {
            let status = try shell.run()
            if guide.wantsToExit { ending = status }
        } catch {
            reporter.show(Diagnostic(error))
        }
        if let signal = startup.interrupts.termination { ending = 128 + signal }
    }

    private func makeShell() -> InteractiveShell? {
        if shell == nil {
            do {
                shell = try InteractiveShell(startup, invocation, continuing: interpreter)
            } catch let failure as Failure {
                reporter.show(Diagnostic(failure))
            } catch {
                reporter.show(Diagnostic("\(error)", at: nil))
            }
        }
        return shell
    }
}

/// The prompt during a break: `resume` and Ctrl-D go back to the demo, `exit` ends both.
final class BreakGuide: PromptGuide {
    /// What goes back to the demo.
    private static let word = "resume"

    private(set) var wantsToExit = false
    private let session: Interpreter
    var interpreter: Interpreter? { nil }

    /// - Parameter session: the demo's, which the prompt goes on with.
    init(_ session: Interpreter) { self.session = session }

    func take(_ text: String, run: (() -> Interpreter.Submission)?, ran: () -> Void) -> Interpreter.Submission? {
        if isOwn(text) { return .leave(0) }
        if text.trimmed.prefix(while: { $0 != " " }) == "exit" { wantsToExit = true }
        let line = text.trimmed
        if session.commands.named(line) == nil, Suggestion.closest(to: line, in: [Self.word]) != nil {
            session.refuse("unknown command '\(line)'", notes: [Quoting.question([Self.word])], of: text)
            return .done
        }
        return nil
    }

    func beforePrompt() {}
    func completions(_ line: String, _ cursor: Int) -> Completions? { nil }
    func isOwn(_ line: String) -> Bool { line.trimmed == Self.word }
    func suggestion(_ line: String) -> String? { nil }
    func leave() {}
}
