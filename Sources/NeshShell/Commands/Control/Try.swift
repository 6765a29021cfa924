enum Try: ControlVerb {
    static let spec = CommandSpec(
        "try", .control, "Run a command and go on even if it fails", parameters: [command.spec],
        examples: [
            .init("try terminate-enclave --all", "whether or not that works"),
            .init("try !false", "a line for the shell as well"),
        ])
}
