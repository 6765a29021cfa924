import Glibc
import NeshCommand
import NeshData
import NeshInterpreter
import NeshSystem

enum Parent: Command {
    static let name = "parent"

    struct Parameters: ParameterGroup {
        let command = Parameter.rest("COMMAND", "A program of this machine's and its words", need: .required)
    }

    static let declaration = declare(
        .vsock, "Run a program of this machine's as one of the parent instance, with vsock",
        "このマシンのプログラムを、vsock を使える親インスタンスのプログラムとして実行する",
        details: """
            With the local engine the program's vsock is that of CID 3: it reaches enclaves by their CIDs and listens \
            for them, as it would on EC2, without a change and without root. Terminal, signals and status are its own. \
            It and what it starts gain no rights: sudo and other set-uid programs do not work under it. On a real \
            parent instance it just runs. While the local KMS runs (kms start), AWS's tools under it find that, its \
            credentials and the instance's metadata. option parent on does the same for lines that begin with !.
            """,
        examples: [
            "parent python3 client.py client 16 5005 us-east-1": "a client of an enclave, as it stands",
            "parent socat - VSOCK-CONNECT:16:5005": "any program that knows vsock",
        ], traits: [.momentary])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var command = call[parameters.command]
        if command.first == "--" { command.removeFirst() }
        guard let name = command.first, let surroundings = context.programs else {
            throw Failure(.missingArgument, "a program is missing", fixes: ["parent PROGRAM …"])
        }
        let line = try ParentLine(
            command, environment: surroundings.environment, context.session, context.services)
        defer { withExtendedLifetime(line.lease) {} }
        if let warning = line.warning(of: name) { context.emit(.hostWarning(warning)) }
        let running: RunningProgram
        do throws(SystemError) {
            let nothing = context.isInBackground ? try File.open("/dev/null") : nil
            running = try RunningProgram(
                line.program, arguments: line.arguments, environment: line.environment, input: nothing?.raw,
                output: surroundings.output, errors: surroundings.errors, merged: surroundings.isMerged,
                direct: surroundings.isDirect)
        } catch { throw error.failure(.processSpawn) }
        let ending = try running.wait(context.interrupt)
        if let error = running.writeFailure { throw error.failure() }
        switch ending {
        case .exited(0): return Outcome()
        case .exited(let status):
            if !surroundings.isAlone { context.emit(.progress("parent: \(name) exited with status \(status)")) }
            return Outcome(status: status)
        case .signalled(let signal):
            if !surroundings.isAlone { context.emit(.progress("parent: \(name) was ended by signal \(signal)")) }
            return Outcome(status: 128 + signal)
        }
    }
}
