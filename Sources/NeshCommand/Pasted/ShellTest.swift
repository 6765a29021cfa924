import NeshData
import NeshLanguage

/// `[ -n "$X" ] && COMMAND`: a command of nesh's that another shell would run under a condition.
struct ShellTest {
    /// The command in nesh's words, with the variables as they were written; nil where it is more than one command.
    let command: String?
    /// Variables that the command names.
    private let variables: [String]
    /// The variable that must have a value for the command to run; nil for any other condition.
    private let wanted: String?

    /// - Returns: nil where no command follows the condition.
    init?(_ text: String, _ commands: CommandTable) {
        let rest: Substring
        let condition: Substring
        if let open = ["[[ ", "[ "].first(where: text.hasPrefix),
            let close = text.ranges(of: open == "[ " ? " ]" : " ]]").first
        {
            condition = text[text.index(text.startIndex, offsetBy: open.count)..<close.lowerBound]
            rest = text[close.upperBound...]
        } else if text.hasPrefix("test "), let sign = text.ranges(of: "&&").first {
            condition = text[text.index(text.startIndex, offsetBy: 5)..<sign.lowerBound]
            rest = text[sign.lowerBound...]
        } else {
            return nil
        }
        let parts = rest.drop(while: Self.isBlank)
        guard parts.hasPrefix("&&") else { return nil }
        wanted = Self.variable(wantedBy: condition)
        command = Self.command(parts.dropFirst(2).drop(while: Self.isBlank), commands)
        variables = command.flatMap(Self.variables(in:)) ?? []
    }

    /// Without the option that names the enclave by a variable: what nesh fills in by itself.
    var implied: String? {
        guard var words = command?.split(whereSeparator: Self.isBlank).map(String.init) else { return nil }
        if let index = words.firstIndex(of: "--enclave-id"), words.indices.contains(index + 1),
            words[index + 1].contains("$")
        {
            words.removeSubrange(index...(index + 1))
        }
        return words.contains { $0.contains("$") } ? nil : words.joined(separator: " ")
    }

    /// The command as it would have run, with the enclave that it names.
    /// - Parameter value: a variable's, nil where it has none.
    /// - Returns: nil where the condition does not hold, or it cannot be known here.
    func exact(_ value: (String) -> String?) -> String? {
        guard let wanted, ([wanted] + variables).allSatisfy({ (value($0) ?? "null") != "null" }) else { return nil }
        return command
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

    /// `-n "$X"`, `! -z "$X"`, `"$X" != "null"`, `"$X"`
    private static func variable(wantedBy condition: Substring) -> String? {
        var words = condition.split(whereSeparator: isBlank).map { word in
            word.count > 1 && word.first == word.last && word.first == "\""
                ? String(word.dropFirst().dropLast()) : String(word)
        }
        switch words.count {
        case 1: break
        case 2 where words[0] == "-n": words.removeFirst()
        case 3 where words[0] == "!" && words[1] == "-z": words.removeFirst(2)
        case 3 where words[1] == "!=" && ["null", "", "''", "'null'"].contains(words[2]): words.removeLast(2)
        default: return nil
        }
        guard let names = variables(in: words[0]), names.count == 1 else { return nil }
        return ["$\(names[0])", "${\(names[0])}"].contains(words[0]) ? names[0] : nil
    }

    private static func command(_ text: Substring, _ commands: CommandTable) -> String? {
        var rest = text
        for program in ["sudo", "nitro-cli"] where rest.hasPrefix(program + " ") {
            rest = rest.dropFirst(program.count).drop(while: isBlank)
        }
        while let last = rest.last, isBlank(last) || last == "\n" { rest = rest.dropLast() }
        let verb = rest.prefix { !isBlank($0) }
        guard commands.named(String(verb))?.spec.nitroCLI ?? false,
            !rest.contains(where: { "|&;<>()`\n".contains($0) })
        else { return nil }
        return variables(in: String(rest)) == nil ? nil : String(rest)
    }

    /// Those of `$X` and `${X}`; nil where a `$` is something else.
    private static func variables(in text: String) -> [String]? {
        var names: [String] = []
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            rest = rest[rest.index(after: dollar)...]
            let isBraced = rest.first == "{"
            if isBraced { rest = rest.dropFirst() }
            let name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
            rest = rest.dropFirst(name.count)
            guard Variable.isName(name), !isBraced || rest.first == "}" else { return nil }
            names.append(name)
        }
        return names
    }
}
