import NeshData
import NeshSystem

/// One connection on `<slot>.console`: a viewer of the console or a listener for events.
///
/// A viewer is only a position in the log: however slowly it reads, nothing is queued for it
/// but one message, and the enclave never waits.
final class StreamClient {
    let connection: KeeperConnection
    private var received: [UInt8] = []
    private var request: StreamRequest?
    private var position = 0
    private var ending: [UInt8]?

    init(_ connection: KeeperConnection) { self.connection = connection }

    /// Reads the request and sends what is due.
    func advance(_ enclave: Enclave, owner: UInt32, log: ConsoleLog, lost: Failure? = nil) {
        let bytes = connection.receive()
        if request == nil {
            received += bytes
            if let reading = StreamRequest.read(received) { begin(reading, enclave, owner: owner, log: log, lost) }
        }
        pump(log)
    }

    private func begin(
        _ reading: StreamRequest.Reading, _ enclave: Enclave, owner: UInt32, log: ConsoleLog, _ lost: Failure?
    ) {
        connection.deadline = nil
        guard case .request(let request) = reading else {
            refuse(
                Failure(
                    .enclaveConsoleConnection,
                    "the keeper of \(enclave.name) uses another version of the console's protocol",
                    details: ["it uses version \(StreamMessage.version)"],
                    fixes: ["use the nesh that started the enclave"]))
            return
        }
        let user = connection.peer.userID
        if request != .events {
            guard user == owner || user == 0 else {
                refuse(
                    Failure(
                        .enclaveConsoleConnection, "the console of \(enclave.name) is its owner's",
                        details: ["it was started by another user"]))
                return
            }
            guard enclave.debug else {
                refuse(Failure.noConsole(of: enclave))
                return
            }
            // What was kept of it can still be read.
            if let lost, (try? log.total) == 0 {
                refuse(lost)
                return
            }
        }
        self.request = request
        let total = (try? log.total) ?? 0
        if request == .consoleFromNow { position = total }
        connection.queue(
            StreamMessage.hello(enclave, position: UInt64(position), backlog: UInt64(total - position)).encoded)
    }

    /// Nothing more is to be had from this console. Listeners for events stay.
    func refuse(_ failure: Failure) {
        if request == .events { return }
        connection.closesWhenSent = true
        connection.queue(StreamMessage.refused(failure).encoded)
    }

    /// Sends the next piece of the console when the one before has left.
    func pump(_ log: ConsoleLog) {
        connection.send()
        while connection.outgoing.isEmpty, !connection.isDone, let request {
            if request != .events, let message = nextPiece(log) {
                connection.queue(message.encoded)
            } else if let ending {
                connection.closesWhenSent = true
                connection.queue(ending)
            } else {
                return
            }
        }
    }

    private func nextPiece(_ log: ConsoleLog) -> StreamMessage? {
        switch try? log.read(from: position, limit: StreamMessage.pieceLimit) {
        case .bytes(let bytes):
            position += bytes.count
            return .bytes(bytes)
        case .gap(let count):
            position += count
            return .gap(UInt64(count))
        case .end, nil: return nil
        }
    }

    func reportStart(_ enclave: Enclave) {
        if request != nil { connection.queue(StreamMessage.started(enclave).encoded) }
    }

    /// What is left of the console, then this, then the end.
    func reportEnd(_ reason: ExitReason, log: ConsoleLog) {
        ending = StreamMessage.ended(reason).encoded
        pump(log)
    }
}
