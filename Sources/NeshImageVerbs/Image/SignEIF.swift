import NeshCommand
import NeshData
import NeshImage
import NeshSystem

enum SignEIF: Command {
    static let name = "sign-eif"

    struct Parameters: ParameterGroup {
        let path = CommonParameters.image()
        let certificate = Parameter.option(
            "--signing-certificate", .file("pem", "crt"), "The signer's certificate, PEM (required, as is its key)",
            nitroCLI: true)
        let key = Parameter.option(
            "--private-key", .file("pem", "key"), "Its private key, PEM, or the ARN of a KMS key", nitroCLI: true)

        var effects: [Effect] { [.image(in: path)] }

        var risks: [Risk] { [.always] }
    }

    static let declaration = declare(
        .image, "Sign an image, or replace its signature", "イメージに署名する、または署名を置き換える",
        examples: [
            "sign-eif --eif-path hello.eif --signing-certificate cert.pem --private-key key.pem":
                "adds PCR8, the measurement of the certificate",
            "sign-eif --signing-certificate cert.pem --private-key key.pem":
                "the current image, whose file it replaces",
        ], traits: [.nitroCLI, .tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let shown = try CurrentImage.path(call[parameters.path], for: "sign-eif", in: context)
        // To nitro-cli this is not a mistake of the line's form: it fails, with this code.
        guard let certificate = call[parameters.certificate], let key = call[parameters.key] else {
            let missing = [parameters.certificate.spec, parameters.key.spec].filter { !call.has($0.name) }.map(\.name)
            throw Failure(
                .eifSigning,
                missing.count == 1
                    ? "nothing signs the image: \(missing[0]) is missing"
                    : "nothing signs the image: \(missing.joined(separator: " and ")) are missing",
                fixes: [
                    "sign-eif --eif-path \(shown.asWord) --signing-certificate "
                        + "\(call[parameters.certificate]?.asWord ?? "CERT") --private-key "
                        + (call[parameters.key]?.asWord ?? "KEY")
                ])
        }
        let signer = try EIFSigner(certificate: certificate, privateKey: key)
        let measurements = try signer.sign(eif: FilePath.absolute(shown), interrupt: context.interrupt)
        context.emit(.progress("Enclave Image successfully signed."))
        return Outcome(
            JSONReport(["Measurements": measurements.json]),
            changes: [
                CurrentImage.announceChange(to: try CurrentImage.read(shown, in: context), by: spec.name, in: context)
            ])
    }
}
