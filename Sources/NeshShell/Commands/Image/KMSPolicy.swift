import NeshCommand
import NeshData
import NeshImage
import NeshSystem

enum KMSPolicy: Command {
    static let name = "kms-policy"

    /// Those that say which image it is.
    enum Register: String, CaseIterable {
        case image = "0"
        case kernel = "1"
        case application = "2"
        case certificate = "8"
    }

    package struct Parameters: ParameterGroup {
        let path = CommonParameters.image(nitroCLI: false)
        let operand = Parameter.operand(.file("eif"), "The same without its option's name")
        let registers = Parameter.list(
            "--pcrs", .choice("PCR", Register.self), "Only these registers; else all that the image has")
    }
    static let parameters = Parameters()

    static let spec = CommandSpec(
        name, .image, "Print the key policy condition that only this image fulfils",
        details: """
            Put it into the statement of an AWS KMS key's policy that allows kms:Decrypt: the key then answers only \
            an enclave that attests these measurements. PCR8 alone allows every image signed with the same \
            certificate. An enclave in debug mode attests zeros for each of them and fulfils none of it. That does \
            not hold for PCR3 (the instance's role) and PCR4 (its ID): a policy on those alone lets a debug enclave in.
            """,
        parameters: parameters,
        rules: [.atMostOne(of: parameters.path, parameters.operand)],
        examples: [
            .init("kms-policy hello.eif", "PCR0, PCR1 and PCR2 as a condition"),
            .init(
                "kms-policy hello.eif --pcrs 0",
                "PCR0 alone; 8 is for any image that was signed with the same certificate"),
        ],
        effects: [.image(in: parameters.path, parameters.operand)],
        traits: [.tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let shown = try CurrentImage.path(
            call[parameters.path] ?? call[parameters.operand], for: spec.name, in: context)
        let description = try CurrentImage.describe(shown, in: context)
        try description.requireIntact()
        let chosen = call[parameters.registers].compactMap { Int($0.rawValue) }
        if chosen.contains(8), description.signature == nil {
            throw Failure(
                .invalidArgument, "\(shown) is not signed, so it has no PCR8",
                fixes: ["sign-eif --eif-path \(shown) --signing-certificate cert.pem --private-key key.pem"],
                about: .parameter(parameters.registers.name))
        }
        if let problem = description.signature?.problem {
            context.emit(.warning("the signature of \(shown) does not hold: \(problem)"))
        }
        if description.isPlaceholder {
            context.emit(.warning("\(shown) has no kernel: its PCR0 and PCR1 are not those of a real enclave"))
        }
        return Outcome(
            JSONReport(description.measurements.kmsCondition(registers: chosen)),
            changes: [.image(CurrentImage.of(description, shownAs: shown))])
    }
}
