import NeshCommand
import NeshData

enum Exit: Command {
    static let name = "exit"

    struct Parameters: ParameterGroup {
        let status = Parameter.operand(.count("STATUS", in: 0...255), "The exit status; 0 without it")
    }

    static let declaration = declare(
        .session, "Leave the shell; its enclaves keep running", "シェルを終了する (エンクレーブは動き続ける)",
        examples: ["exit": "leave", "exit 3": "with a status for the program that started nesh"],
        traits: [.unrecorded, .unsaved, .foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        Outcome(exit: Int32(call[parameters.status] ?? 0))
    }
}
