import NeshCommand

enum Not: ControlVerb {
    static let name = "not"

    static let parameters = CommandParameters()

    static let spec = CommandSpec(
        name, .control, Phrase("Run a command that must fail", "失敗するはずのコマンドを実行する"), parameters: parameters,
        examples: [
            .init("not describe-eif --eif-path /dev/null", "no image is there"),
            .init("not console nobody", "no enclave has that name"),
        ],
        traits: [.prefix, .foreground])
}
