import NeshCommand
import NeshData
import NeshHelp
import NeshInterpreter
import NeshKeyVerbs
import NeshLanguage
import NeshPasted
import NeshSystem
import NeshText

enum Explain: Command {
    static let name = "explain"

    /// What the operand may be.
    enum Subject: Sendable, Equatable {
        case code(ErrorCode)
        case last
        /// A line of another shell.
        case foreign
        /// A line that nesh hands to sh.
        case shell
        /// The prompt, or a sign in it.
        case prompt(String)
        /// An error of AWS KMS's, by its name, with what it means.
        case service(name: String, meaning: Phrase)
        /// A command line: its verb; the words follow.
        case command(String)
    }

    struct Parameters: ParameterGroup {
        let option = Parameter.option("--error-code", .errorCode, "The code, as nitro-cli takes it", nitroCLI: true)
        let operand = Parameter.operand(
            ValueType<Subject>("Enn|last|VERB", completion: .explained) { word throws(ValueProblem) in
                if word == "last" { return .last }
                if PromptSigns.has(word) { return .prompt(word) }
                if word.hasPrefix("!") { return .shell }
                if let meaning = KeyServiceErrors.meaning(of: word) { return .service(name: word, meaning: meaning) }
                if word == "nitro-cli" || CommandTable.shell.named(word) != nil { return .command(word) }
                if ShellLine.isForeign(word, .shell) { return .foreign }
                do throws(ValueProblem) {
                    return .code(try ValueType<ErrorCode>.errorCode.read(word))
                } catch {
                    throw ValueProblem(
                        error.message,
                        suggestion: meant(by: word, CommandTable.shell)
                            ?? (word.count > 8 ? Suggestion.closest(to: word, in: KeyServiceErrors.names) : nil),
                        notes: error.notes + [
                            "explain run-enclave --memory 64  # explains a command line in the same way"
                        ])
                }
            }, "A code, last for the last failure of this session, or a command line's verb")
        let words = Parameter.rest("WORD", "The words of that command line")

        var rules: [Rule] { [.exactlyOne(of: option, operand)] }
    }

    static let declaration = declare(
        .help, "Explain an error code and how to fix it, or what a command line means", "エラーコードの意味と対処、またはコマンドラインの意味を示す",
        examples: [
            "explain E26": "what E26 means",
            "explain last": "the last failure, in full; at the prompt explain alone",
            "explain run-enclave --memory 64 --debug-mode": "each word of the line",
        ],
        traits: [
            .nitroCLI, .offersJSON, .momentary, .onlyTells, .quotesCommand, .repeatsWords, .showsErrorPages,
        ])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let commands = context.services.commands
        // With words behind it, the sign begins a line.
        let isLine = call[parameters.operand] == .prompt("!") && !call[parameters.words].isEmpty
        if isLine || call[parameters.operand] == .shell {
            return Outcome(PromptSigns.ofProgram(context.session.language))
        }
        if case .command(let verb) = call[parameters.operand] {
            var line = [verb] + call[parameters.words]
            if line[0] == "nitro-cli" { line.removeFirst() }
            guard let verb = line.first, commands.named(verb) != nil else {
                throw Failure(
                    .invalidCommand, "there is no command '\(line.first ?? "")' to explain",
                    details: [meant(by: line.first ?? "", commands)].compactMap {
                        $0.map { "did you mean '\($0)'?" }
                    })
            }
            let explanation = LineExplanation(verb, Array(line.dropFirst()), in: context.session, commands)
            return Outcome(ViewReport(json: explanation.json, view: .page(explanation.lines)))
        }
        if case .foreign = call[parameters.operand] {
            return Outcome(foreign(call.words.joined(separator: " "), commands, context))
        }
        if let extra = call[parameters.words].first {
            throw Failure(.invalidArgument, "'\(extra)' is one word too many: only a command line has more")
        }
        switch call[parameters.option].map(Subject.code) ?? call[parameters.operand] ?? .last {
        case .command, .foreign, .shell: return Outcome()
        case .prompt(let word): return Outcome(PromptSigns.report(on: word, context.session.language))
        case .service(let name, let meaning):
            let lines = [StyledText(name, .heading), StyledText(meaning[context.session.language])]
            return Outcome(
                ViewReport(json: ["Name": .string(name), "Meaning": .string(meaning.english)], view: .page(lines)))
        case .code(let code): return Outcome(report(on: code, failure: nil, commands, context.session.language))
        case .last:
            guard let failure = context.session.error else {
                let session = context.session
                let nothing =
                    session.isTaught ? nothingSincePrepared : session.isOneLine ? nothingButThis : nothingFailed
                return Outcome(ViewReport(json: .null, view: .page([StyledText(nothing[session.language])])))
            }
            let line = context.session.errorLine
            let found = report(on: failure.code, failure: failure, line: line, commands, context.session.language)
            guard failure.code == .unspecified, let line else { return Outcome(found) }
            let more = LineExplanation.more(on: line, failure, context.session, commands) {
                Apropos.knows($0, commands)
            }
            return Outcome(ViewReport(json: found.json, view: .sequence([found.view, .lines(more)])))
        }
    }

    private static let nothingFailed = Phrase(
        "Nothing has failed in this session.", "このセッションで失敗したものはありません。")
    private static let nothingButThis = Phrase(
        "A line after nesh is a session of its own, and nothing has failed in this one. `nesh explain E26` explains a code.",
        "nesh に続けた 1 行は、それだけで 1 つのセッションです。このセッションで失敗したものはありません。`nesh explain E26` のようにコードを指定すれば説明を表示できます。")
    /// A lesson has a session of its own, which begins again when the lesson is set up again.
    private static let nothingSincePrepared = Phrase(
        "Nothing has failed since this lesson was prepared.", "このレッスンを準備してから、失敗したものはありません。")

    private static func meant(by word: String, _ commands: CommandTable) -> String? {
        commands.meant(by: word, among: commands.names) ?? Suggestion.closest(to: word, in: commands.names)
    }

    /// - Parameter line: another shell's, or one word of it.
    static func foreign(_ line: String, _ commands: CommandTable, _ context: CommandContext) -> ViewReport {
        if let english = PromptWord.sentence(for: line, .english) {
            let shown = PromptWord.sentence(for: line, context.session.language) ?? english
            return ViewReport(json: .array([.string(english)]), view: .page([StyledText(data: shown)]))
        }
        let environment = context.session.environment
        let path = SearchPath(environment.text("PATH"))
        let answer = ShellLine.recognise(line, commands)?.withInstalled(commands) { path.find($0) != nil }
        let width = (answer?.answers.map(\.line.count).max() ?? 0) + 2
        let lines =
            [StyledText(answer?.message ?? "a line of another shell")]
            + (answer?.answers ?? []).map { each in
                StyledText(each.line.padded(to: width), .name) + StyledText(each.explanation)
            }
        return ViewReport(json: .array(lines.map { .string($0.text) }), view: .page(lines))
    }

    /// - Parameter line: the one that failed so.
    static func report(
        on code: ErrorCode?, failure: Failure?, line: String? = nil, _ commands: CommandTable, _ language: Language
    ) -> ViewReport {
        var json = JSON.Object()
        var lines: [StyledText] = []
        if let failure {
            if let line {
                json["Line"] = .string(line)
                lines += line.split(separator: "\n").map { StyledText("> ", .dim) + StyledText(String($0)) }
            }
            json["Message"] = .string(failure.message)
            json["Details"] = .array(failure.details.map { .string($0) })
            lines.append(StyledText(failure.message, .bad).oneLine)
            // Of a line with several mistakes each begins as the first one does.
            let start = failure.message.firstRange(of: ": ").map { String(failure.message[..<$0.upperBound]) }
            lines += failure.details.map { detail in
                let isMistake = line != nil && start.map(detail.hasPrefix) ?? false
                return (isMistake ? StyledText(detail, .bad) : StyledText("  \(detail)")).oneLine
            }
            lines += failure.fixes.map { fix in
                // One for root who is somebody else is typed elsewhere, and gets its note where it is shown.
                let isElsewhere = Privilege.here == .none && fix.contains("sudo ")
                let shown = isElsewhere ? fix : Advice.atPrompt(fix, note: "")
                return StyledText("  ") + StyledText("fix:", .good) + StyledText(" \(shown)").oneLine
            }
        }
        // Of a failure without a code of its own the page could only say so, of one whose command nitro-cli does not
        // have only what is not meant.
        let fits =
            failure == nil || code != .unspecified && code.flatMap(ErrorPage.of)?.tells(of: line, commands) ?? false
        if fits, let page = code.flatMap(ErrorPage.of) {
            if !lines.isEmpty { lines.append("") }
            lines.append(StyledText("\(page.code.text)  \(page.heading(in: language))", .heading))
            lines += page.body(in: language, withFix: !page.advisesWhatWasDone(in: line))
            json["Code"] = .string(page.code.text)
            json["Title"] = .string(page.title)
            json["Meaning"] = .string(page.meaning.english)
            json["Reason"] = .string(page.reason.english)
            json["Fix"] = .string(page.fix.english)
            json["Commands"] = .array(page.commands.map { .string($0) })
        }
        return ViewReport(json: .object(json), view: .page(lines))
    }
}

