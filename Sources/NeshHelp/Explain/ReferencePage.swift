import NeshCommand
import NeshData

/// Pages of the documentation, written from what the program itself knows.
package enum ReferencePage: String, Sendable, CaseIterable {
    case commands, errors

    /// - Parameter table: the verbs that it is about.
    /// - Returns: Markdown without a line break at its end.
    package func text(of table: CommandTable) -> String {
        let lines =
            switch self {
            case .commands: Self.commands(table)
            case .errors: Self.errors(table)
            }
        return lines.joined(separator: "\n")
    }

    private static let note =
        "<!-- Written by scripts/reference from the program's own tables; edit the sources instead. -->"

    // MARK: Commands

    private static func commands(_ table: CommandTable) -> [String] {
        var lines = [
            "# Commands", "", note, "",
            """
            A line works at the prompt, in a script and, alone, after `nesh`, unless its section names fewer places; \
            `if`, `else`, `end` and other lines that are about lines beside them need a script, `-c` or the prompt. \
            Verbs and options marked with a ● are nitro-cli's too. [language.md](language.md) has what goes around them, [errors.md](errors.md) the codes \
            that they fail with.
            """, "",
        ]
        for group in CommandSpec.Group.allCases {
            let names = specs(in: group, table).map { "[`\($0.name)`](#\($0.name))" }
            if !names.isEmpty { lines.append("- \(group.title.english): \(names.joined(separator: " "))") }
        }
        lines += ["", "## nesh", ""] + section(InvocationOptions.spec)
        for group in CommandSpec.Group.allCases where !specs(in: group, table).isEmpty {
            lines += ["", "## \(group.title.english)"]
            for spec in specs(in: group, table) {
                lines += ["", "### \(spec.name)", ""] + section(spec)
            }
        }
        return lines + ["", "## Settings", ""] + settings
    }

    private static func specs(in group: CommandSpec.Group, _ table: CommandTable) -> [CommandSpec] {
        table.specs.filter { $0.group == group }
    }

    private static func section(_ spec: CommandSpec) -> [String] {
        var lines = [escaped(spec.summary.english) + (spec.nitroCLI ? " ●" : ""), "", "```text"]
        lines += HelpPage.usage(of: spec).wrapped(to: 100, indent: "    ") + ["```"]
        for paragraph in spec.details.split(separator: "\n") { lines += ["", escaped(String(paragraph))] }
        if !spec.parameters.isEmpty {
            lines += ["", "| option or word | meaning |", "|---|---|"]
            for parameter in spec.parameters { lines.append(row(parameter)) }
        }
        let rules = spec.ruleSentences { "`\($0)`" }
        if !rules.isEmpty { lines += [""] + rules.map { "- " + $0 } }
        if !spec.examples.isEmpty {
            lines += ["", "```nesh no-run"]
            lines += spec.examples.flatMap { example -> [String] in
                let block = example.line.split(separator: "\n").map(String.init)
                return ["\(block[0])   # \(example.explanation)"] + block.dropFirst()
            }
            lines.append("```")
        }
        return lines
    }

    private static func row(_ parameter: ParameterSpec) -> String {
        let need: String =
            switch parameter.need {
            case .optional: ""
            case .required, .always: " (required)"
            case .fromSession: " (default: from the session)"
            }
        let again = parameter.arity == .repeated ? " (repeatable)" : ""
        let mark = parameter.nitroCLI ? " ●" : ""
        return "| `\(cell(parameter.usage))`\(mark) | \(cell(escaped(parameter.help)))\(need)\(again) |"
    }

    private static var settings: [String] {
        let head = [
            "Set by `option NAME VALUE`, for the session.", "", "| setting | first | meaning |", "|---|---|---|",
        ]
        return head
            + SettingSpec.all.map { setting in
                let standard = setting.standard.isEmpty ? "" : "`\(cell(setting.standard))`"
                return "| `\(cell("\(setting.name) \(setting.placeholder)"))` | \(standard) "
                    + "| \(cell(escaped(setting.help))) |"
            }
    }

    // MARK: Errors

    private static func errors(_ table: CommandTable) -> [String] {
        var lines = [
            "# Errors", "", note, "",
            """
            Every failure has one of nitro-cli's codes. A script can test it (`expect $error.code == E26`), a single \
            command ends with its number as its status (so 1, 2 and 3 are ambiguous: see the end of \
            [language.md](language.md#status-of-a-run)), `explain E26` shows the page below, and `explain last` what \
            the last failure was about.
            """, "", "| code | name |", "|---|---|",
        ]
        lines += ErrorPage.all.map { "| [\($0.code.text)](#\($0.code.text.lowercased())) | \(escaped($0.title)) |" }
        for page in ErrorPage.all {
            lines += [
                "", "## \(page.code.text)", "", "**\(escaped(page.title)).** \(escaped(page.meaning.english)).", "",
                "- common cause: \(escaped(page.reason.english))", "- how to fix it: \(escaped(page.fix.english))",
                "- reported by: \(page.commands.map { command($0, table) }.joined(separator: ", "))",
            ]
        }
        return lines
    }

    /// `every command with a file` is no verb.
    private static func command(_ words: String, _ table: CommandTable) -> String {
        table.named(words) == nil ? escaped(words) : "[`\(words)`](commands.md#\(words))"
    }

    // MARK: Markdown

    /// What would be markup is text, but for code in backticks.
    private static func escaped(_ text: String) -> String {
        text.replacing("<", with: "\\<").replacing("*", with: "\\*")
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
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
