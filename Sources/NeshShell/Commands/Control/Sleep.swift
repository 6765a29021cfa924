import NeshCommand
import NeshData
import NeshSystem

enum Sleep: Command {
    static let name = "sleep"

    struct Parameters: ParameterGroup {
        let time = Parameter.requiredOperand(.duration, "How long")
    }

    static let declaration = declare(
        .control, "Do nothing for a while", "しばらく何もしない",
        details: "To wait for something, wait is faster and more reliable.",
        examples: ["sleep 500ms": "half a second", "sleep 2": "two seconds"], traits: [.foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        _ = try Poll.wait(
            for: -1, until: Deadline(after: call[parameters.time]), interrupt: context.interrupt)
        return Outcome()
    }
}
