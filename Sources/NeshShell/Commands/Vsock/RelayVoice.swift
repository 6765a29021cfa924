import NeshCommand
import NeshData
import NeshRelay
import NeshSystem
import NeshText

/// Runs relays for a verb, and says what happens in them.
struct RelayVoice {
    let verb: String
    /// Each connection is shown, not only what goes wrong.
    let isVerbose: Bool
    let vsock: ParentVsock
    let context: CommandContext

    /// Runs until Ctrl-C or the job's end.
    /// - Parameters:
    ///   - limit: so many connections at once.
    ///   - beginning: what is said once it listens.
    func run(_ route: RelayRoute, limit: Int = 1024, beginning: String) throws(Failure) -> Outcome {
        if isVerbose { say(beginning) } else { context.emit(.aside(beginning)) }
        if !context.isInBackground { context.emit(.aside("Ctrl-C ends it.")) }
        let relay = Relay(limit: limit, ledger: vsock.ledger()) { event in tell(event) }
        relay.add(route)
        try relay.run(interrupt: context.interrupt)
        return Outcome()
    }

    private func tell(_ event: RelayEvent) {
        switch event {
        case .accepted(let id, let peer): if isVerbose { say("connection \(id) from \(peer)") }
        case .connected(let id, let name): if isVerbose { say("connection \(id) goes to \(name)") }
        case .refused(let id, let failure):
            say("connection \(id) was closed: \(failure.message)")
            for detail in failure.details { say(detail) }
        case .ended(let id, let traffic):
            guard isVerbose else { return }
            let (out, back) = (ByteCount.text(traffic.out), ByteCount.text(traffic.back))
            say(
                traffic.isBroken
                    ? "connection \(id) broke: \(out) out, \(back) back"
                    : "connection \(id) ended: \(out) out, \(back) back")
        case .exhausted(let failure):
            context.emit(.warning("\(verb): no connection can be taken at the moment: \(failure.message)"))
        }
    }

    private func say(_ line: String) { context.emit(.progress("\(verb): \(line)")) }
}
