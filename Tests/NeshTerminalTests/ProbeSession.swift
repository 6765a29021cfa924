import Foundation
import NeshTestSupport

/// The probe on a terminal: see `NeshTerminalProbe`.
enum ProbeSession {
    static let executable = TestProgram.built("NeshTerminalProbe")

    /// Started, with its first prompt on the screen.
    static func start(
        history: String? = nil, environment: [String: String] = [:], columns: Int = 80, rows: Int = 24,
        expandsTabs: Bool = false
    ) throws -> TerminalSession {
        let session = try TerminalSession(
            executable, history.map { [$0] } ?? [], environment: environment, columns: columns, rows: rows,
            expandsTabs: expandsTabs)
        try session.waitFor("probe>")
        return session
    }
}
