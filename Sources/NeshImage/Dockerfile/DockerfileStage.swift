import NeshData
import NeshSystem

/// The image that a Dockerfile's instructions make, as it grows.
struct DockerfileStage {
    /// Marks what was added to the base image's files.
    static let ownLayer = 1 << 20

    private(set) var base: ContainerImage?
    private(set) var hasBegun = false
    private(set) var digests: DigestCheck?
    /// The base's files and the added ones.
    var tree = FileTree()
    var sources = ImageSources()
    /// The number of the context's directory among the sources.
    var contextSource: Int32?
    /// `config` of the image's configuration.
    private(set) var config: JSON.Object = [:]
    private(set) var history: [JSON] = []
    let time: Int64
    let architecture: EIF.Architecture
    private var words: DockerfileWords
    /// Values of ARG before FROM, which count only in FROM.
    private var outer: [String: String] = [:]
    private var commandIsOwn = false

    init(escape: UInt8, time: Int64, architecture: EIF.Architecture) {
        self.time = time
        self.architecture = architecture
        words = DockerfileWords(escape: escape, values: [:])
    }

    /// FROM's argument; nil for `scratch`.
    func baseName(_ instruction: Dockerfile.Instruction) throws(Dockerfile.Problem) -> String? {
        guard !hasBegun else {
            throw Self.needsTool(instruction, "a second FROM makes a build of several stages, which")
        }
        guard instruction.flags.isEmpty else { throw Self.needsTool(instruction, "FROM \(instruction.flags[0])") }
        let parts = try split(instruction, instruction.arguments)
        guard parts.count == 1 || (parts.count == 3 && parts[1].lowercased() == "as") else {
            throw Dockerfile.Problem(instruction.line, "FROM takes one image")
        }
        return parts[0] == "scratch" ? nil : parts[0]
    }

