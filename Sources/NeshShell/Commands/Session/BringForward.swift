import NeshCommand
import NeshData
import NeshSystem

enum BringForward: Command {
    static let name = "fg"

    struct Parameters: ParameterGroup {
        let number = Parameter.operand(
            ValueType<Int>("JOB") { word throws(ValueProblem) in
                // As other shells write it.
                try ValueType<Int>.count("JOB", in: 1...Int.max).read(
                    word.hasPrefix("%") ? String(word.dropFirst()) : word)
            }, "Its number; the newest without one")
    }

    static let declaration = declare(
        .session, "Wait for a job, or show its console here; Ctrl-C ends it",
        "ジョブの終了を待つ、またはそのコンソールをここに表示する (Ctrl-C で終了)",
        examples: ["fg": "the newest job", "fg 1": "the one that jobs lists as 1"],
        traits: [.momentary, .unsaved, .collectsJobs, .foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let wanted = call[parameters.number]
        guard let job = wanted.map(context.jobs.job) ?? context.jobs.jobs.last else {
            // A script cannot know how quick it was.
            if !context.session.isInteractive, context.jobs.hasEnded(wanted) { return Outcome() }
            let hasEnded = wanted != nil && context.jobs.hasEnded(wanted)
            let what =
                wanted.map { hasEnded ? "job \($0) has ended" : "there is no job \($0)" }
                ?? "nothing runs in the background"
            throw Failure(.missingArgument, what, fixes: context.jobs.jobs.isEmpty ? [] : ["jobs  # lists them"])
        }
        if context.session.isInteractive { context.emit(.foreign(job.text)) }
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
        let time = Moment.now - job.start
        if context.session.isInteractive, time >= .seconds(1), !context.interrupt.isRaised {
            context.emit(.aside("took \(UptimeText.elapsed(time))"))
        }
        // Anyone who runs this command takes the result over, as that of any job that has ended.
        return Outcome()
    }

    private static func wait(for job: Job, in context: CommandContext) throws(Failure) {
        while try Poll.wait(
            for: job.descriptor, until: Deadline(after: .seconds(1)), interrupt: context.interrupt
        ).isEmpty {
            let seconds = (Moment.now - job.start).components.seconds
            context.emit(.status("\(job.text.prefix { $0 != " " }) \(UptimeText.of(seconds: seconds))"))
        }
    }
}
