import NeshCommand

enum End: ControlVerb {
    static let name = "end"

    static let declaration = declare(
        "End the lines of an if", "if の行を終える",
        examples: ["if $status == 0\n  echo fine\nend": "alone on its line"])
}
