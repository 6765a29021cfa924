/// What a row of a wrapped text does not break.
extension StyledText {
    /// What a row does not break: a word, the blanks between two, one character of a script without blanks.
    struct Piece {
        var spans: [Span] = []
        var width = 0
        var last: Character = " "
        var isBlank: Bool { last == " " }
        var text: String { spans.map(\.text).joined() }
        /// It begins a comment in a line that is shown.
        var isCommentSign: Bool { text == "#" }

        /// - Parameter span: which the character is of.
        mutating func add(_ character: Character, of span: Span) {
            if let index = spans.indices.last, spans[index].role == span.role, spans[index].isData == span.isData {
                spans[index].text.append(character)
            } else {
                spans.append(Span(text: String(character), role: span.role, isData: span.isData))
            }
            width += DisplayWidth.of(character)
            last = character
        }

        /// A path that does not fit behind the indentation, in pieces that each end with a slash, so that all rows stand
        /// under the text. Anything else stays whole, to be copied: hashes, IDs, addresses of the web.
        func parts(over columns: Int) -> [Piece] {
            guard width > columns, !isBlank, !isAddress else { return [self] }
            var parts: [Piece] = []
            for span in spans {
                for character in span.text {
                    if parts.last.map({ $0.last == "/" && character != "/" && $0.width > 1 }) ?? true {
                        parts.append(Piece())
                    }
                    parts[parts.count - 1].add(character, of: span)
                }
            }
            return parts
        }

        /// In pieces of so many columns, for a cell of a table.
        func chopped(to columns: Int) -> [Piece] {
            guard width > columns, columns > 1, !isBlank else { return [self] }
            var parts = [Piece()]
            for span in spans {
                for character in span.text {
                    if parts[parts.count - 1].width + DisplayWidth.of(character) > columns { parts.append(Piece()) }
                    parts[parts.count - 1].add(character, of: span)
                }
            }
            return parts
        }

        /// It may be broken.
        var isPath: Bool { text.contains("/") && !isAddress }

        private var isAddress: Bool {
            spans.contains { span in
                span.text.utf8.indices.contains { span.text.utf8[$0...].starts(with: "://".utf8) }
            }
        }

        mutating func append(_ other: Piece) {
            spans += other.spans
            width += other.width
            last = other.last
        }

        /// May a row end here, before that character?
        func ends(before next: Character) -> Bool {
            if isBlank != (next == " ") { return true }
            if isBlank { return false }
            let isWide = DisplayWidth.of(last) > 1 || DisplayWidth.of(next) > 1
            return isWide && !Self.closing.contains(next) && !Self.opening.contains(last)
        }

        /// What no row begins with, and what none ends with.
        static let closing: Set<Character> = Set("、。，．・：；？！）」』】〕〉》”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ),.;:!?]'")
        static let opening: Set<Character> = Set("（「『【〔〈《“‘([")
    }

    /// What stays beside the number before it.
    private static let units: Set<String> = [
        "B", "KiB", "MiB", "GiB", "TiB", "B/s", "KiB/s", "MiB/s", "MB", "bytes", "s", "ms", "CPUs",
    ]

    /// An amount with its unit or counter is one piece, and so is what stands in brackets of its own: `[ E26 ]`,
    /// `[--memory MIB]`; a sign of a line to type stands by what it is about: `80 &`, `> FILE`; a particle stands behind
    /// its word: `root の`.
    private static func joined(_ pieces: [Piece], _ room: Int) -> [Piece] {
        var joined: [Piece] = []
        for piece in pieces {
            if let blank = joined.last, blank.isBlank, blank.width == 1, joined.count > 1,
                isUnit(piece.text, of: joined[joined.count - 2])
                    || piece.clings(to: joined[joined.count - 2]) && joined[joined.count - 2].width + 3 <= room
                    || isClosed(joined[joined.count - 2].text, by: piece.text)
                    || leading.contains(joined[joined.count - 2].text) && (piece.width + 2 < room || piece.isPath)
                    || trailing.contains(piece.text) && joined[joined.count - 2].width + 2 <= room
            {
                joined.removeLast()
                joined[joined.count - 1].append(blank)
                joined[joined.count - 1].append(piece)
            } else {
                joined.append(piece)
            }
        }
        return joined
    }

