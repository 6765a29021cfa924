import NeshCommand
import NeshLanguage
import NeshPasted

extension Interpreter {
    /// A line that is not nesh's: says so, and what does the same.
    package func answer(_ line: ShellLine) {
        // A long line has its explanation right behind it, not far from those of the others.
        let width = (line.answers.map(\.line.count).filter { $0 <= 40 }.max() ?? 0) + 2
        let notes = line.answers.map { answer in
            answer.line + String(repeating: " ", count: max(2, width - answer.line.count)) + answer.explanation
        }
        refuse(line.message, notes: notes)
        prompt.correctedLine = line.correction
        prompt.ways = line.answers.map(\.line)
    }

    /// Says why a line of the prompt is not run.
    package func refuse(_ message: String, notes: [String]) {
        reporter.show(Diagnostic(message, at: nil, notes: notes))
        prompt.refused(127)
    }

    /// What a line of another shell finds in a variable; nil for nothing.
    package func valueInLine(_ name: String) -> String? {
        guard case .text(let text) = bodies.values.value(of: .name(name)), !text.isEmpty else { return nil }
        return text
    }
}
