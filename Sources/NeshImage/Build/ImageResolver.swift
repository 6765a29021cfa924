import NeshData
import NeshSystem

/// Finds the image that a request names.
struct ImageResolver {
    let request: EnclaveImageRequest
    let progress: (BuildProgress) -> Void
    let interrupt: Interrupt
    let spools: SpoolProvider

    private var architecture: EIF.Architecture { request.architecture ?? .host }

    func rootFileSystem() throws(Failure) -> RootFileSystem {
        if let directory = request.dockerDirectory { try build(directory) }
        if case .rootfs(let path) = request.source { return try plainDirectory(path) }
        let store = ImageStore(environment: request.environment)
        guard let image = try Self.local(request.source, store: store, architecture: architecture) else {
            throw notFound(request.source)
        }
        return try RootFileSystem.make(
            of: image, request: request, spools: spools, progress: progress, interrupt: interrupt)
    }

    /// An image that is on this machine, in a form that needs no tool; nil when it is not.
    static func local(
        _ reference: ImageReference, store: ImageStore, architecture: EIF.Architecture
    ) throws(Failure) -> ContainerImage? {
        switch reference {
        case .dockerArchive(let path, let image), .ociArchive(let path, let image):
            let file = try InputFile(path: path)
            return named(try SavedImage.find(in: file, reference: image, architecture: architecture), after: path)
        case .ociDirectory(let path, let image):
            let layout = try OCIDirectory(path: path).layout()
            return named(try layout.image(reference: image, architecture: architecture), after: path)
        case .name(let name): return try store.resolve(name)
        case .rootfs, .dockerDaemon, .registry: return nil
        }
    }

    /// An image without a name is called after its file.
    private static func named(_ image: ContainerImage, after path: String) -> ContainerImage {
        guard image.name.isEmpty else { return image }
        var image = image
        let file = path.split(separator: "/").last.map(String.init) ?? path
        image.name = file.hasSuffix(".tar") ? String(file.dropLast(4)) : file
        return image
    }

    private func build(_ directory: String) throws(Failure) {
        guard case .name(let name) = request.source else {
            throw Failure(
                .conflictingArgument, "an image built from \(directory) needs a plain name, not \(request.source)",
                fixes: ["--docker-uri app:latest --docker-dir \(directory)"])
        }
        progress(.step("Building \(name) from \(directory)"))
        try DockerfileBuild(request: request, directory: directory, spools: spools, interrupt: interrupt)
            .build(into: ImageStore(environment: request.environment), as: name)
    }

    private func plainDirectory(_ path: String) throws(Failure) -> RootFileSystem {
        guard let command = request.command else {
            throw Failure(.missingArgument, "a root file system does not say what to run", fixes: ["add --cmd PROGRAM"])
        }
        var sources = ImageSources()
        var (tree, warnings) = try RootfsDirectory(path: path, preserveOwner: request.preserveOwner)
            .tree(sources: &sources, interrupt: interrupt)
        ContainerFiles.add(to: &tree)
        let name = path.split(separator: "/").last { $0 != "." && $0 != ".." }.map(String.init) ?? "rootfs"
        return RootFileSystem(
            tree: tree, sources: sources, command: command, variables: request.variables, name: name,
            version: "rootfs", architecture: nil, info: .null, warnings: warnings, digests: nil)
    }

    private func notFound(_ reference: ImageReference) -> Failure {
        Failure(
            .dockerImagePull, "there is no image '\(reference)' here",
            details: ["nesh looks in its own store of built images"],
            fixes: [
                "build it: build-enclave --docker-uri \(reference) --docker-dir DIR --output-file app.eif",
                "or take a saved one: --docker-uri docker-archive:FILE.tar",
            ])
    }
}
