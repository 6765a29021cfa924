import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

/// Where the result of a job goes.
struct JobResult {
    let output: Output
    let destination: Destination
    let asJSON: Bool
    /// What the job runs, for the place of its failure.
    let call: Call
}

/// What runs in the background, and what comes of it.
final class Jobs {
    let state: RunState
    let programs: Programs
    private let values: CurrentValues
    let table = JobTable()
    private var results: [ObjectIdentifier: JobResult] = [:]

    init(_ state: RunState, _ values: CurrentValues, _ programs: Programs) {
        self.state = state
        self.values = values
        self.programs = programs
    }

    /// `command &`: a copy of the session goes with it, its changes come back when it has ended.
    func start(
        _ command: any Command.Type, _ call: Call, _ words: [ExpandedWord], _ line: CommandLine
    ) throws(Stop) {
        guard !command.spec.traits.contains(.foreground) else {
            throw Stop(.usage, Checker.notInBackground(words))
        }
        let destination = try Destination(line.destination, values)
        let output = state.output.redirected(
            to: try destination.open(over: state.output, OutputTail(), programs))
        let (session, jobs, reporter) = (state.session, table, state.reporter)
        var others = state.services
        // The terminal's keys are the foreground's.
        others.attach = nil
        let services = others
        let text = Printer.print(line, with: words, marksJob: false)
        let programs = programs.surroundings(ofJob: output)
        let announces = session.isInteractive
        let isMeant = !services.tap.isQuiet
        do throws(SystemError) {
            let job = try jobs.start(text: text, words: words) { number, interrupt in
                services.tap.aloud(if: isMeant) {
                    // From here, so that it comes before what the command says.
                    if announces { reporter.note("[\(number)] \(text)") }
                    let context = CommandContext(
                        session: session, services: services, interrupt: interrupt, jobs: jobs, isInBackground: true,
                        isUnread: { output.failure != nil }, programs: programs
                    ) { message in
                        // How far it is would stand in the way of what is typed meanwhile.
                        if case .status = message { return }
                        output.say(message)
                    }
                    var result = Result { () throws(Failure) in try command.run(call, in: context) }
                    if announces, case .success(var outcome) = result,
                        let report = outcome.report?.spelled(by: context.session.settings[\.compatible])
                    {
                        output.show(report, asJSON: call.has(CommonParameters.json.spec.name))
                        outcome.isShown = true
                        result = .success(outcome)
                    }
                    if announces { reporter.note("[\(number)] \(Self.ending(result, interrupt)): \(text)") }
                    if announces, !interrupt.isRaised, case .failure(let failure) = result,
                        let diagnostic = Stop(failure, of: call, words, services.commands, in: context.session)
                            .diagnostic
                    {
                        reporter.show(diagnostic)
                    }
                    if announces, case .success(let outcome) = result { services.prompt?.preview(outcome.changes) }
                    return result
                }
            }
            let asJSON = call.has(CommonParameters.json.spec.name)
            results[ObjectIdentifier(job)] = JobResult(
                output: output, destination: destination, asJSON: asJSON, call: call)
        } catch {
            throw .failed(Diagnostic("cannot start a job: \(error.description)", at: words.first?.place))
        }
    }

    /// What became of a job, in one word.
    private static func ending(_ result: Result<Outcome, Failure>, _ interrupt: Interrupt) -> String {
        if interrupt.isRaised { return "ended" }
        if case .success = result { return "done" }
        return "failed"
    }

    /// Takes over what jobs that have ended found and changed.
    /// - Parameter isAsked: somebody waits for them, so that a failure is this command's.
    func collect(isAsked: Bool = false) throws(Stop) {
        for job in table.all {
            guard let ending = job.ending, table.take(job) else { continue }
            do throws(Stop) {
                try conclude(job, ending)
            } catch {
                let stop = state.recorded(error)
                if !state.isAtPrompt || isAsked { throw stop }
                // A command's own failure has been shown when it ended.
                if case .failure = ending { continue }
                if let diagnostic = stop.diagnostic { state.reporter.show(diagnostic) }
            }
        }
    }

    private func conclude(_ job: Job, _ ending: Result<Outcome, Failure>) throws(Stop) {
        let result = results.removeValue(forKey: ObjectIdentifier(job))
        let output = result?.output ?? state.output
        let startedBefore = state.session.started
        if case .success(let outcome) = ending { state.take(outcome, asJSON: result?.asJSON ?? false, output) }
        let succeeded = if case .success = ending { true } else { false }
        let closing = Result { () throws(Stop) in try result?.destination.close(programs, succeeded: succeeded) }
        if let error = output.failure, result?.destination.isLoss(error) ?? true {
            let started = state.session.started == startedBefore ? nil : state.session.lastStarted
            throw .unwritten(error, at: result?.destination.place ?? job.words.first?.place, started: started)
        }
        if case .failure(let failure) = ending {
            if let call = result?.call {
                throw Stop(failure, of: call, job.words, state.services.commands, in: state.session)
            }
            throw Stop(failure, of: job.words.first?.text ?? "", at: job.words.first?.place)
        }
        try closing.get()
    }

    /// At the end of a script: jobs are its work too, except for those that only serve others and never end by themselves.
    func waitForAll() throws(Stop) {
        defer { endAll() }
        while let job = table.all.first(where: { !serves($0) }) {
            do throws(Failure) {
                _ = try Poll.wait(for: job.descriptor, interrupt: state.interrupt)
            } catch {
                endAll()
                throw Stop(error, of: "")
            }
            try collect()
        }
    }

    private func serves(_ job: Job) -> Bool {
        job.ending == nil && (job.servesSession || results[ObjectIdentifier(job)]?.call.serves ?? false)
    }

    /// Ends them and waits until they have cleaned up, for as long as anything should take to do so.
    func endAll() {
        let deadline = Deadline(after: .seconds(10))
        for job in table.all { job.interrupt.raise() }
        for job in table.all {
            _ = try? Poll.wait(for: job.descriptor, until: deadline)
            guard let ending = job.ending, table.take(job) else { continue }
            // The script has a status by now; what it was cut off from is no news.
            _ = Result { () throws(Stop) in try conclude(job, ending) }
        }
    }
}
