import Foundation

/// What the program under test complained of during a whole run of the suite, for the test that looks whether a Japanese
/// session would say it in Japanese.
package enum SaidTexts {
    /// The file that a run collects in; nil: nothing is collected.
    private static let file = ProcessInfo.processInfo.environment["NESH_TEST_SAID"]
    /// The file that an earlier run collected in; nil: nothing is looked at.
    package static let collected = ProcessInfo.processInfo.environment["NESH_TEST_SAID_BEFORE"]

    /// Keeps the lines of what a program wrote to standard error, or an interpreter said there.
    package static func keep(_ errors: String) {
        guard let file, !errors.isEmpty else { return }
        let lines = errors.split(separator: "\n").filter { line in
            line.contains("error: ") || line.contains("warning: ") || line.contains("  = ")
        }
        // One write at the end of the file: tests run beside one another.
        let descriptor = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, !lines.isEmpty else { return }
        defer { close(descriptor) }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
}
