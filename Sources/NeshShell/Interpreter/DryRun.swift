import NeshLanguage
import NeshSystem

/// A script as the nitro-cli lines that it would run. What nitro-cli has no line for becomes a comment;
/// values that only running can tell are shown as `<enclave.id>`.
struct DryRun {
    private var scope: CheckScope
    private let files: [String: [UInt8]]
    /// The current image's path, once a line has set it.
    private var image: String?
    private var lines: [String] = []
    private var depth = 0

    init(scope: CheckScope, files: [String: [UInt8]]) {
        self.scope = scope
        self.files = files
    }

    /// - Parameter statements: checked ones.
    mutating func text(of statements: [Statement]) -> String {
        for statement in statements { add(statement) }
        return lines.map { $0 + "\n" }.joined()
    }

    private mutating func line(_ text: String) {
        lines.append(String(repeating: "    ", count: depth) + text)
    }

    private mutating func add(_ statement: Statement) {
        switch statement.kind {
        case .narration: break
        case .simple(let simple): add(simple, statement.place)
        case .conditional(let conditional):
            line("# if \(shown(conditional.condition))")
            let (scopeBefore, imageBefore) = (scope, image)
            depth += 1
            for statement in conditional.then { add(statement) }
            depth -= 1
            let (scopeThen, imageThen) = (scope, image)
            (scope, image) = (scopeBefore, imageBefore)
            if let otherwise = conditional.otherwise {
                line("# else")
                depth += 1
                for statement in otherwise { add(statement) }
                depth -= 1
            }
            line("# end")
            scope = scopeThen.merged(with: scope)
            if image != imageThen { image = nil }
        }
    }

    private mutating func add(_ simple: Simple, _ place: Place) {
        let marks = simple.prefixes.map { prefix in
            switch prefix.prefix {
            case .try: "may fail"
            case .not: "must fail"
            case .onExit: "at the end"
            }
        }
        switch simple.body {
        case .shell(let text, _): line(with(marks, text))
        case .check(let check):
            let timeout = check.timeout.map { " --timeout \(value($0))" } ?? ""
            line("# " + with(marks, "\(check.verb.rawValue) \(shown(check.condition))\(timeout)"))
        case .command(let command): add(command, marks, place)
        }
    }

    private mutating func add(_ written: CommandLine, _ marks: [String], _ place: Place) {
        let words = written.words.compactMap { try? Expander.expand($0, from: scope) }
        guard let verb = words.first?.text, let command = CommandTable.named(verb) else { return }
        let arguments = zip(words, written.words).dropFirst().map { Binder.Word($0, from: $1) }
        let call = try? Binder.bind(arguments, to: command.spec)
        if command == Source.self, words.count > 1,
            let bytes = files[ScriptFile.path(words[1].text, from: place.source)]
        {
            let path = ScriptFile.path(words[1].text, from: place.source)
            line("# source \(path)")
            let text = SourceText(name: path, path: path, bytes: bytes, includedFrom: place)
            for statement in Parser.parse(text).statements { add(statement) }
            return
        }
        let destination: String =
            switch written.destination {
            case .file(let word, let append, _): (append ? " >> " : " > ") + value(word)
            case .pipe(let rest, _): " |" + rest
            case nil: ""
            }
        let end = destination + (written.background == nil ? "" : " &")
        guard command.spec.nitroCLI, let call else {
            line("# " + with(marks, words.map(shown).joined(separator: " ") + end))
            return note(command, call, words)
        }
        let (own, nitro) = NitroCLILine.split(words, call, image: image)
        let mark = own.isEmpty ? marks : marks + ["nesh: " + own.joined(separator: " ")]
        line(with(mark, "nitro-cli " + nitro.joined(separator: " ") + end))
        note(command, call, words)
    }

