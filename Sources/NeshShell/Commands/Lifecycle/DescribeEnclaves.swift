import NeshCommand
import NeshData
import NeshEnclave

enum DescribeEnclaves: Command {
    static let name = "describe-enclaves"

    package struct Parameters: ParameterGroup {
        let metadata = Parameter.flag(
            "--metadata", "Also the images' names, versions and build facts", nitroCLI: true)
    }
    static let parameters = Parameters()

    static let spec = CommandSpec(
        name, .lifecycle, Phrase("List the running enclaves as JSON", "実行中のエンクレーブを JSON で表示する"), parameters: parameters,
        examples: [
            .init("describe-enclaves", "every enclave that you may see"),
            .init("describe-enclaves --metadata", "with the facts of their images"),
        ],
        nitroCLI: true,
        traits: [.tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let enclaves = try context.engine().enclaves(metadata: call[parameters.metadata], interrupt: context.interrupt)
        return Outcome(JSONReport(.array(enclaves.map(\.describeJSON))))
    }
}
