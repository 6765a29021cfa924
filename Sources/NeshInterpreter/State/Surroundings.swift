import NeshCommand

/// What an interpreter is given for its whole life.
struct Surroundings {
    let services: Services
    let output: Output
    let foreground: any Foreground
    let options: RunOptions
    let reporter: DiagnosticReporter
}
