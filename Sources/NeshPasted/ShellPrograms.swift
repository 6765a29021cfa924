import NeshCommand
import NeshData
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

    /// - Parameters:
    ///   - program: without its directory.
    ///   - arguments: cut at blanks.
    ///   - text: the whole line.
    static func answer(
        _ program: String, _ arguments: [String], _ text: String, _ commands: CommandTable
    ) -> ShellLine? {
        let message = "'\(program)' is a program, not a command of nesh"
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
                    message: "top shows enclaves here; !top shows processes",
                    answers: [Answer(line: "top", explanation: "what the enclaves use")])
                : nil
        case .directory:
            let here = String(FilePath.absolute("x").dropLast(2))
            let directory = here.isEmpty ? "/" : here
            return ShellLine(
                message: "nesh stays in \(directory): paths are relative to it, a cd in sh ends with that sh",
                answers: [], isFinal: true)
        case .container: return ShellContainer.answer(Array(ShellWord.all(of: text).dropFirst()), message)
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
        case .loop:
            return ShellLine(message: "'\(program)' is sh's: nesh has if, and no loops", answers: [])
        case .manual:
            let topic = arguments.first.flatMap(commands.named)?.spec.name
            return ShellLine(
                message: message,
                answers: [Answer(line: topic.map { "help \($0)" } ?? "help", explanation: "nesh's own help")])
        case .processes:
            return ShellLine(message: message, answers: [Answer(line: "ls", explanation: "the running enclaves")])
        case .ender:
            // A number would be a process's.
            if arguments.count == 1, let name = arguments.first, !name.hasPrefix("-"), !name.allSatisfy(\.isNumber),
                let quoted = Quoting.quoted(name)
            {
                return ShellLine(
                    message: message,
                    answers: [Answer(line: "terminate-enclave \(quoted)", explanation: "ends this enclave")],
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
                answers: text.contains("nitro-enclaves-allocator")
                    ? [Answer(line: "allocator show", explanation: "what is set aside for enclaves")] : [])
        case .timer, .watcher: return ShellLine(message: message, answers: [])
        case .other:
            return ShellLine(
                message: message, answers: allocatorFile(text, "allocator show", "the allocator's settings"))
        }
    }

    private static let doctor = [
        Answer(line: "doctor", explanation: "what each engine needs here")
    ]

    private static func service(_ arguments: [String], _ text: String, _ message: String) -> ShellLine {
        guard text.contains("nitro-enclaves-allocator") else { return ShellLine(message: message, answers: []) }
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
        for key in ShellAllocatorChange.keys {
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
