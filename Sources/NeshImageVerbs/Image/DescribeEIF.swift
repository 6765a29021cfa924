import NeshCommand
import NeshData
import NeshImage
import NeshSystem

enum DescribeEIF: Command {
    static let name = "describe-eif"

    struct Parameters: ParameterGroup {
        let image = NamedImage()
        let other = Parameter.option(
            "--compare", .file("eif"), "Show instead how this other image differs, down to the files")

        var rules: [Rule] { [image.rule] }

        var effects: [Effect] { [image.effect] }
    }

    static let declaration = declare(
        .image, "Show an image's measurements, signature and build facts", "エンクレーブイメージの測定値、署名、作成時の情報を表示する",
        details: """
            --compare lists the sections that differ, the registers that measure them and, in ramdisks, the files. \
            The status is 1 if a measurement differs, and 0 if only what is not measured does, such as the build \
            time.
            """,
        examples: [
            "describe-eif --eif-path hello.eif": "its PCRs, and whether its checksum holds",
            "describe-eif hello.eif --compare old.eif": "why the PCRs of two images differ",
        ], traits: [.nitroCLI, .offersJSON, .tellsElapsed, .showsState])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let shown = try parameters.image.path(call, in: context)
        if let other = call[parameters.other] { return try compare(shown, other, context) }
        let description = try CurrentImage.describe(shown, in: context)
        let image = CurrentImage.of(description, shownAs: shown)
        return Outcome(
            JSONReport(description.json), changes: [CurrentImage.announceChange(to: image, by: spec.name, in: context)])
    }

    private static func compare(
        _ first: String, _ second: String, _ context: CommandContext
    ) throws(Failure) -> Outcome {
        let comparison = try EIFComparison.compare(
            EIF.open(FilePath.absolute(first)), EIF.open(FilePath.absolute(second)), interrupt: context.interrupt)
        return Outcome(
            ImageDifference(comparison: comparison, first: first, second: second),
            status: comparison.registers.isEmpty ? 0 : 1)
    }
}
