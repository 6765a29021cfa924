import Foundation
import NeshTestSupport

/// The probe on a terminal: see `NeshTerminalProbe`.
enum ProbeSession {
    /// The products of the build lie beside the test runner.
    static var executable: String {
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let bundle = Bundle.allBundles.map(\.bundlePath) + CommandLine.arguments + [runner]
        let folders = bundle.map { ($0 as NSString).deletingLastPathComponent } + [".build/debug"]
        return folders.map { $0 + "/NeshTerminalProbe" }.first { FileManager.default.isExecutableFile(atPath: $0) }
            ?? "NeshTerminalProbe"
    }

    /// Started, with its first prompt on the screen.
    static func start(
        history: String? = nil, environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
    ) throws -> TerminalSession {
        let session = try TerminalSession(
            executable, history.map { [$0] } ?? [], environment: environment, columns: columns, rows: rows)
        try session.waitFor("probe>")
        return session
    }
}
