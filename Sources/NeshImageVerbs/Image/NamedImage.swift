import NeshCommand
import NeshData

/// An image that a verb looks at: named by an option or alone, otherwise the session's current one.
struct NamedImage: Sendable {
    let path: Parameter<String?>
    let operand: Parameter<String?>

    /// - Parameter nitroCLI: nitro-cli has the option, too.
    init(nitroCLI: Bool = true) {
        path = CommonParameters.image(nitroCLI: nitroCLI)
        operand = .operand(.file("eif"), "Same as --eif-path")
    }

    var rule: CommandSpec.Rule { .atMostOne(of: path, operand) }
    var effect: CommandSpec.Effect { .image(in: path, operand) }

    /// The path as the user wrote it.
    /// - Throws: `Failure` where no image is named and the session knows none.
    func path(_ call: Call, in context: CommandContext) throws(Failure) -> String {
        try CurrentImage.path(call[path] ?? call[operand], for: call.spec.name, in: context)
    }
}
