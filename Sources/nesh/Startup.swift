import Glibc
import NeshData
import NeshEngine
import NeshShell
import NeshSystem
import Synchronization

/// The parts that every way of running nesh needs.
struct Startup {
    let environment = Environment.ofProcess()
    let interrupts: Interrupts
    let output: Output
    /// Somebody types and somebody reads.
    let isAtTerminal: Bool
    /// What `--color`, NO_COLOR and TERM say; nil is on a terminal only.
    let colour: Bool?

    /// - Throws: `SystemError` when signals cannot be taken over.
    init(_ invocation: Invocation) throws(SystemError) {
        interrupts = try Interrupts()
        let standardOutput = OutputSink.descriptor(1, name: "standard output")
        isAtTerminal = isatty(0) == 1 && standardOutput.isTerminal
        let choice = invocation.settings["color"] ?? "auto"
        colour =
            switch choice {
            case "always": true
            case "never": false
            default: environment.forbidsColor || environment.text("TERM") == "dumb" ? false : nil
            }
