import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem

extension Interpreter {
    /// `!text`
    func runShell(_ text: String, _ place: Place) throws(Stop) {
        trace("!" + text, place)
        if let program = ProgramJob(text) { return try startProgram(program, place) }
        let tail = OutputTail()
        let running: RunningProgram
        do throws(SystemError) {
            running = try startShell(text, input: nil, tail)
        } catch {
            throw failed(Diagnostic("cannot start sh: \(error.description)", at: place))
        }
        let start = Moment.now
        let result = Result { () throws(Stop) in try finish(running, at: place, "the shell command") }
        tell(Moment.now - start, wasInterrupted: interrupt.isRaised, output)
        session.output = tail.text
        try result.get()
        session.status = 0
    }

    /// At a prompt programs get the terminal; in scripts their output is also kept for `$output`, unless they
    /// are left in the background, where a pipe would outlive its reader.
    func startShell(_ text: String, input: Int32?, _ tail: OutputTail) throws(SystemError) -> RunningProgram {
        let staysBehind = text.utf8.last { $0 != UInt8(ascii: " ") } == UInt8(ascii: "&")
        // A recording hears what programs say only if that comes through here.
        let isHeard = services.tap.isInUse
        let isDirect = (session.isInteractive && !isHeard) || staysBehind
        let sh = ["sh", "-c", text, session.variables["0"] ?? "nesh"] + positionalArguments
        let line = parentLine(sh)
        return try RunningProgram(
            line?.program ?? "/bin/sh", arguments: line?.arguments ?? sh,
            environment: line?.environment ?? shellEnvironment, input: input,
            output: isDirect ? output.standardOutput : output.standardOutput.and(tail.sink),
            errors: isHeard ? output.standardError.withoutDescriptor : output.standardError, merged: mergesStreams,
            direct: isDirect, lease: line?.lease)
    }

    /// `option parent on`: lines for the shell have vsock as programs of the parent's do.
    func parentLine(_ sh: [String]) -> ParentLine? {
        guard session.settings.parent else { return nil }
        do throws(Failure) {
            return try ParentLine(["/bin/sh"] + sh.dropFirst(), environment: shellEnvironment, session, services)
        } catch {
            output.say(.warning("option parent: \(error.message)"))
            return nil
        }
    }

    func finish(_ running: RunningProgram, at place: Place?, _ what: String) throws(Stop) {
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
