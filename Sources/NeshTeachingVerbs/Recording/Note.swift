import NeshCommand
import NeshData
import NeshTeaching

enum Note: Command {
    static let name = "note"

    struct Parameters: ParameterGroup {
        let words = Parameter.rest("TEXT", "What to say about the lines that follow", need: .required)
    }

    static let declaration = declare(
        .teaching, "Put narration into the running recording", "記録中のセッションに説明を入れる",
        examples: [
            "note Now the image is built.": "a ## line in the recorded script",
            "note The measurements come from it.": "one more ## line",
        ], traits: [.unrecorded, .unsaved])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        guard context.services.teaching.recorder.isRecording else {
            throw Failure(.invalidCommand, "nothing is being recorded", fixes: ["record NAME"])
        }
        context.services.teaching.recorder.note(call[parameters.words].joined(separator: " "))
        return Outcome()
    }
}
