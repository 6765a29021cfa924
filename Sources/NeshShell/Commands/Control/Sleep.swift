import NeshData
import NeshSystem

enum Sleep: Command {
    static let time = Parameter.operand(.duration, "How long", need: .required)

    static let spec = CommandSpec(
        "sleep", .control, "Do nothing for a while", details: "To wait for something, wait is quicker and surer.",
        parameters: [time.spec],
        examples: [
            .init("sleep 500ms", "half a second"),
            .init("sleep 2", "two seconds"),
        ])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        _ = try Poll.wait(
            for: -1, until: Deadline(after: call[time] ?? .zero), interrupt: context.interrupt)
        return Outcome()
    }
}
