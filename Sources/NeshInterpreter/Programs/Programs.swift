import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshPasted
import NeshSystem

/// Lines for sh, and what programs of the session's get.
final class Programs {
    private let state: RunState
    private let times: TimeNote
    /// What programs write to standard error takes the way of standard output, so that the order is kept.
    var mergesStreams = false

    init(_ state: RunState, _ times: TimeNote) { (self.state, self.times) = (state, times) }

    private var session: Session { state.session }
    private var output: Output { state.output }

    /// `!text`
    func run(_ text: String, _ place: Place) throws(Stop) {
        let tail = OutputTail()
        let running: RunningProgram
        do throws(SystemError) {
            running = try start(text, place, input: nil, tail)
        } catch {
            throw .failed(Diagnostic("cannot start sh: \(error.description)", at: place))
        }
        let start = Moment.now
        let result = Result { () throws(Stop) in try finish(running, text, at: place, "the shell command") }
        times.tell(Moment.now - start, wasInterrupted: state.interrupt.isRaised, output)
        state.session.output = tail.text
        try result.get()
        state.session.status = 0
    }

    /// At a prompt programs get the terminal; in scripts their output is also kept for `$output`, unless they
    /// are left in the background, where a pipe would outlive its reader.
    func start(_ text: String, _ place: Place?, input: Int32?, _ tail: OutputTail) throws(SystemError) -> RunningProgram
    {
        let staysBehind = text.utf8.last { $0 != UInt8(ascii: " ") } == UInt8(ascii: "&")
        // A recording hears what programs say only if that comes through here.
        let isHeard = state.services.tap.isInUse
        let isDirect = (session.isInteractive && !isHeard) || staysBehind
        // A filter of lines that come slowly would keep them back for a pipe; how it shows them is as for one.
        let isLively = isHeard && session.isInteractive && input != nil && output.standardOutput.isTerminal
        let sh = shell(text, place)
        let line = parentLine(sh, text)
        return try RunningProgram(
            line?.program ?? "/bin/sh", arguments: line?.arguments ?? sh,
            environment: (line?.environment ?? environment(for: text)).merging(isLively ? ["NO_COLOR": "1"] : [:]) {
                $1
            },
            input: input,
            output: isDirect ? output.standardOutput : output.standardOutput.and(tail.sink),
            errors: isHeard && !state.services.tap.isOnlyQuiet
                ? output.standardError.withoutDescriptor : output.standardError,
            merged: mergesStreams, direct: isDirect, lively: isLively, lease: line?.lease)
    }

    /// sh with a line of the session's, and its arguments. What sh complains of begins with its `$0` and a line's number:
    /// at a prompt its name says who complains; of a script's line it is the script, and empty lines before the text make
    /// the number the script's, too.
    func shell(_ text: String, _ place: Place?) -> [String] {
        guard !session.isInteractive else { return ["sh", "-c", text, "sh"] + positionalArguments }
        let sourced = place.flatMap { $0.source.includedFrom == nil ? nil : $0.source.name }
        let before = place.map { $0.line - 1 } ?? 0
        // A word may not be as long as a very long script.
        let lines = String(repeating: "\n", count: before < 20_000 ? before : 0)
        return ["sh", "-c", lines + text, sourced ?? session.variables["0"] ?? "nesh"] + positionalArguments
    }

    /// `option parent on`: lines for the shell have vsock as programs of the parent's do.
    func parentLine(_ sh: [String], _ text: String) -> ParentLine? {
        guard session.settings[\.parent] else { return nil }
        do throws(Failure) {
            return try ParentLine(
                ["/bin/sh"] + sh.dropFirst(), environment: environment(for: text), session, state.services,
                complaints: output.standardError)
        } catch {
            output.say(.warning("option parent: \(error.message)"))
            return nil
        }
    }

    /// - Parameters:
    ///   - text: the line for sh.
    ///   - getsReport: it gets the output of a command of nesh.
    func finish(
        _ running: RunningProgram, _ text: String, getsReport: Bool = false, at place: Place?, _ what: String
    ) throws(Stop) {
        let ending: ChildProcess.Ending
        do throws(Failure) {
            ending = try running.wait(state.interrupt)
        } catch {
            throw Stop(error, of: what)
        }
        // Whatever the program made of it, the output is lost.
        if let error = running.writeFailure { throw .unwritten(error, at: place, started: nil) }
        switch ending {
        case .exited(0): return
        case .exited(let status):
            let commands = state.services.commands
            let missing = status == MissingProgram.status ? MissingProgram(in: text, session) : nil
            let diagnostic = Diagnostic(
                "\(what) exited with status \(status)", at: place, notes: missing.map { [$0.note(commands)] } ?? [],
                fixes: missing?.fixes(commands, reading: getsReport ? session.last : nil) ?? [])
            throw Stop(.failed, diagnostic, status: status)
        case .signalled(let signal):
            throw Stop(
                .failed, Diagnostic("\(what) was ended by signal \(signal)", at: place), status: 128 + signal)
        }
    }

    var positionalArguments: [String] {
        var arguments: [String] = []
        while let argument = session.variables[String(arguments.count + 1)] { arguments.append(argument) }
        return arguments
    }

    /// The environment, with the script's variables in it, so that sh can use them too.
    var environment: [String: String] { Self.environment(of: session) }

    private static func environment(of session: Session) -> [String: String] {
        var environment = session.environment.variables
        for (name, value) in session.variables where !(name.first?.isNumber ?? true) && !value.utf8.contains(0) {
            environment[name] = value
        }
        if let enclave = session.enclave, session.variables["ENCLAVE_ID"] == nil {
            environment["ENCLAVE_ID"] = enclave.id.text
        }
        if let language = session.settings[\.language] { environment[Language.variable] = language.rawValue }
        return environment
    }

    /// The same for a line of sh.
    func environment(for text: String) -> [String: String] {
        var environment = environment
        NitroCLIStandIn.add(to: &environment, for: text, session)
        return environment
    }

    /// What a program of a command's gets: at a prompt the terminal, in scripts what it says is kept for `$output`.
    func surroundings(_ output: Output) -> ProgramSurroundings {
        // A recording hears what programs say only if that comes through here.
        let isHeard = state.services.tap.isInUse
        let isAlone = state.oneShot != nil
        let isDirect = !isHeard && (isAlone || (session.isInteractive && output.standardOutput.isTerminal))
        return ProgramSurroundings(
            output: isDirect ? self.output.standardOutput : output.standardOutput,
            errors: isHeard ? output.standardError.withoutDescriptor : output.standardError, isMerged: mergesStreams,
            isDirect: isDirect, isAlone: isAlone, environment: { [session] in Self.environment(of: session) })
    }

    /// What a program of a job's gets: never the terminal.
    func surroundings(ofJob output: Output) -> ProgramSurroundings {
        ProgramSurroundings(
            output: output.standardOutput.withoutDescriptor, errors: output.standardError.withoutDescriptor,
            isMerged: mergesStreams, isDirect: false, isAlone: false,
            environment: { [session] in Self.environment(of: session) })
    }
}
