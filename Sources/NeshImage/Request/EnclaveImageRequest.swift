/// What `build-enclave` asks for. Nothing else is read from the process: no environment, no clock.
package struct EnclaveImageRequest: Sendable {
    /// Which words become the enclave's command.
    package enum EntrypointMode: String, Sendable, CaseIterable {
        /// As nitro-cli: CMD where there is one, otherwise ENTRYPOINT.
        case nitro
        /// As docker run: ENTRYPOINT followed by CMD.
        case docker
    }

    package var source: ImageReference
    /// A directory with a Dockerfile: built first, and kept in the store under the source's name.
    package var dockerDirectory: String?
    /// The file that is the directory's Dockerfile; nil: `Dockerfile` in it.
    package var dockerfile: String?
    /// The stage that becomes the image, by name or number; nil: the last one.
    package var targetStage: String?
    /// Values for the Dockerfile's ARG, `NAME=VALUE`.
    package var buildArguments: [String] = []
    /// `-` is standard output.
    package var outputPath: String
    /// `ImageName` and `ImageVersion`; nil takes the image's name and id.
    package var name: String?
    /// `ImageVersion`; nil takes the image's id.
    package var version: String?
    /// A JSON file of at most 4096 bytes that becomes `CustomMetadata`.
    package var metadataPath: String?
    /// Both or neither.
    package var signingCertificatePath: String?
    /// PEM; nil: the image is not signed.
    package var privateKeyPath: String?
    /// Nil: the image's own, otherwise this machine's.
    package var architecture: EIF.Architecture?
    /// The processor for which an image is taken that is there for several; nil: `architecture`, otherwise this
    /// machine's.
    package var platform: EIF.Architecture?
    package var entrypointMode: EntrypointMode = .nitro
    /// For `rootfs:`, which has no configuration; for others they replace the image's.
    package var command: [String]?
    /// `KEY=VALUE`; for other sources than `rootfs:` they are added to the image's.
    package var variables: [String] = []
    /// The container tool to use: `docker`, `podman` or `nerdctl`; nil takes the first that works.
    package var containerTool: String?
    /// `rootfs:` keeps the files' owners instead of making all root's.
    package var preserveOwner = false
    /// Refuse an image that has anything that the summary would warn about.
    package var isStrict = false
    /// The process's variables: `NITRO_CLI_BLOBS`, `XDG_DATA_HOME`, `HOME`, `TMPDIR`, `PATH`.
    package var environment: [String: String]
    /// Seconds since 1970, for `BuildTime` and the files of native Dockerfile builds.
    package var sourceDateEpoch: Int64?
    /// Seconds since 1970, where no `sourceDateEpoch` is given.
    package var now: Int64
    /// nesh's own version, for `BuildToolVersion`.
    package var toolVersion: String

    package init(
        source: ImageReference, outputPath: String, environment: [String: String], now: Int64, toolVersion: String
    ) {
        self.source = source
        self.outputPath = outputPath
        self.environment = environment
        self.now = now
        self.toolVersion = toolVersion
    }

    /// The path of a directory's Dockerfile.
    func dockerfile(in directory: String) -> String { dockerfile ?? directory + "/Dockerfile" }

    /// What a container tool's `build` gets of them.
    var buildOptions: [String] {
        (dockerfile.map { ["--file", $0] } ?? []) + (targetStage.map { ["--target", $0] } ?? [])
            + buildArguments.flatMap { ["--build-arg", $0] }
    }
}
