import Glibc
import NeshCommand
import NeshData
import NeshHelp
import NeshInterpreter
import NeshLanguage
import NeshSystem
import NeshTeaching

/// Everything that the program does without a prompt: a script, `-c`, piped commands, a one-shot call.
package struct ScriptRun {
    /// What the surroundings hand in.
    package struct Parts {
        /// With the environment; settings, variables and arguments are added from the invocation.
        package var session: Session
        package var services: Services
        package var output: Output
        package var foreground: any Foreground
        /// Asks a person about a failed statement, for `on-error ask`; nil without a terminal.
        package var ask: (@Sendable (Interrupt) -> Interpreter.ErrorAnswer)?
        /// Asks a person whether to take a hunk, for `--update`; nil takes all.
        package var confirm: Verifier.Confirm?

        package init(session: Session, services: Services, output: Output, foreground: any Foreground) {
            self.session = session
            self.services = services
            self.output = output
            self.foreground = foreground
        }
    }

    private let invocation: Invocation
    private let parts: Parts

    package init(_ invocation: Invocation, _ parts: Parts) { (self.invocation, self.parts) = (invocation, parts) }

    /// - Parameter standardInput: read whole, and only where the commands come from there.
    /// - Returns: the status to exit with.
    package func run(standardInput: Int32 = 0) -> Int32 {
        // What is said before a session begins, such as help.
        if !invocation.isNitroCLI {
            parts.output.setPhrasebook(parts.session.phrasebook)
            parts.output.setSigns(inASCII: !parts.session.environment.isUnicode)
        }
        // One that a line of the script has begun.
        defer { _ = parts.services.teaching.recorder.stop(tap: parts.services.teaching.tap) }
        let isAlone = invocation.source == .standardInput
        let other = if case .file(let path) = invocation.source { path } else { String?.none }
        if let problem = invocation.junit.flatMap({ JUnitReport.problem($0, isAlone: isAlone, other: other) }) {
            reporter.show(problem)
            return Stop.Kind.usage.exitStatus
        }
        do throws(Failure) {
            switch invocation.source {
            case .oneShot(let words):
                let interpreter = try makeInterpreter(parts.output)
                let status = interpreter.run(oneShot: words, dialect: invocation.isNitroCLI ? .nitroCLI : .shell)
                return invocation.programVerb == nil ? status : Self.statusOfProgram(status)
            case .text(let text): return try run(SourceText(name: "-c", text: text))
            case .file(let path): return try file(path)
            case .standardInput:
                return try run(
                    SourceText(name: "stdin", bytes: try parts.foreground.script(from: standardInput)))
            case .help:
                let lines =
                    invocation.isNitroCLI
                    ? HelpPage.nitroCLIOverview(parts.services.commands)
                    : HelpPage.lines(of: InvocationOptions.spec, parts.session.language)
                parts.output.show(ViewReport(json: .null, view: .page(lines)), asJSON: false)
            case .missingCommand:
                for line in HelpPage.nitroCLIOverview(parts.services.commands) { parts.output.complain(line: line) }
                return Stop.Kind.usage.exitStatus
            case .version:
                let text =
                    invocation.isNitroCLI ? "Nitro CLI \(ProgramVersion.nitroCLI)" : "nesh \(ProgramVersion.nesh)"
                parts.output.print(text + "\n")
            }
            guard let error = parts.output.failure, !error.isBrokenPipe else { return 0 }
            reporter.show(Diagnostic("cannot write to \(error.description)", at: nil))
            return Stop.Kind.failed.exitStatus
        } catch {
            if case .interrupted(let signal) = error.kind { return Stop.Kind.interrupted(signal: signal).exitStatus }
            reporter.show(Diagnostic(error))
            return Stop.Kind.failed.exitStatus
        }
    }

    /// AWS's programs know one failure; nitro-cli's numbers would mean nothing to who calls them.
    private static func statusOfProgram(_ status: Int32) -> Int32 {
        (1...63).contains(status) && status != Stop.Kind.usage.exitStatus ? Stop.Kind.failed.exitStatus : status
    }

    private var reporter: DiagnosticReporter {
        DiagnosticReporter(output: parts.output, format: invocation.errorFormat)
    }

    private func file(_ path: String) throws(Failure) -> Int32 {
        let bytes: [UInt8]
        switch try parts.foreground.script(at: path) {
        case .success(let content): bytes = content
        case .failure(let error):
            reporter.show(
                MissingScript.diagnostic(
                    path, error, invocation.arguments, commands: parts.services.commands.names))
            return Stop.Kind.usage.exitStatus
        }
        if path.hasSuffix(".md"), invocation.verification == nil {
            reporter.show(
                Diagnostic(
                    "\(path) is a page, not a script", at: nil,
                    fixes: ["nesh --verify \(path.asWord)  # runs its nesh blocks and compares what they print"]))
            return Stop.Kind.usage.exitStatus
        }
        if let foreign = ScriptFile.foreign(path, bytes) {
            reporter.show(foreign)
            return Stop.Kind.usage.exitStatus
        }
        return try run(SourceText(name: path, path: path, bytes: bytes))
    }

    private func run(_ source: SourceText) throws(Failure) -> Int32 {
        if let warning = invocation.optionBehind(source) { reporter.show(warning) }
        let junit = invocation.junit.map { _ in JUnitReport(source.name) }
        let status: Int32
        if let verification = invocation.verification {
            let verifier = Verifier(source)
            if let junit { verifier.onDifference = junit.differed }
            status = try verifier.run(
                verification == .compare ? .compare : .update(confirm: parts.confirm), report: parts.output
            ) { output throws(Failure) in
                let interpreter = try makeInterpreter(output, scriptName: source.name)
                if let junit { interpreter.observers.append(junit) }
                return interpreter
            }
        } else {
            let interpreter = try makeInterpreter(parts.output, scriptName: source.name)
            if let junit { interpreter.observers.append(junit) }
            let narrator = narrator(of: interpreter)
            if let narrator { interpreter.observers.append(narrator) }
            status = try recorded(interpreter) { interpreter.run(script: source) }
            narrator?.tell()
        }
        guard let junit, let path = invocation.junit else { return status }
        do throws(Failure) {
            try junit.write(to: path)
        } catch {
            reporter.show(Diagnostic("--junit: \(error.message)", at: nil))
            return status == 0 ? Stop.Kind.failed.exitStatus : status
        }
        return status
    }

    /// For a script that somebody watches; nil for what is piped, traced, or not from a file.
    private func narrator(of interpreter: Interpreter) -> ScriptNarrator? {
        guard case .file = invocation.source, !invocation.traces, !invocation.checkOnly, !invocation.dryRun,
            parts.output.isWatched
        else { return nil }
        return ScriptNarrator(parts.output, parts.services.teaching.tap) { [unowned interpreter] in
            interpreter.session
        }
    }

    /// `--record NAME`: the script's lines as if somebody typed them.
    private func recorded(_ interpreter: Interpreter, _ body: () -> Int32) throws(Failure) -> Int32 {
        guard let name = invocation.recording else { return body() }
        let teaching = parts.services.teaching
        let script = if case .file(let path) = invocation.source { path } else { "FILE.nesh" }
        try teaching.recorder.start(
            name, size: (rows: 24, columns: 80), session: interpreter.session, tap: teaching.tap,
            replacesOthers: invocation.recordsAnew,
            again: "nesh --record \(name.asWord) --force \(script.asWord)")
        interpreter.observers.append(ScriptRecorder(teaching.recorder) { [unowned interpreter] in interpreter.session })
        defer { _ = teaching.recorder.stop(tap: teaching.tap) }
        return body()
    }

    private func makeInterpreter(_ output: Output, scriptName: String? = nil) throws(Failure) -> Interpreter {
        var session = parts.session
        session.speaksNitroCLI = invocation.isNitroCLI
        session.settings.merge(invocation.settings)
        session.variables["0"] = scriptName
        for (index, argument) in invocation.arguments.enumerated() { session.variables[String(index + 1)] = argument }
        for definition in invocation.definitions { session.variables[definition.name] = definition.value }
        if invocation.verification != nil { session.environment = session.environment.normalised }
        var options = Interpreter.Options()
        options.traces = invocation.traces
        options.checkOnly = invocation.checkOnly
        options.dryRun = invocation.dryRun
        options.errorFormat = invocation.errorFormat
        options.timeLimit = invocation.timeLimit
        options.ask = parts.ask
        return try Interpreter(
            session: session, services: parts.services, output: output, foreground: parts.foreground, options: options)
    }
}

extension Environment {
    /// Programs say the same wherever they run: 80 columns, no colour, the C locale with UTF-8.
    fileprivate var normalised: Environment {
        var environment = self
        let fixed = [
            "COLUMNS": "80", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "NO_COLOR": "1", "TERM": "dumb", "TZ": "UTC",
        ]
        environment.variables.merge(fixed) { _, new in new }
        environment.variables[Language.variable] = nil
        return environment
    }
}
