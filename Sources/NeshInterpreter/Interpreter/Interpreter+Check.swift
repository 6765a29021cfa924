import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem

extension Interpreter {
    /// `expect`, `wait`, `require`
    func run(_ check: Check) throws(Stop) {
        switch check.verb {
        case .wait: try wait(check)
        case .expect:
            guard try !evaluate(check.condition, of: "expect", check.condition.place) else { return }
            throw Stop(.expectation, notHeld("expect failed: \(check.condition.place.text)", check.condition))
        case .require:
            guard try !evaluate(check.condition, of: "require", check.condition.place) else { return }
            throw Stop(
                .skipped,
                Diagnostic(
                    "skipped: \(check.condition.place.text) is required", at: check.condition.place,
                    severity: .warning, notes: values(in: check.condition)))
        }
    }

    /// - Parameter verb: for the trace.
    func evaluate(_ condition: Condition, of verb: String, _ place: Place) throws(Stop) -> Bool {
        let isTrue = try evaluated(condition, of: verb, place)
        // A search that Ctrl-C ended has found nothing out.
        do throws(Failure) { try interrupt.check() } catch {
            // It may still be at it, with a pattern that another search would have to wait for.
            patterns = PatternCache()
            throw Stop(error, of: verb)
        }
        return isTrue
    }

    private func evaluated(_ condition: Condition, of verb: String, _ place: Place) throws(Stop) -> Bool {
        do throws(Diagnostic) {
            let left = try Expander.expand(condition.left, from: self)
            let result: Bool
            let shown: String
            if let comparison = condition.comparison {
                let right = try Expander.expand(comparison.right, from: self)
                result = try Comparing.compare(left, comparison.operator, right) {
                    (pattern: String, text: String) throws(Diagnostic) -> Bool in
                    try self.patterns.pattern(pattern, at: right.place).matches(text, interrupt: self.interrupt)
                }
                shown = "\(Self.brief(left.text)) \(comparison.operator.rawValue) \(Self.brief(right.text))"
            } else {
                result = Comparing.isTrue(left.text)
                shown = Self.brief(left.text)
            }
            let isTrue = result != condition.isNegated
            trace("\(verb) \(condition.isNegated ? "not " : "")\(shown) → \(isTrue)", place)
            return isTrue
        } catch {
            throw failed(error)
        }
    }

    /// `$error.code was "E44"` for each variable of a condition that did not hold.
    private func notHeld(_ message: String, _ condition: Condition) -> Diagnostic {
        let notes = values(in: condition)
        guard let (place, instead) = EnclaveState.misspelt(in: condition) else {
            return Diagnostic(message, at: condition.place, notes: notes)
        }
        return Diagnostic(message, at: place, notes: ["did you mean '\(instead)'?"] + notes, replacement: instead)
    }

    func values(in condition: Condition) -> [String] {
        var seen: [Variable] = []
        var notes: [String] = []
        for (variable, place) in condition.words.flatMap(\.variables) where !seen.contains(variable) {
            seen.append(variable)
            guard let value = (try? Expander.value(of: variable, at: place, from: self)) ?? nil else { continue }
            notes.append("\(variable) was \(Self.brief(value, alwaysQuoted: true))")
        }
        return notes
    }

    /// A value on a line: of a long one its end, which is where consoles say what is wrong.
    static func brief(_ text: String, alwaysQuoted: Bool = false) -> String {
        let most = 120
        let cut = text.count > most ? "…" + text.suffix(most) : text
        return alwaysQuoted ? Quoting.doubleQuoted(cut) : Quoting.shown(cut)
    }

    // MARK: wait

    static let usualWait = Duration.seconds(30)
    /// Between two looks while a console writes without pause, and where nothing announces changes.
    private static let shortestPause = Duration.milliseconds(50)

