import Glibc
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
            ValueType<String>.enclaveOrFile().named("DOC|ENCLAVE"),
            "show, verify: the document's file, - is standard input; request: the enclave")
        let root = Parameter.option(
            "--root", .trustRoot,
            "verify: the root that it must lead to: aws (the default), local, or a certificate's PEM file")
        let image = Parameter.option(
            "--eif", .file("eif"),
            "verify: it must be of this image. If not, nesh shows which part of the image differs")
        let pins = Parameter.repeated("--pcr", .pin, "verify: this register must have this value")
        let pinFile = Parameter.option(
            "--pcrs", .file("json"), "verify: registers in a JSON file, such as build-enclave's output")
        let nonce = Parameter.option(
            "--nonce", .field, "A text, hex:…, base64:… or @FILE: verify compares, request puts it in")
        let userData = Parameter.option(
            "--user-data", .field, "user_data, written as for --nonce: verify compares, request puts it in")
        let publicKey = Parameter.option(
            "--public-key", .file("der"), "public_key, a file in DER form: verify compares, request puts it in")
        let time = Parameter.option(
            "--at", .attestationTime, "verify: when its certificates must be valid. Default: at its own time")
        let allowsDebug = Parameter.flag("--allow-debug", "verify: accept a document of a debug enclave")
        let allowsUnpinned = Parameter.flag(
            "--allow-unpinned", "verify: accept a document without asking which image it is of")
        let output = Parameter.option("--output", .file(), "request: write the document there")
        let renew = Parameter.flag(
            "--renew", "root: make a new root; nesh no longer accepts documents under the old one")

        var risks: [Risk] { [.given(renew), .overwrites(output)] }

        var looks: [Look] { [.when(action, is: "show", "verify"), .when(action, is: "root", without: renew)] }
    }

    static let declaration = declare(
        .image, "Read, verify and request attestation documents", "アテステーションドキュメントを読む、検証する、要求する",
        details: """
            An attestation document shows what runs in an enclave, and the hypervisor signs it. It can be raw bytes, \
            base64, hexadecimal, a field of a JSON object, or bytes after a length of four bytes. nesh fetches \
            nothing.

            verify checks the signature and the chain of certificates up to the root, that module_id belongs to the \
            instance that PCR4 measures, and what the options require. It refuses a document of a debug enclave, whose \
            PCR0 to PCR2 are zeros. If you name no register, it also refuses the document, which may be of any \
            program. A leaf is valid for three hours: without --at, nesh judges the document as of its own time. The \
            status is 0 if nesh accepts the document, 1 if it refuses it, and 2 if the bytes are not a document; any \
            other status is the number of an error, such as a file that nesh cannot read or options that are wrong.

            Documents of local enclaves are signed under a root of your own; attestation root prints its certificate, and \
            makes the root if it is missing. They are for learning and testing, and prove nothing. request asks the \
            module of a running local enclave on your behalf. On EC2 only a program inside can do that. doctor shows who \
            signs for the engine in use.
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
                if call[own.action] == .request { try refusePEM(path) }
                return try FieldValue.file(path).read(for: own.publicKey.name, in: context)
            }, userData: try call[own.userData]?.read(for: own.userData.name, in: context),
            nonce: try call[own.nonce]?.read(for: own.nonce.name, in: context))
    }

    /// Those who seal an answer for the key, such as KMS, read DER only.
    private static func refusePEM(_ path: String) throws(Failure) {
        // What a pipe gives can be read only once, and not here.
        guard let status = (try? File.status(path)).flatMap({ $0 }), status.st_mode & S_IFMT == S_IFREG,
            let text = try? File.text(path, limit: 1 << 16), text.hasPrefix("-----BEGIN ")
        else { return }
        let sibling = (path.hasSuffix(".pem") ? String(path.dropLast(4)) : path) + ".der"
        let (file, made) = (path.asWord, "-outform DER -out \(sibling.asWord)")
        let convert =
            if ["CERTIFICATE", "TRUSTED CERTIFICATE", "X509"].contains(where: { text.hasPrefix("-----BEGIN \($0)-") }) {
                // openssl x509 writes a certificate in the form that is asked for, and its key always as PEM.
                "openssl x509 -in \(file) -pubkey -noout | openssl pkey -pubin \(made)"
            } else if text.hasPrefix("-----BEGIN PUBLIC") {
                "openssl pkey -pubin -in \(file) -pubout \(made)"
            } else {
                "openssl pkey -in \(file) -pubout \(made)"
            }
        let hasSibling = File.exists(sibling)
        throw Failure(
            .invalidArgument, "\(path) is in PEM form, and a document takes the public key in DER form",
            details: hasSibling ? ["did you mean '\(sibling)'?"] : [], fixes: hasSibling ? [] : [convert],
            about: .parameter(parameters.publicKey.name, instead: hasSibling ? sibling : nil))
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
