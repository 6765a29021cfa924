import NeshData
import NeshImage
import NeshSystem

enum DescribeEIF: Command {
    static let path = Parameter.option(
        "--eif-path", .file("eif"), "The enclave image; else the current one", need: .fromSession, nitroCLI: true)
    static let operand = Parameter.operand(.file("eif"), "The same without its option's name")

    static let spec = CommandSpec(
        "describe-eif", .image, "Show an image's measurements, signature and build facts",
        parameters: [path.spec, operand.spec], rules: [.atMostOne([path.spec.name, operand.spec.name])],
        examples: [.init("describe-eif --eif-path hello.eif", "its PCRs, and whether its checksum holds")],
        nitroCLI: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let shown = try CurrentImage.path(call[path] ?? call[operand], for: "describe-eif", in: context)
        let description = try EIF.describe(path: FilePath.absolute(shown), interrupt: context.interrupt)
        return Outcome(
            JSONReport(description.json), changes: [.image(CurrentImage.of(description, shownAs: shown))])
    }
}
