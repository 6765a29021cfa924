import NeshCommand
import NeshData
import NeshSystem

enum Sleep: Command {
    static let name = "sleep"

    struct Parameters: ParameterGroup {
        let time = Parameter.requiredOperand(.duration, "How long")
    }
    static let parameters = Parameters()

    static let spec = CommandSpec(
        name, .control, Phrase("Do nothing for a while", "しばらく何もしない"),
        details: "To wait for something, wait is quicker and surer.",
        parameters: parameters,
        examples: [
            .init("sleep 500ms", "half a second"),
            .init("sleep 2", "two seconds"),
        ],
        traits: [.foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        _ = try Poll.wait(
            for: -1, until: Deadline(after: call[parameters.time]), interrupt: context.interrupt)
        return Outcome()
    }
}