    private func wait(_ check: Check) throws(Stop) {
        let limit = try timeout(of: check)
        let deadline = Deadline(after: limit)
        let subjects = check.condition.words.flatMap(\.variables).map(\.variable.subject)
        let elapsed = ElapsedLine("waiting", limit: limit, on: output)
        defer {
            watch.close()
            tell(elapsed?.end(output), wasInterrupted: interrupt.isRaised, output)
        }
        while true {
            // Subscribed before looking, so that no change falls between look and wait.
            let descriptors = try descriptors(for: subjects)
            if try evaluate(check.condition, of: "wait", check.condition.place) {
                session.status = 0
                return
            }
            let isOver = deadline.hasPassed
            if isOver || cannotChange(subjects) { throw waitFailed(check, limit, isOver: isOver) }
            try pause(descriptors, until: deadline)
        }
    }

    private func timeout(of check: Check) throws(Stop) -> Duration {
        guard let word = check.timeout else { return Self.usualWait }
        let text = try expand([word])[0].text
        guard let duration = DurationText.parse(text) else {
            throw failed(
                Diagnostic("\(Quoting.shown(text)) is not a duration", at: word.place, notes: [DurationText.forms]))
        }
        return duration
    }

    private func descriptors(for subjects: [Variable.Subject]) throws(Stop) -> [Int32] {
        let watchesEnclave = subjects.contains { subject in
            if case .record(.enclave, _) = subject { true } else { subject == .name("console") }
        }
        guard watchesEnclave, session.enclave != nil else { return [] }
        let engine: any Engine
        do throws(Failure) {
            engine = try services.engine(session.settings, session.environment)
        } catch {
            throw Stop(error, of: "wait")
        }
        guard let events = watch.eventDescriptor(engine) else { return [-1] }
        watch.drainEvents()
        return [events]
    }

    /// An enclave that is gone says nothing more and does not come back.
    private func cannotChange(_ subjects: [Variable.Subject]) -> Bool {
        !subjects.isEmpty
            && subjects.allSatisfy { subject in
                switch subject {
                case .name("console"): watch.consoleHasEnded
                case .record(.enclave, ["state"]): value(of: subject) == .text(EnclaveState.exited)
                case .record(.enclave, _): true
                default: false
                }
            }
            && subjects.contains { if case .record(.enclave, ["state"]) = $0 { true } else { $0 == .name("console") } }
    }

    /// Until something may have changed. A descriptor of -1 stands for changes that nothing announces.
    private func pause(_ descriptors: [Int32], until deadline: Deadline) throws(Stop) {
        do throws(Failure) {
            do throws(SystemError) {
                var items = [PollItem(interrupt.descriptor)]
                items += descriptors.filter { $0 >= 0 }.map { PollItem($0) }
                if let console = watch.consoleDescriptor { items.append(PollItem(console)) }
                // A state can change without an event: a keeper of another program tells nobody.
                let isBlind = descriptors.contains(-1)
                let nextLook =
                    descriptors.isEmpty ? deadline : Deadline(after: isBlind ? .milliseconds(100) : .seconds(1))
                try Poll.wait(&items, until: min(deadline, nextLook))
                try Self.rest(interrupt, until: min(deadline, Deadline(after: Self.shortestPause)))
            } catch {
                throw error.failure(.unspecified)
            }
            try interrupt.check()
        } catch {
            throw Stop(error, of: "wait")
        }
    }

    private static func rest(_ interrupt: Interrupt, until deadline: Deadline) throws(SystemError) {
        var items = [PollItem(interrupt.descriptor)]
        try Poll.wait(&items, until: deadline)
    }

    private func waitFailed(_ check: Check, _ limit: Duration, isOver: Bool) -> Stop {
        let text = check.condition.place.text
        let message =
            isOver ? "wait timed out after \(Self.shown(limit)): \(text)" : "wait failed, the enclave is gone: \(text)"
        return Stop(.timedOut, notHeld(message, check.condition), failure: Failure(kind: .timedOut, message))
    }

    package static func shown(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        if seconds == 0 { return "\(milliseconds)ms" }
        if milliseconds == 0 { return "\(seconds)s" }
        let digits = String(1000 + milliseconds).dropFirst()
        return "\(seconds).\(digits.prefix(3))s"
    }
}
