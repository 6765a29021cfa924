import NeshLanguage

/// A statement's meaning as text, without places.
func shape(_ statement: Statement) -> String {
    var text: String
    switch statement.kind {
    case .narration(let narration): text = "narration(\(narration))"
    case .conditional(let conditional):
        text = "if(\(shape(conditional.condition)))[\(shape(conditional.then))]"
        if let otherwise = conditional.otherwise { text += "else[\(shape(otherwise))]" }
    case .simple(let simple):
        text = simple.prefixes.map { $0.prefix.rawValue + ":" }.joined()
        switch simple.body {
        case .shell(let rest, _): text += "shell(\(rest))"
        case .check(let check):
            text += "\(check.verb.rawValue)(\(shape(check.condition)))"
            if let timeout = check.timeout { text += "within(\(shape(timeout)))" }
        case .command(let line):
            text += line.words.map(shape).joined(separator: " ")
            switch line.destination {
            case .file(let word, let append, _): text += (append ? " >>" : " >") + shape(word)
            case .pipe(let rest, _): text += " pipe(\(rest))"
            case nil: break
            }
            if line.background != nil { text += " &" }
        }
    }
    if let expected = statement.expected { text += "|" + expected.lines.joined(separator: "|") }
    return text
}

func shape(_ statements: [Statement]) -> String { statements.map(shape).joined(separator: "; ") }

func shape(_ condition: Condition) -> String {
    var text = condition.isNegated ? "not " : ""
    text += shape(condition.left)
    if let comparison = condition.comparison {
        text += " \(comparison.operator.rawValue) \(shape(comparison.right))"
    }
    return text
}

func shape(_ word: Word) -> String { word.parts.map(shape).joined(separator: "+") }

func shape(_ part: Word.Part) -> String {
    let mark =
        switch part.quoting {
        case .bare: ""
        case .escaped: "\\"
        case .single: "'"
        case .double: "\""
        }
    switch part.kind {
    case .text(let text): return mark + text + mark
    case .home: return "HOME"
    case .variable(let variable):
        return mark + "{\(variable.path)\(variable.fallback.map { ":-\($0)" } ?? "")}" + mark
    }
}

/// `line:column: message` of each problem.
func problems(_ text: String, mode: Parser.Mode = .file) -> [String] {
    Parser.parse(SourceText(name: "t", text: text), mode: mode).problems.map(short)
}

func short(_ problem: Diagnostic) -> String {
    (problem.place.map { "\($0.line):\($0.column): " } ?? "") + problem.message
}

func parse(_ text: String, mode: Parser.Mode = .file) -> Parsed {
    Parser.parse(SourceText(name: "t", text: text), mode: mode)
}

/// The shape of a text without problems, else the problems.
func read(_ text: String, mode: Parser.Mode = .file) -> String {
    let parsed = parse(text, mode: mode)
    return parsed.problems.isEmpty ? shape(parsed.statements) : parsed.problems.map(short).joined(separator: "\n")
}

/// The last word of a line that is a plain command.
func lastWord(_ text: String) -> Word? {
    guard case .simple(let simple)? = parse(text).statements.first?.kind, case .command(let line) = simple.body else {
        return nil
    }
    return line.words.last
}
