import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem

/// A condition that is looked at until it holds.
struct Wait {
    private let check: Check
    private let conditions: Conditions
    private let limit: Duration
    private let deadline: Deadline
    private let subjects: [Variable.Subject]

    private static let usual = Duration.seconds(30)
    /// Between two looks while a console writes without pause, and where nothing reports changes.
    private static let shortestPause = Duration.milliseconds(50)

    /// Its time begins now.
    init(_ check: Check, _ conditions: Conditions) throws(Stop) {
        self.check = check
        self.conditions = conditions
        limit = try Self.timeout(of: check, conditions.values)
        deadline = Deadline(after: limit)
        subjects = check.condition.words.flatMap(\.variables).map(\.variable.subject)
    }

    private var state: RunState { conditions.state }
    private var watch: EnclaveWatch { conditions.watch }

    /// - Throws: what a condition that cannot be read, an interrupt or the end of the time means.
    func run(_ times: TimeNote) throws(Stop) {
        let output = state.output
        let elapsed = ElapsedLine(state.session.language.said("waiting"), limit: limit, on: output)
        defer {
            watch.close()
            times.tell(elapsed?.end(output), wasInterrupted: state.interrupt.isRaised, output)
        }
        while true {
            // Subscribed before looking, so that no change falls between look and wait.
            let descriptors = try changes()
            if try holds() { return }
            if deadline.hasPassed { throw failed(isOver: true) }
            if cannotChange {
                // The enclave may have ended after the look: only what is seen now is the last word.
                if try holds() { return }
                throw failed(isOver: false)
            }
            try pause(descriptors)
        }
    }

    private func holds() throws(Stop) -> Bool {
        guard try conditions.evaluate(check.condition, of: "wait", check.condition.place) else { return false }
        state.session.status = 0
        return true
    }

    private static func timeout(of check: Check, _ values: CurrentValues) throws(Stop) -> Duration {
        guard let word = check.timeout else { return usual }
        let text = try values.expand([word])[0].text
        guard let duration = DurationText.parse(text) else {
            throw .failed(.notADuration(text, at: word.place))
        }
        return duration
    }

    /// Readable when something may have changed; -1 stands for changes that nothing reports.
    private func changes() throws(Stop) -> [Int32] {
        let watchesEnclave = subjects.contains { subject in
            if case .record(.enclave, _) = subject { true } else { subject == .name("console") }
        }
        guard watchesEnclave, state.session.enclave != nil else { return [] }
        let engine: any Engine
        do throws(Failure) {
            engine = try state.services.engine(state.session.settings, state.session.environment)
        } catch {
            throw Stop(error, of: "wait")
        }
        guard let events = watch.eventDescriptor(engine) else { return [-1] }
        watch.drainEvents()
        return [events]
    }

    /// An enclave that is gone says nothing more and does not come back.
    private var cannotChange: Bool {
        !subjects.isEmpty
            && subjects.allSatisfy { subject in
                switch subject {
                case .name("console"): watch.consoleHasEnded
                case .record(.enclave, ["state"]): conditions.values.value(of: subject) == .text(EnclaveState.exited)
                case .record(.enclave, _): true
                default: false
                }
            }
            && subjects.contains { if case .record(.enclave, ["state"]) = $0 { true } else { $0 == .name("console") } }
    }

    /// Until something may have changed.
    private func pause(_ descriptors: [Int32]) throws(Stop) {
        do throws(Failure) {
            do throws(SystemError) {
                var items = [PollItem(state.interrupt.descriptor)]
                items += descriptors.filter { $0 >= 0 }.map { PollItem($0) }
                if let console = watch.consoleDescriptor { items.append(PollItem(console)) }
                // A state can change without an event: a keeper of another program tells nobody.
                let isBlind = descriptors.contains(-1)
                let nextLook =
                    descriptors.isEmpty ? deadline : Deadline(after: isBlind ? .milliseconds(100) : .seconds(1))
                try Poll.wait(&items, until: min(deadline, nextLook))
                try Self.rest(state.interrupt, until: min(deadline, Deadline(after: Self.shortestPause)))
            } catch {
                throw error.failure(.unspecified)
            }
            try state.interrupt.check()
        } catch {
            throw Stop(error, of: "wait")
        }
    }

    private static func rest(_ interrupt: Interrupt, until deadline: Deadline) throws(SystemError) {
        var items = [PollItem(interrupt.descriptor)]
        try Poll.wait(&items, until: deadline)
    }

    private func failed(isOver: Bool) -> Stop {
        let text = check.condition.place.text
        let message =
            isOver
            ? "wait timed out after \(DurationText.shown(limit)): \(text)" : "wait failed, the enclave is gone: \(text)"
        return Stop(.timedOut, conditions.notHeld(message, check.condition), failure: Failure(kind: .timedOut, message))
    }
}
