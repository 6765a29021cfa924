extension Lexer {
    /// A word from here to the next blank or sign; nil after a report.
    mutating func word(in context: Context) -> Word? {
        let start = position
        var parts: [Word.Part] = []
        let known = problems.count
        if peek() == Byte.tilde, peek(1) == Byte.slash {
            position += 1
            parts.append(Word.Part(.home, .bare, place(start, position)))
        }
        while problems.count == known, let byte = peek(), !endsWord(byte, context) {
            if skipJoin() { continue }
            switch byte {
            case Byte.quote: singleQuoted(&parts)
            case Byte.doubleQuote: doubleQuoted(&parts)
            case Byte.backslash: escape(&parts)
            case Byte.dollar where beginsVariable(): variable(.bare, &parts)
            default: bareText(&parts, context)
            }
        }
        guard problems.count == known, !parts.isEmpty else { return nil }
        return Word(parts: parts, place: place(start, position))
    }

    private func endsWord(_ byte: UInt8, _ context: Context) -> Bool {
        switch byte {
        case Byte.newline, Byte.pipe, Byte.ampersand, Byte.semicolon: true
        case Byte.less, Byte.greater: context != .condition
        default: Byte.isBlank(byte)
        }
    }

    private mutating func bareText(_ parts: inout [Word.Part], _ context: Context) {
        let start = position
        while let byte = peek(), !endsWord(byte, context) {
            switch byte {
            case Byte.quote, Byte.doubleQuote, Byte.backslash: break
            case Byte.dollar where beginsVariable(): break
            case Byte.dollar where peek(1) == Byte.leftParenthesis && peek(2) == Byte.leftParenthesis:
                report(
                    "there is no arithmetic; quote the text if it is meant", position, position + 3,
                    fixes: ["!echo $((1 + 2))  # sh calculates"])
                return
            case Byte.dollar where peek(1) == Byte.leftParenthesis, Byte.backtick:
                report(
                    "there is no command substitution; quote the text if it is meant", position,
                    position + (byte == Byte.backtick ? 1 : 2),
                    fixes: ["use $last.FIELD for the result of the last command, or !COMMAND for the shell"])
                return
            default:
                position += 1
                continue
            }
            break
        }
        append(source.text(start..<position), .bare, start, &parts)
    }

    private mutating func escape(_ parts: inout [Word.Part]) {
        let start = position
        var stop = start + 1
        while stop < end, Byte.isBlank(bytes[stop]) { stop += 1 }
        if stop > start + 1, stop == end || bytes[stop] == Byte.newline {
            report("blanks behind '\\' keep it from joining the next line", start, stop, fixes: ["remove the blanks"])
            return
        }
        let length = characterLength(at: start + 1)
        position = start + 1 + length
        // An escaped blank is kept as a quoted one, because at a line's end it could not be printed again.
        let isBlank = length == 1 && Byte.isBlank(bytes[start + 1])
        append(source.text(start + 1..<position), isBlank ? .single : .escaped, start, &parts)
    }

    private mutating func singleQuoted(_ parts: inout [Word.Part]) {
        let start = position
        var stop = start + 1
        while stop < end, bytes[stop] != Byte.quote, bytes[stop] != Byte.newline { stop += 1 }
        guard stop < end, bytes[stop] == Byte.quote else {
            report("the closing ' is missing (quotes never span lines)", start, start + 1)
            proposeClosing(start)
            return
        }
        position = stop + 1
        append(source.text(start + 1..<stop), .single, start, &parts)
    }

    /// Where a quote was probably meant to end: at the line's end, where one word stands in it, or behind a variable.
    private mutating func proposeClosing(_ start: Int) {
        let line = bytes[start..<end].prefix { $0 != Byte.newline && $0 != Byte.carriageReturn }
        let word = line.prefix { !Byte.isBlank($0) }
        let isVariable = word.starts(with: "\"$".utf8)
        guard word.count > 1, word.last != Byte.backslash, word.count == line.count || isVariable else { return }
        let meant = source.text(start..<word.endIndex) + source.text(start..<start + 1)
        problems[problems.count - 1].replacement = meant
        problems[problems.count - 1].replaced = place(start, word.endIndex)
        problems[problems.count - 1].notes = [Quoting.question([meant])]
    }

    private mutating func doubleQuoted(_ parts: inout [Word.Part]) {
        let start = position
        let known = problems.count
        var text: [UInt8] = []
        var textStart = start
        var isEmpty = true
        position += 1
        func unclosed(_ lexer: inout Lexer) {
            lexer.report("the closing \" is missing (quotes never span lines)", start, start + 1)
            lexer.proposeClosing(start)
        }
        while true {
            guard let byte = peek(), byte != Byte.newline else { return unclosed(&self) }
            switch byte {
            case Byte.doubleQuote:
                position += 1
                if !text.isEmpty || isEmpty {
                    append(String(decoding: text, as: UTF8.self), .double, textStart, &parts)
                }
                return
            case Byte.backslash:
                guard let next = peek(1), next != Byte.newline else { return unclosed(&self) }
                // Only what would mean something else needs a backslash; any other one stays, as in patterns.
                if next != Byte.doubleQuote, next != Byte.backslash, next != Byte.dollar { text.append(byte) }
                text.append(next)
                position += 2
            case Byte.dollar where beginsVariable():
                if !text.isEmpty { append(String(decoding: text, as: UTF8.self), .double, textStart, &parts) }
                text = []
                variable(.double, &parts)
                if problems.count > known { return }
                textStart = position
            default:
                text.append(byte)
                position += 1
            }
            isEmpty = false
        }
    }

    /// Adjacent texts of one kind become one part, so that a word has one shape however it was typed.
    private func append(_ text: String, _ quoting: Word.Quoting, _ start: Int, _ parts: inout [Word.Part]) {
        let here = place(start, position)
        guard let last = parts.last, last.quoting == quoting, last.kind != .home else {
            parts.append(Word.Part(.text(text), quoting, here))
            return
        }
        if case .text(let before) = last.kind {
            parts[parts.count - 1] = Word.Part(.text(before + text), quoting, last.place.through(here))
        } else if !text.isEmpty {
            parts.append(Word.Part(.text(text), quoting, here))
        }
    }

    /// Bytes of the character at an offset; the source has been repaired, so the first byte tells.
    func characterLength(at offset: Int) -> Int {
        guard offset < end else { return 0 }
        let length =
            switch bytes[offset] {
            case 0xF0...: 4
            case 0xE0...: 3
            case 0xC0...: 2
            default: 1
            }
        return min(length, end - offset)
    }
}
