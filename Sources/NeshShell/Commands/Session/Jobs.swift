import NeshData
import NeshSystem

enum Jobs: Command {
    static let spec = CommandSpec(
        "jobs", .session, "List what runs in the background",
        examples: [
            .init("jobs", "one line a job"),
            .init("jobs --json", "the same for programs"),
        ],
        offersJSON: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var table = TextTable([.init("JOB", .right), .init("STATE"), .init("COMMAND")], empty: "no jobs")
        var json: [JSON] = []
        for job in context.jobs.jobs {
            let state = job.ending == nil ? "running" : "ended"
            table.rows.append(["\(job.number)", StyledText(state), StyledText(job.text)])
            json.append(["Job": .integer(Int64(job.number)), "State": .string(state), "Command": .string(job.text)])
        }
        return Outcome(ViewReport(json: .array(json), view: .table(table)))
    }
}

enum BringForward: Command {
    static let number = Parameter.operand(.count("JOB", in: 1...Int.max), "Its number; the newest without one")

    static let spec = CommandSpec(
        "fg", .session, "Wait for a job; Ctrl-C ends it", parameters: [number.spec],
        examples: [
            .init("fg", "the newest job"),
            .init("fg 1", "the one that jobs lists as 1"),
        ])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let wanted = call[number]
        guard let job = wanted.map(context.jobs.job) ?? context.jobs.jobs.last else {
            // A script cannot know how quick it was.
            if !context.session.isInteractive, context.jobs.hasEnded(wanted) { return Outcome() }
            let what = wanted.map { "there is no job \($0)" } ?? "nothing runs in the background"
            throw Failure(.missingArgument, what, fixes: ["jobs lists them"])
        }
        if context.session.isInteractive { context.emit(.progress(job.text)) }
        do throws(Failure) {
            _ = try Poll.wait(for: job.descriptor, interrupt: context.interrupt)
        } catch {
            job.interrupt.raise()
            _ = try Poll.wait(for: job.descriptor)
        }
        // Whoever runs this command takes the result over, as that of any job that has ended.
        return Outcome()
    }
}
