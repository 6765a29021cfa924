import NeshCommand

enum Else: ControlVerb {
    static let name = "else"

    static let declaration = declare(
        "Begin the lines that run when the condition of if does not hold", "if の条件が成り立たないときに実行する行を始める",
        examples: ["if $status == 0\n  echo fine\nelse\n  echo failed\nend": "alone on its line"])
}
