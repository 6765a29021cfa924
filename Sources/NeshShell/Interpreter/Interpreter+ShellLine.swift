import NeshLanguage

extension Interpreter {
    /// A line that is not nesh's: says so, and what does the same.
    package func answer(_ line: ShellLine) {
        // A long line has its explanation right behind it, not far from those of the others.
        let width = (line.answers.map(\.line.count).filter { $0 <= 40 }.max() ?? 0) + 2
        let notes = line.answers.map { answer in
            answer.line + String(repeating: " ", count: max(2, width - answer.line.count)) + answer.explanation
        }
        reporter.show(Diagnostic(line.message, at: nil, notes: notes))
        session.status = 127
        session.lineFailed = true
        lineSucceeded = false
        correctedLine = line.correction
    }

    /// The last line was ended by Ctrl-C.
    package var wasInterrupted: Bool { !lineSucceeded && session.status == 130 }
}
