import NeshCommand

enum If: ConditionVerb {
    static let name = "if"

    static let declaration = declare(
        "Run the lines up to else or end only when a condition holds", "条件が成り立つときだけ、else または end までの行を実行する",
        examples: [
            "if $status == 0\n  echo fine\nend": "after a success",
            "if $enclave.state == RUNNING\n  console --for 1s\nend": "while the selected enclave lives",
        ])
}
