import NeshCommand

enum End: ControlVerb {
    static let name = "end"

    static let spec = CommandSpec(
        name, .control, "End the lines of an if",
        examples: [.init("if $status == 0\n  echo fine\nend", "alone on its line")],
        traits: [.foreground])
}
