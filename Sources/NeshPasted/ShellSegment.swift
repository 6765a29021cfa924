import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

/// One command of a line of sh: what nesh does for it.
struct ShellSegment {
    typealias Found = (action: ShellMeaning.Action, note: String?)

    let commands: CommandTable
    let surroundings: ShellMeaning.Surroundings
    /// It is the whole line.
    let isAlone: Bool
    /// Set earlier on the same line; their values are known before it runs.
    private var assigned: [String: String] = [:]
    /// Set earlier on the same line, to what only shows when it runs.
    private var later: Set<String> = []
    /// Whatever ran earlier on the line may have changed any of them.
    private var isFirst = true

    init(commands: CommandTable, surroundings: ShellMeaning.Surroundings, isAlone: Bool) {
        self.commands = commands
        self.surroundings = surroundings
        self.isAlone = isAlone
    }

    /// - Returns: nil for what is not understood as a whole.
    mutating func actions(_ text: String) -> [Found]? {
        if text == "!!" { return [(.again, nil)] }
        if text == "explain" { return [(.line("explain last"), nil)] }
        if text.hasPrefix("[") || text.hasPrefix("test ") {
            guard let test = ShellTest(text), test.rest.isEmpty, test.isReadable else { return nil }
            return [(.condition(test, text: text), nil)]
        }
        if let found = assignment(text) { return found }
        defer { isFirst = false }
        let found = substituted(text) ?? Self.ownLine(text, commands).map { [(.line($0), nil)] } ?? program(text)
        return found?.map(withEnvironment)
    }

    /// A variable's value, where that is known before the line runs.
    private func value(_ name: String) -> String? {
        guard isFirst, !later.contains(name) else { return nil }
        return assigned[name] ?? surroundings.value(name)
    }

    /// `set`, which what stands behind it on the line sees, and its own word does not: `PATH=$PATH:/opt`.
    private mutating func set(_ name: String, _ word: String) -> Found {
        let plain = ShellWord.plain(word, value)
        let found = withEnvironment((.line("set \(name) \(word.isEmpty ? "''" : word)"), nil))
        assigned[name] = plain
        if plain == nil { later.insert(name) } else { later.remove(name) }
        return found
    }

    /// A line of nesh's own, without `sudo`, `nitro-cli` and `nesh` in front of it.
    static func ownLine(_ text: String, _ commands: CommandTable) -> String? {
        var words = text.split(separator: " ").map(String.init)
        var wasPrefixed = false
        if words.first == "sudo" { words.removeFirst() }
        if let first = words.first?.split(separator: "/").last, first == "nesh" || first == "nitro-cli" {
            words.removeFirst()
            wasPrefixed = true
        }
        guard let verb = words.first, let command = commands.named(verb), !text.contains("$(") && !text.contains("`")
        else {
            return nil
        }
        // sh has programs of some of these names.
        let isMeant =
            wasPrefixed || command.spec.nitroCLI || !["ls", "kill", "top", "if", "else", "echo"].contains(verb)
        let isOwn = ["ls", "top"].contains(verb) && !ShellPrograms.isForeign(verb, Array(words.dropFirst()), commands)
        guard isMeant || verb == "echo" || isOwn else { return nil }
        guard let start = text.ranges(of: verb).first else { return nil }
        return String(text[start.lowerBound...])
    }

    // MARK: Assignments

    private mutating func assignment(_ text: String) -> [Found]? {
        guard let assignment = ShellAssignment(text) else { return nil }
        let name = assignment.name
        switch assignment.value {
        case .substitution(let inside):
            guard !assignment.isForStart,
                let capture = inside.flatMap({ ShellCapture(name, $0, commands, surroundings.isInstalled) })
            else { return nil }
            later.insert(name)
            return [(.capture(capture), nil)]
        case .word(let word, let after) where !assignment.isForStart:
            if after.isEmpty { return [set(name, word)] }
            // `A=1 B=$A`
            if ShellAssignment(after)?.isOnlyValues ?? false {
                let first = set(name, word)
                return self.assignment(after).map { [first] + $0 }
            }
            // `NAME=value nitro-cli …`: for that command alone.
            guard let line = Self.ownLine(after, commands) else { return nil }
            return [(.line(line), "\(name) is not set: nesh's commands do not look at it")]
        case .word, .other: return nil
        }
    }

