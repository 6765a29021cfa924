import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshExamples

/// Pages of the documentation, written from what the program itself knows.
package enum ReferencePage: String, Sendable, CaseIterable {
    case commands, errors

    /// - Parameters:
    ///   - table: the verbs that it is about.
    ///   - language: of its sentences; the Japanese pages are for docs/ja.
    /// - Returns: Markdown without a line break at its end.
    package func text(of table: CommandTable, _ language: Language = .english) -> String {
        let writer = ReferenceWriter(table: table, language: language)
        return (self == .commands ? writer.commands : writer.errors).joined(separator: "\n")
    }
}

/// Writes them, in one language.
private struct ReferenceWriter {
    let table: CommandTable
    let language: Language

    private var prose: MarkdownLines { MarkdownLines(language: language) }

    private static let note =
        "<!-- Written by scripts/reference from the program's own tables; edit the sources instead. -->"

    // MARK: Commands

    var commands: [String] {
        let up = language == .japanese ? "../" : ""
        var lines = [
            "# " + ReferencePhrases.commands[language], "", Self.note, "",
        ]
        lines += prose.lines(of: ReferencePhrases.aboutCommands.filled(language, up)) + [""]
        for group in CommandSpec.Group.allCases {
            let names = specs(in: group).map { "[`\($0.name)`](#\($0.name))" }
            if !names.isEmpty {
                lines += prose.lines(of: "\(group.title[language]): \(names.joined(separator: " "))", first: "- ")
            }
        }
        lines += ["", "## nesh", ""] + section(InvocationOptions.spec)
        for group in CommandSpec.Group.allCases where !specs(in: group).isEmpty {
            lines += ["", "## \(group.title[language])"]
            for spec in specs(in: group) {
                lines += ["", "### \(spec.name)", ""] + section(spec)
            }
        }
        lines += ["", "## " + ReferencePhrases.engines[language], ""] + engines
        return lines + ["", "## " + ReferencePhrases.settings[language], ""] + settings
            + [""] + prose.lines(of: ReferencePhrases.afterCommands.filled(language, up))
    }

    private func specs(in group: CommandSpec.Group) -> [CommandSpec] {
        table.specs.filter { $0.group == group }
    }

    private func section(_ spec: CommandSpec) -> [String] {
        var lines = prose.lines(of: escaped(spec.summary[language]) + (spec.nitroCLI ? " ●" : "")) + ["", "```text"]
        // A page of the manual moves it to the right, and a terminal may have 80 columns.
        lines += HelpPage.usage(of: spec).wrapped(to: 66, indent: "    ") + ["```"]
        for paragraph in spec.details.split(separator: "\n") {
            lines += [""] + prose.lines(of: escaped(language.said(String(paragraph))))
        }
        if !spec.parameters.isEmpty {
            lines += ["", ReferencePhrases.options[language], "|---|---|"]
            for parameter in spec.parameters { lines.append(row(parameter)) }
        }
        let rules = spec.ruleSentences { "`\($0)`" }
        if !rules.isEmpty { lines += [""] + rules.flatMap { prose.lines(of: language.said($0), first: "- ") } }
        if !spec.examples.isEmpty {
            lines += ["", "```nesh no-run"]
            lines += spec.examples.flatMap { example -> [String] in
                let block = example.line.split(separator: "\n").map(String.init)
                return ["\(block[0])   # \(language.said(example.explanation))"] + block.dropFirst()
            }
            lines.append("```")
        }
        return lines + transcript(of: spec)
    }

    /// What one example prints, and its status.
    private func transcript(of spec: CommandSpec) -> [String] {
        guard let transcript = VerbTranscripts.of(spec.name, isJapanese: language == .japanese) else { return [] }
        return ["", "```console"] + transcript.lines
            + ["```", "", ReferencePhrases.status.filled(language, "\(transcript.status)")]
    }

