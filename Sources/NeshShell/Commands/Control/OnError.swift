import NeshCommand
import NeshData

enum OnError: Command {
    static let name = "on-error"

    struct Parameters: ParameterGroup {
        let action = Parameter.requiredOperand(
            .choice("ACTION", ErrorAction.self), "stop, continue, or ask at a terminal")
    }

    static let declaration = declare(
        .control, "Choose what a script does after a command that failed", "コマンドが失敗したときのスクリプトの動作を選ぶ",
        examples: [
            "on-error continue": "go on; the script's status is still that of the first failure",
            "on-error stop": "as scripts begin",
        ], traits: [.foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        Outcome(changes: [.setting(SettingList.declared.onError.spec.name, call[parameters.action].rawValue)])
    }
}
