import NeshData
import NeshImage
import NeshSystem

enum SignEIF: Command {
    static let path = Parameter.option(
        "--eif-path", .file("eif"), "The enclave image; else the current one", need: .fromSession, nitroCLI: true)
    static let certificate = Parameter.option(
        "--signing-certificate", .file("pem", "crt"), "The signer's certificate, PEM", need: .required, nitroCLI: true)
    static let key = Parameter.option(
        "--private-key", .file("pem", "key"), "Its private key, PEM, or the ARN of a KMS key", need: .required,
        nitroCLI: true)

    static let spec = CommandSpec(
        "sign-eif", .image, "Sign an image, or replace its signature",
        parameters: [path.spec, certificate.spec, key.spec], effects: [.always],
        examples: [
            .init(
                "sign-eif --eif-path hello.eif --signing-certificate cert.pem --private-key key.pem",
                "adds PCR8, the measure of the certificate"),
            .init(
                "sign-eif --signing-certificate cert.pem --private-key key.pem", "the current image, in its place"),
        ],
        nitroCLI: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let shown = try CurrentImage.path(call[path], for: "sign-eif", in: context)
        let signer = try EIFSigner(certificate: call[certificate] ?? "", privateKey: call[key] ?? "")
        let measurements = try signer.sign(eif: FilePath.absolute(shown), interrupt: context.interrupt)
        context.emit(.progress("Enclave Image successfully signed."))
        return Outcome(
            JSONReport(["Measurements": measurements.json]),
            changes: [.image(try CurrentImage.read(shown, in: context))])
    }
}
