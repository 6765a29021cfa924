import NeshData
import NeshSystem

/// Gets images by the programs that are installed.
struct ToolSource {
    let request: EnclaveImageRequest
    let spools: SpoolProvider
    let interrupt: Interrupt
    let progress: (BuildProgress) -> Void

    private var architecture: EIF.Architecture? { request.platform ?? request.architecture }

    /// Programs that were tried without success, and why.
    typealias Complaints = [String]

    /// An image by its plain name: from the container tool that has it, otherwise pulled.
    /// - Throws: E50 when it cannot be had.
    func image(named name: String) throws(Failure) -> FileRange {
        var complaints: Complaints = []
        do throws(Failure) {
            if let image = try image(named: name, &complaints) { return image }
        } catch {
            throw SourceOnDisk(named: name).map { error.meaning($0, by: name) } ?? error
        }
        throw unavailable(name, complaints)
    }

    /// The same for an image that a Dockerfile builds on.
    /// - Returns: nil where nothing is here that could get it.
    func base(named name: String) throws(Failure) -> FileRange? {
        var complaints: Complaints = []
        return try image(named: name, &complaints)
    }

    private func image(named name: String, _ complaints: inout Complaints) throws(Failure) -> FileRange? {
        if let (tool, presence) = try usableTool(for: name, &complaints) {
            if case .present(let size) = presence { return try tool.save(name, size: size, spools: spools) }
            try tool.pull(name)
            guard case .present(let size) = try tool.presence(of: name) else {
                return try tool.save(name, size: 0, spools: spools)
            }
            return try tool.save(name, size: size, spools: spools)
        }
        if let buildah, try buildah.run(["inspect", "--type", "image", name], interrupt: interrupt).succeeded {
            return try saved(name, by: buildah)
        }
        return skopeo == nil ? nil : try registryImage(name, complaints)
    }

    /// Used only where no tool was chosen.
    private var buildah: Program? {
        request.containerTool == nil ? Program("buildah", environment: request.environment) : nil
    }

    private var skopeo: Program? {
        request.containerTool == nil ? Program("skopeo", environment: request.environment) : nil
    }

    private func saved(_ name: String, by buildah: Program) throws(Failure) -> FileRange {
        progress(.step("Reading \(name) from buildah"))
        return try buildah.spool(
            ["push", "--quiet", name, "docker-archive:/dev/stdout:\(ImageName.normalized(name))"],
            name: "\(name) from buildah",
            size: 0, spools: spools, interrupt: interrupt, progress: progress)
    }

    /// An image of Docker's own store.
    func daemonImage(_ name: String) throws(Failure) -> FileRange {
        guard let docker = tool("docker") else { throw unavailable(name, ["docker is not installed"]) }
        switch try docker.presence(of: name) {
        case .present(let size): return try docker.save(name, size: size, spools: spools)
        case .absent:
            throw Failure(
                .dockerImagePull, "docker has no image '\(name)'",
                fixes: ["docker pull \(name.asWord)", "docker images"])
        case .unusable(let why): throw unavailable(name, ["docker: \(why)"])
        }
    }

    /// An image of a registry: by skopeo, which needs no daemon, otherwise through a container tool.
    func registryImage(_ name: String) throws(Failure) -> FileRange {
        if Program("skopeo", environment: request.environment) != nil { return try registryImage(name, []) }
        var complaints: Complaints = []
        guard let (tool, _) = try usableTool(for: name, &complaints) else { return try registryImage(name, complaints) }
        try tool.pull(name)
        return try tool.save(name, size: 0, spools: spools)
    }

    /// Builds a directory's Dockerfile and hands over the image.
    /// - Parameter reason: why a tool must do it; nil where one was asked for.
    /// - Throws: E49 when the build fails, or nothing is here that could do it: with the reason, and why each tool that
    ///   is installed does not work.
    func build(_ directory: String, as name: String, reason: Failure?) throws(Failure) -> FileRange {
        var complaints: Complaints = []
        if let (tool, _) = try usableTool(for: name, &complaints) {
            try tool.build(directory, as: name, options: request.buildOptions)
            return try tool.save(name, size: 0, spools: spools)
        }
        guard let buildah else { throw nothingBuilds(reason, complaints) }
        progress(.step("Building \(name) with buildah"))
        let platform = architecture.map { ["--platform", "linux/\($0.ociName)"] } ?? []
        let ending = try buildah.follow(
            ["build"] + platform + request.buildOptions + ["-t", name, directory], interrupt: interrupt
        ) {
            progress(.toolOutput($0))
        }
        guard ending.succeeded else {
            throw Failure(
                .dockerImageBuild, "buildah could not build \(directory)", details: complaints + ending.lastLines,
                fixes: ["try it: buildah build \(directory.asWord)"])
        }
        return try saved(name, by: buildah)
    }

