import NeshCommand
import NeshData
import NeshHelp
import NeshPhrasebook
import NeshSystem
import NeshTeaching

extension Apropos {
    /// What nesh has about some words, the nearest first.
    struct Search {
        /// How near an entry is to a word.
        enum Closeness: Int, Comparable {
            case named, called, shown, mentioned

            static func < (one: Closeness, other: Closeness) -> Bool { one.rawValue < other.rawValue }
        }

        /// One line of the answer.
        struct Entry {
            var name: String
            var text: String
            /// Its name, if that is shown as a path.
            var key: String?
            /// The same as the text, in the other language.
            var other = ""
            /// Looked through, not shown.
            var more = ""
        }

        private let entries: [Entry]
        private var matches: [(entry: Entry, closeness: Closeness)] = []
        /// The words by which entries were found, if none has all of them.
        private(set) var onlyMatched: [String]?

        init(_ words: [String], _ commands: CommandTable, _ language: Language) {
            entries = Self.entries(commands, language)
            let all = words.flatMap { $0.lowercased().split(separator: " ").map(String.init) }
            let telling = all.filter { !Self.small.contains($0) }
            let wanted = (telling.isEmpty ? all : telling).map {
                Wanted(
                    text: $0, others: JapaneseWords.texts(for: $0), verb: commands.meant(by: $0, among: commands.names))
            }
            // As often as one is found by each of them, it is as near as to the farthest.
            matches = entries.compactMap { entry in
                let found = wanted.compactMap { $0.closeness(to: entry) }
                return found.count == wanted.count ? found.max().map { (entry, $0) } : nil
            }
            if matches.isEmpty, wanted.count > 1 { findAny(wanted) }
            // In their own order where they are equally near.
            matches = matches.enumerated().sorted {
                ($0.element.closeness.rawValue, $0.offset) < ($1.element.closeness.rawValue, $1.offset)
            }.map(\.element)
        }

        /// Those that are about most of the words.
        private mutating func findAny(_ wanted: [Wanted]) {
            let scored = entries.map { entry in
                (entry, found: wanted.map { $0.closeness(to: entry) }.map { ($0 ?? .mentioned) <= .shown ? $0 : nil })
            }
            let most = scored.map { $0.found.compactMap { $0 }.count }.max() ?? 0
            guard most > 0 else { return }
            let best = scored.filter { $0.found.compactMap { $0 }.count == most }
            matches = best.compactMap { entry, found in found.compactMap { $0 }.min().map { (entry, $0) } }
            onlyMatched = wanted.indices.filter { index in best.contains { $0.found[index] != nil } }
                .map { wanted[$0].text }
        }

        /// All that is found.
        var found: [Entry] { found(.mentioned) }

        /// What is at least as near as this.
        func found(_ farthest: Closeness) -> [Entry] {
            matches.filter { $0.closeness <= farthest }.map(\.entry)
        }

        /// Words that find something.
        var vocabulary: [String] {
            var seen: Set<String> = []
            return entries.flatMap {
                (($0.key ?? $0.name) + " " + $0.text).lowercased().split { !$0.isLetter }.map(String.init)
            }
            .filter { $0.count > 3 && seen.insert($0).inserted }
        }

        /// Words that say nothing of what is looked for.
        static let small: Set<String> = [
            "a", "an", "the", "of", "in", "on", "to", "for", "with", "and", "or", "is", "are", "my", "i", "do", "how",
            "what", "where", "from", "by", "it", "does", "can", "all", "see", "get",
            "me", "you", "your", "us", "we", "please", "about", "this", "there",
        ]

        /// One word that is looked for.
        private struct Wanted {
            let text: String
            /// What it is called in the texts, or the word itself.
            let others: [String]
            /// The verb that the word means by itself.
            let verb: String?

            func closeness(to entry: Entry) -> Closeness? {
                others.compactMap { closeness(of: $0, to: entry) }.min()
            }

            private func closeness(of text: String, to entry: Entry) -> Closeness? {
                let name = (entry.key ?? entry.name).lowercased()
                // `settings`, where a text says `setting`
                let isPlural = text.count > 3 && text.hasSuffix("s") && !text.hasSuffix("ss")
                let stem = isPlural ? String(text.dropLast()) : text
                if [text, stem, verb].contains(name) { return .named }
                if Self.isWord(stem, in: name) { return .called }
                if Self.isWord(stem, in: entry.text + " " + entry.other) { return .shown }
                // A file's name stands in examples, which are about something else.
                return !text.contains(".") && Self.isWord(stem, in: entry.more) ? .mentioned : nil
            }

            /// Short words of English stand within many others, which are not meant: these begin a word, or are one.
            private static func isWord(_ stem: String, in text: String) -> Bool {
                let text = text.lowercased()
                guard text.contains(stem) else { return false }
                guard stem.count < 4, stem.utf8.allSatisfy({ (97...122).contains($0) }) else { return true }
                let words = text.split { !($0.isASCII && $0.isLetter) }
                return words.contains { $0.hasPrefix(stem) && ($0.count - stem.count < 2 || stem.count > 2) }
            }
        }

        // MARK: What there is

        /// Shown in one language, found by the words of both.
        private static func entries(_ table: CommandTable, _ language: Language) -> [Entry] {
            let specs = table.specs
            let commands = specs.map {
                Entry(
                    name: $0.name, text: $0.summary[language], other: both($0.summary), more: $0.details)
            }
            let options = specs.flatMap { spec in
                spec.options.filter { $0.name != CommonParameters.json.spec.name }.map {
                    Entry(name: "\(spec.name) \($0.name)", text: $0.help, other: translated($0.help))
                }
            }
            let settings = SettingSpec.all.map {
                Entry(name: "option \($0.name)", text: $0.help, other: translated($0.help))
            }
            let codes = ErrorPage.all.map { page in
                Entry(
                    name: "explain \(page.code.text)", text: language == .english ? page.title : page.meaning[language],
                    other: page.title + " " + page.meaning.japanese,
                    more: [page.meaning, page.reason, page.fix].map(both).joined(separator: " "))
            }
            let lessons = table.named("tutorial").map { tutorial in
                Lesson.all.map { lesson in
                    Entry(
                        name: "\(tutorial.spec.name) \(lesson.name)", text: lesson.title[language],
                        other: both(lesson.title))
                }
            }
            let pages = DocumentationPage.all.map {
                Entry(name: $0.place(language), text: $0.about[language], key: $0.name, other: both($0.about))
            }
            return commands + options + settings + (lessons ?? []) + pages + codes
        }

        private static func both(_ phrase: Phrase) -> String { phrase.english + " " + phrase.japanese }
        private static func translated(_ text: String) -> String { Phrasebook.japanese.translated(text) ?? "" }
    }
}
