import NeshData
import NeshEngine

enum DescribeEnclaves: Command {
    static let metadata = Parameter.flag(
        "--metadata", "Also the images' names, versions and build facts", nitroCLI: true)

    static let spec = CommandSpec(
        "describe-enclaves", .lifecycle, "List the running enclaves as JSON", parameters: [metadata.spec],
        examples: [
            .init("describe-enclaves", "every enclave that you may see"),
            .init("describe-enclaves --metadata", "with the facts of their images"),
        ],
        nitroCLI: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let enclaves = try context.engine().enclaves(metadata: call[metadata], interrupt: context.interrupt)
        return Outcome(JSONReport(.array(enclaves.map(\.describeJSON))))
    }
}
