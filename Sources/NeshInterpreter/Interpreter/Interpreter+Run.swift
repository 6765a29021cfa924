import Glibc
import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

extension Interpreter {
    /// A whole text: checked, then run, then cleaned up after.
    /// - Returns: the status to exit with.
    package func run(script source: SourceText) -> Int32 {
        let parsed = Parser.parse(source)
        guard check(parsed) else { return Stop.Kind.usage.exitStatus }
        return run(parsed.statements)
    }

    /// Checked statements: runs them, unless the options want less.
    func run(_ statements: [Statement]) -> Int32 {
        if options.checkOnly { return 0 }
        if options.dryRun {
            var dryRun = DryRun(scope: scope, files: checkedFiles, commands)
            output.print(dryRun.text(of: statements))
            return finalStatus(0)
        }
        return runChecked(statements)
    }

    /// Reports everything that is wrong with a text, with what was found elsewhere.
    /// - Returns: whether nothing is.
    package func check(_ parsed: Parsed, and others: [Diagnostic] = []) -> Bool {
        var checker = Checker(scope: scope, commands)
        let problems = Checker.ordered(parsed.problems + checker.check(parsed) + others)
        checkedFiles = checker.files
        if problems.isEmpty { return true }
        mistakes = problems
        reporter.show(allOf: problems)
        return false
    }

    /// Runs statements to their end and what was registered for it.
    func runChecked(_ statements: [Statement]) -> Int32 {
        runTimer = options.timeLimit.flatMap(startTimer)
        var ending: Stop?
        inForeground {
            do throws(Stop) {
                try self.execute(statements)
                try self.waitForJobs()
            } catch {
                ending = error
            }
        }
        if let stop = ending { ending = overtaken(stop) ?? explained(stop) }
        runTimer = nil
        if let diagnostic = ending?.diagnostic { reporter.show(diagnostic) }
        endJobs()
        let cleaning = runOnExit()
        let first = ending.flatMap { $0.kind == .exit(0) ? nil : $0 } ?? firstFailure ?? cleaning
        return finalStatus((oneShot == nil ? first?.kind.exitStatus : first?.status) ?? 0)
    }

    /// A status of 0 needs that all output has been written.
    private func finalStatus(_ status: Int32) -> Int32 {
        guard let error = output.failure else { return status }
        if error.isBrokenPipe { return status == 0 ? Stop.Kind.unread.exitStatus : status }
        if status == 0 { reporter.show(Diagnostic("cannot write to \(error.description)", at: nil)) }
        return status == 0 ? 1 : status
    }

    package func inForeground(evenWhenEnding: Bool = false, _ body: () -> Void) {
        let before = interrupt
        defer { interrupt = before }
        do throws(Failure) {
            try foreground.foreground(evenWhenEnding: evenWhenEnding) { interrupt throws(Failure) in
                self.interrupt = interrupt
                body()
            }
        } catch {
            reporter.show(Diagnostic(error.message, at: nil))
        }
    }

    private func startTimer(_ limit: Duration) -> RunTimer? {
        let foreground = foreground
        do throws(SystemError) {
            return try RunTimer(after: limit) { foreground.deliver(SIGTERM) }
        } catch {
            reporter.show(Diagnostic("--timeout: \(error.description)", at: nil))
            return nil
        }
    }

    /// What an interruption by the script's time limit is; nil for all else.
    func overtaken(_ stop: Stop) -> Stop? {
        guard case .interrupted = stop.kind, let limit = options.timeLimit, runTimer?.hasFired ?? false else {
            return nil
        }
        return tooLong("the script", limit)
    }

    /// An interruption says where it came.
    private func explained(_ stop: Stop) -> Stop {
        guard case .interrupted = stop.kind else { return stop }
        let place = currentPlace.map { $0.source.name.isEmpty ? "" : " at \($0.source.name):\($0.line)" } ?? ""
        reporter.note("nesh: interrupted\(place)")
        return stop
    }

    private func tooLong(_ what: String, _ limit: Duration) -> Stop {
        Stop(.timedOut, Diagnostic("\(what) ran longer than \(Self.shown(limit))", at: currentPlace))
    }

