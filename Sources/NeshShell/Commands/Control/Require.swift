import NeshCommand

enum Require: ControlVerb {
    static let name = "require"

    static let parameters = ConditionParameters()

    static let spec = CommandSpec(
        name, .control,
        Phrase(
            "End the script with status 77, skipped, unless a condition holds", "条件が成り立たなければ、スクリプトをステータス 77 (スキップ) で終える"
        ),
        parameters: parameters,
        examples: [
            .init("require ${env.HOME:-none} != none", "goes on where there is a home directory"),
            .init("require $status == 0", "goes on after a success"),
        ],
        traits: [.foreground])
}
