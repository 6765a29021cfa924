import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem
import NeshText

enum Apropos: Command {
    static let name = "apropos"

    struct Parameters: ParameterGroup {
        let words = Parameter.operands(.text("WORD"), "What to look for, in any case", need: .required)
    }

    static let declaration = declare(
        .help, "Find commands, options, settings, error codes and pages by words",
        "キーワードでコマンド・オプション・設定・エラーコード・ページを検索する",
        examples: ["apropos memory": "everything about memory", "apropos console": "everything about consoles"],
        traits: [.offersJSON, .momentary, .onlyTells])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        Outcome(report(on: call[parameters.words], context.services.commands, context.session.language))
    }

    /// Whether something is about the word, or only mentions it.
    static func mentions(_ word: String, _ commands: CommandTable) -> Bool {
        !Search([word], commands, .english).found.isEmpty
    }

    /// Whether the word is not one to look for, such as `me`.
    static func saysNothing(_ word: String) -> Bool { Search.small.contains(word.lowercased()) }

    /// Whether something is about the word.
    static func knows(_ word: String, _ commands: CommandTable) -> Bool {
        !Search([word], commands, .english).found(Search.Closeness.shown).isEmpty
    }

    /// - Parameter isShort: without what only mentions the words.
    static func report(
        on words: [String], _ commands: CommandTable, _ language: Language, isShort: Bool = false
    ) -> ViewReport {
        let search = Search(words, commands, language)
        let found = search.found(isShort ? .shown : .mentioned)
        let width = (found.map { DisplayWidth.of($0.name) }.max() ?? 0) + 2
        var lines = found.map { entry in
            StyledText(entry.name.padded(to: width), .name) + StyledText(entry.text)
        }
        if lines.isEmpty {
            let near = Suggestion.closest(to: words[0], in: search.vocabulary)
            let hint = near.map { "; did you mean '\($0)'?" } ?? ""
            lines = [StyledText("nothing about '\(words.joined(separator: " "))'\(hint)", .dim)]
        } else if let matched = search.onlyMatched {
            let quoted = matched.map { "'\($0)'" }.joined(separator: ", ")
            lines.insert(StyledText("nothing has all these words; found by \(quoted):", .dim), at: 0)
        }
        // Somebody who asks for the pages wants to know where they are.
        if words.count == 1, Synonym.meansPages(words[0]) {
            if found.isEmpty { lines = [] }
            lines.append(StyledText(DocumentationPlace.note))
        }
        let json = found.map { entry -> JSON in ["Name": .string(entry.name), "Text": .string(entry.text)] }
        return ViewReport(json: .array(json), view: .page(lines))
    }
}
