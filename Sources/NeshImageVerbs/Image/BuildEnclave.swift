import NeshCommand
import NeshData
import NeshImage
import NeshSystem

enum BuildEnclave: Command {
    static let name = "build-enclave"

    struct Parameters: ParameterGroup {
        let uri = Parameter.required(
            "--docker-uri", .image, "The container image: a name, docker-archive:FILE, oci:DIR or rootfs:DIR",
            nitroCLI: true)
        let dockerfile = DockerfileOptions()
        let outputFile = Parameter.required(
            "--output-file", .file("eif"), "Where the enclave image goes; - is standard output", nitroCLI: true)
        let certificate = Parameter.option(
            "--signing-certificate", .file("pem", "crt"), "Sign it: the certificate, PEM", nitroCLI: true)
        let key = Parameter.option(
            "--private-key", .file("pem", "key"), "Sign it: the private key, PEM, or the ARN of a KMS key",
            nitroCLI: true)
        let name = Parameter.option(
            "--name", .text("NAME"), "The image's name in its metadata", nitroCLI: true)
        let version = Parameter.option(
            "--version", .text("VERSION"), "The image's version in its metadata", nitroCLI: true)
        let metadata = Parameter.option(
            "--metadata", .file("json"), "Your own metadata, a JSON file of at most 4096 bytes", nitroCLI: true)
        let source = ImageSourceOptions()
        let strict = Parameter.flag("--strict", "Refuse an image that this command would warn about")

        var rules: [Rule] {
            dockerfile.rules + [
                .parameter(certificate, needs: key),
                .parameter(key, needs: certificate),
            ]
        }

        var effects: [Effect] { [.image(in: outputFile)] }

        var risks: [Risk] { [.overwrites(outputFile), .given(key)] }
    }

    static let declaration = declare(
        .image, "Turn a container image into an enclave image and measure it", "コンテナイメージをエンクレーブイメージにして測定する",
        examples: [
            "build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif":
                "build the container image, then the enclave image with PCR0, PCR1 and PCR2",
            "build-enclave --docker-uri hello-app:latest --output-file hello.eif":
                "from the image as it is here already",
        ], traits: [.nitroCLI, .tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let shown = call[parameters.outputFile]
        let isStream = shown == "-"
        if isStream, context.outputIsTerminal {
            throw Failure(
                .invalidArgument, "an image is not shown on a terminal",
                fixes: ["build-enclave --docker-uri \(call[parameters.uri].asWord) --output-file - > app.eif"],
                about: .parameter(parameters.outputFile.spec.name))
        }
        context.emit(.progress("Start building the Enclave Image..."))
        let summary = try build(try request(call, in: context), context)
        for warning in summary.warnings { context.emit(.warning(warning)) }
        if summary.isPlaceholder {
            let lack = "no Nitro kernel is installed: the image is for the local engine"
            context.emit(lacking: lack, otherwise: .warning(lack))
        }
        context.emit(.hostFact(Self.origin(of: summary)))
        context.emit(.progress("Enclave Image successfully created."))
        let report: JSON = ["Measurements": summary.measurements.json]
        if isStream {
            // Standard output is the image's own.
            context.emit(.foreign(context.session.settings[\.compatible].spelling(report).pretty))
            return Outcome()
        }
        return Outcome(
            JSONReport(report),
            changes: [
                CurrentImage.announceChange(
                    to: Session.CurrentImage(
                        path: FilePath.absolute(shown), shownPath: shown, measurements: summary.measurements.json,
                        size: Int(summary.size)), by: spec.name, in: context)
            ])
    }

    /// What the measurements come from beside the container image: with others they are others.
    private static func origin(of summary: EnclaveImageSummary) -> String {
        let tool = "nesh \(ProgramVersion.nesh)"
        switch summary.blobs {
        case .directory(let path):
            return
                "Measured with \(tool), kernel \(summary.kernel), blobs of \(path); with others the measurements differ."
        case .placeholder: return "Measured with \(tool): on EC2 PCR2 is the same, PCR0 and PCR1 are not."
        }
    }

    static func build(
        _ request: EnclaveImageRequest, _ context: CommandContext
    ) throws(Failure) -> EnclaveImageSummary {
        var line = ProgressLine(
            emit: context.emit, isUnicode: context.session.environment.isUnicode, language: context.session.language)
        defer { line.end() }
        return try EnclaveImageBuilder.build(
            request, standardOutput: { bytes in context.emit(.bytes(Array(bytes))) },
            progress: { line.show($0) }, interrupt: context.interrupt)
    }

    private static func request(_ call: Call, in context: CommandContext) throws(Failure) -> EnclaveImageRequest {
        let output = call[parameters.outputFile]
        var request = try parameters.source.request(
            call, (call[parameters.uri], parameters.uri.name), parameters.dockerfile,
            to: output == "-" ? output : FilePath.absolute(output), in: context)
        request.name = call[parameters.name]
        request.version = call[parameters.version]
        request.metadataPath = call[parameters.metadata].map(FilePath.absolute)
        request.signingCertificatePath = call[parameters.certificate]
        request.privateKeyPath = call[parameters.key]
        request.isStrict = call[parameters.strict]
        return request
    }
}
