enum If: ControlVerb {
    static let spec = CommandSpec(
        "if", .control, "Run the lines up to else or end only when a condition holds", parameters: [condition.spec],
        examples: [
            .init("if $status == 0\n  echo fine\nend", "after a success"),
            .init("if $enclave.state == RUNNING\n  console --for 1s\nend", "while the selected enclave lives"),
        ])
}
