extension Lexer {
    /// `|`, `&` and `;`, which mean something only in certain places.
    mutating func sign(_ byte: UInt8, _ context: Context) -> Token? {
        let start = position
        let text = String(UnicodeScalar(byte))
        if context == .condition {
            if byte == UInt8(ascii: "&"), isLastOnLine(start + 1) {
                report("a condition cannot run in the background", start, start + 1, fixes: ["without the '&'"])
                return nil
            }
            report("'\(text)' ends a condition: quote the pattern", start, start + 1, fixes: ["'a|b', in quotes"])
            return nil
        }
        if context == .head {
            report("a command is missing before '\(text)'", start, start + 1)
            return nil
        }
        switch (byte, peek(1)) {
        case (Byte.semicolon, _):
            report(
                "there is one statement to a line; quote a ';' that is meant", start, start + 1,
                fixes: ["write each on a line of its own; the text of nesh -c can have several lines, too"])
        case (Byte.ampersand, Byte.ampersand?), (Byte.pipe, Byte.pipe?):
            report(
                "there is no '\(text)\(text)'", start, start + 2,
                fixes: ["write two lines; a script stops at the first error, 'try' goes on"])
        case (Byte.ampersand, Byte.greater?), (Byte.pipe, Byte.ampersand?):
            onlyStandardOutput(start, start + 2)
        case (Byte.pipe, _):
            var rest = shellText(from: start + 1)
            if let stop = backgroundSign(after: start + 1) {
                rest = source.text(start + 1..<trimmed(start + 1..<stop))
                position = stop
            }
            return .pipe(rest: rest, place(start, start + 1))
        default:
            position += 1
            return .background(place(start, position))
        }
        return nil
    }

    /// Nothing but blanks and a comment stands behind it.
    private func isLastOnLine(_ offset: Int) -> Bool {
        let rest = bytes[min(offset, bytes.count)...].prefix { $0 != UInt8(ascii: "\n") }
            .drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return rest.isEmpty || rest.first == UInt8(ascii: "#")
    }

    /// Where a lone `&` ends the text for sh that was just read. It is ours: sh would take the program's input away.
    private func backgroundSign(after start: Int) -> Int? {
        let stop = trimmed(start..<position) - 1
        guard stop > start, bytes[stop] == Byte.ampersand else { return nil }
        let before = trimmed(start..<stop)
        guard before > start,
            ![Byte.ampersand, Byte.greater, Byte.less, Byte.pipe, Byte.backslash].contains(bytes[before - 1])
        else { return nil }
        return stop
    }

    /// The end of the range without the blanks there.
    private func trimmed(_ range: Range<Int>) -> Int {
        var stop = range.upperBound
        while stop > range.lowerBound, Byte.isBlank(bytes[stop - 1]) { stop -= 1 }
        return stop
    }

    mutating func redirection(_ byte: UInt8, after previous: Token?) -> Token? {
        let start = position
        if byte == Byte.less {
            report("there is no input to redirect; quote a '<' that is meant", start, start + 1)
            return nil
        }
        position += 1
        let append = peek() == Byte.greater
        if append { position += 1 }
        if let next = peek(), next == Byte.ampersand || next == Byte.pipe || next == Byte.greater {
            onlyStandardOutput(start, position + 1)
            return nil
        }
        if case .word(let word)? = previous, word.place.range.upperBound == start, let digits = word.bare,
            digits.utf8.allSatisfy(Byte.isDigit)
        {
            onlyStandardOutput(word.place.range.lowerBound, position)
            return nil
        }
        return .redirect(append: append, place(start, position))
    }

    private mutating func onlyStandardOutput(_ start: Int, _ stop: Int) {
        report(
            "'>' and '>>' redirect standard output; nothing else can be redirected", start, stop,
            fixes: ["in another shell: nesh -c '…' 2> FILE"])
    }

    /// The rest of the line for sh: verbatim, with the lines that `\` joins to it.
    mutating func shellText(from start: Int) -> String {
        var scan = start
        while scan < end, bytes[scan] != Byte.newline {
            guard bytes[scan] == Byte.backslash else {
                scan += 1
                continue
            }
            if let length = joinLength(at: scan) {
                scan += length
                if scan == end { isUnfinished = true }
            } else {
                scan = min(scan + 2, end)
            }
        }
        while scan > start, bytes[scan - 1] == Byte.carriageReturn { scan -= 1 }
        position = scan
        let text = source.text(start..<scan)
        if !isUnfinished, text.utf8.allSatisfy({ Byte.isBlank($0) }) {
            report("the command for the shell is missing", start - 1, start)
        }
        return text
    }
}
