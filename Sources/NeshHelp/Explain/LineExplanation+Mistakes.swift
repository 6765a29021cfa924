import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshSystem
import NeshText

/// What there is to say of a line that was wrong as it stands, beyond what was said of it at once.
extension LineExplanation {
    private static let first = Phrase(
        "A line begins with one of nesh's commands, and {} is none of them.",
        "行はコマンドで始まります。{} は nesh のコマンドではありません。")
    private static let installed = Phrase("run the program {} in sh", "プログラム {} を sh で実行します")
    private static let listed = Phrase("list the commands by what they are about", "コマンドを分野ごとに一覧表示します")
    private static let whole = Phrase("show all its forms, with examples", "すべての書き方と例を表示します")
    private static let mentioned = Phrase("find what has to do with it", "関係のあるものを検索します")

    /// - Parameters:
    ///   - line: as it was written, its lines joined by newlines.
    ///   - isMentioned: whether `apropos` finds a word.
    package static func more(
        on line: String, _ failure: Failure, _ session: Session, _ commands: CommandTable,
        isMentioned: (String) -> Bool
    ) -> [StyledText] {
        var words = ShellWord.all(of: line.split(separator: "\n").first.map(String.init) ?? "")
        while let word = words.first, ["nitro-cli", "$", "try", "not"].contains(word) { words.removeFirst() }
        // What stands behind is not the command's.
        words = Array(words.prefix { !["|", ">", ">>", "&"].contains($0) })
        guard let verb = words.first else { return [] }
        if commands.named(verb) != nil {
            let explanation = LineExplanation(verb, Array(words.dropFirst()), in: session, commands)
            guard explanation.hasProblems else { return [] }
            let page = "  help \(verb)  "
            return [""] + explanation.meanings + [StyledText(page, .name) + StyledText(whole[session.language])]
        }
        // A lesson's word alone is known, and what looks like it has nothing to do with it.
        guard failure.message.contains("'\(verb)'"), words.count > 1 || LessonWord(rawValue: verb) == nil else {
            return []
        }
        return [""] + unknown(verb, session, commands, isMentioned: isMentioned(verb))
    }

    private static func unknown(
        _ verb: String, _ session: Session, _ commands: CommandTable, isMentioned: Bool
    ) -> [StyledText] {
        let language = session.language
        // What it may have meant, with what that does.
        let near = [commands.meant(by: verb, among: commands.names), Suggestion.closest(to: verb, in: commands.names)]
        let meant =
            near.compactMap { $0 }
            + commands.lines(doing: verb).compactMap { $0.split(separator: " ").first.map(String.init) }
        var rows: [(line: String, text: String)] = []
        for name in meant where !rows.contains(where: { $0.line == "help \(name)" }) {
            guard let spec = commands.named(name)?.spec else { continue }
            rows.append(("help \(name)", spec.summary[language]))
        }
        if SearchPath(session.environment.text("PATH")).find(verb) != nil {
            rows.append(("!\(verb)", installed.filled(language, verb)))
        }
        if isMentioned {
            rows.append(("apropos \(Quoting.shown(verb))", mentioned[language]))
        }
        rows.append(("help", listed[language]))
        let width = (rows.map { DisplayWidth.of($0.line) }.max() ?? 0) + 2
        return [StyledText(first.filled(language, Quoting.shown(verb)))]
            + rows.map { StyledText("  " + $0.line.padded(to: width), .name) + StyledText($0.text) }
    }
}
