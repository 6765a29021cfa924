import NeshData

enum OnError: Command {
    static let action = Parameter.operand(
        .choice("ACTION", "stop", "continue", "ask"), "stop, continue, or ask at a terminal", need: .required)

    static let spec = CommandSpec(
        "on-error", .control, "Choose what a script does after a command that failed", parameters: [action.spec],
        examples: [
            .init("on-error continue", "go on; the script's status still tells of the first failure"),
            .init("on-error stop", "as scripts begin"),
        ])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        Outcome(changes: [.setting(Setting.onError.name, call[action])])
    }
}
