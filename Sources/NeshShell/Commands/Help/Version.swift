import NeshCommand
import NeshData

/// The verb `version`.
package enum Version: Command {
    package static let name = "version"

    package static let spec = CommandSpec(
        name, .help,
        Phrase(
            "Print nesh's version and the nitro-cli release that it follows", "nesh のバージョンと、準拠する nitro-cli のバージョンを表示する"),
        examples: [
            .init("version", "one line"),
            .init("version --json", "for programs"),
        ], offersJSON: true,
        traits: [.momentary, .onlyTells])

    package static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let (nesh, nitroCLI) = (ProgramVersion.nesh, ProgramVersion.nitroCLI)
        return Outcome(
            ViewReport(
                json: ["Nesh": .string(nesh), "NitroCLI": .string(nitroCLI)],
                view: .lines(["nesh \(nesh) (follows nitro-cli \(nitroCLI))"])))
    }
}