    private func registryImage(_ name: String, _ complaints: Complaints) throws(Failure) -> FileRange {
        guard let skopeo else {
            throw unavailable(name, complaints)
        }
        progress(.step("Getting \(name) with skopeo"))
        return try skopeo.spool(
            [
                "--override-os", "linux", "--override-arch", (architecture ?? .host).ociName, "copy", "--quiet",
                "docker://\(name)",
                "docker-archive:/dev/stdout",
            ],
            name: "\(name) from skopeo", size: 0, spools: spools, interrupt: interrupt, progress: progress)
    }

    /// The first container tool that works, and whether it has the image.
    private func usableTool(
        for name: String, _ complaints: inout Complaints
    ) throws(Failure) -> (ContainerTool, ContainerTool.Presence)? {
        if let chosen = request.containerTool, tool(chosen) == nil {
            throw Failure(
                .dockerImagePull, "the container tool '\(chosen)' is not installed",
                fixes: ["choose another: option container-tool podman"])
        }
        var fallback: (ContainerTool, ContainerTool.Presence)?
        for toolName in request.containerTool.map({ [$0] }) ?? ContainerTool.names {
            guard let tool = tool(toolName) else { continue }
            switch try tool.presence(of: name) {
            case .present(let size): return (tool, .present(size: size))
            case .absent: fallback = fallback ?? (tool, .absent)
            case .unusable(let why): complaints.append("\(toolName): \(why)")
            }
        }
        return fallback
    }

    private func nothingBuilds(_ reason: Failure?, _ complaints: Complaints) -> Failure {
        var failure =
            reason
            ?? Failure(
                .dockerImageBuild, "the container tool '\(request.containerTool ?? "")' does not work here",
                fixes: ["choose another: option container-tool podman"])
        guard !complaints.isEmpty else { return failure }
        failure.details += complaints
        // What is installed is fixed, not installed again.
        if reason != nil { failure.fixes.removeAll { $0.hasPrefix("install one of them") } }
        failure.fixes.insert(contentsOf: complaints.compactMap(Self.fix), at: 0)
        return failure
    }

    /// What helps a tool that does not work.
    private static func fix(_ complaint: String) -> String? {
        guard complaint.hasPrefix("docker:") else { return nil }
        return complaint.lowercased().contains("permission denied")
            ? "sudo usermod -aG docker $USER  # puts you into docker's group; log in again then"
            : "sudo systemctl start docker  # starts its daemon"
    }

    private func tool(_ name: String) -> ContainerTool? {
        Program(name, environment: request.environment).map {
            ContainerTool(program: $0, interrupt: interrupt, progress: progress, architecture: architecture)
        }
    }

    private func unavailable(_ name: String, _ complaints: Complaints) -> Failure {
        let failure = Failure(
            .dockerImagePull, "the image '\(name)' is not in nesh's store, and nothing is here that could get it",
            details: complaints,
            fixes: complaints.compactMap(Self.fix) + [
                "\(SystemPackages.installing("skopeo"))  # installs skopeo, which gets images; podman does so too"
            ])
        if let meant = SourceOnDisk(named: name) { return failure.meaning(meant, by: name) }
        let archive = "--docker-uri docker-archive:FILE"
        let build = "--docker-uri \(name.asWord) --docker-dir DIRECTORY"
        var other = failure
        other.fixes.append("\(archive)  # takes a saved image")
        other.fixes.append("\(build)  # builds it")
        return other
    }
}

extension Failure {
    /// With a way out that takes what is on the disk, before all others.
    fileprivate func meaning(_ source: SourceOnDisk, by name: String) -> Failure {
        var other = self
        other.fixes.insert(source.fix, at: 0)
        other.subject = .words([name], instead: source.words)
        return other
    }
}
