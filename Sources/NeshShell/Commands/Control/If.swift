import NeshCommand

enum If: ControlVerb {
    static let name = "if"

    static let parameters = ConditionParameters()

    static let spec = CommandSpec(
        name, .control,
        Phrase("Run the lines up to else or end only when a condition holds", "条件が成り立つときだけ、else または end までの行を実行する"),
        parameters: parameters,
        examples: [
            .init("if $status == 0\n  echo fine\nend", "after a success"),
            .init("if $enclave.state == RUNNING\n  console --for 1s\nend", "while the selected enclave lives"),
        ],
        traits: [.foreground])
}
