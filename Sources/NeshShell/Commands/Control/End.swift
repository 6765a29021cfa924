enum End: ControlVerb {
    static let spec = CommandSpec(
        "end", .control, "End the lines of an if",
        examples: [.init("if $status == 0\n  echo fine\nend", "alone on its line")],
        traits: [.foreground])
}
