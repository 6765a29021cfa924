import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshHelp
import NeshShell
import NeshSystem
import NeshTeaching
import NeshTerminal
import Synchronization

/// The parts that every way of running nesh needs.
package struct Startup {
    /// Of this process.
    package let environment = Environment.ofProcess()
    package let interrupts: Interrupts
    package let output: Output
    /// What is said goes through its tap.
    package let teaching: TeachingServices
    /// Somebody types and somebody reads.
    package let isAtTerminal: Bool
    /// What `--color`, NO_COLOR and TERM say; nil is on a terminal only.
    package let colour: Bool?

    /// - Throws: `SystemError` when signals cannot be taken over.
    package init(_ invocation: Invocation) throws(SystemError) {
        interrupts = try Interrupts()
        var teaching = TeachingServices(commands: .shell)
        let standardOutput = OutputSink.descriptor(1, name: "standard output")
        isAtTerminal = isatty(0) == 1 && standardOutput.isTerminal
        colour = environment.colour(invocation.settings[\.color])
        if isAtTerminal { teaching.play = ReplayPlayer.play }
        self.teaching = teaching
        let tap = teaching.tap
        let standardError = OutputSink.descriptor(2, name: "standard error")
        output = Output(
            standardOutput: tap.wrap(standardOutput), standardError: tap.wrap(standardError),
            asides: tap.wrap(isAtTerminal || invocation.demo != nil ? standardOutput : standardError, isAside: true),
            colour: colour,
            showsImplied: invocation.traces, movesCursor: !Self.isDumb(environment))
    }

    /// The terminal cannot move its cursor.
    package static func isDumb(_ environment: Environment) -> Bool {
        ["dumb", "unknown", nil].contains(environment.text("TERM"))
    }

    /// A new session with the settings that options and environment ask for.
    package func session(isInteractive: Bool, _ invocation: Invocation) -> Session {
        var session = Session(mark: String(getpid()), isInteractive: isInteractive, environment: environment)
        do throws(Failure) { try session.settings.take(environment) } catch { output.say(.warning(error.message)) }
        session.settings.merge(invocation.settings)
        for definition in invocation.definitions { session.variables[definition.name] = definition.value }
        return session
    }

    /// `--record NAME`
    /// - Throws: E19 where the files cannot be made.
    package func beginRecording(_ invocation: Invocation, _ session: Session) throws(Failure) {
        guard let name = invocation.recording else { return }
        let size = TerminalMode.size(of: 1) ?? (rows: 24, columns: 80)
        try teaching.recorder.start(name, size: size, session: session, tap: teaching.tap)
    }

    /// - Parameters:
    ///   - attach: shows a console on the terminal.
    ///   - prompt: that commands are typed at.
    package func services(attach: ConsoleAttach?, prompt: PromptDesk? = nil) -> Services {
        let output = output
        let known = Mutex<[String: any Engine]>([:])
        let engines = EngineCache(known: known, warn: { output.say(.standing($0)) })
        var services = Services(
            commands: .shell,
            engine: { settings, environment throws(Failure) in try engines.engine(settings, environment) },
            attach: attach,
            mix: { streams, colours, language throws(Failure) in
                try ConsoleMix(streams, colours: colours, said: { language.said($0) })
            },
            prompt: prompt)
        services.teaching = teaching
        services[ParentIdentity.self] = .local
        if isAtTerminal, !Self.isDumb(environment) {
            services[LiveScreens.self] = .terminal(teaching.tap, interrupts, colours: colour ?? true)
        }
        return services
    }

    /// A job in the background that takes the terminal's keys is stopped.
    private var isInForeground: Bool {
        let foreground = tcgetpgrp(0)
        return foreground < 0 || foreground == getpgrp()
    }

    /// A run of what the arguments name, at the terminal where there is one.
    package func scriptRun(_ invocation: Invocation) -> ScriptRun {
        let bridge = ConsoleBridge(input: 0, output: 1, tap: teaching.tap, keepTyped: { _ in })
        let attach: ConsoleAttach? = isAtTerminal && isInForeground ? bridge.attach : nil
        var parts = ScriptRun.Parts(
            session: session(isInteractive: false, invocation), services: services(attach: attach), output: output,
            foreground: interrupts)
        if let question = TerminalQuestion(output: output.standardError, parts.session.language) {
            parts.ask = { question.afterError($0) }
            let interrupts = interrupts
            parts.confirm = { hunk throws(Failure) in
                try interrupts.foreground(evenWhenEnding: false) { interrupt throws(Failure) in
                    try question.takes(hunk: hunk, interrupt)
                }
            }
        }
        return ScriptRun(invocation, parts)
    }
}