extension ErrorPage {
    /// Whether the command of this line is one that the page is about.
    fileprivate func tells(of line: String?, _ table: CommandTable) -> Bool {
        guard let line else { return true }
        let verb = line.split { $0 == " " || $0 == "\t" }.first { !["nitro-cli", "$", "try", "not"].contains($0) }
        // `every command with a file` is not a verb.
        return commands.contains { $0 == verb.map(String.init) || table.named($0) == nil }
    }

    /// Whether its advice is to give an option that this line has given already.
    fileprivate func advisesWhatWasDone(in line: String?) -> Bool {
        guard let line else { return false }
        let given = line.split { $0 == " " || $0 == "\t" || $0 == "=" || $0 == "\n" }.map(String.init)
        return advised.contains(where: given.contains)
    }

    private func sources(in language: Language) -> String {
        if Self.neverHere.contains(code) { return Headings.neverHere[language] }
        // A single word is a verb: `allocator` is nothing to translate here.
        return language.list(commands.map { $0.contains(" ") ? language.said($0) : $0 })
    }

    /// English ones are nitro-cli's; in another language it stands below, to be looked for.
    fileprivate func heading(in language: Language) -> String {
        language == .english ? title : meaning[language]
    }

    /// What stands below the heading.
    fileprivate func body(in language: Language, withFix: Bool) -> [StyledText] {
        // English reasons end with a full stop of their own.
        let (stop, last) = language == .japanese ? ("。", "。") : (".", "")
        let rows = [
            (Headings.title, language == .english ? "" : title),
            (Headings.reason, reason[language] + last),
            (Headings.remedy, fix[language] + last),
            (Headings.source, sources(in: language)),
        ].filter { !$0.1.isEmpty && (withFix || $0.0 != Headings.remedy) }
        let width = rows.map { DisplayWidth.of($0.0[language]) }.max() ?? 0
        return (language == .english ? [StyledText(meaning[language] + stop), ""] : [""])
            + rows.map { name, text in
                let space = String(repeating: " ", count: width + 2 - DisplayWidth.of(name[language]))
                // These texts are translated already; nitro-cli's title stays English.
                return StyledText(name[language] + space, .dim) + StyledText(data: text)
            }
    }
}
