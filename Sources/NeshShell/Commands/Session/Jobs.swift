import NeshCommand
import NeshData
import NeshSystem
import NeshText

enum Jobs: Command {
    static let name = "jobs"

    static let declaration = declare(
        .session, "List what runs in the background", "バックグラウンドで実行中のものを一覧表示する",
        details: "To end a job, type fg and its number, then Ctrl-C.",
        examples: ["jobs": "one line a job", "jobs --json": "the same as JSON, for programs"],
        traits: [.offersJSON, .momentary, .onlyTells, .unsaved, .foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var table = TextTable([.init("JOB", .right), .init("STATE"), .init("COMMAND", wraps: true)], empty: "no jobs")
        var json: [JSON] = []
        for job in context.jobs.jobs {
            let state = job.ending == nil ? "running" : "ended"
            let shown = job.ending == nil ? Phrase("running", "実行中") : Phrase("ended", "終了")
            table.rows.append(
                ["\(job.number)", StyledText(shown[context.language]), StyledText(job.text)])
            json.append(["Job": .integer(Int64(job.number)), "State": .string(state), "Command": .string(job.text)])
        }
        return Outcome(ViewReport(json: .array(json), view: .table(table)))
    }
}
