import NeshData
import NeshLanguage
import NeshSystem
import Synchronization

/// What `fg` does with a job that shows something rather than finds something out.
package typealias ShowsInFront = @Sendable (CommandContext) throws(Failure) -> Outcome

/// A command in the background.
package final class Job: Sendable {
    /// From 1 on, as `jobs` shows it.
    package let number: Int
    /// As it was written.
    package let text: String
    /// With their places, for the error that it may end with.
    package let words: [ExpandedWord]
    /// Raised to end it early.
    package let interrupt: Interrupt
    package let start = Moment.now
    /// For a job that shows something beside the prompt: shows it in the foreground, once the job has ended.
    package let showsInFront: ShowsInFront?
    /// It goes on until somebody ends it, as a server does: a script that is done ends it and does not wait.
    package let servesSession: Bool
    private let done: OwnedDescriptor
    private let result = Mutex<Result<Outcome, Failure>?>(nil)

    /// Starts the body on a thread of its own.
    init(
        number: Int, text: String, words: [ExpandedWord], showsInFront: ShowsInFront?, servesSession: Bool,
        _ body: @escaping @Sendable (Interrupt) -> Result<Outcome, Failure>
    ) throws(SystemError) {
        self.number = number
        self.text = text
        self.words = words
        self.showsInFront = showsInFront
        self.servesSession = servesSession
        let interrupt = try Interrupt()
        self.interrupt = interrupt
        let end = try Pipe()
        done = end.reading
        let writing = end.writing
        try SystemThread.start { [self] in
            let ending = body(interrupt)
            result.withLock { $0 = ending }
            // The end of this pipe is the sign that the result is there.
            withExtendedLifetime(writing) {}
        }
    }

    /// A descriptor that is readable once it has ended.
    package var descriptor: Int32 { done.raw }

    /// Nil while it runs.
    package var ending: Result<Outcome, Failure>? { result.withLock { $0 } }
}

/// The commands that run in the background.
package final class JobTable: Sendable {
    private struct State {
        var jobs: [Job] = []
        var earlier: [Job] = []
        /// Never used twice: a script names a job by its number, whether or not others have ended by then.
        var nextNumber = 1
        /// Numbers of jobs that came to their own end, well.
        var done: Set<Int> = []
    }
    private let state = Mutex(State())

    package init() {}

    /// In the order of their start, also those that have ended, until they are taken; none from before `handOver`.
    package var jobs: [Job] { state.withLock { $0.jobs } }
    /// The same with those.
    package var all: [Job] { state.withLock { $0.earlier + $0.jobs } }

    /// Those that have not ended, also those from before.
    package var running: [Job] { all.filter { $0.ending == nil } }

    /// What has begun until now, such as a lesson's own jobs, is not listed any more, and the next job has the number 1.
    package func handOver() {
        state.withLock { $0 = State(earlier: $0.earlier + $0.jobs) }
    }

    /// The job of this number, while it has not been taken; otherwise nil.
    package func job(_ number: Int) -> Job? { jobs.first { $0.number == number } }

    /// Whether there was a job of this number (nil: any), which has ended.
    package func hasEnded(_ number: Int?) -> Bool { state.withLock { (number ?? 1) < $0.nextNumber } }

    /// Whether the job of this number has been taken after it had done what it was for, by itself.
    package func isDone(_ number: Int) -> Bool { state.withLock { $0.done.contains(number) } }

    package func start(
        text: String, words: [ExpandedWord], showsInFront: ShowsInFront? = nil, servesSession: Bool = false,
        _ body: @escaping @Sendable (Int, Interrupt) -> Result<Outcome, Failure>
    ) throws(SystemError) -> Job {
        let number = state.withLock { state in
            defer { state.nextNumber += 1 }
            return state.nextNumber
        }
        let job = try Job(
            number: number, text: text, words: words, showsInFront: showsInFront, servesSession: servesSession
        ) {
            body(number, $0)
        }
        state.withLock { $0.jobs.append(job) }
        return job
    }

    /// Takes a job out: anyone who does answers for its result.
    @discardableResult
    package func take(_ job: Job) -> Bool {
        state.withLock { state in
            let count = state.jobs.count + state.earlier.count
            if case .success? = job.ending, !job.interrupt.isRaised { state.done.insert(job.number) }
            state.jobs.removeAll { $0 === job }
            state.earlier.removeAll { $0 === job }
            return state.jobs.count + state.earlier.count < count
        }
    }
}
