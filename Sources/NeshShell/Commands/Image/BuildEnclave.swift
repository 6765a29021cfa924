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
        "--output-file", .file("eif"), "Where the enclave image goes", need: .required, nitroCLI: true)
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
            metadata.spec, architecture.spec, entrypoint.spec, command.spec, variables.spec, keepOwner.spec,
        ],
        rules: [
            .requires(certificate.spec.name, [key.spec.name]), .requires(key.spec.name, [certificate.spec.name]),
        ],
        examples: [
            .init(
                "build-enclave --docker-uri hello-app:latest --output-file hello.eif",
                "PCR0, PCR1 and PCR2 of the image"),
            .init(
                "build-enclave --docker-uri docker-archive:app.tar --output-file app.eif",
                "from a file, without a daemon"),
        ],
        nitroCLI: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let shown = call[outputFile] ?? ""
        context.emit(.progress("Start building the Enclave Image..."))
        let summary = try EnclaveImageBuilder.build(
            try request(call, in: context),
            progress: { progress in
                switch progress {
                case .step(let text): context.emit(.status(text))
                case .bytes(let done, let total): context.emit(.status(ByteCount.progress(done, of: total)))
                case .toolOutput(let line): context.emit(.progress(line))
                }
            }, interrupt: context.interrupt)
        context.emit(.status(nil))
        for warning in summary.warnings { context.emit(.warning(warning)) }
        context.emit(.progress("Enclave Image successfully created."))
        var outcome = Outcome(JSONReport(["Measurements": summary.measurements.json]))
        if shown != "-" {
            outcome.changes = [
                .image(
                    Session.CurrentImage(
                        path: FilePath.absolute(shown), shownPath: shown, measurements: summary.measurements.json,
                        size: Int(summary.size)))
            ]
        }
        return outcome
    }

    private static func request(_ call: Call, in context: CommandContext) throws(Failure) -> EnclaveImageRequest {
        let environment = context.session.environment
        let output = call[outputFile] ?? ""
        var request = EnclaveImageRequest(
            source: try ImageReference.parse(call[uri] ?? ""),
            outputPath: output == "-" ? output : FilePath.absolute(output), environment: environment.variables,
            now: Int64(time(nil)), toolVersion: Version.nesh)
        request.dockerDirectory = call[directory].map(FilePath.absolute)
        request.name = call[name]
        request.version = call[version]
        request.metadataPath = call[metadata].map(FilePath.absolute)
        request.signingCertificatePath = call[certificate]
        request.privateKeyPath = call[key]
        request.architecture = call[architecture].flatMap { EIF.Architecture(name: $0) }
        request.entrypointMode = call[entrypoint] == "docker" ? .docker : .nitro
        request.command = call[command].map { $0.split(separator: " ").map(String.init) }
        request.variables = call[variables]
        request.preserveOwner = call[keepOwner]
        request.sourceDateEpoch = environment.text("SOURCE_DATE_EPOCH").flatMap { Int64($0) }
        return request
    }
}

/// Amounts of bytes for people.
enum ByteCount {
    /// `120 of 200 MiB`
    static func progress(_ done: UInt64, of total: UInt64) -> String {
        "\(done >> 20) of \(total >> 20) MiB"
    }

    /// In the largest unit that leaves at least one: `26 KiB`.
    static func text(_ bytes: UInt64) -> String {
        switch bytes {
        case ..<1024: "\(bytes) B"
        case ..<(1 << 20): "\(bytes >> 10) KiB"
        case ..<(1 << 30): "\(bytes >> 20) MiB"
        default: "\(bytes >> 30) GiB"
        }
    }
}
