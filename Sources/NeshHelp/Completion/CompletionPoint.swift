import NeshCommand
import NeshLanguage

/// Where in a line the cursor is: the words before it and the beginning of its own.
struct CompletionPoint {
    /// Unquoted words of this command before the cursor's, prefixes such as `try` taken off.
    var words: [String] = []
    /// The part of the cursor's word that is there, unquoted.
    var prefix = ""
    /// Where the cursor's word starts, in bytes of the line.
    var start: Int
    /// The quote that is open at the cursor; nil outside of quotes.
    var quote: Character?
    /// The command's words are compared, not bound: after `expect`, `wait`, `require`, `if`.
    var isCondition = false
    /// Nothing of ours is expected: a comment, or a line for sh.
    var isForeign = false
    /// Any file may stand here: behind `>`, and in a line for sh.
    var takesFile = false
    /// The word of a line for sh that names what runs.
    var takesProgram = false

    /// What may be open where somebody is still typing is closed by one of these, so that the line can be read.
    static let closings = ["", "'", "\"", "}", "}\"", "0}", "0}\""]

    /// - Parameter text: the line up to the cursor.
    init(_ text: String) {
        start = text.utf8.count
        for closing in Self.closings {
            let source = SourceText(name: "", bytes: (text + closing).utf8)
            var lexer = Lexer(source)
            guard let line = lexer.nextLine() else { return }
            if line.isBroken { continue }
            guard case .statement(let tokens) = line.content else {
                isForeign = text.contains { $0 != " " && $0 != "\t" }
                return
            }
            quote = closing.last.flatMap { $0 == "}" ? nil : $0 }
            read(tokens, text)
            let added = closing.prefix { $0 != "\"" && $0 != "'" }
            if !added.isEmpty, prefix.hasSuffix(added) { prefix.removeLast(added.count) }
            if !takesFile { splitOption(text) }
            return
        }
        isForeign = true
    }

    /// `--eif-path=he`: the value is what is completed. Where the word is quoted nobody can say where it begins.
    private mutating func splitOption(_ text: String) {
        guard !isForeign, !isCondition, prefix.hasPrefix("--"), let equals = prefix.firstIndex(of: "="),
            text.hasSuffix(prefix)
        else { return }
        words.append(String(prefix[..<equals]))
        prefix = String(prefix[prefix.index(after: equals)...])
        start = text.utf8.count - prefix.utf8.count
    }

    /// Of a line for sh only files are known, and only where its quoting is none of sh's own.
    private mutating func readShellWord(_ text: String) {
        isForeign = true
        let word = text.unicodeScalars.reversed().prefix { !" \t!|<>;&(".unicodeScalars.contains($0) }
        guard !word.contains(where: { "'\"\\$`*?[{".unicodeScalars.contains($0) }) else { return }
        takesFile = true
        prefix = String(String.UnicodeScalarView(word.reversed()))
        start = text.utf8.count - prefix.utf8.count
        let before = text.unicodeScalars.dropLast(word.count).last { $0 != " " && $0 != "\t" }
        takesProgram = before.map { "!|;&(".unicodeScalars.contains($0) } ?? true
    }

    private mutating func read(_ tokens: [Token], _ text: String) {
        var all: [Word] = []
        for token in tokens {
            switch token {
            case .word(let word): all.append(word)
            case .redirect:
                all = []
                takesFile = true
            case .pipe, .shell: return readShellWord(text)
            case .comment: isForeign = true
            case .background: break
            }
        }
        let end = text.utf8.count
        if let last = all.last, last.place.range.upperBound >= end {
            all.removeLast()
            start = last.place.range.lowerBound
            prefix = last.writtenText
        }
        while let first = all.first?.bare, ["try", "not", "on-exit", "nitro-cli", "$"].contains(first) {
            all.removeFirst()
        }
        isCondition = all.first?.bare.map { ["expect", "wait", "require", "if"].contains($0) } ?? false
        words = all.map(\.writtenText).flatMap { isCondition ? [$0] : OptionWord.parts($0) }
    }
}

extension Word {
    /// Its text with variables as they were written.
    fileprivate var writtenText: String {
        parts.map { part in
            switch part.kind {
            case .text(let text): text
            case .variable: part.place.text
            case .home: "~"
            }
        }.joined()
    }
}