    /// Starts from an image's files and configuration.
    mutating func begin(
        _ image: ContainerImage?, line: Int, spools: SpoolProvider, interrupt: Interrupt
    ) throws(Dockerfile.Problem) {
        hasBegun = true
        base = image
        outer = words.values
        words.values = [:]
        if let image {
            do throws(Failure) {
                var layers = try UnpackedLayers(image.layers, spools: spools, interrupt: interrupt)
                var merge = LayerMerge()
                try layers.merge(into: &merge)
                tree = merge.finish()
                sources = layers.sources
                digests = layers.digests
            } catch { throw Dockerfile.Problem(line, error.message, fixes: error.fixes) }
            config = image.config.json["config"]?.object ?? [:]
            history = image.config.json["history"]?.array ?? []
        }
        for variable in image?.config.environment ?? [] {
            let parts = variable.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            words.values[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
        }
        // As every builder does for images that have none.
        if words.values["PATH"] == nil {
            setVariable("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
        }
    }

    mutating func apply(
        _ instruction: Dockerfile.Instruction, context: BuildContext
    ) throws(Dockerfile.Problem) {
        let (line, text) = (instruction.line, instruction.arguments)
        guard hasBegun || instruction.keyword == "ARG" else {
            throw Dockerfile.Problem(line, "\(instruction.keyword) comes before FROM")
        }
        if !["COPY", "ADD"].contains(instruction.keyword), let flag = instruction.flags.first {
            throw Dockerfile.Problem(line, "\(instruction.keyword) has no flag \(flag)")
        }
        var isEmptyLayer = true
        switch instruction.keyword {
        case "COPY", "ADD":
            try copy(instruction, context: context)
            isEmptyLayer = false
        case "WORKDIR":
            try setWorkingDirectory(try expand(instruction, text), line: line)
            isEmptyLayer = false
        case "ENV":
            for (key, value) in try pairs(instruction) { setVariable(key, value) }
        case "LABEL":
            var labels = config["Labels"]?.object ?? [:]
            for (key, value) in try pairs(instruction) { labels[key] = .string(value) }
            config["Labels"] = .object(labels)
        case "ARG": try setArguments(instruction)
        case "CMD":
            config["Cmd"] = command(text)
            commandIsOwn = true
        case "ENTRYPOINT":
            config["Entrypoint"] = command(text)
            // The base's CMD are words for the base's ENTRYPOINT.
            if !commandIsOwn { config["Cmd"] = nil }
        case "USER": config["User"] = .string(try expand(instruction, text))
        case "EXPOSE":
            for port in try split(instruction, text) {
                setMember("ExposedPorts", port.contains("/") ? port : port + "/tcp")
            }
        case "VOLUME":
            let volumes = if let list = DockerfileWords.list(text) { list } else { try split(instruction, text) }
            for volume in volumes { setMember("Volumes", volume) }
        default: throw Self.needsTool(instruction, instruction.keyword)
        }
        history.append(entry(instruction, isEmptyLayer: isEmptyLayer))
    }

    private func entry(_ instruction: Dockerfile.Instruction, isEmptyLayer: Bool) -> JSON {
        var entry: JSON.Object = [
            "created": .string(rfc3339(time)), "created_by": .string("\(instruction.keyword) \(instruction.arguments)"),
        ]
        if isEmptyLayer { entry["empty_layer"] = true }
        return .object(entry)
    }

    private static let keywords: Set = [
        "FROM", "COPY", "ADD", "WORKDIR", "ENV", "LABEL", "ARG", "CMD", "ENTRYPOINT", "USER", "EXPOSE", "VOLUME",
    ]

    /// Why an instruction cannot be followed here, as far as its keyword tells.
    static func needsTool(_ instruction: Dockerfile.Instruction) -> Dockerfile.Problem? {
        if instruction.keyword == "RUN" { return needsTool(instruction, "RUN starts a program in the image, which") }
        return keywords.contains(instruction.keyword) ? nil : needsTool(instruction, instruction.keyword)
    }

    /// What only a container tool can do.
    static func needsTool(_ instruction: Dockerfile.Instruction, _ what: String) -> Dockerfile.Problem {
        Dockerfile.Problem(
            instruction.line, "\(what) needs a container tool such as docker, podman or buildah",
            fixes: [
                "install one of them and build again",
                "or elsewhere: docker build -t app . && docker save app -o app.tar",
            ], needsTool: true)
    }

    func expand(_ instruction: Dockerfile.Instruction, _ word: some StringProtocol) throws(Dockerfile.Problem) -> String
    {
        do throws(DockerfileWords.Problem) { return try words.expand(word) } catch {
            throw Dockerfile.Problem(instruction.line, error.message)
        }
    }

    /// The blank-separated words of a text, expanded.
    func split(_ instruction: Dockerfile.Instruction, _ text: String) throws(Dockerfile.Problem) -> [String] {
        var result: [String] = []
        do throws(DockerfileWords.Problem) {
            for word in try words.split(text, quoted: true) { result.append(try words.expand(word)) }
        } catch { throw Dockerfile.Problem(instruction.line, error.message) }
        guard !result.isEmpty else {
            throw Dockerfile.Problem(instruction.line, "\(instruction.keyword) needs an argument")
        }
        return result
    }

    private func pairs(_ instruction: Dockerfile.Instruction) throws(Dockerfile.Problem) -> [(String, String)] {
        let text = instruction.arguments
        do throws(DockerfileWords.Problem) {
            let parts = try words.split(text, quoted: true)
            guard let first = parts.first else {
                throw DockerfileWords.Problem(message: "\(instruction.keyword) needs an argument")
            }
            guard first.contains("=") else {
                // The old form: a name, a blank, and all the rest is its value.
                guard parts.count > 1 else { throw DockerfileWords.Problem(message: "\(first) has no value") }
                let value = text.dropFirst(first.count).drop { $0 == " " || $0 == "\t" }
                return [(try words.expand(first), try words.expand(value))]
            }
            var pairs: [(String, String)] = []
            for part in parts {
                guard let equals = part.firstIndex(of: "="), equals > part.startIndex else {
                    throw DockerfileWords.Problem(message: "'\(part)' is no NAME=VALUE")
                }
                pairs.append((try words.expand(part[..<equals]), try words.expand(part[part.index(after: equals)...])))
            }
            return pairs
        } catch { throw Dockerfile.Problem(instruction.line, error.message) }
    }

    private mutating func setVariable(_ key: String, _ value: String) {
        words.values[key] = value
        var variables = (config["Env"]?.array ?? []).compactMap(\.string)
        if let place = variables.firstIndex(where: { $0.hasPrefix(key + "=") }) {
            variables[place] = "\(key)=\(value)"
        } else {
            variables.append("\(key)=\(value)")
        }
        config["Env"] = .array(variables.map { .string($0) })
    }

    private mutating func setArguments(_ instruction: Dockerfile.Instruction) throws(Dockerfile.Problem) {
        let known = [
            "TARGETARCH": architecture.ociName, "TARGETOS": "linux", "TARGETPLATFORM": "linux/\(architecture.ociName)",
            "BUILDARCH": EIF.Architecture.host.ociName, "BUILDOS": "linux",
        ]
        for argument in try split(instruction, instruction.arguments) {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let isVariable = (config["Env"]?.array ?? []).contains { $0.string?.hasPrefix(parts[0] + "=") == true }
            // ENV wins over ARG of the same name.
            guard !isVariable else { continue }
            if parts.count > 1 {
                words.values[parts[0]] = parts[1]
            } else if let value = outer[parts[0]] ?? known[parts[0]] {
                words.values[parts[0]] = value
            }
        }
    }

    /// The JSON form, or the shell form, which a shell of the image runs.
    private func command(_ text: String) -> JSON {
        let words = DockerfileWords.list(text) ?? ["/bin/sh", "-c", text]
        return .array(words.map { .string($0) })
    }

    private mutating func setMember(_ key: String, _ name: String) {
        var members = config[key]?.object ?? [:]
        members[name] = [:]
        config[key] = .object(members)
    }

    private mutating func setWorkingDirectory(_ path: String, line: Int) throws(Dockerfile.Problem) {
        guard !path.isEmpty else { throw Dockerfile.Problem(line, "WORKDIR needs a directory") }
        let joined = path.hasPrefix("/") ? path : workingDirectory + "/" + path
        var parts: [Substring] = []
        for part in joined.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        config["WorkingDir"] = .string("/" + parts.joined(separator: "/"))
        _ = try makeDirectory(parts.map { Array($0.utf8)[...] }, line: line)
    }

    var workingDirectory: String { config["WorkingDir"]?.string ?? "/" }
}
