import NeshCommand
import NeshData
import NeshKMS
import NeshText

/// `kms env`: what programs outside `parent` need, as lines for a shell.
enum KeyServiceEnvironment {
    static func run(_ data: String, _ context: CommandContext) throws(Failure) -> Outcome {
        let identity = try ProgramIdentity(
            data: data, region: context.session.settings[\.region], role: context.session.settings[\.role])
        guard identity.running != nil else {
            throw Failure(.invalidCommand, "the local KMS does not run", fixes: ["kms start"])
        }
        let variables = identity.environment(metadataPort: nil).sorted { $0.key < $1.key }
        let lines = variables.map { name, value in
            value.map { "export \(name)=\(quoted($0))" } ?? "unset \(name)"
        }
        let members = variables.map { JSON.Object.Member(key: $0.key, value: $0.value.map(JSON.string) ?? .null) }
        return Outcome(
            ViewReport(json: .object(JSON.Object(members: members)), view: .verbatim(lines.map { StyledText($0) })))
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
