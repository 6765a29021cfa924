import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem

/// Programs that people type at nesh's prompt by habit or from a tutorial, and what does the same here.
enum ShellPrograms {
    private typealias Answer = ShellLine.Answer

    /// Whether a program is meant whose name is a verb of nesh's, too: there is a word that only the program can take.
    static func isForeign(_ verb: String, _ arguments: [String], _ commands: CommandTable) -> Bool {
        let specs = commands.named(verb)?.spec.options ?? []
        let names = ["--help", "-h"] + specs.map(\.name)
        var takesValue = false
        for word in arguments.prefix(while: { !">|#&".contains($0.first ?? " ") }) {
            if takesValue {
                takesValue = false
                continue
            }
            // What an input method did to an option of nesh's makes it no other program's.
            let word = FullWidth.narrowed(word).map { String($0.prefix { $0 != " " }) } ?? word
            let name = word.hasPrefix("--") ? String(word.prefix { $0 != "=" }) : word
            guard names.contains(name) || name.hasPrefix("--") && Suggestion.closest(to: name, in: names) != nil else {
                return true
            }
            takesValue = name == word && specs.contains { $0.name == name && $0.arity != .flag }
        }
        return false
    }

    /// AWS's service that sets memory and CPUs aside.
    static let allocatorService = "nitro-enclaves-allocator"

    /// Something takes the line's output, gives it input, or comes before or after it.
    static func isJoined(_ text: String) -> Bool {
        ShellQuotes.firstBare(in: text[...]) { $0.first.map { "|&;<>".contains($0) } ?? false } != nil
    }

    /// The first command of a line, and what takes its output or follows it; without blanks around them.
    static func apart(_ text: String) -> (command: String, behind: String) {
        guard let sign = ShellQuotes.firstBare(in: text[...], where: { $0.first.map { "|&;<>".contains($0) } ?? false })
        else { return (text, "") }
        // `2>`: the number belongs to the sign.
        var start = sign
        if text[sign] == ">" {
            let digits = text[..<sign].reversed().prefix(while: \.isNumber).count
            let first = text.index(sign, offsetBy: -digits)
            if first > text.startIndex, text[text.index(before: first)] == " " { start = first }
        }
        return (String(text[..<start].trimmingSpaces), String(text[start...].trimmingSpaces))
    }

    /// `systemctl restart nitro-enclaves-allocator.service`: afterwards what is set aside is there, as it always is here.
    static func startsAllocator(_ words: [String]) -> Bool {
        let rest = words.dropFirst().filter { !["--now", "--no-pager"].contains($0) }
        let names = [allocatorService, allocatorService + ".service"]
        let (name, verb) = words.first == "service" ? (rest.first, rest.last) : (rest.last, rest.first)
        return rest.count == 2 && names.contains(name ?? "")
            && ["start", "restart", "enable", "status", "is-active"].contains(verb ?? "")
    }

    /// - Parameters:
    ///   - program: without its directory.
    ///   - arguments: cut at blanks.
    ///   - text: the whole line.
    ///   - isFile: whether a file is there, which nothing may overwrite unasked.
    static func answer(
        _ program: String, _ arguments: [String], _ text: String, _ commands: CommandTable,
        _ isFile: (String) -> Bool = { _ in false }
    ) -> ShellLine? {
        guard var answer = known(program, arguments, text, commands, isFile), let kind = ShellProgram(program) else {
            return nil
        }
        let isExact =
            switch kind {
            case .container, .list, .top, .directory, .leave, .help, .clear, .manual, .resources: true
            case .viewer: arguments == [ShellAllocatorChange.file]
            case .streamEditor: ShellAllocatorChange.line(text, { _ in nil }) != nil
            case .service: startsAllocator([program] + arguments)
            default: false
            }
        // What goes to sh as it was typed is always the same.
        if !answer.answers.isEmpty { answer.isSame = answer.isSame && isExact && !isJoined(text) }
        return answer
    }