    /// The last registered first; each one although another has failed. With a time limit for the run each has a
    /// limit of its own, so that what hangs cannot take the run past its end.
    /// - Returns: the first failure.
    func runOnExit() -> Stop? {
        var first: Stop?
        while let (simple, place) = onExit.popLast() {
            let timer = options.timeLimit == nil ? nil : startTimer(options.cleaningLimit)
            inForeground(evenWhenEnding: true) {
                do throws(Stop) {
                    self.currentPlace = place
                    try self.run(simple, place)
                } catch {
                    if case .exit = error.kind { return }
                    var error = error
                    if timer?.hasFired ?? false { error = self.tooLong("this", self.options.cleaningLimit) }
                    if first == nil { first = error }
                    for observer in self.observers { observer.didFailCleaning(place, error.problem) }
                    guard var diagnostic = error.diagnostic else { return }
                    diagnostic.notes.append("while cleaning up (on-exit)")
                    self.reporter.show(diagnostic)
                }
            }
        }
        return first
    }

    // MARK: The prompt

    /// What became of a line at the prompt.
    package enum Submission: Sendable {
        /// More lines are needed; ask again with all of them.
        case incomplete(Parsed.Incomplete)
        case done
        /// `exit`: clean up by `leave` and end with this status.
        case leave(Int32)
    }

    /// Lines typed at the prompt, each ended by a newline.
    package func submit(_ text: String) -> Submission {
        mistakes = []
        lineSucceeded = true
        defer { correctedLine = Correction.apply(mistakes, to: text, in: scope, services.commands) ?? correctedLine }
        let parsed = Parser.parse(SourceText(name: "", text: text), mode: .prompt)
        checkedFiles = [:]
        switch parsed.result {
        case .incomplete(let what): return .incomplete(what)
        case .problems(let problems):
            mistakes = problems
            for problem in problems { reporter.show(problem) }
            return refused()
        case .statements(let statements):
            // One command says itself what is wrong with it; a block is looked at before its first line runs.
            if statements.count > 1 || statements.contains(where: \.isConditional), !check(parsed) {
                return refused()
            }
            return run(submitted: statements)
        }
    }

    private func refused() -> Submission {
        session.status = Stop.Kind.usage.exitStatus
        session.lineFailed = true
        lineSucceeded = false
        return .done
    }

    /// The prompt's start-up file: looked at as a whole, then run in this session.
    /// - Parameter path: absolute.
    package func submit(startupFile path: String) -> Submission {
        lineSucceeded = true
        let source: SourceText
        do throws(SystemError) {
            source = SourceText(name: path, path: path, bytes: try ScriptFile.read(path))
        } catch {
            reporter.show(Diagnostic("cannot read \(error.description)", at: nil))
            return refused()
        }
        let parsed = Parser.parse(source)
        let submission = check(parsed) ? run(submitted: parsed.statements) : refused()
        if let first = mistakes.first, !lineSucceeded, session.error == nil {
            session.error = Failure(.unspecified, first.message, details: first.notes, fixes: first.fixes)
            session.errorLine = first.place?.text
        }
        if !lineSucceeded { reporter.note("nesh: \(path) ended there; --no-rc starts without it") }
        return submission
    }

    private func run(submitted statements: [Statement]) -> Submission {
        var ending: Stop?
        hasToldInterruption = false
        let start = Moment.now
        if !statements.isEmpty { session.lineFailed = false }
        inForeground {
            do throws(Stop) {
                try self.execute(statements)
            } catch {
                ending = error
            }
        }
        guard let stop = ending else { return .done }
        if case .exit(let status) = stop.kind { return .leave(status) }
        _ = recorded(stop)
        lineSucceeded = false
        if case .interrupted = stop.kind, !hasToldInterruption {
            tell(Moment.now - start, wasInterrupted: true, output)
        }
        if let diagnostic = stop.diagnostic {
            mistakes.append(diagnostic)
            reporter.show(diagnostic)
        }
        return stop.kind == .unread ? .leave(stop.status) : .done
    }

    /// Before the shell ends: ends jobs and runs what was registered.
    package func leave() {
        endJobs()
        _ = runOnExit()
    }
}

extension Statement {
    fileprivate var isConditional: Bool { if case .conditional = kind { true } else { false } }
}
