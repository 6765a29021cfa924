import NeshLanguage

extension FuzzTarget {
    /// Lines and tokens; every place lies within what was read, and places go forward.
    static let lexer = FuzzTarget(
        name: "lexer", seeds: { try Seeds.scripts() },
        run: { bytes in
            let source = SourceText(name: "fuzz", bytes: bytes)
            for range in [nil, source.bytes.count / 3..<source.bytes.count * 2 / 3] {
                let limits = range ?? 0..<source.bytes.count
                var lexer = Lexer(source, range: range)
                var last = limits.lowerBound
                while let line = lexer.nextLine() {
                    try inside(line.place, limits)
                    try hold(line.place.range.lowerBound >= last, "lines that go back")
                    guard case .statement(let tokens) = line.content else { continue }
                    for token in tokens {
                        try inside(token.place, limits)
                        try hold(token.place.range.lowerBound >= last, "tokens that go back")
                        last = token.place.range.lowerBound
                    }
                    last = line.place.range.upperBound
                }
                for problem in lexer.problems { if let place = problem.place { try inside(place, limits) } }
            }
        })

    /// What was understood is printed, read again, and printed the same.
    static let parser = FuzzTarget(
        name: "parser", seeds: { try Seeds.scripts() },
        run: { bytes in
            let source = SourceText(name: "fuzz", bytes: bytes)
            for mode in [Parser.Mode.file, .prompt] {
                let parsed = Parser.parse(source, mode: mode)
                for problem in parsed.problems {
                    if let place = problem.place { try inside(place, 0..<source.bytes.count) }
                    _ = DiagnosticRecord(problem)
                }
                guard parsed.problems.isEmpty, parsed.incomplete == nil, mode == .file else { continue }
                let printed = Printer.print(parsed.statements)
                let again = Parser.parse(SourceText(name: "printed", text: printed))
                try hold(again.problems.isEmpty, "what was printed has problems: \(printed)")
                let twice = Printer.print(again.statements)
                try hold(twice == printed, "printed once\n\(printed)\nand twice\n\(twice)")
            }
        })

    /// Words with variables of every kind of value; comparisons of what they became.
    static let expander = FuzzTarget(
        name: "expander", seeds: { try Seeds.scripts() },
        run: { bytes in
            let source = SourceText(name: "fuzz", bytes: bytes)
            let words = Parser.parse(source).statements.flatMap(words(of:))
            var last: ExpandedWord?
            for word in words {
                guard let expanded = try accepted({ try Expander.expand(word, from: OddVariables()) }) else { continue }
                try inside(expanded.place, 0..<source.bytes.count)
                if let literal = word.literal {
                    try hold(expanded.text == literal && expanded.isLiteral, "\(literal) became \(expanded.text)")
                }
                for offset in [0, 1, expanded.text.utf8.count] {
                    try inside(expanded.place(from: offset), 0..<source.bytes.count)
                }
                _ = Comparing.isTrue(expanded.text)
                _ = DurationText.parse(expanded.text)
                if let quoted = Quoting.quoted(expanded.text) {
                    let read = Parser.parse(SourceText(name: "quoted", text: "echo " + quoted))
                    try hold(read.problems.isEmpty, "\(quoted) is not read")
                    try hold(
                        read.statements.flatMap(words(of:)).last?.literal == expanded.text, "\(quoted) is another")
                }
                if let other = last {
                    for sign in Condition.Operator.allCases {
                        _ = try accepted {
                            try Comparing.compare(other, sign, expanded) { pattern, text in pattern == text }
                        }
                    }
                }
                last = expanded
            }
        })

    private static func inside(_ place: Place, _ limits: Range<Int>) throws(FuzzFinding) {
        try hold(
            place.range.lowerBound >= limits.lowerBound && place.range.upperBound <= limits.upperBound,
            "the place \(place.range) is not within \(limits)")
        _ = (place.line, place.column, place.text)
    }

    private static func words(of statement: Statement) -> [Word] {
        switch statement.kind {
        case .narration: return []
        case .conditional(let conditional):
            return conditional.condition.words + (conditional.then + (conditional.otherwise ?? [])).flatMap(words(of:))
        case .simple(let simple):
            switch simple.body {
            case .shell: return []
            case .check(let check): return check.condition.words + (check.timeout.map { [$0] } ?? [])
            case .command(let line):
                guard case .file(let word, _, _)? = line.destination else { return line.words }
                return line.words + [word]
            }
        }
    }
}

/// Values of every kind, chosen by the variable's name.
private struct OddVariables: VariableSource {
    var home: String? { "/home" }

    func value(of subject: Variable.Subject) -> VariableValue {
        switch Variable(subject).path.utf8.reduce(0, { $0 &+ Int($1) }) % 8 {
        case 0: .text("")
        case 1: .text("a b'\"$\\ \u{1F600}")
        case 2: .text("12.50")
        case 3: .unknown
        case 4: .unset(others: ["abc", "path"])
        case 5: .nothing(reason: "no enclave is selected", fixes: [])
        case 6: .noField(depth: 0, others: ["ID"])
        default: .notARecord(depth: 3)
        }
    }
}
