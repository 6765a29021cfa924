import NeshCommand
import NeshInterpreter
import NeshLanguage
import NeshTeaching
import NeshText

/// Shows anyone who watches a script run what its `##` lines say, and each line before what it prints.
///
/// A script is silent up to its first narration: what stands there only prepares.
final class ScriptNarrator: StatementObserver {
    private let output: Output
    private let tap: OutputTap
    private let session: () -> Session
    private var narration: [String] = []
    private var hasBegun = false
    private var depth = 0

    /// - Parameters:
    ///   - tap: does not hear it: a recording of the run gets lines and narration by itself.
    ///   - session: whose prompt stands before the lines.
    init(_ output: Output, _ tap: OutputTap, session: @escaping () -> Session) {
        self.output = output
        self.tap = tap
        self.session = session
    }

    func willRun(_ statement: Statement) {
        depth += 1
        guard depth == 1 else { return }
        if case .narration(let text) = statement.kind {
            hasBegun = true
            narration.append(text)
            return
        }
        guard hasBegun else { return }
        tell()
        let prompt = PromptState(session()).text
        let margin = String(repeating: " ", count: DisplayWidth.of(prompt.text))
        let lines = statement.place.text.split(separator: "\n", omittingEmptySubsequences: false)
        tap.unheard {
            for (index, line) in lines.enumerated() {
                output.aside((index == 0 ? prompt : StyledText(margin)) + StyledText(data: String(line), .name))
            }
        }
    }

    func didRun(_ statement: Statement, _ problem: StatementProblem?) { depth -= 1 }

    /// What has been narrated since the last line; once more at the script's end.
    func tell() {
        guard !narration.isEmpty else { return }
        tap.unheard {
            output.aside("")
            for line in Paragraphs.styled(narration) { output.aside(line) }
            output.aside("")
        }
        narration = []
    }
}
