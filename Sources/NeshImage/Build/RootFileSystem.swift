import NeshData
import NeshSystem

/// An enclave's future root file system, and what runs in it.
struct RootFileSystem {
    var tree: FileTree
    var sources: ImageSources
    var command: [String]
    var variables: [String]
    /// `ImageName` and `ImageVersion` unless told otherwise.
    var name: String
    var version: String
    var architecture: EIF.Architecture?
    /// `DockerInfo`.
    var info: JSON
    var warnings: [String]
    /// The image's; nil for a plain directory.
    var config: ImageConfig?
    /// Still running; must end well before the image may get its name.
    var digests: DigestCheck?
}

extension RootFileSystem {
    /// What an enclave will not start or not do of it, one sentence each.
    func startWarnings(_ architecture: EIF.Architecture) throws(Failure) -> [String] {
        try InitLines(command: command, variables: variables).warnings()
            + StartCheck(
                tree: tree, command: command, variables: variables, config: config, architecture: architecture
            ) { file, offset, count throws(Failure) in
                try sources.bytes(tree[file].content, of: tree, at: offset, count: count)
            }.warnings()
    }

    /// Gives the files away, so that sorting them makes no copy.
    mutating func takeTree() -> FileTree {
        let taken = tree
        tree = FileTree()
        return taken
    }

    /// Merges an image's layers and adds what a container runtime adds.
    static func make(
        of image: ContainerImage, request: EnclaveImageRequest, spools: SpoolProvider,
        progress: @escaping (BuildProgress) -> Void,
        interrupt: Interrupt
    ) throws(Failure) -> RootFileSystem {
        if let platform = OCIPlatform(image.config.json) {
            guard platform.operatingSystem == "linux" else {
                throw Failure(.eifBuilding, "\(image.name) is an image for \(platform), an enclave runs Linux")
            }
            guard EIF.Architecture(name: platform.architecture) != nil else {
                throw Failure(
                    .eifBuilding, "\(image.name) is an image for \(platform), an enclave runs on x86_64 or aarch64")
            }
        }
        var layers = try UnpackedLayers(image.layers, spools: spools, interrupt: interrupt) { done, total in
            progress(.bytes(done: done, total: total))
        }
        var merge = LayerMerge()
        try layers.merge(into: &merge)
        var tree = merge.finish()
        ContainerFiles.add(to: &tree)
        if let directory = image.config.workingDirectory {
            try ContainerFiles.addWorkingDirectory(directory, to: &tree)
        }
        var warnings: [String] = []
        let command = try Command.words(of: image.config, request: request, warnings: &warnings)
        return RootFileSystem(
            tree: tree, sources: layers.sources, command: command,
            variables: (image.config.environment ?? []) + request.variables,
            name: image.name, version: image.id,
            architecture: image.config.architecture.flatMap { EIF.Architecture(name: $0) },
            info: image.info, warnings: warnings, config: image.config, digests: layers.digests)
    }
}

/// The words that the enclave's init runs.
enum Command {
    static func words(
        of config: ImageConfig, request: EnclaveImageRequest, warnings: inout [String]
    ) throws(Failure) -> [String] {
        let words = request.command ?? chosen(config, request.entrypointMode, &warnings)
        guard let words else { throw .nothingToRun }
        return words
    }

    private static func chosen(
        _ config: ImageConfig, _ mode: EnclaveImageRequest.EntrypointMode, _ warnings: inout [String]
    ) -> [String]? {
        switch mode {
        case .docker:
            guard config.entrypoint != nil || config.command != nil else { return nil }
            return (config.entrypoint ?? []) + (config.command ?? [])
        case .nitro:
            if let entrypoint = config.entrypoint, !entrypoint.isEmpty, let command = config.command {
                warnings.append(
                    "CMD \(shown(command)) hides ENTRYPOINT \(shown(entrypoint)), as with nitro-cli;"
                        + " --entrypoint docker runs both")
            }
            return config.command ?? config.entrypoint
        }
    }

    private static func shown(_ words: [String]) -> String { JSON.array(words.map { .string($0) }).compact }
}

extension ContainerImage {
    /// What Docker's inspection would show of the image, as far as the image itself says it.
    var info: JSON {
        var object: JSON.Object = [
            "Id": .string("sha256:" + id), "RepoTags": .array(tags.map { .string($0) }),
            "RootFS": [
                "Type": "layers", "Layers": .array(config.diffIDs.map { .string($0.description) }),
            ],
        ]
        for (key, name) in [
            ("architecture", "Architecture"), ("os", "Os"), ("created", "Created"), ("author", "Author"),
            ("config", "Config"),
        ] {
            object[name] = config.json[key]
        }
        return .object(object)
    }
}
