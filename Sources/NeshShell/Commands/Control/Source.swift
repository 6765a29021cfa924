enum Source: ControlVerb {
    static let file = Parameter.operand(
        .file("nesh"), "The script; a relative path is relative to the script with this line", need: .required)
    static let spec = CommandSpec(
        "source", .control, "Run the lines of another file here", parameters: [file.spec],
        examples: [
            .init("source common.nesh", "its variables are set here"),
            .init("try source common.nesh", "whether or not it is there"),
        ])
}
