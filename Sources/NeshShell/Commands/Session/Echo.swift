import NeshCommand
import NeshData

enum Echo: Command {
    static let name = "echo"

    struct Parameters: ParameterGroup {
        let words = Parameter.rest("TEXT", "What to print, after expansion")
    }

    static let declaration = declare(
        .session, "Print its arguments", "引数を表示する",
        examples: [
            "echo 'ready'": "one line on standard output",
            "echo status $status": "variables are replaced",
        ], traits: [.foreground, .repeatsWords])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        context.emit(.text(call[parameters.words].joined(separator: " ")))
        return Outcome()
    }
}
