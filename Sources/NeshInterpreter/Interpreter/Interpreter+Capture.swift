import NeshCommand
import NeshData

extension Interpreter {
    /// Runs a line without showing what it finds, and keeps a field of that in a variable, as `X=$(… | jq …)` does.
    /// - Returns: the value; nil where the line failed, which has been shown.
    package func capture(_ wanted: ShellCapture) -> String? {
        session.last = nil
        _ = services.tap.quietly { submit(wanted.line + "\n") }
        guard lineSucceeded else {
            if let error = session.error { reporter.note("nesh: \(error.message)") }
            return nil
        }
        let value = wanted.filter == nil ? session.output : wanted.value(in: session.last)
        session.variables[wanted.variable] = value
        return value
    }
}
