import NeshCommand
import NeshLanguage
import NeshPasted
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

    private let commands: CommandTable
    private let output: Output

    init(scope: CheckScope, files: [String: [UInt8]], _ commands: CommandTable, _ output: Output) {
        self.scope = scope
        self.files = files
        self.commands = commands
        self.output = output
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
        guard let verb = words.first?.text, let spec = commands.named(verb)?.spec else { return }
        let call = try? Binder.bind(Binder.Word.arguments(words, from: written.words), to: spec)
        if let file = call?.sourcedFile, case let path = ScriptFile.path(file, from: place.source),
            let bytes = files[path]
        {
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
        guard spec.nitroCLI, let call else {
            line("# " + with(marks, words.map(shown).joined(separator: " ") + end))
            return note(call, words)
        }
        let (own, nitro) = NitroCLILine.split(words, call, image: image)
        let alone = own.joined(separator: " ")
        let before = marks.joined(separator: ", ")
        let mark = marks.isEmpty ? "nesh alone has \(alone)" : "\(before), nesh alone has \(alone)"
        line(with(own.isEmpty ? marks : [mark], "nitro-cli " + nitro.joined(separator: " ") + end))
        note(call, words)
    }

    /// What a line means for those after it.
    private mutating func note(_ call: Call?, _ words: [ExpandedWord]) {
        guard let call else { return }
        for effect in call.spec.effects {
            switch effect {
            case .variable(let name, let value):
                guard let name = call.text(name), let word = words.value(of: value, in: call) else { continue }
                scope.values[name] = word.isUnknown ? .unknown : .text(word.text)
            case .image(let names):
                for name in names { if let file = file(name, call, words) { image = file } }
            case .setting, .source, .beside, .serving, .elsewhere: continue
            }
        }
    }

    /// As nitro-cli would be given it; nil where the parameter names no file.
    private func file(_ name: String, _ call: Call, _ words: [ExpandedWord]) -> String? {
        guard var word = words.value(of: name, in: call) else { return nil }
        if let value = OptionWord.split(word.text).value { word.text = value }
        guard !word.isUnknown else { return NitroCLILine.shown(word) }
        let isEither = call.spec.parameters.contains { $0.name == name && $0.namesFile && $0.namesEnclave }
        return word.text == "-" || isEither && !EnclaveOrFile.isFile(word.text) ? nil : NitroCLILine.shown(word)
    }

    private func with(_ marks: [String], _ text: String) -> String {
        marks.isEmpty ? text : "\(text)   # \(output.spoken(marks.joined(separator: ", ")))"
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
