import NeshData
import NeshJapanese
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

    /// - Parameter texts: pairs of lines, the English and below it, after four blanks, the translation. `{}` is a gap, `{data}` one
    ///   for what somebody has named, `{time}` one for a length of time; `{2}` in a translation is the second one of the English, where the order differs. `line(s)` is both `line` and
    ///   `lines`.
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
            (template.beginsInGap ? 0 : 1 << 20) + template.known
        }
        templates.sort { rank($0) > rank($1) }
    }

    private mutating func add(_ english: String, _ translation: String) {
        if let end = english.firstRange(of: "(s)") {
            for ending in ["", "s"] {
                add(String(english[..<end.lowerBound]) + ending + english[end.upperBound...], translation)
            }
            return
        }
        addComment(of: english, translation)
        let template = PhraseTemplate(english, translation)
        if template.pieces.count == 1 { exact[english] = translation } else { templates.append(template) }
    }

    /// What a proposed line does is the same with other words in the line.
    private mutating func addComment(of english: String, _ translation: String) {
        let mark = FixText.mark
        guard let start = english.firstRange(of: mark), let other = translation.firstRange(of: mark) else { return }
        let (comment, meaning) = (
            english[start.lowerBound...].dropFirst(2), translation[other.lowerBound...].dropFirst(2)
        )
        if !comment.contains("{"), exact[String(comment)] == nil { exact[String(comment)] = String(meaning) }
    }

    /// All English texts, with their translations.
    package var entries: [(english: String, translation: String)] {
        exact.map { ($0.key, $0.value) } + templates.map { ($0.pieces.joined(separator: "{}"), $0.translation) }
    }

    /// The text in the other language; nil where it has no entry.
    package func translated(_ text: String) -> String? { reading(of: text, depth: 0)?.text }

    /// What a text says in the other language.
    private struct Reading {
        var text: String
        /// How many bytes of the English are the book's own: of several ways to read a text the one that knows the most
        /// of it is meant.
        var known: Int
    }

    /// From the outside in: a text of the book, or a message with something around it that stays as it is.
    ///
    ///     message = list | text | text "." | [subject] ": " message | "[ E35 ] " message | words "  " text
    ///
    /// A gap at a text's beginning could swallow a subject, and a subject of several words another text's beginning: hence
    /// the order.
    private func reading(of text: String, depth: Int) -> Reading? {
        if let whole = exact[text] { return Reading(text: whole, known: text.utf8.count) }
        // Two blanks part columns; texts of the book's own with such a gap were found above.
        if depth == 0, let found = behindColumn(text, isFirst: true) { return found }
        let subject = text.firstRange(of: ": ").map { text[..<$0.lowerBound] }
        let isWord = subject?.contains(" ") == false
        guard depth < Self.deepest else { return nil }
        if Self.isAmazons(subject) { return amazons(text) }
        if let found = list(text, depth) ?? filled(text, depth, { !$0.beginsInGap }) { return found }
        if isWord, let found = behind(subject, text, depth) { return found }
        // What follows a name that has a style of its own has no subject; no gap of a sentence begins so.
        if subject != "", let found = filled(text, depth, { $0.beginsInGap }) { return found }
        if let found = behindProgram(text, depth) { return found }
        // A text that heads a page is a sentence there.
        if text.hasSuffix("."), var other = reading(of: String(text.dropLast()), depth: depth) {
            if !other.text.hasSuffix("。") { other.text += "。" }
            return other
        }
        if text.hasPrefix("[ E"), let end = text.firstRange(of: " ] ") {
            return reading(of: String(text[end.upperBound...]), depth: depth).map {
                Reading(text: text[..<end.upperBound] + $0.text, known: $0.known)
            }
        }
        return behind(subject, text, depth) ?? behindColumn(text, isFirst: false)
    }

    /// What the name of a service's error means, before that and the service's own sentence, which readers look up.
    private func amazons(_ text: String) -> Reading? {
        for template in templates where template.pieces.count == 2 && template.pieces[0].hasSuffix("Exception: ") {
            guard let values = template.values(in: text) else { continue }
            return Reading(
                text: template.filled(with: values.map { PhraseTemplate.Value(text: $0) }), known: template.known)
        }
        return nil
    }

    /// `AccessDeniedException: User: …` is a service's own sentence.
    private static func isAmazons(_ subject: Substring?) -> Bool {
        subject.map { $0.hasSuffix("Exception") && !$0.contains(" ") } ?? false
    }

    /// A line for another shell: `nesh console  # shows it`, which the book knows as a line of nesh.
    private func behindProgram(_ text: String, _ depth: Int) -> Reading? {
        guard text.contains("  # "), let program = ["nesh ", "nitro-cli "].first(where: text.hasPrefix)
        else { return nil }
        return reading(of: String(text.dropFirst(program.count)), depth: depth).map {
            Reading(text: program + $0.text, known: $0.known)
        }
    }

    /// `run-enclave: option --memory is missing`
    private func behind(_ subject: Substring?, _ text: String, _ depth: Int) -> Reading? {
        guard let subject = subject.map(String.init) else { return nil }
        let rest = String(text.dropFirst(subject.count + 2))
        return reading(of: rest, depth: subject.isEmpty ? depth : depth + 1).map {
            Reading(
                text: (Self.isKind(subject) ? exact[subject] ?? subject : subject) + ": " + $0.text, known: $0.known)
        }
    }

    /// What kind of line it is, rather than what the message is about: that is a command's word, or a name.
    private static func isKind(_ subject: String) -> Bool { ["error", "warning", "problem"].contains(subject) }

    /// Names, each with what it is: `nitro (the Nitro hypervisor), local (…)`, also at a sentence's end.
    private func list(_ text: String, _ depth: Int) -> Reading? {
        if text.hasSuffix(").") {
            return list(String(text.dropLast()), depth).map { Reading(text: $0.text + "。", known: $0.known) }
        }
        guard text.hasSuffix(")"), text.firstRange(of: "), ") != nil else { return nil }
        var (items, known) = ([String](), 0)
        var rest = text.dropLast()
        while !rest.isEmpty {
            let end = rest.firstRange(of: "), ")
            let item = rest[..<(end?.lowerBound ?? rest.endIndex)]
            rest = end.map { rest[$0.upperBound...] } ?? ""
            guard let open = item.firstRange(of: " ("), !item[..<open.lowerBound].contains(" ") else { return nil }
            let meaning = String(item[open.upperBound...])
            let other = reading(of: meaning, depth: depth + 1)
            known += other?.known ?? 0
            items.append(item[..<open.upperBound] + (other?.text ?? meaning) + ")")
        }
        return known > 0 ? Reading(text: items.joined(separator: "、"), known: known) : nil
    }

    /// An explanation in a column of its own: `!kill 3    run the line in sh`. What stands before it is typed as it is.
    /// - Parameter isFirst: before a message could be meant, which has what it is about before a colon.
    private func behindColumn(_ text: String, isFirst: Bool) -> Reading? {
        guard let gap = text.firstRange(of: "  ") else { return nil }
        let rest = text[gap.upperBound...].drop { $0 == " " }
        guard gap.lowerBound > text.startIndex, !rest.isEmpty else { return nil }
        // A column begins with a name or a line, not with a sentence.
        let before = text[..<gap.lowerBound]
        if isFirst, before.hasPrefix(":") || before.hasSuffix(":") || before.contains(": ") { return nil }
        return reading(of: String(rest), depth: 1).map {
            Reading(text: text[..<rest.startIndex] + $0.text, known: $0.known)
        }
    }

    /// By the template that knows the most of it, together with what stands in its gaps; of several the first one.
    private func filled(_ text: String, _ depth: Int, _ isMeant: (PhraseTemplate) -> Bool) -> Reading? {
        var best: Reading?
        for template in templates where isMeant(template) {
            let pieces = template.pieces
            let endsInGap = pieces[pieces.count - 1].isEmpty
            // What heads a page has a full stop that the text has not.
            let isHeading = text.hasSuffix(".") && !endsInGap && !pieces[pieces.count - 1].hasSuffix(".")
            guard var values = template.values(in: isHeading ? String(text.dropLast()) : text) else { continue }
            let reason = template.endsInName ? takeReason(of: &values[values.count - 1], depth) : nil
            // No gap at a text's end swallows its full stop, but a sentence that has one of its own may stand there.
            if endsInGap, text.hasSuffix("."), let last = values.last, !pieces[pieces.count - 2].hasSuffix(": "),
                !Self.isAmazons(last.firstRange(of: ": ").map { last[..<$0.lowerBound] }),
                !Self.endsInAName(last)
            {
                guard reading(of: last, depth: depth + 1) != nil else { continue }
            }
            // A subject is one word: what has more before the colon is a sentence of its own. Nor does the gap that a
            // sentence begins with have what it is about in it.
            if pieces[0].isEmpty, values[0].contains(pieces[1].hasPrefix(":") ? " " : ": ") { continue }
            if values.indices.contains(where: { template.gaps[$0] == .text && isPredicate(values[$0], depth) }) {
                continue
            }
            if template.isVague, isProse(values[0], depth) { continue }
            let shown = values.indices.map { index -> (value: PhraseTemplate.Value, known: Int) in
                let gap = template.gaps[index]
                if gap == .name { return (PhraseTemplate.Value(text: enumerated(values[index], nil)), 0) }
                if gap == .time, let spoken = PhraseTemplate.spoken(duration: values[index]) {
                    return (PhraseTemplate.Value(text: spoken, isTranslated: true), 0)
                }
                return inGap(values[index], between: pieces[index], pieces[index + 1], depth + 1)
            }
            let known = shown.reduce(template.known + (reason?.known ?? 0)) { $0 + $1.known }
            guard known > best?.known ?? -1 else { continue }
            let message = template.filled(with: shown.map(\.value)) + (isHeading ? "。" : "")
            best = Reading(text: message + (reason.map { ": " + $0.text } ?? ""), known: known)
        }
        return best
    }

    /// What a message adds to a name behind a colon, often the system's reason: `/nosuch/b: No such file or directory`.
    private func takeReason(of value: inout String, _ depth: Int) -> Reading? {
        var start = value.startIndex
        while let colon = value[start...].firstRange(of: ": ") {
            if let reason = reading(of: String(value[colon.upperBound...]), depth: depth + 1) {
                value = String(value[..<colon.lowerBound])
                return reason
            }
            start = colon.upperBound
        }
        return nil
    }

    /// A full stop behind a sign belongs to a name, not to a sentence: `rootfs:.`, `../.`
    private static func endsInAName(_ value: String) -> Bool {
        value.dropLast().last.map { ":/.=".contains($0) } ?? true
    }

    /// A gap is for what something is called: in `certificate has expired` no certificate has a name.
    private func isPredicate(_ value: String, _ depth: Int) -> Bool {
        let verbs = ["is ", "are ", "was ", "has ", "have ", "does "]
        return verbs.contains { value.hasPrefix($0) } && reading(of: value, depth: depth + 1) == nil
    }

    /// Several words of English that the book does not have are not a name: of `an enclave has no network` a text that knows
    /// nothing but `has` would translate that alone.
    private func isProse(_ value: String, _ depth: Int) -> Bool {
        let words = value.split(separator: " ").filter { word in
            word.count > 1 && word.utf8.allSatisfy { (97...122).contains($0) }
        }
        return words.count > 1 && reading(of: value, depth: depth + 1) == nil
    }

    /// What stands in a gap. There, as on a line, a single word is a name and what is quoted is somebody else's; a word
    /// in capitals is a placeholder, as usage lines have it, though a table's heading may be the same.
    private func inGap(
        _ value: String, between before: String, _ behind: String, _ depth: Int
    ) -> (value: PhraseTemplate.Value, known: Int) {
        let isName = value.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 || $0 == 95 }
        let isPlaceholder = value.utf8.allSatisfy { (65...90).contains($0) || $0 == 95 }
        if isName || isPlaceholder || before.hasSuffix("'") && behind.hasPrefix("'") {
            return (PhraseTemplate.Value(text: value), 0)
        }
        if let other = reading(of: value, depth: depth) {
            return (PhraseTemplate.Value(text: other.text, isTranslated: true), other.known)
        }
        return (PhraseTemplate.Value(text: enumerated(value, depth)), 0)
    }

    /// `a, b (CID 16, i-1), c` with the other language's comma between its items, which are names or texts of nesh's;
    /// any other text as it is.
    /// - Parameter depth: nil where all items are names.
    private func enumerated(_ text: String, _ depth: Int?) -> String {
        guard text.contains(", ") else { return text }
        var items = [""]
        var open = 0
        for character in text {
            if character == "(" { open += 1 }
            if character == ")" { open -= 1 }
            if character == " ", open == 0, items[items.count - 1].hasSuffix(",") {
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
            guard let other = isName ? item : depth.flatMap({ reading(of: item, depth: $0)?.text }) else { return text }
            shown.append(other)
        }
        return shown.joined(separator: "、")
    }
}

extension Phrasebook {
    /// Every text of nesh that has one.
    package static let japanese = Phrasebook(JapaneseTexts.all)
}
