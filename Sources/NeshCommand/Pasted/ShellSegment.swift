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
            guard let holds = ShellCondition.holds(text, value) else { return nil }
            return [(.condition(holds, text: text), nil)]
        }
        if let found = assignment(text) { return found }
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
        guard isMeant || verb == "echo" || (verb == "ls" && words.count == 1) else { return nil }
        guard let start = text.ranges(of: verb).first else { return nil }
        return String(text[start.lowerBound...])
    }

    // MARK: Assignments

    private mutating func assignment(_ text: String) -> [Found]? {
        let text = text.hasPrefix("export ") ? String(text.dropFirst(7)) : text
        guard let equals = text.firstIndex(of: "="), Variable.isName(String(text[..<equals])) else { return nil }
        let name = String(text[..<equals])
        let rest = String(text[text.index(after: equals)...])
        for (open, close) in [("$(", ")"), ("\"$(", ")\""), ("`", "`")]
        where rest.hasPrefix(open) && rest.hasSuffix(close) {
            let inside = String(rest.dropFirst(open.count).dropLast(close.count))
            return ShellCapture(name, inside, commands).map { [(.capture($0), nil)] }
        }
        // The environment that nesh read when it started.
        if name.hasPrefix("NITRO_CLI_") || name.hasPrefix("NESH_") { return nil }
        let (word, after) = Self.firstWord(rest)
        guard let word else { return nil }
        if after.isEmpty {
            assigned[name] = Self.plain(word, value)
            return [(.line("set \(name) \(word.isEmpty ? "''" : word)"), nil)]
        }
        // `NAME=value nitro-cli …`: for that command alone.
        guard let line = Self.ownLine(after, commands) else { return nil }
        return [(.line(line), "\(name) is not set: nesh's commands do not look at it")]
    }

    /// The word before the first blank outside of quotes; nil where it holds what nesh cannot write.
    static func firstWord(_ text: String) -> (word: String?, rest: String) {
        var quote: Character?
        var end = text.startIndex
        while end < text.endIndex {
            let character = text[end]
            if character == "`" || text[end...].hasPrefix("$(") { return (nil, "") }
            if character == quote {
                quote = nil
            } else if quote == nil, "\"'".contains(character) {
                quote = character
            } else if quote == nil, character.isWhitespace {
                break
            } else if quote == nil, "|&;<>()".contains(character) {
                return (nil, "")
            }
            end = text.index(after: end)
        }
        return (quote == nil ? String(text[..<end]) : nil, String(text[end...].trimmingSpaces))
    }

    /// The value of a word: without quotes, with its variables.
    /// - Returns: nil where a variable has none.
    static func plain(_ word: String, _ value: (String) -> String?) -> String? {
        var (result, quote) = ("", Character?.none)
        var rest = word[...]
        while let character = rest.popFirst() {
            if character == quote {
                quote = nil
            } else if quote == nil, "\"'".contains(character) {
                quote = character
            } else if character == "$", quote != "'" {
                let isBraced = rest.first == "{"
                if isBraced { rest = rest.dropFirst() }
                let name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
                rest = rest.dropFirst(name.count)
                if isBraced {
                    guard rest.popFirst() == "}" else { return nil }
                }
                guard let found = value(name) else { return nil }
                result += found
            } else {
                result.append(character)
            }
        }
        return quote == nil ? result : nil
    }

    // MARK: Programs

    private func program(_ text: String) -> [Found]? {
        var bare = text
        if bare.hasPrefix("sudo ") { bare = String(bare.dropFirst(5).trimmingSpaces) }
        let words = bare.split(separator: " ").map(String.init)
        guard let name = words.first?.split(separator: "/").last.map(String.init) else { return nil }
        let asTyped: Found = (.line("!" + text), nil)
        switch name {
        case "cd":
            guard words.count <= 2 else { return nil }
            guard words.count == 2 else { return [(.directory(nil), nil)] }
            return Self.plain(words[1], value).map { [(.directory($0), nil)] }
        case "pwd", "true", "false": return words.count == 1 ? [asTyped] : nil
        case "clear", "cls": return [(.clear, nil)]
        case "quit", "q", ":q", "\\q", "logout", "bye": return words.count == 1 ? [(.line("exit"), nil)] : nil
        case "?", "h", "\\h", "\\?": return [(.line((["help"] + words.dropFirst()).joined(separator: " ")), nil)]
        case "nesh":
            guard let first = words.dropFirst().first else { return [(.line("status"), "this is nesh already")] }
            let rest = String(bare.dropFirst(words[0].count).trimmingSpaces)
            if first.hasPrefix("-") { return nil }
            // A script of nesh's own: here it runs in this session.
            guard let path = Self.plain(first, value) else { return nil }
            let isScript = path.hasSuffix(".nesh") || surroundings.isFile(path)
            guard isScript else { return nil }
            // With arguments of its own it is a program's run.
            if words.count == 2 { return [(.line("source " + rest), nil)] }
            return surroundings.isInstalled("nesh") ? [(.line("!nesh " + rest), nil)] : nil
        case "free", "lscpu", "nproc", "lsmem":
            let note = "resources shows what of it is for enclaves"
            return surroundings.isInstalled(name) ? [(asTyped.action, note)] : [(.line("resources"), nil)]
        case "sed": return allocatorChange(bare).map { [(.line($0), nil)] }
        case "cat", "less", "more", "head":
            guard let file = words.last, let path = Self.plain(file, value), path.hasSuffix("/allocator.yaml") else {
                return nil
            }
            return surroundings.isFile(path) ? [asTyped] : [(.line("allocator show"), "\(path) is not there")]
        case "systemctl", "service":
            guard bare.contains("nitro-enclaves-allocator") else { return nil }
            let unit = "/systemd/system/nitro-enclaves-allocator.service"
            if ["/usr/lib", "/lib", "/etc"].contains(where: { surroundings.isFile($0 + unit) }) { return [asTyped] }
            return [(.line("allocator show"), "this machine has no allocator service, and the local engine needs none")]
        case "docker", "podman":
            // Its client alone builds nothing.
            let works = name == "podman" || surroundings.isFile("/var/run/docker.sock") || value("DOCKER_HOST") != nil
            if works, surroundings.isInstalled(name) { return [asTyped] }
            // A part of the answer would be another image.
            guard let answer = ShellPrograms.answer(name, Array(words.dropFirst()), bare, commands),
                let line = answer.correction, !words.contains(where: { ["-f", "--file", "--target"].contains($0) })
            else { return nil }
            return [(.line(line), "\(name) does not run here: nesh builds by itself")]
        default: return nil
        }
    }

    /// `sed -r "s/^(\s*memory_mib\s*:\s*).*/\13072/" -i /etc/nitro_enclaves/allocator.yaml`
    private func allocatorChange(_ text: String) -> String? {
        let (words, script) = (Self.words(text), Self.words(text).first { $0.contains("s/") || $0.contains("s|") })
        guard words.contains(where: { $0.hasPrefix("-i") || $0 == "--in-place" }), let script,
            let expression = Self.plain(script, value),
            let file = words.last(where: { Self.plain($0, value)?.hasSuffix("allocator.yaml") ?? false }),
            file != script,
            let sign = expression.dropFirst().first, expression.first == "s"
        else { return nil }
        let parts = expression.dropFirst(2).split(separator: sign, omittingEmptySubsequences: false)
        guard parts.count >= 2, let key = ["memory_mib", "cpu_count", "cpu_pool"].first(where: parts[0].contains) else {
            return nil
        }
        var number = parts[1]
        if number.hasPrefix("\\1") { number = number.dropFirst(2) }
        if number.hasPrefix(key) { number = number.dropFirst(key.count).drop { $0 == ":" || $0 == " " } }
        guard !number.isEmpty, number.allSatisfy({ $0.isNumber || $0 == "," || $0 == "-" }) else { return nil }
        return "allocator set \(key) \(number)"
    }

    private static func words(_ text: String) -> [String] {
        var (found, rest) = ([String](), text)
        while !rest.isEmpty {
            // A pattern's parentheses and bars stand in quotes.
            var (quote, end) = (Character?.none, rest.startIndex)
            while end < rest.endIndex, quote != nil || !rest[end].isWhitespace {
                if rest[end] == quote {
                    quote = nil
                } else if quote == nil, "\"'".contains(rest[end]) {
                    quote = rest[end]
                }
                end = rest.index(after: end)
            }
            found.append(String(rest[..<end]))
            rest = String(rest[end...].trimmingSpaces)
        }
        return found
    }
}
