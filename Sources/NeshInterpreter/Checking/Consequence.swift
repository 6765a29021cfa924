import NeshCommand
import NeshLanguage
import NeshPasted
import NeshSystem

/// Whether lines would do what cannot be taken back. Specifications of commands say which do; what is not known before
/// running counts as if it did.
struct Consequence {
    private let scope: CheckScope
    private let commands: CommandTable
    /// `source` lines that are followed.
    private let depth: Int
    private static let deepest = 8

    init(_ scope: CheckScope, _ commands: CommandTable, depth: Int = 0) {
        self.scope = scope
        self.commands = commands
        self.depth = depth
    }

    /// Lines that go on count as serious: what follows them is not known.
    func isSerious(_ text: String) -> Bool {
        let parsed = Parser.parse(SourceText(name: "", text: text), mode: .prompt)
        return parsed.incomplete != nil || isSerious(parsed.statements)
    }

    private func isSerious(_ statements: [Statement]) -> Bool {
        statements.contains { statement in
            switch statement.kind {
            case .narration: false
            case .simple(let simple): isSerious(simple, statement.place)
            case .conditional(let conditional):
                isSerious(conditional.then) || isSerious(conditional.otherwise ?? [])
            }
        }
    }

    private func isSerious(_ simple: Simple, _ place: Place) -> Bool {
        switch simple.body {
        case .shell(let text, _): !ShellPlainLine(text).onlyLooks
        case .check: false
        case .command(let line): isSerious(line, place)
        }
    }

    private func isSerious(_ line: CommandLine, _ place: Place) -> Bool {
        switch line.destination {
        case .file(let word, append: false, _):
            let file = expand(word)
            if file.isUnknown || File.exists(file.text) { return true }
        case .pipe(let text, _): if !ShellPlainLine(text).onlyLooks { return true }
        case .file, nil: break
        }
        let words = line.words.map(expand)
        guard let command = words.first.flatMap({ commands.named($0.text) }) else { return false }
        let arguments = Binder.Word.arguments(words, from: line.words)
        // What cannot be bound is refused again.
        guard let call = try? Binder.bind(arguments, to: command.spec), !call.wantsHelp else { return false }
        if let file = call.sourcedFile { return isSerious(source: file, place) }
        return command.spec.risks.contains { has($0, call) }
    }

    private func expand(_ word: NeshLanguage.Word) -> ExpandedWord {
        (try? Expander.expand(word, from: scope)) ?? ExpandedWord("", at: word.place, isUnknown: true)
    }

    private func has(_ risk: CommandSpec.Risk, _ call: Call) -> Bool {
        switch risk {
        case .always: true
        case .option(let name): call.has(name)
        case .words(let name, let words): has(name, call, words.contains)
        case .program(let name): !runsLooker(call, name)
        case .file(let name): has(name, call, File.exists)
        }
    }

    private func has(_ name: String, _ call: Call, _ isMeant: (String) -> Bool) -> Bool {
        let values = call.given(name)
        // A value that is not known yet was taken, and has no text.
        return values.isEmpty ? call.has(name) : values.contains { isMeant($0.text) }
    }

    private func runsLooker(_ call: Call, _ name: String) -> Bool {
        let words = call.given(name)
        // What is not known yet could be any program.
        return words.count == call.count(of: name)
            && ShellPlainLine(words: words.map(\.text)).onlyLooks
    }

    private func isSerious(source file: String, _ place: Place) -> Bool {
        guard depth < Self.deepest else { return true }
        let path = ScriptFile.path(file, from: place.source)
        guard let bytes = try? ScriptFile.read(path) else { return true }
        let text = SourceText(name: path, path: path, bytes: bytes, includedFrom: place)
        // Its variables are its own to set.
        var inner = scope
        inner.anyNameMayBeSet = true
        return Consequence(inner, commands, depth: depth + 1).isSerious(Parser.parse(text).statements)
    }
}
