import NeshAttestation
import NeshCommand
import NeshData
import NeshSystem

enum AttestationVerb: Command {
    static let name = "attestation"

    enum Action: String, CaseIterable {
        case show, verify, request, root
    }

    struct Parameters: ParameterGroup {
        let action = Parameter.requiredOperand(
            .choice("ACTION", Action.self), "show or verify a document, request one, or print the local root")
        let subject = Parameter.operand(
            ValueType<String>.enclaveOrFile.named("DOC|ENCLAVE"),
            "show, verify: the document's file, - is standard input; request: the enclave")
        let root = Parameter.option(
            "--root", .trustRoot, "verify: whose root it must lead to; aws without it, or a certificate's PEM file")
        let image = Parameter.option(
            "--eif", .file("eif"),
            "verify: it must be of this image. If not, the part of the image that differs is named")
        let pins = Parameter.repeated("--pcr", .pin, "verify: this register must have this value; as often as wanted")
        let pinFile = Parameter.option(
            "--pcrs", .file("json"), "verify: registers in a JSON file, such as build-enclave's output")
        let nonce = Parameter.option(
            "--nonce", .field, "A text, hex:…, base64:… or @FILE: verify compares, request puts it in")
        let userData = Parameter.option("--user-data", .field, "The same for user_data")
        let publicKey = Parameter.option(
            "--public-key", .file("der"), "The same for public_key: a file in DER form")
        let time = Parameter.option(
            "--at", .attestationTime, "verify: when its certificates must be valid. Default: at its own time")
        let allowsDebug = Parameter.flag("--allow-debug", "verify: accept a document of a debug enclave")
        let allowsUnpinned = Parameter.flag(
            "--allow-unpinned", "verify: accept a document without asking which image it is of")
        let output = Parameter.option("--output", .file(), "request: write the document there")
        let renew = Parameter.flag("--renew", "root: make another root; documents under the former one hold no more")

        var risks: [Risk] { [.given(renew), .overwrites(output)] }
    }

    static let declaration = declare(
        .image, "Read, verify and request attestation documents", "アテステーションドキュメントを読む、検証する、要求する",
        details: """
            An attestation document says what runs in an enclave, signed by the hypervisor. It may be given as bytes, \
            base64, hexadecimal, in a field of a JSON object, or behind its length in four bytes; nothing is fetched.

            verify asks that the signature and the chain of certificates up to the root hold, that module_id is of \
            the instance that PCR4 measures, and whatever the options ask for. It refuses a document of a debug \
            enclave, whose PCR0 to PCR2 are zeros, and one for which no register is named, for that may be of any \
            program. A leaf is valid for three hours: without --at the document is judged as of its own time. The \
            status is 0 for a document that is accepted, 1 for one that is refused and 2 for bytes that are not a document.

            Documents of local enclaves are signed under a root of your own, which \
            attestation root prints. They are for learning and testing and prove nothing. request asks a running \
            local enclave's module on your behalf; on EC2 only a program inside can do that, and enclaves of the \
            memory engine have no module. doctor says who signs for the engine in use.

            Any other status is an error's number: of a file that cannot be read, or of options that cannot be right.
            """,
        examples: [
            "attestation show doc.bin": "who signed it, when, and what it measures",
            "attestation verify doc.bin --eif hello.eif --nonce 4711": "is it of this image, and made for me?",
            "attestation request hello --nonce 4711 --output doc.bin": "a document of a local enclave",
            "attestation verify doc.bin --root local --eif hello.eif": "under the root of the local engine",
            "attestation root > root.pem": "the local root's certificate, for other verifiers",
        ], traits: [.offersJSON, .tellsElapsed])

    /// Which options say something to an action.
    private static func options(of action: Action) -> [any DeclaredParameter] {
        let own = parameters
        switch action {
        case .show: return []
        case .verify:
            return [
                own.root, own.image, own.pins, own.pinFile, own.nonce, own.userData, own.publicKey, own.time,
                own.allowsDebug, own.allowsUnpinned,
            ]
        case .request: return [own.nonce, own.userData, own.publicKey, own.output]
        case .root: return [own.renew]
        }
    }

    /// The fields that a line names, to be put into a document or compared with one's.
    static func fields(_ call: Call, in context: CommandContext) throws(Failure) -> SecureModule.Fields {
        let own = parameters
        return SecureModule.Fields(
            publicKey: try call[own.publicKey].map { path throws(Failure) in
                try FieldValue.file(path).read(for: own.publicKey.name, in: context)
            }, userData: try call[own.userData]?.read(for: own.userData.name, in: context),
            nonce: try call[own.nonce]?.read(for: own.nonce.name, in: context))
    }

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let action = call[parameters.action]
        let known = options(of: action).map(\.name) + [CommonParameters.json.spec.name]
        for option in spec.options where call.has(option.name) && !known.contains(option.name) {
            throw Failure(
                .invalidArgument, "attestation \(action.rawValue) has no \(option.name)",
                fixes: ["help attestation"], about: .parameter(option.name))
        }
        switch action {
        case .show: return try AttestationShow.run(call[parameters.subject], in: context)
        case .verify: return try AttestationVerify.run(call, in: context)
        case .request: return try AttestationRequest.run(call, in: context)
        case .root:
            if let word = call[parameters.subject] {
                throw Failure(
                    .invalidArgument, "unexpected word '\(word)'", fixes: ["help attestation"], about: .file(word))
            }
            return try AttestationRoot.run(renews: call[parameters.renew], in: context)
        }
    }
}
