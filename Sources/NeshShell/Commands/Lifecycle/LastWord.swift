import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem
import NeshText

/// A command that runs before an enclave is ended.
enum LastWord {
    /// - Parameter text: for sh, with or without the `!` that marks such commands.
    /// - Throws: E38 where it fails: the enclave is then left as it is.
    static func run(_ text: String, for enclave: Enclave, in context: CommandContext) throws(Failure) {
        let command = text.hasPrefix("!") ? String(text.dropFirst()) : text
        var variables = context.session.environment.variables
        variables["ENCLAVE_ID"] = enclave.id.text
        variables["ENCLAVE_NAME"] = enclave.name
        variables["ENCLAVE_CID"] = String(enclave.cid)
        context.emit(.status("before \(enclave.name) ends: \(command)"))
        defer { context.emit(.status(nil)) }
        let said = try ChildProcess.run(
            "/bin/sh", ["-c", command], environment: variables.map { "\($0.key)=\($0.value)" },
            interrupt: context.interrupt)
        // Standard output is the description of what was ended.
        for line in PlainText.of(said.standardOutput + said.standardError).split(separator: "\n") {
            context.emit(.foreign(String(line)))
        }
        let how: String
        switch said.ending {
        case .exited(0): return
        case .exited(let status): how = "exited with status \(status)"
        case .signalled(let number): how = "was ended by signal \(number)"
        }
        throw Failure(
            .enclaveProcessCommandNotExecuted,
            "the enclave \(enclave.name) keeps running: the command of --before \(how)",
            fixes: ["terminate-enclave \(enclave.name.asWord)  # ends it without that command"],
            about: .parameter("--before"))
    }
}
