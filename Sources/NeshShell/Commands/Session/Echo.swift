import NeshCommand
import NeshData

enum Echo: Command {
    static let name = "echo"

    struct Parameters: ParameterGroup {
        let words = Parameter.rest("TEXT", "What to print, after expansion")
    }
    static let parameters = Parameters()

    static let spec = CommandSpec(
        name, .session, Phrase("Print its arguments", "引数を表示する"), parameters: parameters,
        examples: [
            .init("echo 'ready'", "one line on standard output"),
            .init("echo status $status", "variables are replaced"),
        ],
        traits: [.foreground, .repeatsWords])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        context.emit(.text(call[parameters.words].joined(separator: " ")))
        return Outcome()
    }
}