    /// What a line means for those after it.
    private mutating func note(_ command: any Command.Type, _ call: Call?, _ words: [ExpandedWord]) {
        if command == SetVariable.self, let name = call?[SetVariable.name], words.count == 3 {
            scope.values[name] = words[2].isUnknown ? .unknown : .text(words[2].text)
        }
        let option = command.spec.name == "build-enclave" ? "--output-file" : "--eif-path"
        if let index = words.firstIndex(where: { $0.text == option }), index + 1 < words.count {
            image = NitroCLILine.shown(words[index + 1])
        } else if command.spec.name == "use", let file = words.dropFirst().first, file.text.hasSuffix(".eif") {
            image = NitroCLILine.shown(file)
        }
    }

    private func with(_ marks: [String], _ text: String) -> String {
        marks.isEmpty ? text : "\(text)   # \(marks.joined(separator: ", "))"
    }

    private func value(_ word: NeshLanguage.Word) -> String {
        (try? Expander.expand(word, from: scope)).map(shown) ?? word.place.text
    }

    private func shown(_ word: ExpandedWord) -> String { NitroCLILine.shown(word) }

    private func shown(_ condition: Condition) -> String {
        var text = (condition.isNegated ? "not " : "") + value(condition.left)
        if let comparison = condition.comparison {
            text += " \(comparison.operator.rawValue) \(value(comparison.right))"
        }
        return text
    }
}

/// A command line as nitro-cli would be given it.
enum NitroCLILine {
    /// What of it only nesh understands, and the line without that but with what the session implies.
    static func split(_ words: [ExpandedWord], _ call: Call, image: String?) -> (own: [String], line: [String]) {
        var own: [String] = []
        var line = [call.spec.name]
        var rest = words.dropFirst()
        while let word = rest.popFirst() {
            guard word.text.hasPrefix("--") else {
                line += enclave(word)
                continue
            }
            let name = String(word.text.prefix { $0 != "=" })
            var option = [shown(word)]
            while let next = rest.first, !next.text.hasPrefix("--"), takesMore(name, option.count, call.spec) {
                option.append(shown(next))
                rest.removeFirst()
            }
            // What nesh works out from the image nitro-cli wants to be told.
            if name == "--memory" { option = option.map { $0 == "auto" ? "<memory>" : $0 } }
            if call.spec.options.first(where: { $0.name == name })?.nitroCLI == true {
                line += option
            } else {
                own += option
            }
        }
        return (own, line + implied(call, image, line))
    }

    /// nitro-cli takes an ID or a name, and no CID.
    private static func enclave(_ word: ExpandedWord) -> [String] {
        let isID =
            word.isUnknown ? word.text.lowercased().hasSuffix("id>") : word.text.contains("-enc")
        if isID { return ["--enclave-id", shown(word)] }
        let isCID = !word.text.isEmpty && word.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isCID ? ["--enclave-id", "<ID of CID \(word.text)>"] : ["--enclave-name", shown(word)]
    }

    private static func takesMore(_ name: String, _ taken: Int, _ spec: CommandSpec) -> Bool {
        switch spec.options.first(where: { $0.name == name })?.arity {
        case .many: true
        case .one, .repeated: taken == 1
        default: false
        }
    }

    private static func implied(_ call: Call, _ image: String?, _ line: [String]) -> [String] {
        var words: [String] = []
        for parameter in call.spec.options where parameter.need == .fromSession && !line.contains(parameter.name) {
            words += [
                parameter.name,
                parameter.name == "--eif-path" ? image ?? "<eif.path>" : "<\(parameter.name.dropFirst(2))>",
            ]
        }
        for case .oneUnlessSession(let names) in call.spec.rules where names.contains("--enclave-id") {
            if !names.contains(where: line.contains) { words += ["--enclave-id", "<enclave.id>"] }
        }
        return words
    }

    /// For sh; what is unknown stays readable.
    static func shown(_ word: ExpandedWord) -> String {
        word.isUnknown ? word.text : ShellQuoting.quoted(word.text)
    }
}

/// Words for sh.
enum ShellQuoting {
    static func quoted(_ text: String) -> String {
        let safe = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || "_./:@%+,=-".utf8.contains(byte)
        }
        if safe, !text.isEmpty { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
