enum Require: ControlVerb {
    static let spec = CommandSpec(
        "require", .control, "End the script with status 77, skipped, unless a condition holds",
        parameters: [condition.spec],
        examples: [
            .init("require ${env.HOME:-none} != none", "goes on where there is a home directory"),
            .init("require $status == 0", "goes on after a success"),
        ])
}
