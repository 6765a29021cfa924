import NeshCommand
import NeshData
import NeshLanguage
import NeshPasted

/// A line with what its errors suggest.
struct Correction {
    /// A blank ends one that lacks words still.
    let text: String
    /// A suggestion is a guess: what would end, overwrite or sign something, or names an enclave that may be another
    /// one, runs only after somebody has read it.
    let isDraft: Bool

    /// What is wrong with one part of a line can hide what is wrong with the rest: `stop hello --al`.
    private static let rounds = 3

    /// Nil where no error has a suggestion for the text itself, and where nesh would refuse the line as it is suggested.
    /// - Parameter runsEnclave: whether a number is the CID of an enclave that runs.
    static func apply(
        _ mistakes: [Diagnostic], to text: String, in scope: CheckScope, _ commands: CommandTable,
        runsEnclave: @escaping (String) -> Bool = { _ in true }
    ) -> Correction? {
        var (text, mistakes, isGuess) = (text, mistakes, false)
        for round in 0..<rounds {
            guard let corrected = corrected(mistakes, in: text) else {
                let end = text.utf8.count
                let lacksOnly =
                    round > 0 && !text.contains(where: \.isNewline)
                    && mistakes.allSatisfy { $0.isMissing && ($0.place?.range.upperBound ?? 0) >= end }
                return lacksOnly ? Correction(text: text + " ", isDraft: true) : nil
            }
            isGuess = isGuess || mistakes.contains { $0.isGuess && $0.replacement != nil }
            guard let others = problems(of: corrected, in: scope, commands, runsEnclave) else { return nil }
            (text, mistakes) = (corrected, others)
            if mistakes.isEmpty {
                return Correction(text: text, isDraft: isGuess || Consequence(scope, commands).isSerious(text))
            }
        }
        return nil
    }

    /// What stands above as a way out, where that is a whole line of nesh's: of several somebody chooses.
    /// - Parameters:
    ///   - typed: the line that failed, whose options a line of the same verb keeps.
    ///   - wrong: options that it failed about, which a line without them leaves out.
    static func among(
        _ ways: [String], for typed: String = "", without wrong: [String] = [], in scope: CheckScope,
        _ commands: CommandTable
    ) -> Correction? {
        let all = ways.map(line)
        let lines = all.filter { way in
            let words = way.split(separator: " ").map(String.init)
            return !way.hasPrefix("!") && !ShellLine.hasGap(way) && !commands.takesAsSentence(words)
                && isAccepted(way, in: scope, commands)
        }
        // One for sh may do anything.
        if lines.isEmpty, let line = all.first(where: isForShell) { return Correction(text: line, isDraft: true) }
        return lines.first.map { line in
            let whole = line + options(of: typed, besides: line, wrong)
            let text = isAccepted(whole, in: scope, commands) ? whole : line
            return Correction(
                text: text, isDraft: lines.count > 1 || Consequence(scope, commands).isSerious(text + "\n"))
        }
    }

    /// The line of a way out, as it is typed here.
    static func line(of way: String) -> String { Advice.atPrompt(FixText.line(of: way), note: "") }

    /// A whole line for sh, rather than a sentence that begins with one, and not for root, who types elsewhere.
    private static func isForShell(_ way: String) -> Bool {
        way.hasPrefix("!") && !way.hasPrefix("!sudo ") && !ShellLine.hasGap(way)
            && ![", ", "; "].contains(where: way.contains)
    }

    /// The options of a line, with their values, that another line of the same verb does not have.
    private static func options(of typed: String, besides line: String, _ wrong: [String]) -> String {
        let (words, others) = (ShellWord.all(of: typed), ShellWord.all(of: line))
        guard words.first == others.first else { return "" }
        var (kept, isKept) = ("", false)
        for word in words.dropFirst() {
            if word.hasPrefix("--") {
                isKept = !others.contains(word) && !wrong.contains(String(word.prefix { $0 != "=" }))
            }
            if isKept { kept += " " + word }
        }
        return kept
    }

    /// Whether nesh would run a line: a command that it has, with words that it takes. Whether the command then succeeds
    /// is another matter.
    static func isAccepted(_ text: String, in scope: CheckScope, _ commands: CommandTable) -> Bool {
        problems(of: text, in: scope, commands, { _ in true })?.isEmpty ?? false
    }

    /// Whether nesh would run a line once more words are behind it.
    static func lacksOnly(_ text: String, in scope: CheckScope, _ commands: CommandTable) -> Bool {
        problems(of: text, in: scope, commands, { _ in true })?.allSatisfy(\.isMissing) ?? false
    }

    /// Nil where more lines would have to follow.
    private static func problems(
        of text: String, in scope: CheckScope, _ commands: CommandTable, _ runsEnclave: @escaping (String) -> Bool
    ) -> [Diagnostic]? {
        // `cd`, which is the prompt's.
        if PromptWord.isKnown(String(text.prefix { $0 != " " })), let steps = ShellMeaning.of(text, commands)?.steps,
            steps.allSatisfy({ $0.note == nil })
        {
            return []
        }
        let parsed = Parser.parse(SourceText(name: "", text: text + "\n"), mode: .prompt)
        if parsed.incomplete != nil { return nil }
        var checker = Checker(scope: scope, commands)
        checker.readsFiles = false
        checker.runsEnclave = runsEnclave
        return parsed.problems + checker.check(parsed)
    }

    /// The text with what stands in it instead; nil where nothing does.
    private static func corrected(_ mistakes: [Diagnostic], in text: String) -> String? {
        var bytes = Array(text.utf8)
        var edits: [(range: Range<Int>, replacement: String)] = []
        for mistake in mistakes {
            guard let place = mistake.replaced ?? mistake.place, place.source.name.isEmpty,
                let replacement = mistake.replacement,
                place.range.upperBound <= bytes.count, !edits.contains(where: { $0.range.overlaps(place.range) })
            else { continue }
            edits.append((place.range, replacement))
        }
        if edits.isEmpty { return nil }
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            var start = edit.range.lowerBound
            // A word that goes takes the blanks before it along.
            while edit.replacement.isEmpty, start > 0, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
            bytes.replaceSubrange(start..<edit.range.upperBound, with: edit.replacement.utf8)
        }
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
