import NeshData
import NeshImage
import NeshSystem

enum PCRValue: Command {
    static let input = Parameter.option("--input", .file(), "Any file, measured as it is", nitroCLI: true)
    static let certificate = Parameter.option(
        "--signing-certificate", .file("pem", "crt"), "A certificate, PEM: what PCR8 will be", nitroCLI: true)

    static let spec = CommandSpec(
        "pcr", .image, "Compute the PCR of a file, or PCR8 of a signing certificate",
        parameters: [input.spec, certificate.spec], rules: [.exactlyOne([input.spec.name, certificate.spec.name])],
        examples: [
            .init("pcr --input hello.eif", "the measure of any file"),
            .init("pcr --signing-certificate cert.pem", "the PCR8 of images that are signed with it"),
        ],
        nitroCLI: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        if let path = call[certificate] {
            return Outcome(JSONReport(["PCR8": .string(try PCR.of(certificate: FilePath.absolute(path)))]))
        }
        let path = FilePath.absolute(call[input] ?? "")
        return Outcome(JSONReport(["PCR": .string(try PCR.of(file: path, interrupt: context.interrupt))]))
    }
}
