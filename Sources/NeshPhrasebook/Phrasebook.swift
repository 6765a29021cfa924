import NeshData
import NeshText

/// What nesh says, from English into another language, for a person at a terminal.
///
/// Every text is English where it is written and wherever a program may read it: `$error.message`, JSON, pipes, expected
/// lines, what a keeper sends. Only the door to a terminal looks it up here. So a script runs the same in every
/// language, and a text without an entry is shown in English. `scripts/check japanese` lists those, and finds entries
/// whose English nobody says any more.
package struct Phrasebook: Sendable {
    private var exact: [String: String] = [:]
    /// Those that begin with a text of their own come first, of these those with more of it.
    private var templates: [PhraseTemplate] = []

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
        func rank(_ template: PhraseTemplate) -> Int {
            template.pieces.reduce(template.beginsInGap ? 0 : 1 << 20) { $0 + $1.utf8.count }
        }
        templates.sort { rank($0) > rank($1) }
    }

    private mutating func add(_ english: String, _ translation: String) {
        let template = PhraseTemplate(english, translation)
        if template.pieces.count == 1 { exact[english] = translation } else { templates.append(template) }
    }

    /// All English texts, with their translations.
    package var entries: [(english: String, translation: String)] {
        exact.map { ($0.key, $0.value) } + templates.map { ($0.pieces.joined(separator: "{}"), $0.translation) }
    }

    /// The text in the other language; nil where it has no entry.
    package func translated(_ text: String) -> String? { translated(text, depth: 0) }

    /// From the outside in: a text of the book, or a message with something around it that stays as it is.
    ///
    ///     message = list | text | text "." | [subject] ": " message | "[ E35 ] " message | words "  " text
    ///
    /// A gap at a text's beginning could swallow a subject, and a subject of several words another text's beginning: hence
    /// the order.
    private func translated(_ text: String, depth: Int) -> String? {
        if let whole = exact[text] { return whole }
        let subject = text.firstRange(of: ": ").map { text[..<$0.lowerBound] }
        let isWord = subject?.contains(" ") == false
        guard depth < Self.deepest, !Self.isAmazons(subject) else { return nil }
        if let found = list(text, depth) ?? filled(text, depth, { !$0.beginsInGap }) { return found }
        if isWord, let found = behind(subject, text, depth) { return found }
        // What follows a name that has a style of its own has no subject; no gap of a sentence begins so.
        if subject != "", let found = filled(text, depth, { $0.beginsInGap }) { return found }
        // A text that heads a page is a sentence there.
        if text.hasSuffix("."), let other = translated(String(text.dropLast()), depth: depth) {
            return other.hasSuffix("。") ? other : other + "。"
        }
        if text.hasPrefix("[ E"), let end = text.firstRange(of: " ] ") {
            return translated(String(text[end.upperBound...]), depth: depth).map { text[..<end.upperBound] + $0 }
        }
        return behind(subject, text, depth) ?? behindColumn(text)
    }

    /// `AccessDeniedException: User: …` is a service's own sentence, which readers look up.
    private static func isAmazons(_ subject: Substring?) -> Bool {
        subject.map { $0.hasSuffix("Exception") && !$0.contains(" ") } ?? false
    }

    /// `run-enclave: option --memory is missing`
    private func behind(_ subject: Substring?, _ text: String, _ depth: Int) -> String? {
        guard let subject = subject.map(String.init) else { return nil }
        let rest = String(text.dropFirst(subject.count + 2))
        return translated(rest, depth: subject.isEmpty ? depth : depth + 1).map {
            (Self.names(subject) ? subject : exact[subject] ?? subject) + ": " + $0
        }
    }

    /// What a message is about, rather than what kind of line it is: one word there is a command's, as it is typed.
    private static func names(_ subject: String) -> Bool {
        !["error", "warning", "fix", "problem"].contains(subject) && !subject.contains(" ")
    }

    /// Names, each with what it is: `nitro (the Nitro hypervisor), local (…)`, also at a sentence's end.
    private func list(_ text: String, _ depth: Int) -> String? {
        if text.hasSuffix(").") { return list(String(text.dropLast()), depth).map { $0 + "。" } }
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
    private func filled(_ text: String, _ depth: Int, _ isMeant: (PhraseTemplate) -> Bool) -> String? {
        for template in templates where isMeant(template) {
            let pieces = template.pieces
            let endsInGap = pieces[pieces.count - 1].isEmpty
            // What heads a page has a full stop that the text has not.
            let isHeading = text.hasSuffix(".") && !endsInGap && !pieces[pieces.count - 1].hasSuffix(".")
            guard let values = template.values(in: isHeading ? String(text.dropLast()) : text) else { continue }
            // No gap at a text's end swallows its full stop, but a sentence that has one of its own may stand there.
            if endsInGap, text.hasSuffix("."), let last = values.last,
                !Self.isAmazons(last.firstRange(of: ": ").map { last[..<$0.lowerBound] })
            {
                guard translated(last, depth: depth + 1) != nil else { continue }
            }
            // A subject is one word: what has more before the colon is a sentence of its own. Nor does the gap that a
            // sentence begins with have what it is about in it.
            if pieces[0].isEmpty, values[0].contains(pieces[1].hasPrefix(":") ? " " : ": ") { continue }
            if values.contains(where: { isPredicate($0, depth) }) { continue }
            let shown = values.indices.map { inGap(values[$0], between: pieces[$0], pieces[$0 + 1], depth + 1) }
            return template.filled(with: shown) + (isHeading ? "。" : "")
        }
        return nil
    }

    /// A gap is for what something is called: in `certificate has expired` no certificate has a name.
    private func isPredicate(_ value: String, _ depth: Int) -> Bool {
        let verbs = ["is ", "are ", "was ", "has ", "have ", "does "]
        return verbs.contains { value.hasPrefix($0) } && translated(value, depth: depth + 1) == nil
    }

    /// What stands in a gap. There, as on a line, a single word is a name and what is quoted is somebody else's.
    private func inGap(_ value: String, between before: String, _ behind: String, _ depth: Int) -> PhraseTemplate.Value
    {
        let isName = value.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 || $0 == 95 }
        if isName || before.hasSuffix("'") && behind.hasPrefix("'") { return PhraseTemplate.Value(text: value) }
        if let other = translated(value, depth: depth) { return PhraseTemplate.Value(text: other, isTranslated: true) }
        return PhraseTemplate.Value(text: enumerated(value, depth))
    }

    /// `a, b (CID 16, i-1), c` with the other language's comma between its items, which are names or texts of nesh's;
    /// any other text as it is.
    private func enumerated(_ text: String, _ depth: Int) -> String {
        guard text.contains(", ") else { return text }
        var items = [""]
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == " ", depth == 0, items[items.count - 1].hasSuffix(",") {
                items[items.count - 1].removeLast()
                items.append("")
            } else {
                items[items.count - 1].append(character)
            }
        }
        var shown: [String] = []
        for item in items {
            let name = item.firstRange(of: " (").map { item[..<$0.lowerBound] } ?? item[...]
            let isName = !name.isEmpty && !name.contains(" ") && !name.contains("[") && !name.contains("]")
            guard let other = isName ? item : translated(item, depth: depth) else { return text }
            shown.append(other)
        }
        return shown.joined(separator: "、")
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
        let english = table.tooNarrow
        table.tooNarrow = { headings in translated(english(headings)) ?? english(headings) }
        return table
    }
}
