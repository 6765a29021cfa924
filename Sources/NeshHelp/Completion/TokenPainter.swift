import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshText

/// Gives the tokens of one line their roles.
struct TokenPainter {
    private(set) var spans: [LineColouring.Span] = []
    private let colouring: LineColouring
    /// In bytes of the source.
    private let cursor: Int
    private var commands: CommandTable { colouring.snapshot.commands }

    init(_ colouring: LineColouring, cursor: Int) { (self.colouring, self.cursor) = (colouring, cursor) }

    mutating func paint(_ tokens: [Token]) {
        var words: [Word] = []
        for token in tokens {
            switch token {
            case .word(let word): words.append(word)
            case .redirect(_, let place), .background(let place):
                if !words.isEmpty { paint(words) }
                words = []
                add(place.range, .key)
            case .pipe(_, let place):
                if !words.isEmpty { paint(words) }
                words = []
                add(place.range, .key)
            case .shell(_, let place):
                for word in words { add(word.place.range, .heading) }
                words = []
                add(place.range.lowerBound..<place.range.lowerBound + 1, .key)
            case .comment(let place): add(place.range, .dim)
            }
        }
        // Behind a sign stands a file.
        if case .word? = tokens.first, words.count == tokens.count {
            paint(words)
        } else {
            for word in words { paintParts(word, known: nil) }
        }
    }

    private mutating func paint(_ line: [Word]) {
        var words = line[...]
        while let first = words.first, let bare = first.bare, Self.prefixes.contains(bare), words.count > 0 {
            add(first.place.range, .heading)
            words.removeFirst()
        }
        guard let verb = words.popFirst() else { return }
        guard let name = verb.bare else { return paintParts(verb, known: nil) }
        if ["else", "end"].contains(name) { return add(verb.place.range, .heading) }
        guard name == "if" || commands.named(name) != nil else {
            // The beginning of a verb is none yet.
            let isBeingWritten = verb.place.range.upperBound >= cursor && commands.names.contains { $0.hasPrefix(name) }
            add(verb.place.range, isBeingWritten ? .plain : .bad)
            for word in words { paintParts(word, known: nil) }
            return
        }
        add(verb.place.range, .heading)
        if ["expect", "wait", "require", "if"].contains(name) { return paintCondition(words) }
        guard let spec = commands.named(name)?.spec else { return }
        if spec.traits.contains(.quotesCommand), let inner = words.first?.bare, commands.named(inner) != nil {
            return paint(Array(words))
        }
        paintArguments(words, spec)
    }

    private static let prefixes: Set<String> = ["try", "not", "on-exit", "nitro-cli", "$"]

    private mutating func paintCondition(_ words: ArraySlice<Word>) {
        for word in words {
            let bare = word.bare ?? ""
            let isSyntax = bare == "not" || Condition.Operator(rawValue: bare) != nil || bare.hasPrefix("--")
            if isSyntax { add(word.place.range, .key) } else { paintParts(word, known: nil) }
        }
    }

    private mutating func paintArguments(_ words: ArraySlice<Word>, _ spec: CommandSpec) {
        var walk = ParameterWalk(spec)
        let operand = words.first?.literal
        for word in words {
            let range = word.place.range
            guard let text = word.literal else {
                walk.take("x")
                paintParts(word, known: nil)
                continue
            }
            let isBare = word.parts.first?.quoting == .bare
            let (name, value) = isBare ? OptionWord.split(text) : (text, nil)
            let meaning = walk.take(name)
            guard case .option = meaning else {
                guard case .value(let parameter) = meaning else {
                    paintParts(word, known: nil)
                    continue
                }
                let kind = ParameterWalk.completion(of: parameter, in: spec, firstOperand: operand)
                paintParts(word, known: isKnown(text, kind, isBeingWritten: range.upperBound >= cursor))
                continue
            }
            guard value != nil else {
                add(range, .key)
                continue
            }
            walk.take(value ?? "")
            add(range.lowerBound..<range.lowerBound + name.utf8.count + 1, .key)
            if word.bare == nil { add(range.lowerBound + name.utf8.count + 1..<range.upperBound, .string) }
        }
    }

    /// Strings and variables as such; other text by whether it names something that is there.
    private mutating func paintParts(_ word: Word, known: Bool?) {
        for part in word.parts {
            switch (part.kind, part.quoting) {
            case (.variable, _): add(part.place.range, .tint(1))
            case (_, .single), (_, .double): add(part.place.range, .string)
            default: if let known { add(part.place.range, known ? .name : .warning) }
            }
        }
    }

    /// Whether the value names something that is there; nil where nobody can say, or it is not finished.
    private func isKnown(_ text: String, _ kind: CompletionKind, isBeingWritten: Bool) -> Bool? {
        let snapshot = colouring.snapshot
        let among = { (names: [String]) -> Bool? in names.contains(text) ? true : isBeingWritten ? nil : false }
        let enclaves = (snapshot.enclaves + snapshot.ended).flatMap { [$0.name, String($0.cid), $0.id] }
        switch kind {
        case .none, .after, .examples, .cpuCount: return nil
        case .choice(let words): return words.contains(text) ? true : nil
        case .enclave: return among(snapshot.enclaves.flatMap { [$0.name, String($0.cid), $0.id] })
        case .logged: return among(enclaves)
        case .setting: return among(SettingSpec.all.map(\.name))
        case .verb: return among(commands.names)
        // A file that is not there may be about to be written.
        case .enclaveOrFile: return enclaves.contains(text) || isFile(text) ? true : nil
        case .file, .directory: return isFile(text) ? true : nil
        case .image: return snapshot.images.contains { $0.name == text } || isFile(text) ? true : nil
        case .errorCode: return among(ErrorPage.all.map { $0.code.text })
        case .explained: return among(["last"] + ErrorPage.all.map { $0.code.text } + commands.names)
        }
    }

    private func isFile(_ path: String) -> Bool {
        let path = path.hasSuffix("/") ? String(path.dropLast()) : path
        let slash = path.lastIndex(of: "/")
        let directory = slash.map { String(path[...$0]) } ?? ""
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        return colouring.entries(directory)?.contains { $0.name == name } ?? false
    }

    private mutating func add(_ range: Range<Int>, _ role: StyledText.Role) {
        if role != .plain { spans.append(LineColouring.Span(range: range, role: role)) }
    }
}
