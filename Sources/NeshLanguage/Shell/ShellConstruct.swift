/// What lines of sh have opened and not closed yet: quotes, here-documents, `if`, `case`, loops, braces, parentheses,
/// functions, a line that goes on.
///
/// Lines are read one after the other. Nothing is judged: what makes no sense in sh opens and closes nothing. An `if`
/// is closed by `end`, too, as nesh's own is.
package struct ShellConstruct: Sendable {
    enum Frame: Equatable {
        case condition, loop, brace, test
        /// `( … )`
        case parentheses
        /// `$( … )`, `<( … )`; whether the word that it is a part of begins a command.
        case substitution(Bool)
        /// Words alone, as in `a=( … )`.
        case list
        /// `(( … ))`, with parentheses open inside of it.
        case arithmetic(Int)
        case choice(Choice)
        case quoted(Quote)
    }

    /// Where in `case … in … esac` a line is.
    enum Choice: Equatable { case subject, pattern, commands }

    enum Quote: Equatable { case single, escaped, double, backquote, parameter }

    struct HereDocument: Equatable {
        var delimiter: [UInt8]
        /// `<<-`
        var dropsTabs: Bool
    }

    var frames: [Frame] = []
    /// Announced on the line that is being read.
    var announced: [HereDocument] = []
    /// Whose lines come next, the first one first.
    var bodies: [HereDocument] = []
    /// The line goes on: it ends in `\`, `&&`, `||` or `|`.
    package internal(set) var continues = false
    /// A function has its name, and what it does is still to come.
    var wantsBody = false
    /// The next word can be a keyword.
    var startsCommand = true
    /// The next word is the name behind `function`.
    var namesFunction = false
    /// The next word may be the name behind `coproc`.
    var mayNameCoprocess = false
    /// The next word is a file behind `>` or `<`.
    var isTarget = false

    package init() {}

    /// - Parameter text: lines, each ended by a newline or by the text's end.
    package init(_ text: some StringProtocol) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        for line in lines { read(String(line)) }
    }

    /// What would close a command substitution that is open; nil where none is.
    package var endOfSubstitution: String? {
        for frame in frames {
            switch frame {
            case .substitution: return ")"
            case .quoted(.backquote): return "`"
            default: continue
            }
        }
        return nil
    }

    /// More lines belong to what was read.
    package var isOpen: Bool { !frames.isEmpty || hasHereDocument || continues || wantsBody }

    /// The lines to come are a here-document's.
    package var hasHereDocument: Bool { !bodies.isEmpty || !announced.isEmpty }

    /// - Parameter line: without its end.
    package mutating func read(_ line: String) {
        var bytes = Array(line.utf8)[...]
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        if let body = bodies.first {
            if body.dropsTabs { bytes = bytes.drop { $0 == UInt8(ascii: "\t") } }
            if bytes.elementsEqual(body.delimiter) { bodies.removeFirst() }
            return
        }
        var reader = ShellLineReader(construct: self, bytes: Array(bytes))
        reader.read()
        self = reader.construct
        if isQuoted || reader.endsInBackslash { return }
        bodies = announced
        announced = []
    }

    var isQuoted: Bool { if case .quoted? = frames.last { true } else { false } }

    // MARK: Words

    /// A word has ended.
    /// - Parameter word: nil where part of it was quoted or came from a substitution, so that it is not a keyword.
    mutating func take(word: [UInt8]?) {
        if isTarget {
            isTarget = false
            return
        }
        let text = word.map { String(decoding: $0, as: UTF8.self) }
        switch frames.last {
        case .test?:
            if text == "]]" { frames.removeLast() }
            return
        case .list?, .arithmetic?: return
        case .choice(.subject)?:
            if text == "in" { setChoice(.pattern) }
            return
        case .choice(.pattern)?:
            if text == "esac" { close() }
            return
        default: break
        }
        if namesFunction {
            namesFunction = false
            wantsBody = true
            startsCommand = true
        } else if startsCommand {
            takeFirst(text ?? "")
        }
    }

    private mutating func takeFirst(_ word: String) {
        wantsBody = false
        startsCommand = true
        let wasNamed = mayNameCoprocess
        mayNameCoprocess = word == "coproc"
        switch word {
        case "if": frames.append(.condition)
        case "while", "until": frames.append(.loop)
        case "{": frames.append(.brace)
        case "then", "else", "elif", "do", "!", "time", "coproc": break
        case "function": namesFunction = true
        case "for", "select": open(.loop)
        case "case": open(.choice(.subject))
        case "[[": open(.test)
        case "fi", "end": close(.condition)
        case "done": close(.loop)
        case "}": close(.brace)
        case "esac": close(.choice(.commands))
        default:
            // Of a line that was copied with its prompt, the command comes next.
            let isPrompt =
                ["$", "%", "]#"].contains { word.hasSuffix($0) } || word.hasPrefix("[") && word.contains("@")
            startsCommand = wasNamed || isPrompt
        }
    }

    private mutating func open(_ frame: Frame) {
        frames.append(frame)
        startsCommand = false
    }

    /// Behind what is closed, the word that closes the next one can stand at once.
    private mutating func close(_ frame: Frame) {
        if frames.last == frame { frames.removeLast() } else { startsCommand = false }
    }

    /// Whatever is open last.
    mutating func close() {
        if case .substitution(let first)? = frames.last { startsCommand = first }
        frames.removeLast()
    }

    mutating func setChoice(_ choice: Choice) {
        frames[frames.count - 1] = .choice(choice)
        startsCommand = true
    }
}

extension ShellConstruct {
    /// What a line of the prompt has left open.
    /// - Parameters:
    ///   - line: as it was typed, a block with all its lines.
    ///   - succeeded: it ran; then only what of it went to sh can have left something open.
    /// - Returns: nil where nothing is open.
    package init?(left line: String, succeeded: Bool) {
        if succeeded {
            let parsed = Parser.parse(SourceText(name: "", text: line), mode: .prompt).result
            guard case .statements(let statements) = parsed, let text = statements.last?.shellText else { return nil }
            self.init(text)
        } else {
            self.init(line.first == "!" ? line.dropFirst() : line[...])
        }
        if !isOpen { return nil }
    }
}

extension Statement {
    /// What of it sh gets.
    fileprivate var shellText: String? {
        guard case .simple(let simple) = kind else { return nil }
        switch simple.body {
        case .shell(let text, _): return text
        case .command(let line): if case .pipe(let rest, _)? = line.destination { return rest } else { return nil }
        case .check: return nil
        }
    }
}