    /// `nitro-cli console --enclave-id $(nitro-cli describe-enclaves | jq -r ".[0].EnclaveID")`: what the inner line
    /// finds becomes a variable named like the option.
    private func substituted(_ text: String) -> [Found]? {
        var (line, found, names) = (text, [Found](), Set<String>())
        while let next = ShellSubstitution(line, besides: names) {
            guard found.count < 4,
                let capture = ShellCapture(next.variable, next.inside, commands, surroundings.isInstalled)
            else { return nil }
            found.append((.capture(capture), nil))
            names.insert(next.variable)
            line = next.replaced
        }
        guard !found.isEmpty, let own = Self.ownLine(line, commands) else { return nil }
        return found + [(.line(own), nil)]
    }

    /// sh's variables of the environment have names of their own here, and so has `$?`.
    private func withEnvironment(_ found: Found) -> Found {
        guard case .line(let line) = found.action, !line.hasPrefix("!") else { return found }
        let changed = ShellWord.replacingVariables(in: line) { name in
            let isVariable = surroundings.value(name) != nil || assigned[name] != nil || later.contains(name)
            return !isVariable && surroundings.isInEnvironment(name) ? "${env.\(name)}" : nil
        }
        return (.line(ShellWord.replacingSigns(in: changed) { $0 == "?" ? "$status" : nil }), found.note)
    }

    // MARK: Programs

    /// `nesh`, `nesh FILE`, `nesh FILE ARGUMENT…`: a script of nesh's own runs in this session, with arguments by itself.
    private func itself(_ words: [String], _ bare: String) -> [Found]? {
        guard let first = words.dropFirst().first else { return [(.line("status"), "this is nesh already")] }
        let rest = String(bare.dropFirst(words[0].count).trimmingSpaces)
        if first.hasPrefix("-") { return surroundings.isInstalled("nesh") ? [(.line("!nesh " + rest), nil)] : nil }
        guard let path = ShellWord.plain(first, value) else { return nil }
        if PromptWord.isKnown(first), first != words[0] { return program(rest) }
        guard path.hasSuffix(".nesh") || surroundings.isFile(path) else { return nil }
        if words.count == 2 { return [(.line("source " + rest), nil)] }
        return surroundings.isInstalled("nesh") ? [(.line("!nesh " + rest), nil)] : nil
    }

    /// `watch -n 1 nitro-cli describe-enclaves`
    private func watch(_ words: [String]) -> String? {
        var (rest, time) = (words.dropFirst(), "")
        while let word = rest.first, word.hasPrefix("-") {
            rest = rest.dropFirst()
            if word == "-n" || word == "--interval", let next = rest.first {
                time = next
                rest = rest.dropFirst()
            } else if word.hasPrefix("-n") {
                time = String(word.dropFirst(2))
            }
        }
        let line = Self.ownLine(ShellWord.unquoted(rest.joined(separator: " ")), commands)
        guard let line, ["describe-enclaves", "ls"].contains(line), time.allSatisfy({ $0.isNumber || $0 == "." }) else {
            return nil
        }
        return time.isEmpty ? "ls --watch" : "ls --watch --every \(time)s"
    }

