import NeshData
import NeshSystem

/// Finds the image that a request names.
struct ImageResolver {
    let request: EnclaveImageRequest
    let progress: (BuildProgress) -> Void
    let interrupt: Interrupt
    let spools: SpoolProvider

    private var architecture: EIF.Architecture { request.platform ?? request.architecture ?? .host }

    func rootFileSystem() throws(Failure) -> RootFileSystem {
        if case .rootfs(let path) = request.source { return try plainDirectory(path) }
        let image = try containerImage()
        return try RootFileSystem.make(
            of: image, request: request, spools: spools, progress: progress, interrupt: interrupt)
    }

    private func containerImage() throws(Failure) -> ContainerImage {
        let store = ImageStore(environment: request.environment)
        if let directory = request.dockerDirectory, let image = try build(directory, into: store) { return image }
        switch request.source {
        case .dockerArchive(let path, let reference), .ociArchive(let path, let reference):
            return try ImageFinder.archive(path, reference, architecture, spools: spools, interrupt: interrupt)
        default: break
        }
        if let image = try ImageFinder.local(request.source, store: store, architecture: architecture) { return image }
        let tools = ToolSource(request: request, spools: spools, interrupt: interrupt, progress: progress)
        switch request.source {
        case .name(let name): return try saved(try tools.image(named: name), as: name)
        case .dockerDaemon(let name): return try saved(try tools.daemonImage(name), as: name)
        case .registry(let name): return try saved(try tools.registryImage(name), as: name)
        default: throw Failure(.dockerImagePull, "there is no image '\(request.source)'")
        }
    }

    /// The only image of an archive that a tool handed over, under the name that was asked for.
    private func saved(_ archive: FileRange, as name: String) throws(Failure) -> ContainerImage {
        var image = try SavedImage.find(in: archive, reference: nil, architecture: architecture)
        image.name = ImageName.untagged(name)
        return image
    }

    /// Builds a Dockerfile: here, where it runs nothing, otherwise by a tool.
    /// - Returns: the image, or nil when it is in the store under the source's name.
    private func build(_ directory: String, into store: ImageStore) throws(Failure) -> ContainerImage? {
        guard case .name(let name) = request.source else {
            throw Failure(
                .conflictingArgument, "an image built from \(directory) needs a plain name, not \(request.source)",
                fixes: ["--docker-uri app:latest --docker-dir \(directory.asWord)"])
        }
        var reason: Failure?
        if request.containerTool == nil {
            progress(.step("Building \(name) from \(directory)"))
            reason = try DockerfileBuild(
                request: request, directory: directory, spools: spools, interrupt: interrupt, progress: progress
            ).build(into: store, as: name)
            if reason == nil { return nil }
        }
        let tools = ToolSource(request: request, spools: spools, interrupt: interrupt, progress: progress)
        return try saved(try tools.build(directory, as: name, reason: reason), as: name)
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
            version: "rootfs", architecture: nil, info: .null, warnings: warnings, config: nil, digests: nil)
    }
}
