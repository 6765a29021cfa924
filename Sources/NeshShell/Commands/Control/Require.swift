import NeshCommand

enum Require: ConditionVerb {
    static let name = "require"

    static let declaration = declare(
        "End the script with status 77, skipped, unless a condition holds",
        "条件が成り立たなければ、スクリプトをステータス 77 (スキップ) で終える",
        examples: [
            "require ${env.HOME:-none} != none": "goes on if there is a home directory",
            "require $status == 0": "goes on after a success",
        ])
}
