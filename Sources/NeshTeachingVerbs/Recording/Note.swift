import NeshCommand
import NeshData
import NeshTeaching

package enum Note: Command {
    package static let name = "note"

    struct Parameters: ParameterGroup {
        let words = Parameter.rest("TEXT", "What to say about the lines that follow", need: .required)
    }
    static let parameters = Parameters()

    package static let spec = CommandSpec(
        name, .teaching, Phrase("Put narration into the running recording", "記録中のセッションに説明を入れる"), parameters: parameters,
        examples: [
            .init("note Now the image is built.", "a ## line in the recorded script"),
            .init("note The measurements come from it.", "another"),
        ],
        traits: [.unrecorded, .unsaved])

    package static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        guard context.services.teaching.recorder.isRecording else {
            throw Failure(.invalidCommand, "nothing is being recorded", fixes: ["record NAME"])
        }
        context.services.teaching.recorder.note(call[parameters.words].joined(separator: " "))
        return Outcome()
    }
}
