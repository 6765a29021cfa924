import NeshLanguage

extension Interpreter {
    /// A line that is not nesh's: says so, and what does the same.
    package func answer(_ line: ShellLine) {
        let width = (line.answers.map(\.line.count).max() ?? 0) + 2
        var notes = line.answers.map { answer in
            answer.line + String(repeating: " ", count: width - answer.line.count) + answer.explanation
        }
        if notes.count == 1 { notes = line.answers.map { "\($0.line)  \($0.explanation)" } }
        reporter.show(Diagnostic(line.message, at: nil, notes: notes))
        session.status = 127
        lineSucceeded = false
        correctedLine = line.answers.first?.line
    }

    /// The last line was ended by Ctrl-C.
    package var wasInterrupted: Bool { !lineSucceeded && session.status == 130 }
}
