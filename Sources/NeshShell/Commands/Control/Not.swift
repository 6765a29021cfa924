enum Not: ControlVerb {
    static let spec = CommandSpec(
        "not", .control, "Run a command that must fail", parameters: [command.spec],
        examples: [
            .init("not describe-eif --eif-path /dev/null", "no image is there"),
            .init("not console nobody", "no enclave has that name"),
        ])
}
