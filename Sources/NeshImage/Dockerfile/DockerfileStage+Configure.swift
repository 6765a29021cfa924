import NeshData

/// Instructions that change no file, only what the image says about itself.
extension DockerfileStage {
    mutating func configure(_ instruction: Dockerfile.Instruction) throws(Dockerfile.Problem) {
        let text = instruction.arguments
        switch instruction.keyword {
        case .env:
            for (key, value) in try pairs(instruction) { setVariable(key, value) }
        case .label:
            var labels = config["Labels"]?.object ?? [:]
            for (key, value) in try pairs(instruction) { labels[key] = .string(value) }
            config["Labels"] = .object(labels)
        case .cmd:
            config["Cmd"] = command(text)
            commandIsOwn = true
        case .entrypoint:
            config["Entrypoint"] = command(text)
            // The base's CMD are words for the base's ENTRYPOINT.
            if !commandIsOwn { config["Cmd"] = nil }
        case .shell:
            guard let shell = DockerfileWords.list(text), !shell.isEmpty else {
                throw Dockerfile.Problem(
                    instruction.line, "SHELL needs a JSON list", fixes: [#"SHELL ["/bin/sh", "-c"]"#])
            }
            config["Shell"] = .array(shell.map { .string($0) })
        case .user: config["User"] = .string(try expand(instruction, text))
        case .stopsignal: config["StopSignal"] = .string(try expand(instruction, text))
        case .maintainer: author = try expand(instruction, text)
        case .expose: for port in try split(instruction, text) { try expose(port, line: instruction.line) }
        case .volume: for volume in try split(instruction, text) { setMember("Volumes", volume) }
        case .healthcheck: config["Healthcheck"] = try HealthCheck.parse(instruction, shell: shell)
        case .onbuild:
            let trigger = try Dockerfile.instruction(text[...], line: instruction.line)
            guard ![.from, .maintainer, .onbuild].contains(trigger.keyword) else {
                throw Dockerfile.Problem(instruction.line, "ONBUILD \(trigger.keyword.name) is not allowed")
            }
            config["OnBuild"] = .array((config["OnBuild"]?.array ?? []) + [.string(text)])
        case .add, .arg, .copy, .from, .run, .workdir: break
        }
    }

    /// `NAME=VALUE` of the image, in order.
    var variables: [String] { (config["Env"]?.array ?? []).compactMap(\.string) }

    mutating func setVariable(_ key: String, _ value: String) {
        words.values[key] = value
        var variables = variables
        if let place = variables.firstIndex(where: { $0.hasPrefix(key + "=") }) {
            variables[place] = "\(key)=\(value)"
        } else {
            variables.append("\(key)=\(value)")
        }
        config["Env"] = .array(variables.map { .string($0) })
    }

    private var shell: [JSON] { config["Shell"]?.array ?? ["/bin/sh", "-c"] }

    /// The JSON form, or the shell form, which a shell of the image runs.
    private func command(_ text: String) -> JSON {
        if let list = DockerfileWords.list(text) { return .array(list.map { .string($0) }) }
        return .array(shell + [.string(text)])
    }

    private mutating func setMember(_ key: String, _ name: String) {
        var members = config[key]?.object ?? [:]
        members[name] = [:]
        config[key] = .object(members)
    }

    /// `80`, `53/udp`, `8000-8010`
    private mutating func expose(_ text: String, line: Int) throws(Dockerfile.Problem) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let ends = parts[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map { UInt16($0) }
        let name = parts.count > 1 ? parts[1].lowercased() : "tcp"
        guard let first = ends[0], let last = ends[ends.count - 1], first <= last,
            ["tcp", "udp", "sctp"].contains(name)
        else { throw Dockerfile.Problem(line, "'\(display(text.utf8))' is not a port", fixes: ["EXPOSE 8080/tcp"]) }
        for port in first...last { setMember("ExposedPorts", "\(port)/\(name)") }
    }

    private func pairs(_ instruction: Dockerfile.Instruction) throws(Dockerfile.Problem) -> [(String, String)] {
        let text = instruction.arguments
        do throws(DockerfileWords.Problem) {
            let parts = try words.split(text, quoted: true)
            guard let first = parts.first else {
                throw DockerfileWords.Problem(message: "\(instruction.keyword.name) needs an argument")
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
                    throw DockerfileWords.Problem(message: "'\(part)' is not NAME=VALUE")
                }
                pairs.append((try words.expand(part[..<equals]), try words.expand(part[part.index(after: equals)...])))
            }
            return pairs
        } catch { throw Dockerfile.Problem(instruction.line, error.message) }
    }

    mutating func setWorkingDirectory(_ instruction: Dockerfile.Instruction) throws(Dockerfile.Problem) {
        let path = try expand(instruction, instruction.arguments)
        guard !path.isEmpty else { throw Dockerfile.Problem(instruction.line, "WORKDIR needs a directory") }
        let parts = cleaned((path.hasPrefix("/") ? path : workingDirectory + "/" + path).utf8)
        config["WorkingDir"] = .string("/" + String(decoding: Array(parts.joined(separator: [0x2f])), as: UTF8.self))
        let user = config["User"]?.string ?? ""
        try Dockerfile.at(instruction.line) { () throws(Failure) in
            // Whom a later USER would name need not be there yet when nothing is made.
            guard files.existingDirectory(parts) == nil else { return }
            let owner = user.isEmpty ? StageFiles.Owner() : try StageOwners(files: files).owner(user)
            _ = try files.directory(parts, owner: owner)
        }
    }
}
