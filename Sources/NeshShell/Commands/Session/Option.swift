import NeshData
import NeshLanguage

enum Option: Command {
    static let setting = ValueType<String>("SETTING", completion: .setting) { word throws(ValueProblem) in
        if Setting.named(word) != nil { return word }
        throw ValueProblem(
            "there is no setting '\(word)'",
            suggestion: Suggestion.closest(to: word, in: Setting.all.map(\.name)),
            notes: ["settings: " + Setting.all.map(\.name).joined(separator: ", ")])
    }
    static let name = Parameter.operand(setting, "Which setting; without it, list them all")
    static let value = Parameter.operand(.text("VALUE"), "Its new value; without it, tell what it is")

    static let spec = CommandSpec(
        "option", .session, "Show or change a setting of this session", parameters: [name.spec, value.spec],
        examples: [.init("option", "all settings"), .init("option color never", "no colours")], offersJSON: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        guard let setting = call[name].flatMap(Setting.named) else {
            return Outcome(list(Setting.all, context.session.settings))
        }
        guard let text = call[value] else { return Outcome(list([setting], context.session.settings)) }
        do throws(ValueProblem) {
            try setting.check(text)
        } catch {
            throw Failure(
                .invalidArgument, "option \(setting.name): \(error.message)",
                details: (error.suggestion.map { ["did you mean '\($0)'?"] } ?? []) + error.notes,
                about: .parameter(value.spec.name, instead: error.suggestion))
        }
        return Outcome(changes: [.setting(setting.name, text)])
    }

    private static func list(_ settings: [Setting], _ values: Settings) -> ViewReport {
        var json = JSON.Object()
        var table = TextTable(
            [.init("SETTING"), .init("VALUE"), .init("WHAT IT DOES", wraps: true)], empty: "no settings")
        for setting in settings {
            let value = values.value(of: setting)
            json[setting.name] = .string(value)
            table.rows.append([
                StyledText(setting.name, .name), value.isEmpty ? StyledText("-", .dim) : StyledText(value),
                StyledText(setting.help, .dim),
            ])
        }
        return ViewReport(json: .object(json), view: .table(table))
    }
}
