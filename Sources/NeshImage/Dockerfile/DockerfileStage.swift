import NeshData

/// The image that a stage's instructions make, as it grows.
struct DockerfileStage {
    /// Nil: from scratch.
    private(set) var base: ContainerImage?
    /// The base's files and the added ones.
    var files: StageFiles
    /// `config` of the image's configuration.
    var config: JSON.Object = [:]
    var author: String?
    private(set) var history: [JSON] = []
    var words: DockerfileWords
    let arguments: BuildArguments
    /// Whether this stage itself has a CMD.
    var commandIsOwn = false
    /// The processor that the base is for.
    var architecture: EIF.Architecture
    let materials: StageMaterials

    init(escape: UInt8, architecture: EIF.Architecture, arguments: BuildArguments, materials: StageMaterials) {
        self.architecture = architecture
        self.arguments = arguments
        self.materials = materials
        files = StageFiles(materials: materials)
        words = DockerfileWords(escape: escape, values: [:])
    }

    /// Starts from an image's files, perhaps merged before, and its configuration.
    mutating func begin(_ image: ContainerImage?, tree: FileTree?) {
        base = image
        if let tree { files.tree = tree }
        config = image?.config.json["config"]?.object ?? [:]
        history = image?.config.json["history"]?.array ?? []
        author = image?.config.json["author"]?.string
        for variable in variables {
            let parts = variable.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            words.values[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
        }
        // As every builder does for images that have none.
        if words.values["PATH"] == nil {
            setVariable("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
        }
    }

    /// Starts from another stage: all of it is inherited, ARG too.
    mutating func begin(_ other: DockerfileStage) {
        let architecture = architecture
        self = other
        self.architecture = architecture
        commandIsOwn = false
    }

    /// Takes the triggers that the base leaves for who builds on it.
    mutating func takeTriggers() -> [String] {
        let triggers = (config["OnBuild"]?.array ?? []).compactMap(\.string)
        config["OnBuild"] = nil
        return triggers
    }

    /// - Parameter origin: finds the files that `--from` names.
    mutating func apply(
        _ instruction: Dockerfile.Instruction, context: BuildContext,
        origin: (String, Dockerfile.Instruction) throws(Dockerfile.Problem) -> any CopyOrigin
    ) throws(Dockerfile.Problem) {
        var isEmptyLayer = true
        switch instruction.keyword {
        case .copy, .add:
            try copy(instruction, context: context, origin: origin)
            isEmptyLayer = false
        case .workdir:
            try setWorkingDirectory(instruction)
            isEmptyLayer = false
        case .arg: try declare(instruction)
        case .from, .run: throw Self.needsTool(instruction) ?? Self.needsTool(instruction, instruction.keyword.name)
        default: try configure(instruction)
        }
        history.append(entry(instruction, isEmptyLayer: isEmptyLayer))
    }

    private func entry(_ instruction: Dockerfile.Instruction, isEmptyLayer: Bool) -> JSON {
        let flags = instruction.flags.map { "--\($0.name)" + ($0.value.map { "=" + $0 } ?? "") }
        var entry: JSON.Object = [
            "created": .string(rfc3339(materials.time)),
            "created_by": .string(
                ([instruction.keyword.name] + flags + [instruction.arguments]).joined(separator: " ")),
        ]
        if isEmptyLayer { entry["empty_layer"] = true }
        return .object(entry)
    }

    /// Why an instruction cannot be followed here, as far as its text shows.
    static func needsTool(_ instruction: Dockerfile.Instruction) -> Dockerfile.Problem? {
        switch instruction.keyword {
        case .run: return needsTool(instruction, "RUN starts a program in the image, which")
        case .add:
            let remote = instruction.arguments.split { $0 == " " || $0 == "\t" || $0 == "\"" }.dropLast()
                .first { $0.contains("://") || $0.hasPrefix("git@") }
            return remote.map { needsTool(instruction, "fetching \($0)") }
        default: return nil
        }
    }

    /// What only a container tool can do.
    static func needsTool(_ instruction: Dockerfile.Instruction, _ what: String) -> Dockerfile.Problem {
        Dockerfile.Problem(
            instruction.line, "\(what) needs a container tool such as docker, podman or buildah",
            fixes: [
                "install one of them and build again",
                "docker build -t app . && docker save app -o app.tar  # on another machine",
            ], needsTool: true)
    }

    /// A word without quotes, variables replaced.
    func expand(_ instruction: Dockerfile.Instruction, _ word: some StringProtocol) throws(Dockerfile.Problem) -> String
    {
        do throws(DockerfileWords.Problem) { return try words.expand(word) } catch {
            throw Dockerfile.Problem(instruction.line, error.message)
        }
    }

    /// The words of a text, a JSON list or separated by blanks, expanded.
    func split(_ instruction: Dockerfile.Instruction, _ text: String) throws(Dockerfile.Problem) -> [String] {
        var result: [String] = []
        do throws(DockerfileWords.Problem) {
            // Quotes do not hold words together here, in no builder.
            let all = if let list = DockerfileWords.list(text) { list } else { try words.split(text, quoted: false) }
            for word in all { result.append(try words.expand(word)) }
        } catch {
            let list = "\(instruction.keyword.name) [\"a name\", \"/target/\"]"
            let isCopy = [.copy, .add].contains(instruction.keyword) && text.contains { $0 == "\"" || $0 == "'" }
            throw Dockerfile.Problem(
                instruction.line, error.message, fixes: isCopy ? ["write names with blanks as a list: \(list)"] : [])
        }
        guard !result.isEmpty else {
            throw Dockerfile.Problem(instruction.line, "\(instruction.keyword.name) needs an argument")
        }
        return result
    }

    var workingDirectory: String {
        let directory = config["WorkingDir"]?.string ?? ""
        return directory.isEmpty ? "/" : directory
    }
}
