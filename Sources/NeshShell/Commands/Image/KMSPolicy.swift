import NeshData
import NeshImage
import NeshSystem

enum KMSPolicy: Command {
    static let path = Parameter.option(
        "--eif-path", .file("eif"), "The enclave image; else the current one", need: .fromSession)
    static let operand = Parameter.operand(.file("eif"), "The same without its option's name")
    static let registers = Parameter.list(
        "--pcrs", .choice("PCR", "0", "1", "2", "8"), "Only these registers; else all that the image has")

    static let spec = CommandSpec(
        "kms-policy", .image, "Print the key policy condition that only this image fulfils",
        details: """
            Put it into the statement of an AWS KMS key's policy that allows kms:Decrypt: the key then answers only \
            an enclave that attests these measurements. PCR8 alone allows every image signed with the same \
            certificate. An enclave in debug mode attests zeros and fulfils none of it.
            """,
        parameters: [path.spec, operand.spec, registers.spec],
        rules: [.atMostOne([path.spec.name, operand.spec.name])],
        examples: [
            .init("kms-policy hello.eif", "PCR0, PCR1 and PCR2 as a condition"),
            .init(
                "kms-policy hello.eif --pcrs 0",
                "PCR0 alone; 8 is for any image that was signed with the same certificate"),
        ])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let shown = try CurrentImage.path(call[path] ?? call[operand], for: spec.name, in: context)
        let description = try CurrentImage.describe(shown, in: context)
        try description.requireIntact()
        let chosen = call[registers].compactMap { Int($0) }
        if chosen.contains(8), description.signature == nil {
            throw Failure(
                .invalidArgument, "\(shown) is not signed, so it has no PCR8",
                fixes: ["sign-eif --eif-path \(shown) --signing-certificate cert.pem --private-key key.pem"],
                about: .parameter(registers.spec.name))
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
