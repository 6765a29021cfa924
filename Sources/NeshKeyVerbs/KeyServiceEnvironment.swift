import NeshCommand
import NeshData
import NeshKMS
import NeshText

/// `kms env`: what programs outside `parent` need, as lines for a shell.
enum KeyServiceEnvironment {
    static func run(_ data: String, _ context: CommandContext) throws(Failure) -> Outcome {
        guard RunningKMS.find(KMSDirectory(data: data)) != nil else {
            throw Failure(.invalidCommand, "the local KMS does not run", fixes: ["kms start"])
        }
        let identity = try ProgramIdentity(
            data: data, region: context.session.settings[\.region], role: context.session.settings[\.role])
        let variables = identity.environment(metadataPort: nil).sorted { $0.key < $1.key }
        let lines = variables.map { name, value in
            value.map { "export \(name)='\($0.insideQuotes)'" } ?? "unset \(name)"
        }
        let members = variables.map { JSON.Object.Member(key: $0.key, value: $0.value.map(JSON.string) ?? .null) }
        return Outcome(
            ViewReport(json: .object(JSON.Object(members: members)), view: .verbatim(lines.map { StyledText($0) })))
    }
}