    private func program(_ text: String) -> [Found]? {
        var bare = text
        if bare.hasPrefix("sudo ") { bare = String(bare.dropFirst(5).trimmingSpaces) }
        let words = bare.split(separator: " ").map(String.init)
        guard let name = words.first?.split(separator: "/").last.map(String.init) else { return nil }
        let lacksSudo = Privilege.here == .root && !surroundings.isInstalled("sudo") && surroundings.isInstalled("sh")
        let asTyped: Found = (.line("!" + (lacksSudo ? bare : text)), nil)
        if name == "nesh" { return itself(words, bare) }
        if name == ".", words.count > 1 { return [(.line("source" + bare.dropFirst()), nil)] }
        if name == "unset", words.count == 2 {
            return [(.line("set \(words[1]) ''"), "nesh empties a variable, and does not remove it")]
        }
        if ["pwd", "true", "false"].contains(name) { return words.count == 1 ? [asTyped] : nil }
        switch ShellProgram(name) {
        case .timer:
            let line = Self.ownLine(String(bare.dropFirst(words[0].count).trimmingSpaces), commands)
            return line.map { [(.line($0), "nesh reports how long a line took if it took more than a second")] }
        case .directory:
            guard words.count <= 2 else { return nil }
            guard words.count == 2 else { return [(.directory(nil), nil)] }
            return ShellWord.plain(words[1], value).map { [(.directory($0), nil)] }
        case .clear: return [(.clear, nil)]
        case .leave: return words.count == 1 ? [(.line("exit"), nil)] : nil
        case .resources where surroundings.isInstalled(name):
            return [(asTyped.action, "resources shows how much of it is set aside for enclaves")]
        case .viewer, .streamEditor:
            let path = words.last.flatMap { ShellWord.plain($0, value) }
            return path == ShellAllocatorChange.file && surroundings.isFile(ShellAllocatorChange.file)
                ? [asTyped] : translated(name, bare, words)
        case .service where bare.contains(ShellPrograms.allocatorService):
            let unit = "/systemd/system/\(ShellPrograms.allocatorService).service"
            return ["/usr/lib", "/lib", "/etc"].contains { surroundings.isFile($0 + unit) }
                ? [asTyped] : translated(name, bare, words)
        case .container where name == "docker" || name == "podman":
            // Its client alone builds nothing.
            let works = name == "podman" || surroundings.isFile("/var/run/docker.sock") || value("DOCKER_HOST") != nil
            return works && surroundings.isInstalled(name) ? [asTyped] : translated(name, bare, words)
        default: return translated(name, bare, words)
        }
    }

    /// What nesh has in a program's place. Only as a whole line, because another command would go by a status that the
    /// program never gave, and only where nothing takes its output or gives it input.
    private func translated(_ name: String, _ bare: String, _ words: [String]) -> [Found]? {
        guard isAlone, !ShellPrograms.isJoined(bare) else { return nil }
        switch ShellProgram(name) {
        case .watcher: return watch(words).map { [(.line($0), nil)] }
        case .help: return [(.line((["help"] + words.dropFirst()).joined(separator: " ")), nil)]
        case .resources: return [(.line("resources"), nil)]
        case .streamEditor: return ShellAllocatorChange.line(bare, value).map { [(.line($0), nil)] }
        case .viewer:
            let path = words.count == 2 ? ShellWord.plain(words[1], value) : nil
            guard path == ShellAllocatorChange.file else { return nil }
            return [(.line("allocator show"), "\(ShellAllocatorChange.file) is not there")]
        case .service:
            guard ShellPrograms.startsAllocator(words) else { return nil }
            return [(.line("allocator show"), "this machine has no allocator service, and the local engine needs none")]
        case .container:
            // A part of the answer would be another image.
            let answer = ShellPrograms.answer(name, Array(words.dropFirst()), bare, commands, surroundings.isFile)
            guard let line = answer?.correction else { return nil }
            let isOfImages = ["build-enclave", "images"].contains { line.hasPrefix($0) }
            return [(.line(line), isOfImages ? "\(name) does not run here: nesh builds on its own" : nil)]
        default: return nil
        }
    }
}
