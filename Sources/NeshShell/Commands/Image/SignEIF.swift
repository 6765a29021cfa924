import NeshData
import NeshImage
import NeshSystem

enum SignEIF: Command {
    struct Parameters: ParameterGroup {
        let path = CommonParameters.image()
        let certificate = Parameter.required(
            "--signing-certificate", .file("pem", "crt"), "The signer's certificate, PEM", nitroCLI: true)
        let key = Parameter.required(
            "--private-key", .file("pem", "key"), "Its private key, PEM, or the ARN of a KMS key", nitroCLI: true)
    }
    static let parameters = Parameters()

    static let spec = CommandSpec(
        "sign-eif", .image, "Sign an image, or replace its signature",
        parameters: parameters,
        examples: [
            .init(
                "sign-eif --eif-path hello.eif --signing-certificate cert.pem --private-key key.pem",
                "adds PCR8, the measure of the certificate"),
            .init(
                "sign-eif --signing-certificate cert.pem --private-key key.pem", "the current image, in its place"),
        ],
        nitroCLI: true,
        effects: [.image(in: parameters.path)],
        traits: [.tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let shown = try CurrentImage.path(call[parameters.path], for: "sign-eif", in: context)
        let signer = try EIFSigner(certificate: call[parameters.certificate], privateKey: call[parameters.key])
        let measurements = try signer.sign(eif: FilePath.absolute(shown), interrupt: context.interrupt)
        context.emit(.progress("Enclave Image successfully signed."))
        return Outcome(
            JSONReport(["Measurements": measurements.json]),
            changes: [.image(try CurrentImage.read(shown, in: context))])
    }
}