    private static func known(
        _ program: String, _ arguments: [String], _ text: String, _ commands: CommandTable, _ isFile: (String) -> Bool
    ) -> ShellLine? {
        let message = ShellLine.program(program)
        guard let kind = ShellProgram(program) else { return nil }
        // One of sh's words that people choose with elsewhere: sh's line goes on.
        if program == "select", !arguments.contains("in"), !text.contains(";") { return nil }
        // A verb of nesh's, such as export; of some the program is as well known, and its words tell.
        if commands.named(program) != nil, ![.list, .top].contains(kind) { return nil }
        switch kind {
        case .list:
            return isForeign("ls", arguments, commands)
                ? ShellLine(message: "ls lists enclaves here; !ls lists files", answers: [])
                : nil
        case .top:
            return isForeign("top", arguments, commands)
                ? ShellLine(
                    message: "top shows enclaves here",
                    answers: [Answer(line: "top", explanation: "what the enclaves use")])
                : nil
        case .directory where arguments.count > 1:
            return ShellLine(
                message: "cd takes one directory; quote a name that has blanks", answers: [], isFinal: true)
        case .directory:
            let here = String(FilePath.absolute("x").dropLast(2))
            let directory = here.isEmpty ? "/" : here
            return ShellLine(
                message: "nesh stays in \(directory): paths are relative to it, a cd in sh ends with that sh",
                answers: arguments.first.map {
                    [Answer(line: "!cd \($0) && COMMAND", explanation: "runs one command there, in sh")]
                } ?? [], isFinal: true)
        case .container: return ShellContainer.answer(text, message, isFile)
        case .service: return service(arguments, text, message)
        case .viewer, .editor:
            return ShellLine(
                message: message, answers: allocatorFile(text, "allocator show", "the allocator's settings"))
        case .streamEditor: return allocatorEdit(text, message)
        case .resources:
            return ShellLine(
                message: message,
                answers: [Answer(line: "resources", explanation: "memory and CPUs, and what is left for enclaves")])
        case .allocator:
            return ShellLine(
                message: message, answers: [Answer(line: "allocator show", explanation: "the allocator's settings")])
        case .leave:
            return ShellLine(
                message: "'\(program)' is not a command of nesh",
                answers: [Answer(line: "exit", explanation: "leave nesh")],
                isFinal: true)
        case .help:
            return ShellLine(
                message: "'\(program)' is not a command of nesh",
                answers: [Answer(line: "help", explanation: "lists the commands")], isFinal: true)
        case .clear:
            return ShellLine(message: "Ctrl-L clears the screen", answers: [], isFinal: true)
        case .loop, .blockWord: return ShellLanguage.answer([program] + arguments, commands)
        case .manual:
            let topic = arguments.first.flatMap(commands.named)?.spec.name
            if let code = arguments.first.flatMap(ErrorCode.init(text:)), arguments.count == 1 {
                return ShellLine(
                    message: message,
                    answers: [Answer(line: "explain \(code.text)", explanation: "what the error code means")])
            }
            return ShellLine(
                message: message,
                answers: [Answer(line: topic.map { "help \($0)" } ?? "help", explanation: "nesh's own help")])
        case .processes:
            return ShellLine(message: message, answers: [Answer(line: "ls", explanation: "the running enclaves")])
        case .ender:
            if arguments.count == 1, let line = commands.line(forAction: program, of: arguments[0]) {
                return ShellLine(
                    message: message, answers: [Answer(line: line, explanation: "ends what nesh runs")], isSame: false)
            }
            if arguments.count == 1, arguments[0].hasPrefix("%") {
                let number = arguments[0].dropFirst()
                let job = !number.isEmpty && number.allSatisfy(\.isNumber) ? "fg \(number)" : "fg"
                return ShellLine(
                    message: message,
                    answers: [Answer(line: job, explanation: "brings the job forward, where Ctrl-C ends it")],
                    isSame: false)
            }
            // A number would be a process's, and nitro-cli is not an enclave.
            if arguments.count == 1, let name = arguments.first, !name.hasPrefix("-"), !name.allSatisfy(\.isNumber),
                !ownPrograms.contains(name),
                ShellWord.first(of: name).word == name
            {
                return ShellLine.ending(name, message)
            }
            // A process's number, or a job's without its sign.
            if arguments.last?.allSatisfy(\.isNumber) ?? false {
                return ShellLine(
                    message: message, answers: [Answer(line: "jobs", explanation: "lists what runs in the background")],
                    isSame: false)
            }
            return ShellLine(
                message: message,
                answers: [Answer(line: "terminate-enclave", explanation: "ends the selected enclave")], isSame: false)
        case .installer: return ShellLine(message: message, answers: text.contains("nitro-enclaves") ? doctor : [])
        case .groups:
            let isOurs = text.split(separator: " ").contains { ["ne", "docker"].contains($0) }
            return ShellLine(message: message, answers: isOurs || arguments.isEmpty ? doctor : [])
        case .modules:
            return ShellLine(
                message: message, answers: text.contains("nitro_enclaves") || arguments.isEmpty ? doctor : [])
        case .journal:
            return ShellLine(
                message: message,
                answers: text.contains(allocatorService)
                    ? [Answer(line: "allocator show", explanation: "what is set aside for enclaves")] : [])
        case .connector: return ShellNetwork.connection(arguments, message)
        case .login:
            // Other hosts have an address, or a user before it.
            guard arguments.count == 1, let name = arguments.first, name.isPlainWord,
                !name.contains(where: { "@.".contains($0) })
            else { return ShellLine(message: message, answers: []) }
            return ShellLine(
                message: "an enclave has no login",
                answers: [Answer(line: "console \(name)", explanation: "shows what it prints, in debug mode")],
                isSame: false)
        case .connections: return ShellNetwork.connections(message)
        case .network: return ShellNetwork.network(message)
        case .aws: return ShellNetwork.aws(Array(ShellWord.all(of: apart(text).command).dropFirst()), message, commands)
        case .timer, .watcher: return ShellLine(message: message, answers: [])
        case .other:
            // Where no such file is there, an enclave may be meant.
            if program == "rm", arguments.count == 1, let name = arguments.first, name.isPlainWord, !name.contains("/"),
                !name.hasPrefix("-"), !isFile(name)
            {
                return ShellLine.ending(name, message)
            }
            return ShellLine(
                message: message, answers: allocatorFile(text, "allocator show", "the allocator's settings"))
        }
    }

