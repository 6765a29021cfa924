import NeshCommand
import NeshData
import NeshLanguage
import NeshText

enum Option: Command {
    static let name = "option"

    static let setting = ValueType<String>("SETTING", completion: .setting) { word throws(ValueProblem) in
        if SettingSpec.named(word) != nil { return word }
        throw ValueProblem(
            "there is no setting '\(word)'",
            suggestion: Suggestion.meant(by: word, among: SettingSpec.all.map(\.name)),
            notes: ["settings: " + SettingSpec.all.map(\.name).joined(separator: ", ")])
    }
    struct Parameters: ParameterGroup {
        let name = Parameter.operand(setting, "Which setting; without it, list them all")
        let value = Parameter.operand(.text("VALUE"), "Its new value; without it, show the present one")

        var effects: [Effect] { [.sets(setting: name, to: value)] }
        var looks: [Look] { [.without(value)] }
    }

    static let declaration = declare(
        .session, "Show or change a setting of this session", "このセッションの設定を表示・変更する",
        examples: ["option": "all settings", "option color never": "no colours"],
        traits: [.offersJSON, .momentary, .foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        guard let setting = call[parameters.name].flatMap(SettingSpec.named) else {
            return Outcome(list(SettingSpec.all, context.session.settings))
        }
        guard let text = call[parameters.value] else { return Outcome(list([setting], context.session.settings)) }
        do throws(ValueProblem) {
            try setting.check(text)
        } catch {
            // Half-width characters alone would not do: what says that they are full-width is said here.
            let isWrong = FullWidth.narrowed(text).map { (try? setting.check($0)) == nil } ?? false
            throw Failure(
                .invalidArgument, "option \(setting.name): \(error.message)",
                details: (isWrong ? [FullWidth.note(on: text)] : [])
                    + (error.suggestion.map { [Quoting.question([$0])] } ?? []) + error.notes,
                about: .parameter(parameters.value.name, instead: error.suggestion))
        }
        // The former pattern is not shown: it may be the secret itself, and nothing hides it any more.
        if setting.name == SettingList.declared.mask.spec.name, let former = context.session.settings[\.mask],
            former != text
        {
            context.emit(
                .warning("what the mask before hid shows from now on; one pattern hides both: option mask 'A|B'"))
        }
        return Outcome(changes: [.setting(setting.name, text)])
    }

    private static func list(_ settings: [SettingSpec], _ values: Settings) -> ViewReport {
        var json = JSON.Object()
        var table = TextTable(
            [.init("SETTING"), .init("VALUE"), .init("WHAT IT DOES", wraps: true, ours: true)], empty: "no settings")
        for setting in settings {
            let value = values.text(of: setting)
            json[setting.name] = .string(value)
            table.rows.append([
                StyledText(setting.name, .name), value.isEmpty ? StyledText("-", .dim) : StyledText(value),
                StyledText(setting.help, .dim),
            ])
        }
        return ViewReport(json: .object(json), view: .table(table))
    }
}
