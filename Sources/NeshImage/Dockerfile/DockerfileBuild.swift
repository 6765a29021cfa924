import Glibc
import NeshData
import NeshSystem

/// Builds an image from a Dockerfile that runs nothing, without any tool, and puts it into the store.
///
/// What COPY takes from the context is root's and keeps its permissions, times are fixed, so the same files give the
/// same image everywhere. Stages that the wanted one needs nothing of are left out.
final class DockerfileBuild {
    private let request: EnclaveImageRequest
    private let directory: String
    private let materials: StageMaterials
    private let progress: (BuildProgress) -> Void
    private let path: String
    private var stages: [Int: DockerfileStage] = [:]
    private var images: [String: (image: ContainerImage, tree: FileTree)] = [:]

    init(
        request: EnclaveImageRequest, directory: String, spools: SpoolProvider, interrupt: Interrupt,
        progress: @escaping (BuildProgress) -> Void
    ) {
        self.request = request
        self.directory = directory
        self.progress = progress
        path = request.dockerfile(in: directory)
        materials = StageMaterials(request: request, spools: spools, interrupt: interrupt)
    }

    /// What all stages are built with.
    private struct Plan {
        let escape: UInt8
        let stages: DockerfileStages
        let arguments: BuildArguments
        let context: BuildContext
        let store: ImageStore
    }

    /// - Parameter name: what the image is called in the store.
    /// - Returns: nil when it was built; otherwise why a container tool must do it.
    /// - Throws: E49 with the Dockerfile's line, E19 for files.
    func build(into store: ImageStore, as name: String) throws(Failure) -> Failure? {
        let context = try BuildContext(directory: directory, dockerfile: path, materials: materials)
        guard access(path, F_OK) == 0 else { throw missingDockerfile() }
        let bytes = try InputFile(path: path).contents(limit: Dockerfile.sizeLimit)
        let finished: DockerfileStage
        do throws(Dockerfile.Problem) {
            let file = try Dockerfile.parse(bytes)
            let arguments = BuildArguments(
                given: request.buildArguments, target: materials.architecture, environment: request.environment)
            let plan = Plan(
                escape: file.escape, stages: try DockerfileStages(file, arguments: arguments), arguments: arguments,
                context: context, store: store)
            let target = try plan.stages.target(request.targetStage)
            let needed = try plan.stages.needed(for: target)
            // Said before a large base image is read without success.
            for number in needed {
                if let beyond = plan.stages.all[number].instructions.lazy.compactMap(DockerfileStage.needsTool).first {
                    throw beyond
                }
            }
            for number in needed { _ = try stage(number, plan) }
            finished = try stage(target, plan)
            for name in arguments.unused.sorted() {
                progress(.step("No ARG of \(path) takes the build argument \(name)"))
            }
        } catch {
            if error.needsTool { return failure(error) }
            throw failure(error)
        }
        // No enclave image can be made of it as it is, and in the store it would stay.
        if request.command == nil, ImageConfig.startsNothing(.object(finished.config)) {
            throw .nothingToRun
        }
        try materials.finish()
        let interrupt = materials.interrupt
        try store.add(name, interrupt: interrupt) { writer throws(Failure) in
            try StageWriter(stage: finished, writer: writer, interrupt: interrupt).write()
        }
        return nil
    }

    private func missingDockerfile() -> Failure {
        let message = request.dockerfile == nil ? "\(directory) has no Dockerfile" : "there is no file \(path)"
        let present = Self.candidates(in: directory)
        let fixes =
            if request.dockerfile == nil, present.isEmpty, let folder = folderWithDockerfile {
                ["--docker-dir \(folder.asWord)"]
            } else if let first = present.first {
                ["--docker-file '\(directory.insideQuotes)/\(first.insideQuotes)', if that is what is meant"]
            } else {
                ["name the Dockerfile: --docker-file FILE; or its directory: --docker-dir DIR"]
            }
        return Failure(
            .dockerImageBuild, message,
            details: present.isEmpty ? [] : ["\(directory) has \(present.joined(separator: ", "))"], fixes: fixes)
    }

    /// The one folder in the directory that has a Dockerfile, as an option names it; nil where there is none or several.
    private var folderWithDockerfile: String? {
        let names = (try? File.names(in: directory)) ?? []
        let found = names.filter { !$0.hasPrefix(".") && File.exists("\(directory)/\($0)/Dockerfile") }
        guard found.count == 1 else { return nil }
        return FilePath.fromHere("\(directory)/\(found[0])")
    }

    /// The files whose names say that they are Dockerfiles, in their order, the first few.
    private static func candidates(in directory: String) -> [String] {
        let names = (try? File.names(in: directory)) ?? []
        return Array(
            names.filter { name in
                name.hasPrefix("Dockerfile") || name.hasSuffix(".Dockerfile") || name == "Containerfile"
                    || name.hasSuffix(".dockerfile")
            }.sorted().prefix(5))
    }

