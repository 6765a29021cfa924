import NeshCommand
import NeshData
import NeshImage
import NeshSystem

enum PCRValue: Command {
    static let name = "pcr"

    package struct Parameters: ParameterGroup {
        let input = Parameter.option("--input", .file(), "Any file, measured as it is", nitroCLI: true)
        let certificate = Parameter.option(
            "--signing-certificate", .file("pem", "crt"), "A certificate, PEM: what PCR8 will be", nitroCLI: true)
    }
    static let parameters = Parameters()

    static let spec = CommandSpec(
        name, .image, "Compute the PCR of a file, or PCR8 of a signing certificate",
        parameters: parameters, rules: [.exactlyOne(of: parameters.input, parameters.certificate)],
        examples: [
            .init("pcr --input hello.eif", "the measure of any file"),
            .init("pcr --signing-certificate cert.pem", "the PCR8 of images that are signed with it"),
        ],
        nitroCLI: true,
        traits: [.tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        if let path = call[parameters.certificate] {
            return Outcome(JSONReport(["PCR8": .string(try PCR.of(certificate: FilePath.absolute(path)))]))
        }
        let path = FilePath.absolute(call[parameters.input] ?? "")
        return Outcome(JSONReport(["PCR": .string(try PCR.of(file: path, interrupt: context.interrupt))]))
    }
}
