import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

/// Runs statements to their end, and what was registered for it.
struct WholeRun {
    let state: RunState
    let statements: StatementRunner
    let jobs: Jobs
    let limit: TimeLimit

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
            let commands = state.services.commands
            state.reporter.show(state.oneShot.map { diagnostic.typedElsewhere($0, commands) } ?? diagnostic)
        }
        let cleaning = end()
        let first = ending.flatMap { $0.kind == .exit(0) ? nil : $0 } ?? statements.firstFailure ?? cleaning
        return finalStatus((state.oneShot == nil ? first?.kind.exitStatus : first?.status) ?? 0)
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

extension Diagnostic {
    /// For somebody who has typed `nesh VERB …` in another shell: with `nesh` before its lines, and programs without `!`.
    /// Who has called nitro-cli gets its name before the lines that it takes.
    fileprivate func typedElsewhere(_ dialect: Binder.Dialect, _ commands: CommandTable) -> Diagnostic {
        var other = self
        other.fixes = fixes.compactMap { fix in
            if fix.hasPrefix("!") { return String(fix.dropFirst()) }
            guard Self.isLine(fix, of: commands) else { return fix }
            // What a session of one line remembers is of no use to the next.
            if fix.hasPrefix("use ") { return nil }
            return (dialect == .nitroCLI && Self.isNitroCLIs(fix, of: commands) ? "nitro-cli " : "nesh ") + fix
        }
        let example = "for example: "
        other.notes = notes.map { note in
            guard dialect == .shell, note.hasPrefix(example) else { return note }
            let line = note.dropFirst(example.count)
            let isOwn = line.split(separator: " ").first.flatMap { commands.named(String($0)) } != nil
            return isOwn ? example + "nesh " + line : note
        }
        return other
    }

    private static func isNitroCLIs(_ fix: String, of commands: CommandTable) -> Bool {
        // Behind a gap nobody knows what stands there.
        guard fix.contains(" … ") else { return fix.isLine(of: commands, .nitroCLI) }
        return fix.split(separator: " ").first.flatMap { commands.named(String($0)) }?.spec.nitroCLI ?? false
    }

    /// Whether a way out is a line for nesh rather than a sentence, or a line for sh, which has an `export` as well.
    private static func isLine(_ fix: String, of commands: CommandTable) -> Bool {
        let words = fix.split(separator: " ").map(String.init)
        guard let verb = words.first, verb != "export", commands.named(verb) != nil else { return false }
        // Only a line has a gap, a comment or an option right behind its verb.
        if fix.contains(FixText.mark) || words.contains("…") || words.dropFirst().first?.hasPrefix("--") ?? false {
            return true
        }
        return !commands.takesAsSentence(words) && fix.isLine(of: commands)
    }
}
