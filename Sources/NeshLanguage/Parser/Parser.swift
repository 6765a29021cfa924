import NeshData

/// Text to statements. All problems of a text are found at once: after a bad line the next one is read.
package struct Parser {
    /// What kind of text it is.
    package enum Mode: Sendable {
        /// The text is all there is.
        case file
        /// More lines may follow; pasted `|` lines mean nothing.
        case prompt
    }

    /// `if`s in `if`s; more are refused, so that walking the tree cannot exhaust the stack.
    static let deepest = 50

    /// An `if` whose `end` has not come.
    struct Frame {
        var head: Place
        /// Nil where it could not be understood.
        var condition: Condition?
        var then: [Statement] = []
        var otherwise: [Statement]?
    }

    /// What `|` lines here would belong to.
    enum Above {
        case statement
        case bad
        case nothing(String)
    }

    let source: SourceText
    let mode: Mode
    var parsed = Parsed()
    var frames: [Frame] = []
    var above = Above.nothing("no statement stands directly above this expected line")

    /// - Parameter range: the part of the text to read, for scripts inside of other documents; all by default.
    package static func parse(_ source: SourceText, range: Range<Int>? = nil, mode: Mode = .file) -> Parsed {
        var parser = Parser(source: source, mode: mode)
        parser.read(range)
        return parser.parsed
    }

    private init(source: SourceText, mode: Mode) { (self.source, self.mode) = (source, mode) }

    private mutating func read(_ range: Range<Int>?) {
        if source.isBinary {
            parsed.problems.append(
                source.isEnclaveImage
                    ? Diagnostic(
                        "\(source.name) is an enclave image, not a script", at: nil,
                        fixes: ["nesh run-enclave --eif-path \(source.name.asWord) --cpu-count 2 --memory auto"])
                    : Diagnostic("\(source.name) is not text: it holds a NUL byte", at: nil))
            return
        }
        if let offset = source.firstRepair, range?.contains(offset) ?? true {
            // What stands there would be another name or pattern than the one that was written.
            parsed.problems.append(Diagnostic("this is not UTF-8", at: Place(source, offset..<offset + 3)))
        }
        // A line is a statement at most.
        if range == nil { parsed.statements.reserveCapacity(source.lineCount) }
        var lexer = Lexer(source, range: range)
        var last: LogicalLine?
        while let line = lexer.nextLine() {
            if line.isBroken {
                parsed.problems += lexer.problems
                lexer.problems = []
            }
            read(line)
            last = line
        }
        if let last, last.isUnfinished, !last.isBroken {
            parsed.incomplete = .backslash
            if mode == .file {
                let end = last.place.range.upperBound
                report("the last line ends in '\\', but no line follows", Place(source, max(0, end - 1)..<end))
            }
        } else if let frame = frames.last {
            parsed.incomplete = .openIf(frame.head)
        }
        if mode == .file {
            for frame in frames { report("'if' without 'end'", frame.head) }
        }
        while !frames.isEmpty { close(at: Place(source, source.bytes.count..<source.bytes.count)) }
        parsed.problems.sort { ($0.place?.range.lowerBound ?? 0) < ($1.place?.range.lowerBound ?? 0) }
    }

    private mutating func read(_ line: LogicalLine) {
        switch line.content {
        case .blank:
            above = .nothing("no statement stands directly above this expected line")
        case .narration(let text):
            add(Statement(.narration(text), place: line.place))
            above = .nothing("narration has no output to expect")
        case .expected(let text):
            if mode == .file, !line.isBroken { expect(text, line.place) }
        case .statement(let tokens):
            if line.isBroken {
                parsed.partialLines.append(words(tokens))
                above = .bad
                keepStructure(tokens, line.place)
            } else {
                above = .statement
                statement(tokens, line.place)
            }
        }
    }

    /// A bad `if` line still needs its `end`.
    private mutating func keepStructure(_ tokens: [Token], _ place: Place) {
        guard case .word(let word)? = tokens.first else { return }
        switch word.bare {
        case "if": frames.append(Frame(head: place, condition: nil))
        case "else" where !frames.isEmpty: frames[frames.count - 1].otherwise = []
        case "end" where !frames.isEmpty: close(at: place)
        default: break
        }
    }

    private mutating func expect(_ text: String, _ place: Place) {
        switch above {
        case .bad: return
        case .nothing(let why): return report(why, place)
        case .statement: break
        }
        let lineRange = source.range(ofLine: place.line)
        change { statement in
            if var expected = statement.expected {
                expected.lines.append(text)
                expected.place = expected.place.through(Place(place.source, lineRange))
                statement.expected = expected
            } else {
                statement.expected = Expected(lines: [text], place: Place(place.source, lineRange))
            }
        }
    }

    // MARK: The tree that grows

    mutating func add(_ statement: consuming Statement) {
        guard let top = frames.indices.last else {
            parsed.statements.append(statement)
            return
        }
        if frames[top].otherwise == nil {
            frames[top].then.append(statement)
        } else {
            frames[top].otherwise?.append(statement)
        }
    }

    private mutating func change(_ edit: (inout Statement) -> Void) {
        guard let top = frames.indices.last else {
            if let last = parsed.statements.indices.last { edit(&parsed.statements[last]) }
            return
        }
        if frames[top].otherwise == nil {
            if let last = frames[top].then.indices.last { edit(&frames[top].then[last]) }
        } else if let last = frames[top].otherwise?.indices.last, var statement = frames[top].otherwise?[last] {
            edit(&statement)
            frames[top].otherwise?[last] = statement
        }
    }

    /// Ends the innermost `if`. One that was not understood leaves what it held, for checks.
    mutating func close(at end: Place) {
        guard let frame = frames.popLast() else { return }
        if let condition = frame.condition {
            let conditional = Conditional(
                condition: condition, then: frame.then, otherwise: frame.otherwise, head: frame.head)
            add(Statement(.conditional(conditional), place: frame.head.through(end)))
        } else {
            for statement in frame.then + (frame.otherwise ?? []) { add(statement) }
        }
    }

    mutating func report(_ message: String, _ place: Place, notes: [String] = [], fixes: [String] = []) {
        parsed.problems.append(Diagnostic(message, at: place, notes: notes, fixes: fixes))
    }

    func words(_ tokens: some Collection<Token>) -> [Word] {
        var words: [Word] = []
        words.reserveCapacity(tokens.count)
        for case .word(let word) in tokens { words.append(word) }
        return words
    }
}
