import NeshCommand
import NeshData
import NeshLanguage
import NeshPasted
import NeshSystem

extension Interpreter {
    /// A line that is not nesh's: says so, and what does the same.
    /// - Parameter text: as it was typed.
    package func answer(_ foreign: ShellLine, to text: String) {
        let (scope, path) = (state.scope, SearchPath(session.environment.text("PATH")))
        let line = foreign.withInstalled(commands) { path.find($0) != nil }.keeping { answer in
            answer.hasGap || Correction.isAccepted(answer.line, in: scope, commands)
        }
        refuse(line.message, notes: line.notes, of: text)
        let correction = line.correction.map {
            Correction(text: $0, isDraft: Consequence(scope, commands).isSerious($0 + "\n"))
        }
        prompt.offer(correction ?? line.draft.map { Correction(text: $0, isDraft: true) })
        prompt.ways = line.answers.map(\.line)
    }

    /// Says why a line of the prompt is not run.
    /// - Parameter text: the line as it was typed.
    package func refuse(_ message: String, notes: [String], of text: String) {
        let problem = Diagnostic(message, at: nil, notes: notes)
        reporter.show(problem)
        prompt.refused(problem, of: String(text.trimmingSpaces), status: 127)
    }

    /// What sh finds in a variable: one that is set here, or one of the environment; nil if it is not set.
    package func valueOfShell(_ name: String) -> String? {
        if case .text(let text) = bodies.values.value(of: .name(name)) { return text }
        return session.environment.variables[name]
    }

    /// What a line of another shell finds in a variable; nil for nothing.
    package func valueInLine(_ name: String) -> String? {
        guard case .text(let text) = bodies.values.value(of: .name(name)), !text.isEmpty else { return nil }
        return text
    }
}
