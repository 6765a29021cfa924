import Glibc
import NeshCommand
import NeshData
import NeshSystem

enum Pause: Command {
    static let name = "pause"

    struct Parameters: ParameterGroup {
        let words = Parameter.rest("TEXT", "What to say meanwhile. Default: that Enter continues")
    }

    static let declaration = declare(
        .control, "Wait for Enter; without a terminal, go on at once", "Enter が押されるまで待つ (端末がなければすぐ続ける)",
        details: "It never stops a script that nobody watches.",
        examples: ["pause": "until Enter is pressed", "pause Look at the console now.": "says so first"],
        traits: [.foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        guard isatty(0) == 1 else { return Outcome() }
        let text = call[parameters.words].joined(separator: " ")
        context.emit(text.isEmpty ? .progress("Enter goes on.") : .foreign(text))
        var byte: UInt8 = 0
        while byte != UInt8(ascii: "\n") {
            _ = try Poll.wait(for: 0, interrupt: context.interrupt)
            // The end of input is as good as Enter.
            guard read(0, &byte, 1) == 1 else { break }
        }
        return Outcome()
    }
}