    private func row(_ parameter: ParameterSpec) -> String {
        let need: String =
            switch parameter.need {
            case .optional: ""
            case .required, .always: ReferencePhrases.required[language]
            case .fromSession: ReferencePhrases.fromSession[language]
            }
        let again = parameter.arity == .repeated ? ReferencePhrases.repeatable[language] : ""
        let mark = parameter.nitroCLI ? " ●" : ""
        let help = cell(escaped(language.said(parameter.help)))
        return "| `\(cell(parameter.usage))`\(mark) | \(help)\(need)\(again) |"
    }

    private var engines: [String] {
        [ReferencePhrases.choose[language], "", ReferencePhrases.engineColumns[language], "|---|---|---|"]
            + Engines.all.map { engine in
                let taken =
                    switch engine.offer {
                    case .device(let path): ReferencePhrases.whereOpens.filled(language, path)
                    case .everywhere: ReferencePhrases.otherwise[language]
                    case .onlyByName: ""
                    }
                return "| `\(engine.kind.rawValue)` | \(escaped(language.said(engine.summary))) | \(taken) |"
            }
    }

    private var settings: [String] {
        [ReferencePhrases.setBy[language], "", ReferencePhrases.settingColumns[language], "|---|---|---|"]
            + SettingSpec.all.map { setting in
                let standard = setting.standard.isEmpty ? "" : "`\(cell(setting.standard))`"
                return "| `\(cell("\(setting.name) \(setting.placeholder)"))` | \(standard) "
                    + "| \(cell(escaped(language.said(setting.help)))) |"
            }
    }

    // MARK: Errors

    var errors: [String] {
        let up = language == .japanese ? "../" : ""
        var lines = ["# " + ReferencePhrases.errors[language], "", Self.note, ""]
        lines += prose.lines(of: ReferencePhrases.aboutErrors.filled(language, up))
        lines += ["", ReferencePhrases.codeColumns[language]]
        lines += ErrorPage.all.map { page in
            // The names are nitro-cli's, and English everywhere.
            let meaning = language == .english ? "" : " \(cell(escaped(page.meaning[language]))) |"
            return "| [\(page.code.text)](#\(page.code.text.lowercased())) | \(escaped(page.title)) |\(meaning)"
        }
        let (stop, last) = language == .japanese ? ("。", "。") : (".", "")
        for page in ErrorPage.all {
            lines += ["", "## \(page.code.text)", ""]
            lines += prose.lines(of: "**\(escaped(page.title)).** \(escaped(page.meaning[language]))\(stop)") + [""]
            for (heading, text) in [
                (ErrorPage.Headings.reason, escaped(page.reason[language]) + last),
                (ErrorPage.Headings.remedy, escaped(page.fix[language]) + last),
                (ErrorPage.Headings.source, sources(of: page)),
            ] {
                lines += prose.lines(of: "\(heading[language]): \(text)", first: "- ")
            }
        }
        return lines + [""] + prose.lines(of: ReferencePhrases.afterErrors.filled(language))
    }

    /// Who ends with the code; one that nesh has no case of is nitro-cli's alone.
    private func sources(of page: ErrorPage) -> String {
        ErrorPage.neverHere.contains(page.code)
            ? ErrorPage.Headings.neverHere[language] : language.list(page.commands.map(command))
    }

    /// `every command with a file` is not a verb.
    private func command(_ words: String) -> String {
        table.named(words) == nil ? escaped(language.said(words)) : "[`\(words)`](commands.md#\(words))"
    }

    // MARK: Markdown

    /// What would be markup is text, but for code in backticks.
    private func escaped(_ text: String) -> String {
        text.replacing("<", with: "\\<").replacing("*", with: "\\*")
    }

    private func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}

extension String {
    /// Lines of at most so many characters, broken at blanks.
    fileprivate func wrapped(to width: Int, indent: String) -> [String] {
        var lines: [String] = []
        var line = ""
        // What is in brackets stays together.
        for piece in replacing(" [", with: "\u{0}[").split(separator: "\u{0}") {
            if !line.isEmpty, line.count + 1 + piece.count > width {
                lines.append(line)
                line = indent + piece
            } else {
                line += (line.isEmpty ? "" : " ") + piece
            }
        }
        return lines + [line]
    }
}
