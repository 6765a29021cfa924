/// Text to tokens, a line at a time; mistakes are collected, the rest of a bad line is skipped.
package struct Lexer {
    let source: SourceText
    let bytes: [UInt8]
    let end: Int
    var position: Int
    /// In the order of the text.
    package internal(set) var problems: [Diagnostic] = []
    /// Set by anything that finds `\` at the end of the text.
    var isUnfinished = false

    /// What the words read so far on the line make of the next one.
    enum Context {
        /// The next word may be a prefix, a verb or `!`.
        case head
        case arguments
        /// After `expect`, `wait`, `require`, `if`: `<` and `>` compare.
        case condition
    }

    /// - Parameter range: the part of the text to read; all of it by default.
    package init(_ source: SourceText, range: Range<Int>? = nil) {
        self.source = source
        bytes = source.bytes
        let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
        position = range.lowerBound
        end = range.upperBound
    }

    /// The next line; nil at the end of the text.
    package mutating func nextLine() -> LogicalLine? {
        guard position < end else { return nil }
        let known = problems.count
        isUnfinished = false
        while position < end, Byte.isBlank(bytes[position]) { position += 1 }
        let start = position
        let content = lineContent()
        var stop = position
        while stop > start, Byte.isBlank(bytes[stop - 1]) || bytes[stop - 1] == Byte.newline { stop -= 1 }
        skipLine()
        return LogicalLine(
            content: content, place: place(start, stop), isBroken: problems.count > known, isUnfinished: isUnfinished)
    }

    /// Few lines have more.
    private static let usualTokens = 6

    private mutating func lineContent() -> LogicalLine.Content {
        guard let first = peek(), first != Byte.newline else { return .blank }
        if first == Byte.hash { return commentLine() }
        if first == Byte.pipe { return expectedLine() }
        var tokens: [Token] = []
        tokens.reserveCapacity(Self.usualTokens)
        var context = Context.head
        let known = problems.count
        while problems.count == known, let token = nextToken(&context, after: tokens) {
            if case .comment = token { continue }
            tokens.append(token)
        }
        if problems.count > known { position = endOfLine() }
        return tokens.isEmpty ? .blank : .statement(tokens)
    }

    /// `##` and a blank narrates; `#` and `###…` are comments.
    private mutating func commentLine() -> LogicalLine.Content {
        let start = position
        position = endOfLine()
        let text = source.text(start..<position)
        guard text == "##" || text.hasPrefix("## ") || text.hasPrefix("##\t") else { return .blank }
        return .narration(String(text.dropFirst(3)))
    }

    private mutating func expectedLine() -> LogicalLine.Content {
        let start = position
        position = endOfLine()
        let text = source.text(start + 1..<position)
        if !text.isEmpty, !text.hasPrefix(" ") {
            report("an expected line is '|', a space, and the text", start, start + 1)
        }
        return .expected(String(text.dropFirst()))
    }

    private mutating func nextToken(_ context: inout Context, after tokens: [Token]) -> Token? {
        skipBlanks()
        guard let byte = peek(), byte != Byte.newline else { return nil }
        let start = position
        switch byte {
        case Byte.hash:
            position = endOfLine()
            return .comment(place(start, position))
        case Byte.bang where context == .head:
            let rest = shellText(from: start + 1)
            return .shell(rest: rest, place(start, position))
        case 0xef where context == .head && source.text(start..<min(start + 3, end)) == "！":
            // All of the line is sh's, whatever nesh would make of its signs.
            position = endOfLine()
            problems.append(Diagnostic.wideBang(place(start, position)))
            return nil
        case Byte.pipe, Byte.ampersand, Byte.semicolon:
            return sign(byte, context)
        case Byte.less where context != .condition, Byte.greater where context != .condition:
            return redirection(byte, after: tokens.last)
        default:
            guard let word = word(in: context) else { return nil }
            advance(&context, past: word)
            return .word(word)
        }
    }

    /// Prefixes leave the line at its head; a verb decides how the rest is read.
    private func advance(_ context: inout Context, past word: Word) {
        guard context == .head else { return }
        switch word.bare {
        case "try", "not", "on-exit", "nitro-cli", "$": break
        case "expect", "wait", "require", "if": context = .condition
        default: context = .arguments
        }
    }

    // MARK: Small steps

    func peek(_ ahead: Int = 0) -> UInt8? {
        position + ahead < end ? bytes[position + ahead] : nil
    }

    func place(_ start: Int, _ stop: Int) -> Place { Place(source, start..<max(start, stop)) }

    mutating func report(_ message: String, _ start: Int, _ stop: Int, notes: [String] = [], fixes: [String] = []) {
        problems.append(Diagnostic(message, at: place(start, stop), notes: notes, fixes: fixes))
    }

    /// The length of `\` with the line's end behind it at an offset, nil if there is no such thing.
    func joinLength(at offset: Int) -> Int? {
        guard offset < end, bytes[offset] == Byte.backslash else { return nil }
        var stop = offset + 1
        while stop < end, bytes[stop] == Byte.carriageReturn { stop += 1 }
        if stop == end { return stop - offset }
        return bytes[stop] == Byte.newline ? stop + 1 - offset : nil
    }

    /// Steps over `\` and the line's end, if they are here.
    mutating func skipJoin() -> Bool {
        guard let length = joinLength(at: position) else { return false }
        position += length
        if position == end { isUnfinished = true }
        return true
    }

    private mutating func skipBlanks() {
        while let byte = peek(), Byte.isBlank(byte) || skipJoin() {
            if Byte.isBlank(byte) { position += 1 }
        }
    }

    /// Where this line ends, without its carriage returns; joins are not looked for.
    func endOfLine() -> Int {
        var stop = position
        while stop < end, bytes[stop] != Byte.newline { stop += 1 }
        while stop > position, bytes[stop - 1] == Byte.carriageReturn { stop -= 1 }
        return stop
    }

    private mutating func skipLine() {
        while position < end, bytes[position] != Byte.newline { position += 1 }
        if position < end { position += 1 }
    }
}
