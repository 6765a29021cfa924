import NeshCommand

enum End: ControlVerb {
    static let name = "end"

    static let spec = CommandSpec(
        name, .control, Phrase("End the lines of an if", "if の行を終える"),
        examples: [.init("if $status == 0\n  echo fine\nend", "alone on its line")],
        traits: [.foreground])
}
