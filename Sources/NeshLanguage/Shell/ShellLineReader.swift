/// Reads one line of sh and keeps in `construct` what it opens and closes.
struct ShellLineReader {
    var construct: ShellConstruct
    let bytes: [UInt8]
    private(set) var endsInBackslash = false
    private var index = 0
    /// The word that is being read; nil between words.
    private var word: [UInt8]?
    private var isPlain = true
    /// The last operator was one after which a line goes on.
    private var joins = false
    private var hasTokens = false

    init(construct: ShellConstruct, bytes: [UInt8]) { (self.construct, self.bytes) = (construct, bytes) }

    private func byte(_ ahead: Int = 0) -> UInt8? {
        bytes.indices.contains(index + ahead) ? bytes[index + ahead] : nil
    }

    private func comes(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[index...].starts(with: $0) }
    }

    mutating func read() {
        // In a script of nesh's own such a line is what is expected; sh begins none with it.
        let first = bytes.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        if first == UInt8(ascii: "|"), !construct.continues, !construct.isQuoted { return }
        while index < bytes.count {
            switch construct.frames.last {
            case .quoted(let quote)?: quoted(quote)
            case .arithmetic(let depth)?: arithmetic(depth)
            default: command()
            }
            // Not a comment's.
            if endsInBackslash { break }
        }
        if construct.isQuoted || endsInBackslash {
            construct.continues = endsInBackslash && !construct.isQuoted
            return
        }
        endWord()
        if hasTokens { construct.continues = joins }
        if case .choice(.subject)? = construct.frames.last { return }
        construct.startsCommand = true
    }

    // MARK: Quotes

    private mutating func quoted(_ quote: ShellConstruct.Quote) {
        hasTokens = true
        let now = bytes[index]
        switch (quote, now) {
        case (.single, UInt8(ascii: "'")), (.escaped, UInt8(ascii: "'")), (.double, UInt8(ascii: "\"")),
            (.backquote, UInt8(ascii: "`")), (.parameter, UInt8(ascii: "}")):
            construct.frames.removeLast()
            index += 1
        case (.single, _): index += 1
        case (_, UInt8(ascii: "\\")): index += 2
        case (.double, _), (.parameter, _): if !substitution(inQuotes: quote == .double) { index += 1 }
        case (.escaped, _), (.backquote, _): index += 1
        }
    }

    /// `'…'`, `"…"`, `` `…` ``, `$(…)`, `${…}`: opens what begins here.
    private mutating func substitution(inQuotes: Bool = false) -> Bool {
        func open(_ frame: ShellConstruct.Frame, _ length: Int) -> Bool {
            construct.frames.append(frame)
            index += length
            return true
        }
        if comes("$((") { return open(.arithmetic(0), 3) }
        if comes("$(") { return openSubstitution() }
        if comes("${") { return open(.quoted(.parameter), 2) }
        if comes("`") { return open(.quoted(.backquote), 1) }
        if comes("\"") { return open(.quoted(.double), 1) }
        if inQuotes { return false }
        if comes("$'") { return open(.quoted(.escaped), 2) }
        if comes("'") { return open(.quoted(.single), 1) }
        return false
    }

    private mutating func openSubstitution() -> Bool {
        construct.frames.append(.substitution(construct.startsCommand))
        construct.startsCommand = true
        (word, isPlain) = (nil, true)
        index += 2
        return true
    }

    private mutating func arithmetic(_ depth: Int) {
        hasTokens = true
        if comes("))"), depth == 0 {
            construct.close()
            index += 2
            return
        }
        if comes("(") { construct.frames[construct.frames.count - 1] = .arithmetic(depth + 1) }
        if comes(")"), depth > 0 { construct.frames[construct.frames.count - 1] = .arithmetic(depth - 1) }
        index += 1
    }

    // MARK: Commands

    private mutating func command() {
        let now = bytes[index]
        if now == UInt8(ascii: " ") || now == UInt8(ascii: "\t") {
            endWord()
            index += 1
            return
        }
        if now == UInt8(ascii: "#"), word == nil {
            index = bytes.count
            return
        }
        if comes("<(") || comes(">(") {
            hasTokens = true
            _ = openSubstitution()
        } else if !bracket(now), !sign(now) {
            beginWord()
            if now == UInt8(ascii: "\\") {
                endsInBackslash = index + 1 == bytes.count
                isPlain = false
                index += 2
            } else if substitution() {
                // The word goes on behind it.
                if construct.isQuoted || word != nil { isPlain = false }
            } else {
                word?.append(now)
                index += 1
            }
        }
    }

    private mutating func beginWord() {
        hasTokens = true
        joins = false
        if word == nil { (word, isPlain) = ([], true) }
    }

    private mutating func endWord() {
        guard let ended = word else { return }
        word = nil
        construct.take(word: isPlain ? ended : nil)
    }

    /// - Returns: false where it is not a parenthesis.
    private mutating func bracket(_ now: UInt8) -> Bool {
        if now == UInt8(ascii: ")") {
            endWord()
            switch construct.frames.last {
            case .substitution?, .list?:
                construct.close()
                // The word that it is a part of goes on.
                (word, isPlain) = ([], false)
            case .parentheses?:
                construct.close()
                construct.startsCommand = true
            case .choice(.pattern)?: construct.setChoice(.commands)
            default: break
            }
            hasTokens = true
            joins = false
            index += 1
            return true
        }
        guard now == UInt8(ascii: "(") else { return false }
        hasTokens = true
        joins = false
        openBracket()
        return true
    }

    private mutating func openBracket() {
        let isOption = word?.last.map { "?*+@!=".utf8.contains($0) } ?? false
        let name = word
        let isLoop = construct.frames.last == .loop && !construct.startsCommand
        endWord()
        let rest = bytes[(index + 1)...].drop { $0 == UInt8(ascii: " ") }
        switch construct.frames.last {
        case .choice(.pattern)?, .test?: index += 1
        case _ where isOption:
            construct.frames.append(.list)
            index += 1
        case _ where comes("((") && (construct.startsCommand || isLoop):
            construct.frames.append(.arithmetic(0))
            index += 2
        case _ where rest.first == UInt8(ascii: ")") && (name != nil || !construct.startsCommand):
            construct.wantsBody = true
            construct.startsCommand = true
            index = rest.startIndex + 1
        case _ where construct.startsCommand:
            construct.wantsBody = false
            construct.frames.append(.parentheses)
            index += 1
        default: index += 1
        }
    }

    /// - Returns: false where it is not an operator.
    private mutating func sign(_ now: UInt8) -> Bool {
        if now == UInt8(ascii: "<") || now == UInt8(ascii: ">") || comes("&>") {
            endWord()
            redirect()
            return true
        }
        guard ";&|".utf8.contains(now) else { return false }
        endWord()
        if construct.frames.last == .test {
            index += 1
            return true
        }
        hasTokens = true
        let isPair = byte(1) == now
        joins = now == UInt8(ascii: "|") || now == UInt8(ascii: "&") && isPair
        let endsChoice = now == UInt8(ascii: ";") && (isPair || byte(1) == UInt8(ascii: "&"))
        index += isPair || comes("|&") || endsChoice ? 2 : 1
        switch construct.frames.last {
        case .choice(.commands)? where endsChoice: construct.setChoice(.pattern)
        case .choice(.pattern)?: joins = false
        case .choice(.subject)?: break
        default: construct.startsCommand = true
        }
        return true
    }

    // MARK: Redirections

    private mutating func redirect() {
        hasTokens = true
        joins = false
        if comes("<<<") {
            index += 3
            construct.isTarget = true
        } else if comes("<<"), construct.frames.last != .test {
            index += 2
            hereDocument()
        } else {
            while let next = byte(), "<>&|".utf8.contains(next) { index += 1 }
            construct.isTarget = construct.frames.last != .test
        }
    }

    private mutating func hereDocument() {
        var document = ShellConstruct.HereDocument(delimiter: [], dropsTabs: comes("-"))
        if document.dropsTabs { index += 1 }
        while byte() == UInt8(ascii: " ") || byte() == UInt8(ascii: "\t") { index += 1 }
        var quote: UInt8?
        while let next = byte() {
            if let open = quote {
                if next == open { quote = nil } else { document.delimiter.append(next) }
            } else if next == UInt8(ascii: "'") || next == UInt8(ascii: "\"") {
                quote = next
            } else if next == UInt8(ascii: "\\") {
                index += 1
                if let escaped = byte() { document.delimiter.append(escaped) }
            } else if " \t;&|<>()".utf8.contains(next) {
                break
            } else {
                document.delimiter.append(next)
            }
            index += 1
        }
        construct.announced.append(document)
    }
}
