import NeshCommand
import NeshData
import NeshLanguage
import NeshPasted

extension Interpreter {
    /// Runs a line without showing what it finds, and keeps a field of that in a variable, as `X=$(… | jq …)` does.
    /// - Returns: the value; nil where the line failed, which has been shown.
    package func capture(_ wanted: ShellCapture) -> String? {
        session.last = nil
        _ = services.tap.quietly { submit(wanted.line + "\n") }
        guard lineSucceeded else {
            if let error = session.error {
                var problem = Diagnostic(error)
                let source = SourceText(name: "", text: wanted.line)
                problem.place = Place(source, 0..<wanted.line.utf8.count)
                reporter.show(problem)
            }
            return nil
        }
        let value = wanted.filter == nil ? session.output : wanted.value(in: session.last)
        for slip in FilterSlips.find(in: wanted.program, reading: session.last ?? .null) {
            // That there is none, on the other hand, is what such a line is for.
            guard case .name = slip else { continue }
            let verb = wanted.line.split(separator: " ").first.map(String.init) ?? ""
            state.output.say(.warning(slip.text(verb, state.complaintLanguage)))
        }
        session.variables[wanted.variable] = value
        return value
    }
}
