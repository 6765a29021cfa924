import NeshData

enum Reference: Command {
    static let page = Parameter.operand(
        .choice("PAGE", "commands", "errors"), "commands: all verbs and options; errors: all codes", need: .required)

    static let spec = CommandSpec(
        "reference", .help, "Print a page of the reference as Markdown",
        details: "The pages docs/commands.md and docs/errors.md are what it prints.", parameters: [page.spec],
        examples: [
            .init("reference commands > commands.md", "the page on all commands"),
            .init("reference errors > errors.md", "the page on all error codes"),
        ])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        context.emit(.text(ReferencePage.text(call[page] ?? "")))
        return Outcome()
    }
}
