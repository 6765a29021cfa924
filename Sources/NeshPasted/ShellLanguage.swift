import NeshCommand
import NeshData
import NeshLanguage

/// Words of sh's own language. No program stands for them, and a sh of its own would forget at once what they do: here
/// is what nesh has in their place.
enum ShellLanguage {
    private typealias Answer = ShellLine.Answer

    /// What nesh has or has not, as the second half of a sentence, and lines for it.
    private typealias Entry = (words: [String], fact: String, answers: [Answer])

    private static let programsSeeAll = "programs see every variable of nesh's"
    private static let script = Answer(line: "source FILE", explanation: "runs the lines of a file")
    private static let variable = Answer(line: "set NAME VALUE", explanation: "gives a variable a value")

    private static let entries: [Entry] = [
        (
            ["alias", "unalias"], "nesh has no aliases",
            [Answer(line: "help", explanation: "lists the commands; Tab completes them")]
        ),
        (["function", "return", "getopts"], "nesh has no functions", [script]),
        (["break", "shift"], "nesh has no loops", []),
        (["declare", "typeset", "local", "readonly"], "nesh sets variables by set", [variable]),
        (
            ["let"], "nesh has no arithmetic",
            [variable, Answer(line: "!echo $((1 + 2))", explanation: "sh calculates")]
        ),
        (
            ["read", "readarray", "mapfile"], "nesh reads no answers",
            [variable, Answer(line: "pause", explanation: "waits for Enter")]
        ),
        (
            ["trap"], "nesh has on-exit and on-error",
            [
                Answer(line: "on-exit COMMAND", explanation: "runs a command when the script ends"),
                Answer(line: "help on-error", explanation: "what a script does after a command that failed"),
            ]
        ),
        (["shopt"], "nesh has settings of its own", [Answer(line: "option", explanation: "lists the settings")]),
        (["eval", "command", "builtin"], "nesh runs a line as it stands", []),
        (["ulimit", "umask"], "nesh uses the limits of the shell that started it", []),
        (["pushd", "popd", "dirs"], "nesh remembers no list of directories", []),
        (
            ["bg", "disown"], "nesh runs a command in the background if & ends the line",
            [
                Answer(line: "jobs", explanation: "lists what runs in the background")
            ]
        ),
        (["type"], "nesh has help", [Answer(line: "help", explanation: "lists the commands")]),
    ]

    /// - Parameters:
    ///   - words: of the line, cut at blanks, the verb first.
    ///   - commands: nesh's own, among which may be what stands behind the word.
    static func answer(_ words: [String], _ commands: CommandTable) -> ShellLine? {
        guard let word = words.first else { return nil }
        let rest = Array(words.dropFirst())
        let isFunction = word.hasSuffix("()") || rest.first == "()" && rest.dropFirst().first?.first == "{"
        if isFunction, Variable.isName(word.replacing("()", with: "")) {
            return line(word, "nesh has no functions", [script])
        }
        switch ShellProgram(word) {
        // One of sh's words that people choose with elsewhere.
        case .loop where word != "select" || rest.contains("in"):
            return loop(word)
        case .blockWord: return ShellLine.blockWord(word)
        default: break
        }
        if let options = rest.first, options.count > 1, "-+".contains(options.first ?? " "),
            let (fact, answers) = option(word, options)
        {
            return line(word + " " + options, fact, answers)
        }
        if word == "export", rest.count == 1, Variable.isName(rest[0]), rest[0] == rest[0].uppercased() {
            return line(word, programsSeeAll, [Answer(line: "set", explanation: "lists the variables")])
        }
        guard let entry = entries.first(where: { $0.words.contains(word) }), commands.named(word) == nil else {
            return nil
        }
        if let same = same(word, rest, commands) {
            return line(word, entry.fact, [same], isSame: true)
        }
        return line(word, entry.fact, entry.answers)
    }

    static func loop(_ word: String) -> ShellLine {
        ShellLine(message: "'\(word)' is sh's: nesh has if, and no loops", answers: [], isSame: false)
    }

    private static func line(
        _ word: String, _ fact: String, _ answers: [ShellLine.Answer], isSame: Bool = false
    ) -> ShellLine {
        ShellLine(
            message: "'\(word)' belongs to sh's language: \(fact)", answers: answers, isFinal: true, isSame: isSame)
    }

    /// `set -e`, `export -f NAME`: the verbs are nesh's too, and these options of theirs are not.
    private static func option(_ verb: String, _ options: String) -> (String, [Answer])? {
        let letters = options.dropFirst()
        guard letters.first != "-", letters.allSatisfy(\.isLetter) else { return nil }
        switch verb {
        case "set" where letters.contains("x"):
            return ("nesh -x FILE shows each line before it runs", [])
        case "set":
            return (
                "a script of nesh's stops at the first failure",
                [Answer(line: "help on-error", explanation: "what a script does after a command that failed")]
            )
        case "export" where letters.contains("f"): return ("nesh has no functions", [script])
        case "export" where letters.contains("n") || letters.contains("p"):
            return (programsSeeAll, [Answer(line: "set", explanation: "lists the variables")])
        default: return nil
        }
    }

    /// The line that does exactly what was meant, where there is one.
    private static func same(_ word: String, _ rest: [String], _ commands: CommandTable) -> Answer? {
        switch word {
        case "declare", "typeset", "local", "readonly":
            guard rest.count == 1, let assignment = ShellAssignment(rest[0]),
                case .word(let value, before: "") = assignment.value
            else { return nil }
            return Answer(
                line: "set \(assignment.name) \(value.isEmpty ? "''" : value)",
                explanation: "$\(assignment.name) from then on")
        case "trap":
            guard rest.count == 2, ["EXIT", "0"].contains(rest[1]),
                let command = ShellSegment.ownLine(ShellWord.unquoted(rest[0]), commands),
                !ShellPrograms.isJoined(command)
            else { return nil }
            return Answer(line: "on-exit " + command, explanation: "runs a command when the script ends")
        case "eval", "command", "builtin":
            return ShellSegment.ownLine(ShellWord.unquoted(rest.joined(separator: " ")), commands).map {
                Answer(line: $0, explanation: "the same command")
            }
        case "type":
            return rest.first.flatMap(commands.named).map {
                Answer(line: "help \($0.name)", explanation: "nesh's own help")
            }
        default: return nil
        }
    }
}

extension ShellLine {
    /// sh's language, which lists neither its words nor its options among the programs.
    package static func diagnostic(ofLanguage words: [String], at place: Place?, _ commands: CommandTable)
        -> Diagnostic?
    {
        ofLanguage(words, commands).map { Diagnostic($0.message, at: place, notes: $0.notes) }
    }

    /// A line whose first word belongs to sh's own language, at the prompt and in scripts; nil for any other line.
    /// - Parameter words: cut at blanks, the verb first.
    package static func ofLanguage(_ words: [String], _ commands: CommandTable) -> ShellLine? {
        ShellLanguage.answer(words, commands)
    }

    /// The answers, each with what it is for, as lines below the message.
    package var notes: [String] {
        // A long line has its explanation right behind it, not far from those of the others.
        let width = (answers.map(\.line.count).filter { $0 <= 40 }.max() ?? 0) + 2
        return answers.map { answer in
            answer.line + String(repeating: " ", count: max(2, width - answer.line.count)) + answer.explanation
        } + (absentProgram.map { ["no program '\($0)' is on PATH"] } ?? [])
    }
}
