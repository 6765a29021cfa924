import Glibc
import NeshData
import NeshImage
import NeshSystem

enum BuildEnclave: Command {
    static let uri = Parameter.option(
        "--docker-uri", .image, "The container image: a name, docker-archive:FILE, oci:DIR or rootfs:DIR",
        need: .required, nitroCLI: true)
    static let directory = Parameter.option(
        "--docker-dir", .directory, "Build that image first, from this directory's Dockerfile", nitroCLI: true)
    static let outputFile = Parameter.option(
        "--output-file", .file("eif"), "Where the enclave image goes; - is standard output", need: .required,
        nitroCLI: true)
    static let certificate = Parameter.option(
        "--signing-certificate", .file("pem", "crt"), "Sign it: the certificate, PEM", nitroCLI: true)
    static let key = Parameter.option(
        "--private-key", .file("pem", "key"), "Sign it: the private key, PEM, or the ARN of a KMS key", nitroCLI: true)
    static let name = Parameter.option(
        "--name", .text("NAME"), "The image's name in its metadata", nitroCLI: true)
    static let version = Parameter.option(
        "--version", .text("VERSION"), "The image's version in its metadata", nitroCLI: true)
    static let metadata = Parameter.option(
        "--metadata", .file("json"), "Your own metadata, a JSON file of at most 4096 bytes", nitroCLI: true)
    static let architecture = Parameter.option(
        "--arch", .choice("ARCH", "x86_64", "aarch64"), "For this processor; else this machine's")
    static let platform = Parameter.option(
        "--platform", .platform, "Take the container image for this processor; else this machine's")
    static let entrypoint = Parameter.option(
        "--entrypoint", .choice("RULE", "nitro", "docker"),
        "nitro: CMD hides ENTRYPOINT, as in nitro-cli; docker: both")
    static let command = Parameter.option("--cmd", .text("COMMAND"), "For rootfs: what runs, split at blanks")
    static let variables = Parameter.repeated("--env", .text("NAME=VALUE"), "For rootfs: a variable")
    static let keepOwner = Parameter.flag("--preserve-owner", "For rootfs: keep the files' owners instead of 0:0")

    static let spec = CommandSpec(
        "build-enclave", .image, "Turn a container image into an enclave image and measure it",
        parameters: [
            uri.spec, directory.spec, outputFile.spec, certificate.spec, key.spec, name.spec, version.spec,
            metadata.spec, architecture.spec, platform.spec, entrypoint.spec, command.spec, variables.spec,
            keepOwner.spec,
        ],
        effects: [.overwrites(outputFile.spec.name), .given(key.spec.name)],
        rules: [
            .requires(certificate.spec.name, [key.spec.name]), .requires(key.spec.name, [certificate.spec.name]),
        ],
        examples: [
            .init(
                "build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif",
                "build the container image, then the enclave image with PCR0, PCR1 and PCR2"),
            .init(
                "build-enclave --docker-uri hello-app:latest --output-file hello.eif",
                "from the image as it is here already"),
        ],
        nitroCLI: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let shown = call[outputFile] ?? ""
        let isStream = shown == "-"
        if isStream, context.outputIsTerminal {
            throw Failure(
                .invalidArgument, "an image is not shown on a terminal",
                fixes: ["build-enclave --docker-uri \(call[uri] ?? "IMAGE") --output-file - > app.eif"],
                about: .parameter(outputFile.spec.name))
        }
        context.emit(.progress("Start building the Enclave Image..."))
        let summary = try build(try request(call, in: context), context)
        for warning in summary.warnings { context.emit(.warning(warning)) }
        if summary.isPlaceholder {
            context.emit(
                .warning(
                    "no Nitro kernel is installed: the image is for the local engine, but its PCR2 is the real one"
                ))
        }
        context.emit(.progress("Enclave Image successfully created."))
        let report: JSON = ["Measurements": summary.measurements.json]
        if isStream {
            // Standard output is the image's own.
            context.emit(.progress(report.pretty))
            return Outcome()
        }
        return Outcome(
            JSONReport(report),
            changes: [
                .image(
                    Session.CurrentImage(
                        path: FilePath.absolute(shown), shownPath: shown, measurements: summary.measurements.json,
                        size: Int(summary.size)))
            ])
    }

    private static func build(
        _ request: EnclaveImageRequest, _ context: CommandContext
    ) throws(Failure) -> EnclaveImageSummary {
        var line = ProgressLine(emit: context.emit, isUnicode: context.session.environment.isUnicode)
        defer { line.end() }
        return try EnclaveImageBuilder.build(
            request, standardOutput: { bytes in context.emit(.bytes(Array(bytes))) },
            progress: { line.show($0) }, interrupt: context.interrupt)
    }

    private static func request(_ call: Call, in context: CommandContext) throws(Failure) -> EnclaveImageRequest {
        let environment = context.session.environment
        let output = call[outputFile] ?? ""
        var request = EnclaveImageRequest(
            source: try about(.parameter(uri.spec.name)) { () throws(Failure) in
                try ImageReference.parse(call[uri] ?? "")
            },
            outputPath: output == "-" ? output : FilePath.absolute(output), environment: environment.variables,
            now: Int64(time(nil)), toolVersion: Version.nesh)
        request.dockerDirectory = call[directory].map(FilePath.absolute)
        request.name = call[name]
        request.version = call[version]
        request.metadataPath = call[metadata].map(FilePath.absolute)
        request.signingCertificatePath = call[certificate]
        request.privateKeyPath = call[key]
        request.architecture = call[architecture].flatMap { EIF.Architecture(name: $0) }
        request.platform = call[platform]
        request.entrypointMode = call[entrypoint] == "docker" ? .docker : .nitro
        request.command = call[command].map { $0.split(separator: " ").map(String.init) }
        request.variables = call[variables]
        request.preserveOwner = call[keepOwner]
        let tool = context.session.settings.value(of: .containerTool)
        request.containerTool = tool == "auto" ? nil : tool
        request.sourceDateEpoch = environment.text("SOURCE_DATE_EPOCH").flatMap { Int64($0) }
        return request
    }
}
