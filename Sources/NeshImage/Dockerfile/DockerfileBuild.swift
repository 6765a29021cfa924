import Glibc
import NeshData
import NeshSystem

/// Builds an image from a Dockerfile that runs nothing, without any tool, and puts it into the store.
///
/// Owners are root, modes 0755 and 0644 and times fixed, so the same files give the same image everywhere.
struct DockerfileBuild {
    let request: EnclaveImageRequest
    let directory: String
    let spools: SpoolProvider
    let interrupt: Interrupt

    private var path: String { directory + "/Dockerfile" }

    /// - Parameter name: what the image is called in the store.
    /// - Returns: nil when it was built; else why a container tool must do it.
    /// - Throws: E49 with the Dockerfile's line, E19 for files.
    func build(into store: ImageStore, as name: String) throws(Failure) -> Failure? {
        let context = try BuildContext(directory: directory)
        guard access(path, F_OK) == 0 else {
            throw Failure(.dockerImageBuild, "\(directory) has no Dockerfile", fixes: ["ls '\(directory)'"])
        }
        let file: Dockerfile
        let bytes = try InputFile(path: path).contents(limit: 1 << 20)
        do throws(Dockerfile.Problem) { file = try Dockerfile.parse(bytes) } catch { throw failure(error) }
        // Told before a large base image is read in vain.
        if let beyond = file.instructions.lazy.compactMap(DockerfileStage.needsTool).first { return failure(beyond) }
        var stage = DockerfileStage(
            escape: file.escape, time: request.sourceDateEpoch ?? originTime,
            architecture: request.architecture ?? .host)
        for instruction in file.instructions {
            try interrupt.check()
            do throws(Dockerfile.Problem) {
                if instruction.keyword == "FROM" {
                    let base = try stage.baseName(instruction)
                    let image = try base.map { base throws(Dockerfile.Problem) in
                        try self.base(base, line: instruction.line, store: store)
                    }
                    try stage.begin(image, line: instruction.line, spools: spools, interrupt: interrupt)
                } else {
                    try stage.apply(instruction, context: context)
                }
            } catch {
                if error.needsTool { return failure(error) }
                throw failure(error)
            }
        }
        guard stage.hasBegun else { throw failure(Dockerfile.Problem(1, "there is no FROM")) }
        try stage.digests?.finish()
        let finished = stage
        try store.add(name, interrupt: interrupt) { writer throws(Failure) in
            try StageWriter(stage: finished, writer: writer, interrupt: interrupt).write()
        }
        return nil
    }

    private func base(_ name: String, line: Int, store: ImageStore) throws(Dockerfile.Problem) -> ContainerImage {
        do throws(Failure) {
            // Beside the Dockerfile, so that the build does not depend on where it is started.
            func beside(_ path: String) -> String { path.hasPrefix("/") ? path : directory + "/" + path }
            let architecture = request.architecture ?? .host
            var reference = try ImageReference.parse(name)
            switch reference {
            case .dockerArchive(let path, let image), .ociArchive(let path, let image):
                return try ImageResolver.archive(
                    beside(path), image, architecture, spools: spools, interrupt: interrupt)
            case .ociDirectory(let path, let image):
                reference = .ociDirectory(path: beside(path), reference: image)
            default: break
            }
            if let image = try ImageResolver.local(reference, store: store, architecture: architecture) { return image }
        } catch { throw Dockerfile.Problem(line, error.message, fixes: error.fixes) }
        throw Dockerfile.Problem(
            line, "the base image '\(name)' is not in nesh's store; a container tool would pull it",
            fixes: ["docker save \(name) -o base.tar, then FROM docker-archive:base.tar"], needsTool: true)
    }

    private func failure(_ problem: Dockerfile.Problem) -> Failure {
        Failure(.dockerImageBuild, "\(path):\(problem.line): \(problem.message)", fixes: problem.fixes)
    }
}
