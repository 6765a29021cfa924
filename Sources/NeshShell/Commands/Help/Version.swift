import NeshData

package enum Version: Command {
    /// nesh's own version.
    package static let nesh = "0.1.0"
    /// The nitro-cli release whose commands, outputs and codes it follows.
    package static let nitroCLI = "1.5.0"

    package static let spec = CommandSpec(
        "version", .help, "Tell nesh's version and the nitro-cli release that it follows",
        examples: [
            .init("version", "one line"),
            .init("version --json", "for programs"),
        ], offersJSON: true)

    package static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        Outcome(
            ViewReport(
                json: ["Nesh": .string(nesh), "NitroCLI": .string(nitroCLI)],
                view: .lines(["nesh \(nesh) (speaks nitro-cli \(nitroCLI))"])))
    }
}
