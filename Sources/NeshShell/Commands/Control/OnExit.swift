import NeshCommand

enum OnExit: ControlVerb {
    static let name = "on-exit"

    static let parameters = CommandParameters()

    static let spec = CommandSpec(
        name, .control, Phrase("Run a command when the script ends, however it ends", "スクリプトがどう終わっても、最後にコマンドを実行する"),
        details: "Several run in reverse order. Variables are replaced when the line is read, not when it runs.",
        parameters: parameters,
        examples: [
            .init("on-exit terminate-enclave --session", "leave no enclave behind"),
            .init("on-exit echo bye", "said last"),
        ],
        traits: [.prefix, .foreground])
}
