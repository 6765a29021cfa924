/// Statements back to text: one blank between words, four for each `if` around a line, comments left out.
/// What it prints parses to the same statements.
package enum Printer {
    /// Lines, each ended by a newline.
    package static func print(_ statements: [Statement], indentation: Int = 0) -> String {
        statements.map { print($0, indentation: indentation) }.joined()
    }

    /// - Parameter indentation: steps of four blanks.
    package static func print(_ statement: Statement, indentation: Int = 0) -> String {
        let margin = String(repeating: " ", count: indentation * 4)
        var text = ""
        switch statement.kind {
        case .narration(let narration): text += margin + (narration.isEmpty ? "##" : "## \(narration)") + "\n"
        case .simple(let simple): text += margin + print(simple) + "\n"
        case .conditional(let conditional):
            text += "\(margin)if \(print(conditional.condition))\n"
            text += print(conditional.then, indentation: indentation + 1)
            if let otherwise = conditional.otherwise {
                text += "\(margin)else\n" + print(otherwise, indentation: indentation + 1)
            }
            text += "\(margin)end\n"
        }
        for line in statement.expected?.lines ?? [] { text += margin + (line.isEmpty ? "|" : "| \(line)") + "\n" }
        return text
    }

    /// Without indentation and newline.
    package static func print(_ simple: Simple) -> String {
        let prefixes = simple.prefixes.map { $0.prefix.rawValue + " " }.joined()
        switch simple.body {
        case .shell(let text, _): return prefixes + "!" + text
        case .check(let check):
            let timeout = check.timeout.map { " --timeout " + print($0) } ?? ""
            return "\(prefixes)\(check.verb.rawValue) \(print(check.condition))\(timeout)"
        case .command(let line): return prefixes + print(line)
        }
    }

    /// As a line, without a line break.
    package static func print(_ line: CommandLine) -> String {
        var text = line.words.map(print).joined(separator: " ")
        switch line.destination {
        case .file(let word, let append, _): text += (append ? " >> " : " > ") + print(word)
        case .pipe(let rest, _): text += " |" + rest
        case nil: break
        }
        return line.background == nil ? text : text + " &"
    }

    /// As it stands behind a verb.
    package static func print(_ condition: Condition) -> String {
        var text = condition.isNegated ? "not " : ""
        text += print(condition.left)
        if let comparison = condition.comparison {
            text += " \(comparison.operator.rawValue) \(print(comparison.right))"
        }
        return text
    }

    /// As it must be quoted to be the same word again.
    package static func print(_ word: Word) -> String {
        var text = ""
        var isInDoubleQuotes = false
        for (index, part) in word.parts.enumerated() {
            if (part.quoting == .double) != isInDoubleQuotes {
                text += "\""
                isInDoubleQuotes.toggle()
            }
            switch part.kind {
            case .home: text += "~"
            case .variable(let variable): text += print(variable, before: following(index, in: word))
            case .text(let piece):
                switch part.quoting {
                case .bare: text += piece
                case .single: text += "'\(piece)'"
                case .double: text += Quoting.escaped(piece)
                case .escaped: for character in piece.unicodeScalars { text += "\\\(character)" }
                }
            }
        }
        return isInDoubleQuotes ? text + "\"" : text
    }

    /// The first byte after a part if it is printed directly behind it.
    private static func following(_ index: Int, in word: Word) -> UInt8? {
        let part = word.parts[index]
        guard index + 1 < word.parts.count, word.parts[index + 1].quoting == part.quoting,
            case .text(let text) = word.parts[index + 1].kind
        else { return nil }
        return text.utf8.first
    }

    private static func print(_ variable: Variable, before next: UInt8?) -> String {
        if let fallback = variable.fallback {
            var text: [UInt8] = []
            let bytes = Array(fallback.utf8)
            for (index, byte) in bytes.enumerated() {
                // `\$` stands for both; a dollar on its own would begin a variable.
                let isKept = byte == Byte.backslash && bytes.dropFirst(index + 1).first == Byte.dollar
                if byte == Byte.rightBrace || byte == Byte.backslash || byte == Byte.doubleQuote, !isKept {
                    text.append(Byte.backslash)
                }
                text.append(byte)
            }
            return "${\(variable.path):-\(String(decoding: text, as: UTF8.self))}"
        }
        let runsOn = next.map { Byte.isNamePart($0) || $0 == Byte.dot } ?? false
        return runsOn ? "${\(variable.path)}" : "$\(variable.path)"
    }
}
