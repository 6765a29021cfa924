import NeshCommand
import NeshData
import NeshLanguage

/// One command of a line of sh: what nesh does for it.
struct ShellSegment {
    typealias Found = (action: ShellMeaning.Action, note: String?)

    let commands: CommandTable
    let surroundings: ShellMeaning.Surroundings
    /// Set earlier on the same line; their values are known before it runs.
    private var assigned: [String: String] = [:]

    init(commands: CommandTable, surroundings: ShellMeaning.Surroundings) {
        self.commands = commands
        self.surroundings = surroundings
    }

    /// - Returns: nil for what is not understood as a whole.
    mutating func actions(_ text: String) -> [Found]? {
        if text == "!!" { return [(.again, nil)] }
        if text == "explain" { return [(.line("explain last"), nil)] }
        if text.hasPrefix("[") || text.hasPrefix("test ") {
            guard let test = ShellTest(text), test.rest.isEmpty, let holds = test.holds(value) else { return nil }
            return [(.condition(holds, text: text), nil)]
        }
        if let found = assignment(text) { return found }
        if let found = substituted(text) { return found }
        if let line = Self.ownLine(text, commands) { return [(.line(line), nil)] }
        return program(text)
    }

    private func value(_ name: String) -> String? { assigned[name] ?? surroundings.value(name) }

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
            return inside.flatMap { ShellCapture(name, $0, commands, surroundings.isInstalled) }.map {
                [(.capture($0), nil)]
            }
        case .word(let word, let after) where !assignment.isForStart:
            if after.isEmpty {
                assigned[name] = ShellWord.plain(word, value)
                return [(.line("set \(name) \(word.isEmpty ? "''" : word)"), nil)]
            }
            // `A=1 B=2`
            if ShellAssignment(after) != nil, ShellAssignment(after)?.isOnlyValues ?? false {
                guard let rest = self.assignment(after) else { return nil }
                assigned[name] = ShellWord.plain(word, value)
                return [(.line("set \(name) \(word.isEmpty ? "''" : word)"), nil)] + rest
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

    /// sh's variables of the environment have names of their own here.
    func withEnvironment(_ found: Found) -> Found {
        guard case .line(let line) = found.action, !line.hasPrefix("!") else { return found }
        let changed = ShellWord.replacingVariables(in: line) { name in
            value(name) == nil && surroundings.isInEnvironment(name) ? "${env.\(name)}" : nil
        }
        return (.line(changed), found.note)
    }

    // MARK: Programs

    /// `nesh`, `nesh FILE`, `nesh FILE ARGUMENT…`: a script of nesh's own runs in this session, with arguments by itself.
    private func itself(_ words: [String], _ bare: String) -> [Found]? {
        guard let first = words.dropFirst().first else { return [(.line("status"), "this is nesh already")] }
        guard !first.hasPrefix("-"), let path = ShellWord.plain(first, value) else { return nil }
        guard path.hasSuffix(".nesh") || surroundings.isFile(path) else { return nil }
        let rest = String(bare.dropFirst(words[0].count).trimmingSpaces)
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
        let asTyped: Found = (.line("!" + text), nil)
        if name == "nesh" { return itself(words, bare) }
        if name == ".", words.count > 1 { return [(.line("source" + bare.dropFirst()), nil)] }
        if name == "unset", words.count == 2 { return [(.line("set \(words[1]) ''"), nil)] }
        if ["pwd", "true", "false"].contains(name) { return words.count == 1 ? [asTyped] : nil }
        switch ShellProgram(name) {
        case .timer:
            let line = Self.ownLine(String(bare.dropFirst(words[0].count).trimmingSpaces), commands)
            return line.map { [(.line($0), "nesh reports how long a line took if it took more than a second")] }
        case .watcher: return watch(words).map { [(.line($0), nil)] }
        case .directory:
            guard words.count <= 2 else { return nil }
            guard words.count == 2 else { return [(.directory(nil), nil)] }
            return ShellWord.plain(words[1], value).map { [(.directory($0), nil)] }
        case .clear: return [(.clear, nil)]
        case .leave: return words.count == 1 ? [(.line("exit"), nil)] : nil
        case .help: return [(.line((["help"] + words.dropFirst()).joined(separator: " ")), nil)]
        case .resources:
            let note = "resources shows what of it is for enclaves"
            return surroundings.isInstalled(name) ? [(asTyped.action, note)] : [(.line("resources"), nil)]
        case .streamEditor: return ShellAllocatorChange.line(bare, value).map { [(.line($0), nil)] }
        case .viewer:
            guard let file = words.last, let path = ShellWord.plain(file, value), path.hasSuffix("/allocator.yaml")
            else {
                return nil
            }
            return surroundings.isFile(path) ? [asTyped] : [(.line("allocator show"), "\(path) is not there")]
        case .service:
            guard bare.contains("nitro-enclaves-allocator") else { return nil }
            let unit = "/systemd/system/nitro-enclaves-allocator.service"
            if ["/usr/lib", "/lib", "/etc"].contains(where: { surroundings.isFile($0 + unit) }) { return [asTyped] }
            return [(.line("allocator show"), "this machine has no allocator service, and the local engine needs none")]
        case .container where name == "docker" || name == "podman":
            // Its client alone builds nothing.
            let works = name == "podman" || surroundings.isFile("/var/run/docker.sock") || value("DOCKER_HOST") != nil
            if works, surroundings.isInstalled(name) { return [asTyped] }
            // A part of the answer would be another image.
            guard let answer = ShellPrograms.answer(name, Array(words.dropFirst()), bare, commands),
                let line = answer.correction
            else { return nil }
            return [(.line(line), "\(name) does not run here: nesh builds on its own")]
        default: return nil
        }
    }
}