    /// Programs that work for enclaves, which somebody may want to end.
    private static let ownPrograms = ["nesh", "nitro-cli", "vsock-proxy", allocatorService]

    private static let doctor = [
        Answer(line: "doctor", explanation: "what each engine needs here")
    ]

    private static func service(_ arguments: [String], _ text: String, _ message: String) -> ShellLine {
        guard text.contains(allocatorService) else { return ShellLine(message: message, answers: []) }
        return ShellLine(
            message: message,
            answers: [
                Answer(
                    line: "allocator show",
                    explanation: "what is set aside for enclaves; the local engine needs no service")
            ])
    }

    /// `sudo sed -i 's/memory_mib:.*/memory_mib: 3072/' /etc/nitro_enclaves/allocator.yaml`
    private static func allocatorEdit(_ text: String, _ message: String) -> ShellLine {
        if let line = ShellAllocatorChange.line(text, { _ in nil }) {
            return ShellLine(message: message, answers: [Answer(line: line, explanation: "changes the file, checked")])
        }
        // What else sed is to do with it nobody can know here.
        for key in AllocatorFile.Key.allCases.map(\.rawValue) {
            guard let last = text.ranges(of: key).last else { continue }
            let value = text[last.upperBound...].drop { $0 == ":" || $0 == " " }.prefix { $0.isNumber || $0 == "," }
            if !value.isEmpty {
                return ShellLine(
                    message: message,
                    answers: [Answer(line: "allocator set \(key) \(value)", explanation: "changes the file, checked")],
                    isSame: false)
            }
        }
        return ShellLine(message: message, answers: allocatorFile(text, "allocator show", "the allocator's settings"))
    }

    private static func allocatorFile(_ text: String, _ line: String, _ explanation: String) -> [Answer] {
        text.contains("allocator.yaml") ? [Answer(line: line, explanation: explanation)] : []
    }
}
