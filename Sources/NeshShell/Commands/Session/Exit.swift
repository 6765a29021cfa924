import NeshData

enum Exit: Command {
    static let status = Parameter.operand(.count("STATUS", in: 0...255), "The exit status; 0 without it")

    static let spec = CommandSpec(
        "exit", .session, "Leave the shell; its enclaves live on", parameters: [status.spec],
        examples: [
            .init("exit", "leave"),
            .init("exit 3", "with a status for whoever started nesh"),
        ])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        Outcome(exit: Int32(call[status] ?? 0))
    }
}
