import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem

/// `sh -c` at work, its output passed on.
final class ShellCommand: Sendable {
    private let process: ChildProcess
    /// Without a terminal to share, it leads a session of its own, so that a signal reaches all that it started.
    private let leadsSession: Bool
    /// It is in the foreground of the terminal at which a person types.
    private let hasTerminal: Bool
    /// Until then it may have been started after what reached this program.
    private let isNew = Deadline(after: .seconds(2))
    /// Passes output on where the program cannot write to the place itself.
    private let pumps: [OutputPump]

    /// - Parameters:
    ///   - input: its standard input; nil: this program's.
    ///   - merged: standard error goes where standard output goes.
    ///   - direct: it may write where this program does, as programs that draw on a terminal must.
    ///   - apart: a session of its own, whose programs the terminal's keys do not reach.
    init(
        _ text: String, arguments: [String], environment: [String: String], input: Int32? = nil,
        output: OutputSink, errors: OutputSink, merged: Bool, direct: Bool, apart: Bool = false
    ) throws(SystemError) {
        var descriptors: [Int32: Int32] = [0: input ?? 0]
        var pumps: [(pump: OutputPump, writing: OwnedDescriptor)] = []
        for (number, sink) in [(Int32(1), output), (Int32(2), errors)] {
            if number == 2, merged, let raw = descriptors[1] {
                descriptors[2] = raw
            } else if let raw = sink.descriptor, direct || number == 2 {
                descriptors[number] = raw
            } else {
                let pipe = try Pipe()
                descriptors[number] = pipe.writing.raw
                pumps.append((try OutputPump(pipe.reading, to: sink), pipe.writing))
            }
        }
        leadsSession = apart || !TerminalMode.hasControllingTerminal
        hasTerminal = direct && input == nil && !leadsSession
        process = try ChildProcess(
            "/bin/sh", arguments: ["sh", "-c", text] + arguments,
            environment: environment.map { "\($0.key)=\($0.value)" }, descriptors: descriptors,
            newSession: leadsSession)
        self.pumps = pumps.map(\.pump)
    }

    /// Waits for the end of sh and for its output. An interrupt is passed on; who ignores it is killed after 2 s.
    /// A program that has the terminal got Ctrl-C from it, and decides itself what that means: pagers go on.
    /// - Parameter ender: the signal that is sent for the interrupt; nil: the interrupt's own.
    func wait(_ interrupt: Interrupt, endedBy ender: Int32? = nil) throws(Failure) -> ChildProcess.Ending {
        var reason: Failure?
        do throws(Failure) {
            _ = try Poll.wait(for: process.descriptor, interrupt: interrupt)
        } catch {
            guard case .interrupted(let signal) = error.kind else { throw error }
            if hasTerminal, signal == SIGINT {
                // The key may have been pressed before the program was there to get it.
                if !isNew.hasPassed { repeatKey(signal) }
            } else {
                reason = error
                send(ender ?? signal)
                _ = try? Poll.wait(for: process.descriptor, until: Deadline(after: .seconds(2)))
                send(SIGKILL)
            }
        }
        let ending = try process.wait()
        if let reason { throw reason }
        for pump in pumps { try pump.waitForTheRest(interrupt) }
        guard ending == .signalled(SIGINT) else { return ending }
        // The same key's signal is on its way to this program too; later it would end the next command.
        if hasTerminal { _ = try? Poll.wait(for: interrupt.descriptor, until: Deadline(after: .seconds(1))) }
        throw .interrupted()
    }

    /// Why its output did not arrive where it should.
    var writeFailure: SystemError? { pumps.lazy.compactMap(\.failure).first }

    /// As the terminal would, to all that sh has started: a sh that waits for one of them ends only after it.
    private func repeatKey(_ signal: Int32) {
        for _ in 0..<2 {
            send(signal)
            for process in Self.descendants(of: process.id) { kill(process, signal) }
            let ready = try? Poll.wait(for: process.descriptor, until: Deadline(after: .seconds(1)))
            if ready?.isEmpty == false { return }
        }
    }

    private static func descendants(of process: Int32) -> [Int32] {
        guard let text = try? File.text("/proc/\(process)/task/\(process)/children") else { return [] }
        let children = text.split(separator: " ").compactMap { Int32($0) }
        return children + children.flatMap { descendants(of: $0) }
    }

    /// The process is not reaped yet, so its number still means it.
    private func send(_ signal: Int32) {
        if leadsSession { kill(-process.id, signal) } else { process.signal(signal) }
    }
}

extension Interpreter {
    /// `!text`
    func runShell(_ text: String, _ place: Place) throws(Stop) {
        trace("!" + text, place)
        if let program = ProgramJob(text) { return try startProgram(program, place) }
        let tail = OutputTail()
        let running: ShellCommand
        do throws(SystemError) {
            running = try startShell(text, input: nil, tail)
        } catch {
            throw failed(Diagnostic("cannot start sh: \(error.description)", at: place))
        }
        let start = ContinuousClock.now
        let result = Result { () throws(Stop) in try finish(running, at: place, "the shell command") }
        tell(ContinuousClock.now - start, wasInterrupted: interrupt.isRaised, output)
        session.output = tail.text
        try result.get()
        session.status = 0
    }

    /// At a prompt programs get the terminal; in scripts their output is also kept for `$output`, unless they
    /// are left in the background, where a pipe would outlive its reader.
    func startShell(_ text: String, input: Int32?, _ tail: OutputTail) throws(SystemError) -> ShellCommand {
        let staysBehind = text.utf8.last { $0 != UInt8(ascii: " ") } == UInt8(ascii: "&")
        // A recording hears what programs say only if that comes through here.
        let isHeard = services.tap.isInUse
        let isDirect = (session.isInteractive && !isHeard) || staysBehind
        return try ShellCommand(
            text, arguments: [session.variables["0"] ?? "nesh"] + positionalArguments,
            environment: shellEnvironment, input: input,
            output: isDirect ? output.standardOutput : output.standardOutput.and(tail.sink),
            errors: isHeard ? output.standardError.withoutDescriptor : output.standardError, merged: mergesStreams,
            direct: isDirect)
    }

    func finish(_ running: ShellCommand, at place: Place?, _ what: String) throws(Stop) {
        let ending: ChildProcess.Ending
        do throws(Failure) {
            ending = try running.wait(interrupt)
        } catch {
            throw Stop(error, of: what)
        }
        // Whatever the program made of it, the output is lost.
        if let error = running.writeFailure { throw writeFailed(error, at: place) }
        switch ending {
        case .exited(0): return
        case .exited(let status):
            throw Stop(.failed, Diagnostic("\(what) exited with status \(status)", at: place), status: status)
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
    var shellEnvironment: [String: String] {
        var environment = session.environment.variables
        for (name, value) in session.variables where !(name.first?.isNumber ?? true) && !value.utf8.contains(0) {
            environment[name] = value
        }
        if let enclave = session.enclave, session.variables["ENCLAVE_ID"] == nil {
            environment["ENCLAVE_ID"] = enclave.id.text
        }
        return environment
    }
}