    /// A stage, built once.
    private func stage(_ number: Int, _ plan: Plan) throws(Dockerfile.Problem) -> DockerfileStage {
        if let built = stages[number] { return built }
        let description = plan.stages.all[number]
        let line = description.from.line
        var stage = DockerfileStage(
            escape: plan.escape, architecture: description.platform ?? materials.architecture,
            arguments: plan.arguments, materials: materials)
        switch description.base {
        case .scratch: stage.begin(nil, tree: nil)
        case .stage(let base): stage.begin(try self.stage(base, plan))
        case .image(let name):
            let (image, tree) = try self.image(
                name, stage.architecture, plan, line: line, what: "the base image '\(name)'")
            stage.begin(image, tree: tree)
        }
        var instructions: [Dockerfile.Instruction] = []
        for trigger in stage.takeTriggers() {
            do throws(Dockerfile.Problem) {
                instructions.append(try Dockerfile.instruction(trigger[...], line: line))
            } catch {
                throw Dockerfile.Problem(line, "the base's ONBUILD \(display(trigger.utf8)): \(error.message)")
            }
        }
        if let beyond = instructions.lazy.compactMap(DockerfileStage.needsTool).first {
            throw Dockerfile.Problem(
                line, "the base's ONBUILD: " + beyond.message, fixes: beyond.fixes, needsTool: beyond.needsTool)
        }
        for instruction in instructions + description.instructions {
            do throws(Failure) { try materials.interrupt.check() } catch { throw Dockerfile.Problem(line, error) }
            try stage.apply(instruction, context: plan.context) { from, instruction throws(Dockerfile.Problem) in
                try self.origin(from, of: number, plan, line: instruction.line)
            }
        }
        stages[number] = stage
        return stage
    }

    /// The files that `COPY --from` names.
    private func origin(
        _ from: String, of stage: Int, _ plan: Plan, line: Int
    ) throws(Dockerfile.Problem) -> any CopyOrigin {
        if let other = try plan.stages.number(of: from, before: stage, line: line) {
            return StageOrigin(files: try self.stage(other, plan).files, name: "the stage \(from)")
        }
        var files = StageFiles(materials: materials)
        files.tree = try image(from, materials.architecture, plan, line: line, what: "the image '\(from)'").tree
        return StageOrigin(files: files, name: "the image \(from)")
    }

    /// An image that is here, with its layers merged.
    private func image(
        _ name: String, _ architecture: EIF.Architecture, _ plan: Plan, line: Int, what: String
    ) throws(Dockerfile.Problem) -> (image: ContainerImage, tree: FileTree) {
        let key = "\(architecture.ociName) \(name)"
        if let known = images[key] { return known }
        let found = try Dockerfile.at(line) { () throws(Failure) in
            try self.find(name, architecture, plan.store).map { image throws(Failure) in
                (image, try materials.files(of: image))
            }
        }
        guard let found else {
            throw Dockerfile.Problem(
                line, "\(what) is not in nesh's store, and no container tool is here that would get it",
                fixes: ["docker save \(name.asWord) -o base.tar, then docker-archive:base.tar in its place"],
                needsTool: true)
        }
        images[key] = found
        return found
    }

    private func find(
        _ name: String, _ architecture: EIF.Architecture, _ store: ImageStore
    ) throws(Failure) -> ContainerImage? {
        // Beside the Dockerfile, so that the build does not depend on where it is started.
        func beside(_ path: String) -> String { path.hasPrefix("/") ? path : directory + "/" + path }
        var reference = try ImageReference.parse(name)
        switch reference {
        case .dockerArchive(let path, let image), .ociArchive(let path, let image):
            return try ImageFinder.archive(
                beside(path), image, architecture, spools: materials.spools, interrupt: materials.interrupt)
        case .ociDirectory(let path, let image): reference = .ociDirectory(path: beside(path), reference: image)
        default: break
        }
        if let image = try ImageFinder.local(reference, store: store, architecture: architecture) { return image }
        guard case .name = reference else { return nil }
        var request = request
        if architecture != .host { request.platform = architecture }
        let tools = ToolSource(
            request: request, spools: materials.spools, interrupt: materials.interrupt, progress: progress)
        return try tools.base(named: name).map { archive throws(Failure) in
            try SavedImage.find(in: archive, reference: nil, architecture: architecture)
        }
    }

    private func failure(_ problem: Dockerfile.Problem) -> Failure {
        problem.cause
            ?? Failure(.dockerImageBuild, "\(path):\(problem.line): \(problem.message)", fixes: problem.fixes)
    }
}
