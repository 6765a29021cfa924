import Glibc
import NeshCommand
import NeshData
import NeshSystem

/// A program at work, its output passed on.
package final class RunningProgram: Sendable {
    private let process: ChildProcess
    /// Without a terminal to share, it leads a session of its own, so that a signal reaches all that it started.
    private let leadsSession: Bool
    /// It is in the foreground of the terminal at which a person types.
    private let hasTerminal: Bool
    /// Until then it may have been started after what reached this program.
    private let isNew = Deadline(after: .seconds(2))
    /// Who it is to AWS's tools, for as long as it runs.
    package let lease: ParentIdentity.Lease?
    /// Passes output on where the program cannot write to the place itself.
    private let pumps: [OutputPump]

    /// - Parameters:
    ///   - program: a name for the search path, or a path.
    ///   - arguments: its name first.
    ///   - input: its standard input; nil: this program's.
    ///   - merged: standard error goes where standard output goes.
    ///   - direct: it may write where this program does, as programs that draw on a terminal must.
    ///   - lively: it believes that it writes to a terminal, so that it keeps no line back.
    ///   - apart: a session of its own, whose programs the terminal's keys do not reach.
    package init(
        _ program: String, arguments: [String], environment: [String: String], input: Int32? = nil,
        output: OutputSink, errors: OutputSink, merged: Bool, direct: Bool, lively: Bool = false,
        apart: Bool = false,
        lease: ParentIdentity.Lease? = nil
    ) throws(SystemError) {
        var descriptors: [Int32: Int32] = [0: input ?? 0]
        var environment = environment
        var pumps: [(pump: OutputPump, writing: OwnedDescriptor)] = []
        for (number, sink) in [(Int32(1), output), (Int32(2), errors)] {
            if number == 2, merged, let raw = descriptors[1] {
                descriptors[2] = raw
            } else if let raw = sink.descriptor, direct || number == 2 {
                descriptors[number] = raw
            } else {
                let ends = try lively && number == 1 ? Self.terminal(like: sink) : Self.pipe()
                descriptors[number] = ends.writing.raw
                // What goes to standard output may be compared; what is complained of is for the person.
                if number == 2, sink.isTerminal {
                    environment[ShownPipe.variable] = ShownPipe.name(of: ends.writing.raw)
                }
                pumps.append((try OutputPump(ends.reading, to: sink), ends.writing))
            }
        }
        self.lease = lease
        leadsSession = apart || !TerminalMode.hasControllingTerminal
        hasTerminal = direct && input == nil && !leadsSession
        process = try ChildProcess(
            program, arguments: arguments,
            environment: environment.map { "\($0.key)=\($0.value)" }, descriptors: descriptors,
            searchingPath: true, newSession: leadsSession)
        self.pumps = pumps.map(\.pump)
    }

    private typealias Ends = (reading: OwnedDescriptor, writing: OwnedDescriptor)

    private static func pipe() throws(SystemError) -> Ends {
        let pipe = try Pipe()
        return (pipe.reading, pipe.writing)
    }

    /// A terminal of the same size, which changes nothing of what is written.
    private static func terminal(like sink: OutputSink) throws(SystemError) -> Ends {
        let pair = try Pseudoterminal()
        TerminalMode(of: pair.terminal.raw)?.makeOutputPlain()
        if let size = sink.terminal.flatMap(TerminalMode.size) {
            try pair.resize(rows: size.rows, columns: size.columns)
        }
        return (pair.controller, pair.terminal)
    }

    /// Waits for its end and for its output. An interrupt is passed on; who ignores it is killed after 2 s.
    /// A program that has the terminal got Ctrl-C from it, and decides itself what that means: pagers go on.
    /// - Parameter ender: the signal that is sent for the interrupt; nil: the interrupt's own.
    /// - Throws: `Failure.interrupted`, once the program is gone.
    package func wait(_ interrupt: Interrupt, endedBy ender: Int32? = nil) throws(Failure) -> ChildProcess.Ending {
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
        _ = try Poll.wait(for: process.descriptor)
        // Before it is gone, and with it the time of its start.
        let readers = hasTerminal ? TerminalReaders(startedBy: process.id) : nil
        let ending = try process.wait()
        if case .signalled = ending { readers?.end() }
        if let reason { throw reason }
        for pump in pumps { try pump.waitForTheRest(interrupt) }
        guard ending == .signalled(SIGINT) else { return ending }
        // The same key's signal is on its way to this program too; later it would end the next command.
        if hasTerminal { _ = try? Poll.wait(for: interrupt.descriptor, until: Deadline(after: .seconds(1))) }
        throw .interrupted()
    }

    /// Why its output did not arrive where it should.
    package var writeFailure: SystemError? { pumps.lazy.compactMap(\.failure).first }

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
