import NeshCommand

enum Else: ControlVerb {
    static let name = "else"

    static let spec = CommandSpec(
        name, .control, "Begin the lines that run when the condition of if does not hold",
        examples: [.init("if $status == 0\n  echo fine\nelse\n  echo failed\nend", "alone on its line")],
        traits: [.foreground])
}
