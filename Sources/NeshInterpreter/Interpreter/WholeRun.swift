import NeshCommand
import NeshData
import NeshLanguage
import NeshPasted
import NeshSystem

/// Runs statements to their end, and what was registered for it.
struct WholeRun {
    let state: RunState
    let statements: StatementRunner
    let jobs: Jobs
    let limit: TimeLimit
    /// What it prints is compared with what it printed elsewhere.
    let isCompared: Bool

    /// - Returns: the status to exit with.
    func run(_ checked: [Statement]) -> Int32 {
        limit.start()
        var ending = state.inForeground { () throws(Stop) in
            try statements.execute(checked)
            try jobs.waitForAll()
        }
        if let stop = ending { ending = limit.overtaken(stop) ?? explained(stop) }
        limit.stop()
        if let diagnostic = ending?.diagnostic {
            state.reporter.show(shown(diagnostic, failing: ending?.verb))
        }
        let cleaning = end()
        let first = ending.flatMap { $0.kind == .exit(0) ? nil : $0 } ?? statements.firstFailure ?? cleaning
        return finalStatus((state.oneShot == nil ? first?.kind.exitStatus : first?.status) ?? 0)
    }

    /// A problem that ends the run, with the ways out as they are typed where it began.
    private func shown(_ diagnostic: Diagnostic, failing verb: String?) -> Diagnostic {
        let commands = state.services.commands
        if let dialect = state.oneShot { return diagnostic.typedElsewhere(dialect, commands) }
        guard !state.session.isInteractive, !isCompared else { return diagnostic }
        return diagnostic.ofScript(failing: verb, commands)
    }

    /// A status of 0 needs that all output has been written.
    func finalStatus(_ status: Int32) -> Int32 {
        guard let error = state.output.failure else { return status }
        if error.isBrokenPipe { return status == 0 ? Stop.Kind.unread.exitStatus : status }
        if status == 0 { state.reporter.show(Diagnostic("cannot write to \(error.description)", at: nil)) }
        return status == 0 ? 1 : status
    }

    /// An interruption says where it came.
    private func explained(_ stop: Stop) -> Stop {
        guard case .interrupted = stop.kind else { return stop }
        let place = state.place.flatMap { $0.source.name.isEmpty ? nil : "\($0.source.name):\($0.line)" }
        state.reporter.note(place.map { "nesh: interrupted at \($0)" } ?? "nesh: interrupted")
        return stop
    }

    /// Ends jobs, then runs what was registered: the last registered first; each one although another has failed. With a
    /// time limit for the run each has a limit of its own, so that what hangs cannot take the run past its end.
    /// - Returns: the first failure.
    @discardableResult
    func end() -> Stop? {
        jobs.endAll()
        var first: Stop?
        state.isCleaningUp = true
        defer { state.isCleaningUp = false }
        while let (simple, place) = statements.onExit.popLast() {
            let timer = state.options.timeLimit == nil ? nil : limit.timer(state.options.cleaningLimit)
            let stopped = state.inForeground(evenWhenEnding: true) { () throws(Stop) in
                state.place = place
                try statements.run(simple, place)
            }
            guard var stop = stopped else { continue }
            if case .exit = stop.kind { continue }
            if timer?.hasFired ?? false { stop = limit.tooLong("this", state.options.cleaningLimit) }
            if first == nil { first = stop }
            for observer in statements.observers { observer.didFailCleaning(place, stop.problem) }
            guard var diagnostic = stop.diagnostic else { continue }
            diagnostic.notes.append("while cleaning up (on-exit)")
            state.reporter.show(diagnostic)
        }
        return first
    }
}