    private static func isUnit(_ word: String, of amount: Piece) -> Bool {
        let unit = word.prefix { !",;:.)。、".contains($0) }
        return amount.last.isNumber && units.contains(String(unit))
    }

    private static func isClosed(_ opened: String, by word: String) -> Bool {
        opened.hasPrefix("[") && !opened.contains("]") && (opened == "[" || word.hasSuffix("]"))
    }

    /// What stands before, and behind, the word that it is about.
    private static let leading: Set<String> = ["|", ">", ">>", "<", "&&", "||", "==", "!=", "~", "!~", "<=", ">="]
    private static let trailing: Set<String> = ["&", "\\"]

    /// A word with what it means in Japanese, in a list of such: `back 戻る、`.
    private static func glossed(_ pieces: [Piece]) -> [Piece] {
        var glossed: [Piece] = []
        var rest = pieces[...]
        while let piece = rest.popFirst() {
            glossed.append(piece)
            guard piece.isWord, rest.first?.isBlank ?? false,
                glossed.dropLast().last.map({ "、。".contains($0.last) }) ?? true,
                let end = rest.firstIndex(where: { "、。".contains($0.last) }),
                case let gloss = rest[...end], gloss.dropFirst().allSatisfy(\.isWide),
                gloss.reduce(piece.width, { $0 + $1.width }) <= 16
            else { continue }
            for part in gloss { glossed[glossed.count - 1].append(part) }
            rest = rest[(end + 1)...]
        }
        return glossed
    }

    /// A short text between quotes is one: `'my bank'`, or a line to type.
    private static func quoted(_ pieces: [Piece], _ room: Int) -> [Piece] {
        var quoted: [Piece] = []
        var rest = pieces[...]
        while let piece = rest.popFirst() {
            quoted.append(piece)
            guard let mark = piece.opensQuote, let end = rest.firstIndex(where: { $0.text.contains(mark) }),
                case let inside = rest[...end],
                inside.reduce(piece.width, { $0 + $1.width }) <= min(longestTyped, room / 2)
            else { continue }
            for part in inside { quoted[quoted.count - 1].append(part) }
            rest = rest[(end + 1)...]
        }
        return quoted
    }

    /// Latin words amid Japanese are one, where they are short: a line to type, `nesh tutorial`, or a name, `AWS KMS`. In
    /// longer ones an option keeps its value: `--before '!COMMAND'`.
    private static func typed(_ pieces: [Piece], _ room: Int) -> [Piece] {
        guard pieces.contains(where: \.isWide) else { return pieces }
        let widest = min(longestTyped, room / 2)
        var typed: [Piece] = []
        var rest = pieces[...]
        while !rest.isEmpty {
            let run = rest.prefix(max(run(in: rest), 1))
            rest = rest.dropFirst(run.count)
            let isShort = run.reduce(0) { $0 + $1.width } <= widest
            for piece in run.prefix(1) { typed.append(piece) }
            for piece in run.dropFirst() {
                let last = typed.count - 1
                if isShort {
                    typed[last].append(piece)
                } else if typed[last].isBlank, typed[last - 1].takes(piece),
                    typed[last - 1].width + piece.width < widest
                {
                    typed[last - 1].append(typed.removeLast())
                    typed[last - 1].append(piece)
                } else {
                    typed.append(piece)
                }
            }
        }
        return typed
    }

    /// The columns of the longest line to type that no row breaks.
    private static let longestTyped = 30

    /// How many of the first pieces are Latin words and the single blanks between them.
    private static func run(in pieces: ArraySlice<Piece>) -> Int {
        var count = 0
        for piece in pieces {
            let isNext = count % 2 == 0 ? piece.isLatin : piece.isBlank && piece.width == 1
            guard isNext, count == 0 || count % 2 == 1 || !piece.isWide else { break }
            count += 1
            if count % 2 == 1, piece.endsWide { break }
        }
        return count > 0 && count % 2 == 0 ? count - 1 : count
    }

    func pieces(_ room: Int) -> [Piece] { Self.joined(Self.typed(Self.glossed(Self.quoted(words, room)), room), room) }

    private var words: [Piece] {
        var pieces: [Piece] = []
        for span in spans {
            for character in span.text {
                if pieces.last?.ends(before: character) ?? true { pieces.append(Piece()) }
                pieces[pieces.count - 1].add(character, of: span)
            }
        }
        return pieces
    }
}
