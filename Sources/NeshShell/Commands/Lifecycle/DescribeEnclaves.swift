import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshSystem

enum DescribeEnclaves: Command {
    static let name = "describe-enclaves"

    struct Parameters: ParameterGroup {
        let metadata = Parameter.flag(
            "--metadata", "Also the images' names, versions and build facts", nitroCLI: true)
    }

    static let declaration = declare(
        .lifecycle, "List the running enclaves as JSON", "実行中のエンクレーブを JSON で表示する",
        examples: [
            "describe-enclaves": "every enclave that you may see",
            "describe-enclaves --metadata": "with the facts of their images",
        ], traits: [.nitroCLI, .tellsElapsed, .showsState])

    /// The measurements that are listed are the image's.
    private static let zeros = Phrase(
        "{}: in debug mode attestation documents hold zeros for PCR0, PCR1 and PCR2, whatever the image's are",
        "{}: デバッグモードでは、イメージの値にかかわらず、アテステーションドキュメントの PCR0、PCR1、PCR2 はゼロです")

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let enclaves = try context.engine().enclaves(
            with: call[parameters.metadata] ? .metadata : [], interrupt: context.interrupt)
        let debug = enclaves.filter { $0.debug && Self.attests($0) }.map(\.name)
        // Lessons say so where they come to it.
        if context.outputIsTerminal, !debug.isEmpty, !context.session.isTaught {
            let text = Self.zeros.filled(context.language, context.language.list(debug))
            context.emit(.aside(text))
        }
        return Outcome(JSONReport(.array(enclaves.map(\.describeJSON))))
    }

    /// An engine that is not known here may be another program's, on the hypervisor.
    private static func attests(_ enclave: Enclave) -> Bool {
        enclave.engine.flatMap(Engines.profile)?.attestation != EngineAttestation.none
    }
}
