import NeshData
import NeshText

/// What nesh says, from English into another language, for a person at a terminal.
///
/// Every text is English where it is written and wherever a program may read it: `$error.message`, JSON, pipes, expected
/// lines, what a keeper sends. Only the door to a terminal looks it up here. So a script runs the same in every
/// language, and a text without an entry is shown in English. `scripts/check japanese` lists those, and finds entries
/// whose English nobody says any more.
package struct Phrasebook: Sendable {
    /// A text with gaps, as `cannot read {}: {}`.
    private struct Template: Sendable {
        /// The texts around the gaps, one more than these.
        var pieces: [String]
        var translation: String
    }

    private var exact: [String: String] = [:]
    /// Those that begin with a text of their own come first, of these those with more of it.
    private var templates: [Template] = []

    /// How deep a text may lie in a gap of another one.
    private static let deepest = 4

    /// - Parameter texts: pairs of lines, the English and below it, after four blanks, the translation. `{}` is a gap;
    ///   `{2}` in a translation is the second one of the English, where the order differs.
    package init(_ texts: [String]) {
        for text in texts {
            var english = ""
            for line in text.split(separator: "\n") {
                if line.hasPrefix("    ") {
                    add(english, String(line.dropFirst(4)))
                } else {
                    english = String(line)
                }
            }
        }
        // A gap at the beginning could swallow the beginning of another text.
        func rank(_ template: Template) -> Int {
            template.pieces.reduce(template.pieces[0].isEmpty ? 0 : 1 << 20) { $0 + $1.utf8.count }
        }
        templates.sort { rank($0) > rank($1) }
    }

    private mutating func add(_ english: String, _ translation: String) {
        let pieces = Self.split(english)
        if pieces.count == 1 {
            exact[english] = translation
        } else {
            templates.append(Template(pieces: pieces, translation: translation))
        }
    }

    /// All English texts, with their translations.
    package var entries: [(english: String, translation: String)] {
        exact.map { ($0.key, $0.value) } + templates.map { ($0.pieces.joined(separator: "{}"), $0.translation) }
    }

    /// The text in the other language; nil where it has no entry.
    package func translated(_ text: String) -> String? { translated(text, depth: 0) }

    /// From the outside in: a text of the book, or a message with something around it that stays as it is.
    ///
    ///     message = list | text | [subject] ": " message | message "." | "[ E35 ] " message | words "  " text
    ///
    /// A gap at a text's beginning could swallow a subject, and a subject of several words another text's beginning: hence
    /// the order.
    private func translated(_ text: String, depth: Int) -> String? {
        if let whole = exact[text] { return whole }
        let subject = text.firstRange(of: ": ").map { text[..<$0.lowerBound] }
        let isWord = subject?.contains(" ") == false
        // `AccessDeniedException: User: …` is a service's own sentence, which readers look up.
        guard depth < Self.deepest, !(isWord && subject?.hasSuffix("Exception") == true) else { return nil }
        if let found = list(text, depth) ?? filled(text, depth, { !$0.pieces[0].isEmpty }) { return found }
        if isWord, let found = behind(subject, text, depth) { return found }
        // What follows a name that has a style of its own has no subject; no gap of a sentence begins so.
        if subject != "", let found = filled(text, depth, { $0.pieces[0].isEmpty }) { return found }
        // A text that heads a page is a sentence there.
        if text.hasSuffix("."), let other = translated(String(text.dropLast()), depth: depth) {
            return other.hasSuffix("。") ? other : other + "。"
        }
        if text.hasPrefix("[ E"), let end = text.firstRange(of: " ] ") {
            return translated(String(text[end.upperBound...]), depth: depth).map { text[..<end.upperBound] + $0 }
        }
        return behind(subject, text, depth) ?? behindColumn(text)
    }

    /// `run-enclave: option --memory is missing`
    private func behind(_ subject: Substring?, _ text: String, _ depth: Int) -> String? {
        guard let subject = subject.map(String.init) else { return nil }
        let rest = String(text.dropFirst(subject.count + 2))
        return translated(rest, depth: subject.isEmpty ? depth : depth + 1).map {
            (exact[subject] ?? subject) + ": " + $0
        }
    }

    /// Names, each with what it is: `nitro (the Nitro hypervisor), local (…)`.
    private func list(_ text: String, _ depth: Int) -> String? {
        guard text.hasSuffix(")"), text.firstRange(of: "), ") != nil else { return nil }
        var (items, isOurs) = ([String](), false)
        var rest = text.dropLast()
        while !rest.isEmpty {
            let end = rest.firstRange(of: "), ")
            let item = rest[..<(end?.lowerBound ?? rest.endIndex)]
            rest = end.map { rest[$0.upperBound...] } ?? ""
            guard let open = item.firstRange(of: " ("), !item[..<open.lowerBound].contains(" ") else { return nil }
            let meaning = String(item[open.upperBound...])
            let other = translated(meaning, depth: depth + 1)
            isOurs = isOurs || other != nil
            items.append(item[..<open.upperBound] + (other ?? meaning) + ")")
        }
        return isOurs ? items.joined(separator: "、") : nil
    }

    /// An explanation in a column of its own: `!kill 3    run the line in sh`.
    private func behindColumn(_ text: String) -> String? {
        guard let gap = text.firstRange(of: "  ") else { return nil }
        let rest = text[gap.upperBound...].drop { $0 == " " }
        guard gap.lowerBound > text.startIndex, !rest.isEmpty else { return nil }
        return exact[String(rest)].map { text[..<rest.startIndex] + $0 }
    }

    /// By a template, with what stands in its gaps.
    private func filled(_ text: String, _ depth: Int, _ isMeant: (Template) -> Bool) -> String? {
        // No gap at a text's end swallows its full stop.
        let isSentence = text.hasSuffix(".")
        for template in templates where isMeant(template) {
            if isSentence, template.pieces.last?.hasSuffix(".") != true { continue }
            guard let values = Self.values(in: text, template.pieces) else { continue }
            // A subject is one word: what has more before the colon is a sentence of its own.
            if template.pieces[0].isEmpty, template.pieces[1].hasPrefix(": "), values[0].contains(" ") { continue }
            return Self.fill(template.translation, values.map { translated($0, depth: depth + 1) ?? $0 })
        }
        return nil
    }

    /// A single word can be anybody's, such as an enclave's name: it is nesh's where it heads something. What is quoted
    /// is never nesh's.
    private func isOurs(_ text: String, _ role: StyledText.Role) -> Bool {
        if role == .string { return false }
        return text.contains(" ") || text.hasSuffix(":") || role == .dim || role == .heading || role == .error
            || role == .warning || role == .good || role == .bad || role == .key
    }

    /// A line, each part for itself. Blanks around a part stay, and what they line up keeps its place.
    package func translated(_ line: StyledText) -> StyledText {
        var line = line
        for index in line.spans.indices {
            let text = line.spans[index].text
            let start = text.prefix { $0 == " " }
            let end = text.dropFirst(start.count).reversed().prefix { $0 == " " }
            let inner = String(text.dropFirst(start.count).dropLast(end.count))
            guard isOurs(inner, line.spans[index].role), let other = translated(paragraphs: inner) else { continue }
            let lost = max(0, DisplayWidth.of(other) - DisplayWidth.of(inner))
            let gained = max(0, DisplayWidth.of(inner) - DisplayWidth.of(other))
            let blanks = end.count < 2 ? end.count : max(1, end.count - lost + gained)
            line.spans[index].text = start + other + String(repeating: " ", count: blanks)
        }
        return line
    }

    private func translated(paragraphs text: String) -> String? {
        guard text.contains("\n") else { return translated(text) }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map {
            translated(String($0)) ?? String($0)
        }
        .joined(separator: "\n")
    }

    /// A table's headings and cells.
    package func translated(_ table: TextTable) -> TextTable {
        var table = table
        table.columns = table.columns.map { column in
            TextTable.Column(
                translated(column.heading) ?? column.heading, column.alignment, column.importance, wraps: column.wraps)
        }
        table.rows = table.rows.map { $0.map { translated($0) } }
        table.empty = translated(table.empty)
        return table
    }

    // MARK: Gaps

    private static func split(_ text: String) -> [String] {
        var pieces: [String] = []
        var rest = text[...]
        while let gap = rest.firstRange(of: "{}") {
            pieces.append(String(rest[..<gap.lowerBound]))
            rest = rest[gap.upperBound...]
        }
        return pieces + [String(rest)]
    }

    /// What stands in the gaps; nil if the text is another one.
    private static func values(in text: String, _ pieces: [String]) -> [String]? {
        guard text.hasPrefix(pieces[0]), let last = pieces.last, text.hasSuffix(last) else { return nil }
        var values: [String] = []
        var rest = text.dropFirst(pieces[0].count)
        for piece in pieces.dropFirst().dropLast() {
            // Two gaps side by side: the first one is empty.
            guard let range = piece.isEmpty ? rest.startIndex..<rest.startIndex : rest.firstRange(of: piece) else {
                return nil
            }
            values.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        guard rest.count >= last.count, rest.hasSuffix(last) else { return nil }
        return values + [String(rest.dropLast(last.count))]
    }

    private static func fill(_ translation: String, _ values: [String]) -> String {
        var text = ""
        var next = 0
        var rest = translation[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let number = rest[rest.index(after: open)..<close]
            text += rest[..<open]
            let index = Int(number).map { $0 - 1 } ?? next
            if values.indices.contains(index) { text += values[index] }
            next += 1
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}
