import Glibc
import NeshCommand
import NeshData
import NeshImage
import NeshSystem

/// How a container image is built first, for every verb that makes an enclave image.
struct DockerfileOptions: Sendable {
    let directory = Parameter.option(
        "--docker-dir", .directory, "Build that image first, from this directory's Dockerfile", nitroCLI: true)
    let file = Parameter.option(
        "--docker-file", .file("Dockerfile"), "With --docker-dir: the file to build from. Default: its Dockerfile")
    let target = Parameter.option(
        "--target", .text("STAGE"), "With --docker-dir: build up to this stage. Default: the last one")
    let arguments = Parameter.repeated(
        "--build-arg", .text("NAME=VALUE"), "With --docker-dir: a value for an ARG of the Dockerfile")

    var rules: [CommandSpec.Rule] {
        [
            .parameter(file, needs: directory), .parameter(target, needs: directory),
            .parameter(arguments, needs: directory),
        ]
    }

    fileprivate func fill(_ request: inout EnclaveImageRequest, from call: Call) {
        request.dockerDirectory = call[directory].map(FilePath.absolute)
        request.dockerfile = call[file].map { path in
            // As docker takes it, from here; or by its name in the directory.
            let own = (request.dockerDirectory ?? ".") + "/" + path
            return !path.hasPrefix("/") && access(path, F_OK) != 0 && access(own, F_OK) == 0
                ? own : FilePath.absolute(path)
        }
        request.targetStage = call[target]
        request.buildArguments = call[arguments]
    }
}

/// What of a container image goes into an enclave image, and how it starts there: with others the measurements are
/// others.
struct ImageSourceOptions: Sendable {
    let architecture = Parameter.option(
        "--arch", .architecture, "For this processor. Default: this machine's")
    let platform = Parameter.option(
        "--platform", .platform, "Take the container image for this processor. Default: this machine's")
    let entrypoint = Parameter.option(
        "--entrypoint", .choice("RULE", EnclaveImageRequest.EntrypointMode.self),
        "nitro: CMD hides ENTRYPOINT, as in nitro-cli; docker: both")
    let command = Parameter.option("--cmd", .text("COMMAND"), "For rootfs: what runs, split at blanks")
    let variables = Parameter.repeated("--env", .text("NAME=VALUE"), "For rootfs: a variable")
    let keepOwner = Parameter.flag("--preserve-owner", "For rootfs: keep the files' owners instead of 0:0")

    /// What decides the measurements.
    /// - Parameters:
    ///   - uri: what the container image is named by, and the option that named it.
    ///   - path: where the enclave image goes, absolute or `-`.
    /// - Throws: `Failure` about the option where its value names no image, or about `SOURCE_DATE_EPOCH`.
    func request(
        _ call: Call, _ uri: (text: String, option: String), _ dockerfile: DockerfileOptions, to path: String,
        in context: CommandContext
    ) throws(Failure) -> EnclaveImageRequest {
        let environment = context.session.environment
        var request = EnclaveImageRequest(
            source: try about(.parameter(uri.option)) { () throws(Failure) in try ImageReference.parse(uri.text) },
            outputPath: path, environment: environment.variables, now: WallClock.seconds,
            toolVersion: ProgramVersion.nesh)
        dockerfile.fill(&request, from: call)
        request.architecture = call[architecture]
        request.platform = call[platform]
        request.entrypointMode = call[entrypoint] ?? .nitro
        request.command = call[command].map { $0.split(separator: " ").map(String.init) }
        request.variables = call[variables]
        request.preserveOwner = call[keepOwner]
        request.containerTool = context.session.settings[\.containerTool]
        request.sourceDateEpoch = try environment.text("SOURCE_DATE_EPOCH").map { text throws(Failure) in
            try SourceDateEpoch.seconds(text)
        }
        return request
    }
}
