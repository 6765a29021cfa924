import NeshData
import NeshSystem
import NeshText

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
    static let number = Parameter.operand(
        ValueType<Int>("JOB") { word throws(ValueProblem) in
            // As other shells write it.
            try ValueType<Int>.count("JOB", in: 1...Int.max).read(word.hasPrefix("%") ? String(word.dropFirst()) : word)
        }, "Its number; the newest without one")

    static let spec = CommandSpec(
        "fg", .session, "Wait for a job, or show its console here; Ctrl-C ends it", parameters: [number.spec],
        examples: [
            .init("fg", "the newest job"),
            .init("fg 1", "the one that jobs lists as 1"),
        ])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let wanted = call[number]
        guard let job = wanted.map(context.jobs.job) ?? context.jobs.jobs.last else {
            // A script cannot know how quick it was.
            if !context.session.isInteractive, context.jobs.hasEnded(wanted) { return Outcome() }
            let hasEnded = wanted != nil && context.jobs.hasEnded(wanted)
            let what =
                wanted.map { hasEnded ? "job \($0) has ended" : "there is no job \($0)" }
                ?? "nothing runs in the background"
            throw Failure(.missingArgument, what, fixes: context.jobs.jobs.isEmpty ? [] : ["jobs lists them"])
        }
        if context.session.isInteractive { context.emit(.progress(job.text)) }
        if let show = job.showsInFront {
            job.interrupt.raise()
            _ = try Poll.wait(for: job.descriptor)
            context.jobs.take(job)
            return try show(context)
        }
        do throws(Failure) {
            try wait(for: job, in: context)
        } catch {
            job.interrupt.raise()
            _ = try Poll.wait(for: job.descriptor)
        }
        context.emit(.status(nil))
        let time = ContinuousClock.now - job.start
        if context.session.isInteractive, time >= .seconds(1), !context.interrupt.isRaised {
            context.emit(.aside("took \(Interpreter.shownTime(time))"))
        }
        // Whoever runs this command takes the result over, as that of any job that has ended.
        return Outcome()
    }

    private static func wait(for job: Job, in context: CommandContext) throws(Failure) {
        while try Poll.wait(
            for: job.descriptor, until: Deadline(after: .seconds(1)), interrupt: context.interrupt
        ).isEmpty {
            let seconds = (ContinuousClock.now - job.start).components.seconds
            context.emit(.status("\(job.text.prefix { $0 != " " }) \(UptimeText.of(seconds: seconds))"))
        }
    }
}
