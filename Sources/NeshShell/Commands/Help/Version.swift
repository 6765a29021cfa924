import NeshCommand
import NeshData

/// The verb `version`.
enum Version: Command {
    static let name = "version"

    static let declaration = declare(
        .help, "Print nesh's version and the nitro-cli release that it follows",
        "nesh のバージョンと、準拠する nitro-cli のバージョンを表示する",
        examples: ["version": "one line", "version --json": "for programs"],
        traits: [.offersJSON, .momentary, .onlyTells])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let (nesh, nitroCLI) = (ProgramVersion.nesh, ProgramVersion.nitroCLI)
        return Outcome(
            ViewReport(
                json: ["Nesh": .string(nesh), "NitroCLI": .string(nitroCLI)],
                view: .lines(["nesh \(nesh) (follows nitro-cli \(nitroCLI))"])))
    }
}
