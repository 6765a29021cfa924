import NeshAttestation
import NeshCommand
import NeshData
import NeshImage
import NeshSystem

enum KMSPolicy: Command {
    static let name = "kms-policy"

    /// Those that say which image it is, on which instance and with which role.
    enum Register: String, CaseIterable {
        case image = "0"
        case kernel = "1"
        case application = "2"
        case role = "3"
        case instance = "4"
        case certificate = "8"
        /// PCR0 by its older name.
        case imageDigest = "ImageSha384"

        var index: Int? { Int(rawValue) }
    }

    struct Parameters: ParameterGroup {
        let image = NamedImage(nitroCLI: false)
        let registers = Parameter.list(
            "--pcrs", .choice("PCR", Register.self), "Only these registers. Default: all known ones")
        let instance = Parameter.option(
            "--instance-id", .instanceID, "Also PCR4: only enclaves of this EC2 instance")
        let role = Parameter.option(
            "--role-arn", .roleARN, "Also PCR3: only enclaves on instances with this IAM role")

        var rules: [Rule] { [image.rule] }

        var effects: [Effect] { [image.effect] }
    }

    static let declaration = declare(
        .image, "Print the key policy condition that only this image meets", "イメージの測定値を指定する KMS キーポリシーの条件を表示する",
        details: """
            Put the condition into the statement of an AWS KMS key policy that allows kms:Decrypt. Then only an \
            enclave that attests these measurements can use the key. PCR8 alone allows every image that is signed with \
            the same certificate. An enclave in debug mode attests zeros for all of these, and does not meet the \
            condition. PCR3 (the instance's role) and PCR4 (its ID) keep their values in debug mode: a policy that \
            names only these accepts a debug enclave. ImageSha384 is an older name for PCR0.
            """,
        examples: [
            "kms-policy hello.eif": "PCR0, PCR1 and PCR2 as a condition",
            "kms-policy hello.eif --pcrs 0": "PCR0 alone; 8 is for any image that was signed with the same certificate",
            "kms-policy hello.eif --role-arn arn:aws:iam::123456789012:role/enclaves":
                "this image, and only on instances with that role",
        ], traits: [.tellsElapsed, .showsState])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let shown = try parameters.image.path(call, in: context)
        let description = try CurrentImage.describe(shown, in: context)
        try description.requireIntact()
        let chosen = call[parameters.registers]
        var platform: [Int: String] = [:]
        platform[3] = call[parameters.role].map { PlatformRegister.value(ofText: $0).hexadecimal }
        platform[4] = call[parameters.instance].map { PlatformRegister.value(ofText: $0).hexadecimal }
        for (register, option) in [(Register.role, parameters.role), (.instance, parameters.instance)] {
            guard chosen.contains(register), !call.has(option.name) else { continue }
            throw Failure(
                .missingArgument, "PCR\(register.rawValue) is not the image's: \(option.name) gives it",
                about: .parameter(parameters.registers.name))
        }
        if chosen.contains(.certificate), description.signature == nil {
            throw Failure(
                .invalidArgument, "\(shown) is not signed, so it has no PCR8",
                fixes: ["sign-eif --eif-path \(shown.asWord) --signing-certificate cert.pem --private-key key.pem"],
                about: .parameter(parameters.registers.name))
        }
        if let problem = description.signature?.problem {
            context.emit(.warning("the signature of \(shown) does not hold: \(problem)"))
        }
        if description.isPlaceholder {
            let lack = "\(shown) has no kernel: its PCR0 and PCR1 are not those of an enclave on EC2"
            context.emit(lacking: lack, otherwise: .warning(lack))
        }
        if !chosen.isEmpty, chosen.allSatisfy({ $0 == .role || $0 == .instance }) {
            context.emit(
                .warning(
                    "PCR3 and PCR4 alone are met by debug enclaves, and by any program: name PCR0 or PCR8 as well"))
        }
        let image = CurrentImage.of(description, shownAs: shown)
        return Outcome(
            JSONReport(
                description.measurements.kmsCondition(
                    registers: chosen.compactMap(\.index), imageDigest: chosen.contains(.imageDigest),
                    platform: platform)),
            changes: [CurrentImage.announceChange(to: image, by: spec.name, in: context)])
    }
}
