import NeshData
import NeshEnclave
import NeshSystem
import NeshText

/// What conditions look at again and again: an enclave's state and its console so far.
final class EnclaveWatch {
    private struct Console {
        let id: Enclave.ID
        let stream: any ConsoleStream
        var bytes: [UInt8] = []
        /// What `bytes` says, until more comes.
        var text: String?
        var hasEnded = false
        /// How much is still on its way of what had been said when this began.
        var missing: Int
    }

    private var console: Console?
    private var events: (any EnclaveEventSource)?
    /// Of a very long console the last part is looked at.
    private static let kept = 4 << 20

    /// Its state now; nil when it is gone.
    func state(of enclave: Enclave, _ engine: any Engine, _ interrupt: Interrupt) throws(Failure) -> Enclave.State? {
        try engine.enclaves(interrupt: interrupt).first { $0.id == enclave.id }?.state
    }

    /// From its first byte to now, without escape sequences and carriage returns.
    func consoleText(of enclave: Enclave, _ engine: any Engine, _ interrupt: Interrupt) throws(Failure) -> String {
        let deadline = Deadline(after: .seconds(3))
        if console?.id != enclave.id {
            let stream = try engine.console(of: enclave.id, from: .start)
            console = Console(id: enclave.id, stream: stream, missing: stream.backlog)
        }
        guard var console else { return "" }
        self.console = nil
        defer { self.console = console }
        reading: while !console.hasEnded {
            switch try console.stream.read() {
            case .bytes(let bytes):
                console.bytes += bytes
                console.text = nil
                console.missing -= bytes.count
            case .gap(let count): console.missing -= count
            case .end: console.hasEnded = true
            case .nothing:
                if console.missing <= 0 { break reading }
                if try Poll.wait(for: console.stream.descriptor, until: deadline, interrupt: interrupt).isEmpty {
                    break reading
                }
            }
            if console.bytes.count > 2 * Self.kept { console.bytes.removeFirst(console.bytes.count - Self.kept) }
        }
        let text = console.text ?? PlainText.of(console.bytes)
        console.text = text
        return text
    }

    /// The console that was looked at has said its last.
    var consoleHasEnded: Bool { console?.hasEnded ?? false }

    /// Readable when the console may have said more.
    var consoleDescriptor: Int32? { consoleHasEnded ? nil : console?.stream.descriptor }

    /// Readable when something happened to an enclave; nil where the engine cannot tell.
    func eventDescriptor(_ engine: any Engine) -> Int32? {
        if events == nil { events = try? engine.events() }
        return events?.descriptor
    }

    /// Takes what has happened, so that the descriptor waits for news.
    func drainEvents() {
        while let events, (try? events.next()) ?? nil != nil {}
    }

    /// Forgets everything, so that nothing is held while nothing waits.
    func close() {
        events = nil
    }
}
