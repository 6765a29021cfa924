import Glibc
import NeshCommand
import NeshData
import NeshInterpreter
import NeshSystem

enum Parent: Command {
    static let name = "parent"

    struct Parameters: ParameterGroup {
        let command = Parameter.rest("COMMAND", "A program of this machine, and its arguments", need: .required)

        var risks: [Risk] { [.runs(command)] }
    }

    static let declaration = declare(
        .vsock, "Run a program of this machine as a program of the parent instance, with vsock",
        "このマシンのプログラムを、親インスタンスのプログラムとして実行する",
        details: """
            With the local engine the program is CID 3 on vsock: it connects to enclaves by their CIDs and listens for \
            them, as on EC2, without any change and without root. It uses your terminal, receives signals as usual, \
            and parent exits with its status. The program and everything that it starts cannot gain rights, so sudo \
            and other set-uid programs do not work under parent. On a real parent instance parent just runs the \
            program. While the local KMS runs (kms start), AWS's tools under parent find it, its credentials and the \
            instance's metadata. option parent on does the same for lines that begin with !.
            """,
        examples: [
            "parent python3 client.py client 16 5005 us-east-1": "a client of an enclave, unchanged",
            "parent socat - VSOCK-CONNECT:16:5005": "any program that supports vsock",
        ], traits: [.momentary])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var command = call[parameters.command]
        if command.first == "--" { command.removeFirst() }
        guard let name = command.first, let surroundings = context.programs else {
            throw Failure(.missingArgument, "a program is missing", fixes: ["parent PROGRAM …"])
        }
        let line = try ParentLine(
            command, environment: surroundings.environment, context.session, context.services,
            complaints: surroundings.errors)
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
