import NeshCommand

enum Try: ControlVerb {
    static let name = "try"

    static let parameters = CommandParameters()

    static let spec = CommandSpec(
        name, .control, Phrase("Run a command and go on even if it fails", "コマンドを実行し、失敗しても続ける"), parameters: parameters,
        examples: [
            .init("try terminate-enclave --all", "whether or not that works"),
            .init("try !false", "a line for the shell as well"),
        ],
        traits: [.prefix, .foreground])
}
