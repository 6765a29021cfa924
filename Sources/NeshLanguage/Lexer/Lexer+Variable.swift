extension Lexer {
    /// Whether the `$` here is followed by what makes it one.
    func beginsVariable() -> Bool {
        guard let next = peek(1) else { return false }
        return Byte.isLetter(next) || Byte.isDigit(next) || next == Byte.leftBrace
    }

    /// Reads from the `$` on; adds nothing after a report.
    mutating func variable(_ quoting: Word.Quoting, _ parts: inout [Word.Part]) {
        let start = position
        position += 1
        let isBraced = peek() == Byte.leftBrace
        if isBraced { position += 1 }
        guard let subject = subject(start) else { return }
        var fallback: String?
        if isBraced {
            if peek() == Byte.colon, peek(1) == Byte.minus {
                position += 2
                guard let text = fallbackText(start) else { return }
                fallback = text
            }
            guard closingBrace(start) else { return }
        }
        // An empty quote before it, as in `""$x` within one kind of quotes, is part of the same run.
        if let last = parts.last, last.quoting == quoting, last.kind == .text("") { parts.removeLast() }
        parts.append(
            Word.Part(.variable(Variable(subject, fallback: fallback)), quoting, place(start, position)))
    }

    private mutating func subject(_ start: Int) -> Variable.Subject? {
        guard let first = peek(), Byte.isLetter(first) || Byte.isDigit(first) else {
            report("a variable's name is missing after '${'", start, position)
            return nil
        }
        if Byte.isDigit(first) {
            position += 1
            return .argument(Int(first - 0x30))
        }
        let name = nameHere()
        guard let record = Variable.Record(rawValue: name) else { return .name(name) }
        var keys: [String] = []
        while peek() == Byte.dot, let next = peek(1), Byte.isNamePart(next) {
            position += 1
            keys.append(nameHere())
        }
        return .record(record, keys)
    }

    private mutating func nameHere() -> String {
        let start = position
        while let byte = peek(), Byte.isNamePart(byte) { position += 1 }
        return source.text(start..<position)
    }

    /// The text up to the brace, in which `\` takes the meaning from `}`, `"` and `\`.
    private mutating func fallbackText(_ start: Int) -> String? {
        var text: [UInt8] = []
        while let byte = peek(), byte != Byte.newline, byte != Byte.rightBrace {
            if byte == Byte.dollar, beginsVariable() {
                report("a default is plain text: no variable can stand in it", position, position + 1)
                return nil
            }
            if byte == Byte.backslash, let next = peek(1), next != Byte.newline {
                if next != Byte.rightBrace, next != Byte.backslash, next != Byte.doubleQuote { text.append(byte) }
                text.append(next)
                position += 2
            } else {
                text.append(byte)
                position += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func closingBrace(_ start: Int) -> Bool {
        if peek() == Byte.rightBrace {
            position += 1
            return true
        }
        guard let next = peek(), next != Byte.newline, next != Byte.doubleQuote else {
            report("the closing } is missing", start, start + 2)
            return false
        }
        let stop = position + characterLength(at: position)
        if next == Byte.dot {
            let records = Variable.Record.allCases.map { "$" + $0.rawValue }.joined(separator: " ")
            report(
                "a field's name belongs after the dot of a record", position, stop, notes: ["records are \(records)"])
        } else {
            report(
                "'\(source.text(position..<stop))' does not belong in '${…}'", position, stop,
                notes: ["forms are ${name}, ${name:-default}, ${1}, ${env.NAME}"])
        }
        return false
    }
}
