import NeshCommand
import NeshData
import NeshHelp
import NeshLanguage
import NeshPhrasebook
import NeshSystem
import NeshTeaching
import NeshText

enum Apropos: Command {
    static let name = "apropos"

    struct Parameters: ParameterGroup {
        let words = Parameter.operands(.text("WORD"), "What to look for, in any case", need: .required)
    }

    static let declaration = declare(
        .help, "Find commands, options, settings and error codes by a word", "キーワードでコマンド・オプション・設定・エラーコードを検索する",
        examples: ["apropos memory": "everything about memory", "apropos console": "everything about consoles"],
        traits: [.offersJSON, .momentary, .onlyTells])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        Outcome(report(on: call[parameters.words], context.services.commands, context.session.language))
    }

    /// Whether there is anything about the word.
    static func knows(_ word: String, _ commands: CommandTable) -> Bool {
        !found(by: [word.lowercased()], commands, .english).isEmpty
    }

    private static func found(by wanted: [String], _ commands: CommandTable, _ language: Language) -> [Entry] {
        entries(commands, language).filter { entry in
            let text = (entry.name + " " + entry.text + " " + entry.more).lowercased()
            return wanted.allSatisfy { text.contains($0) }
        }
    }

    static func report(on words: [String], _ commands: CommandTable, _ language: Language) -> ViewReport {
        let wanted = words.flatMap { $0.lowercased().split(separator: " ").map(String.init) }
        let found = found(by: wanted, commands, language)
        // What is named so comes before what only mentions it.
        let ordered = found.filter { isNamed($0, wanted) } + found.filter { !isNamed($0, wanted) }
        let width = (ordered.map { DisplayWidth.of($0.name) }.max() ?? 0) + 2
        var lines = ordered.map { entry in
            StyledText(entry.name.padded(to: width), .name) + StyledText(entry.text)
        }
        if lines.isEmpty {
            let near = Suggestion.closest(to: words[0], in: vocabulary(commands))
            let hint = near.map { "; did you mean '\($0)'?" } ?? ""
            lines = [StyledText("nothing about '\(words.joined(separator: " "))'\(hint)", .dim)]
        }
        // Somebody who asks for the pages wants to know where they are.
        if words.count == 1, Synonym.meansPages(words[0]) {
            if ordered.isEmpty { lines = [] }
            lines.append(StyledText(DocumentationPlace.note))
        }
        let json = ordered.map { entry -> JSON in ["Name": .string(entry.name), "Text": .string(entry.text)] }
        return ViewReport(json: .array(json), view: .page(lines))
    }

    private struct Entry {
        var name: String
        var text: String
        /// Looked through, not shown.
        var more = ""
    }

    private static func isNamed(_ entry: Entry, _ wanted: [String]) -> Bool {
        wanted.contains { entry.name.lowercased().contains($0) }
    }

    /// Shown in one language, found by the words of both.
    private static func entries(_ table: CommandTable, _ language: Language) -> [Entry] {
        let specs = table.specs
        let commands = specs.map {
            Entry(
                name: $0.name, text: $0.summary[language],
                more: $0.summary.english + " " + $0.summary.japanese + " " + $0.details)
        }
        let options = specs.flatMap { spec in
            spec.options.filter { $0.name != CommonParameters.json.spec.name }.map {
                Entry(
                    name: "\(spec.name) \($0.name)", text: $0.help, more: Phrasebook.japanese.translated($0.help) ?? "")
            }
        }
        let settings = SettingSpec.all.map {
            Entry(name: "option \($0.name)", text: $0.help, more: Phrasebook.japanese.translated($0.help) ?? "")
        }
        let codes = ErrorPage.all.map { page in
            Entry(
                name: "explain \(page.code.text)", text: language == .english ? page.title : page.meaning[language],
                more: [page.meaning, page.reason, page.fix].map { $0.english + " " + $0.japanese }.joined(
                    separator: " "))
        }
        let lessons = table.named("tutorial").map { tutorial in
            Lesson.all.map { lesson in
                Entry(
                    name: "\(tutorial.spec.name) \(lesson.name)", text: lesson.title[language],
                    more: lesson.title.english + " " + lesson.title.japanese)
            }
        }
        return commands + options + settings + codes + (lessons ?? [])
    }

    private static func vocabulary(_ commands: CommandTable) -> [String] {
        var seen: Set<String> = []
        return entries(commands, .english).flatMap {
            ($0.name + " " + $0.text).lowercased().split { !$0.isLetter }.map(String.init)
        }
        .filter { $0.count > 3 && seen.insert($0).inserted }
    }
}
