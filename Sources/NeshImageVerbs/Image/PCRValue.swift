import NeshAttestation
import NeshCommand
import NeshData
import NeshImage
import NeshSystem

enum PCRValue: Command {
    static let name = "pcr"

    struct Parameters: ParameterGroup {
        let input = Parameter.option("--input", .file(), "Any file, measured as it is", nitroCLI: true)
        let certificate = Parameter.option(
            "--signing-certificate", .file("pem", "crt"), "A certificate, PEM: what PCR8 will be", nitroCLI: true)
        let instance = Parameter.option(
            "--instance-id", .instanceID, "An EC2 instance's id: what PCR4 is in its enclaves")
        let role = Parameter.option(
            "--role-arn", .roleARN, "The ARN of an instance's IAM role: what PCR3 is in its enclaves")

        var effects: [Effect] { [.elsewhere(ending: ".eif", verb: DescribeEIF.name)] }
        var rules: [Rule] { [.exactlyOne(of: input, certificate, instance, role)] }
    }

    static let declaration = declare(
        .image, "Compute the PCR of a file, of a signing certificate, an instance or a role",
        "ファイル、署名証明書、インスタンス、ロールの PCR を計算する",
        details: """
            PCR3 and PCR4 are the same in debug mode, unlike PCR0, PCR1, PCR2 and PCR8. A key policy that names only \
            these two accepts a debug enclave, whatever it runs.
            """,
        examples: [
            "pcr --input hello-app/hello": "the measure of any file",
            "pcr --signing-certificate cert.pem": "the PCR8 of images that are signed with it",
            "pcr --instance-id i-0123456789abcdef0": "the PCR4 of every enclave of that instance",
            "pcr --role-arn arn:aws:iam::123456789012:role/enclaves":
                "the PCR3 of every enclave on an instance with that role",
        ], traits: [.nitroCLI, .tellsElapsed, .showsState])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        if let path = call[parameters.certificate] {
            return Outcome(JSONReport(["PCR8": .string(try PCR.of(certificate: FilePath.absolute(path)))]))
        }
        if let id = call[parameters.instance] {
            return Outcome(JSONReport(["PCR4": .string(PlatformRegister.value(ofText: id).hexadecimal)]))
        }
        if let role = call[parameters.role] {
            return Outcome(JSONReport(["PCR3": .string(PlatformRegister.value(ofText: role).hexadecimal)]))
        }
        let path = FilePath.absolute(call[parameters.input] ?? "")
        return Outcome(JSONReport(["PCR": .string(try PCR.of(file: path, interrupt: context.interrupt))]))
    }
}
