import NeshData

enum Echo: Command {
    static let words = Parameter.rest("TEXT", "What to print, after expansion")

    static let spec = CommandSpec(
        "echo", .session, "Print its words", parameters: [words.spec],
        examples: [
            .init("echo 'ready'", "one line on standard output"),
            .init("echo status $status", "variables are replaced"),
        ])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        context.emit(.text(call[words].joined(separator: " ")))
        return Outcome()
    }
}
