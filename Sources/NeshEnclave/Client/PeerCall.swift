import Glibc
import NeshData
import NeshSystem

/// One question to one keeper, without waiting: connect, ask, collect the answer.
final class PeerCall {
    enum Outcome {
        case answered(KeeperAnswerReader)
        /// Nobody listens on the socket any more.
        case stale
        /// The socket is gone.
        case missing
        /// Why there is no answer.
        case failed(String)
    }

    let slot: String
    private(set) var outcome: Outcome?
    private var connection: OwnedDescriptor?
    private var outgoing: [UInt8]
    private var reader: KeeperAnswerReader
    /// Answers to questions end with their status; an order is done when the keeper hangs up.
    private let endsWithStatus: Bool

    init(_ path: String, slot: String, _ request: KeeperRequest) {
        self.slot = slot
        outgoing = request.encoded
        reader = KeeperAnswerReader(to: request)
        endsWithStatus = request.verb != .terminate
        do {
            connection = try UnixSocket.connect(to: path)
            advance()
        } catch {
            switch error.errno {
            case ECONNREFUSED: outcome = .stale
            case ENOENT: outcome = .missing
            case EAGAIN: outcome = .failed("too many wait for it already")
            default: outcome = .failed(error.reason)
            }
        }
    }

    /// It ended without a word.
    var hungUp: Bool {
        if case .answered(let answer) = outcome { answer.status == nil && answer.output.isEmpty } else { false }
    }

    var descriptor: Int32 { connection?.raw ?? -1 }

    var wanted: PollEvents { outgoing.isEmpty ? .readable : [.readable, .writable] }

    func giveUp(_ why: String) {
        if outcome == nil { finish(.failed(why)) }
    }

    /// Sends and receives what is possible now.
    func advance() {
        guard let connection, outcome == nil else { return }
        do {
            while !outgoing.isEmpty {
                let sent = try UnixSocket.send(outgoing[...], to: connection)
                if sent == 0 { break }
                outgoing.removeFirst(sent)
            }
        } catch { outgoing = [] }
        do throws(SystemError) {
            while outcome == nil {
                switch try UnixSocket.receive(from: connection) {
                case .nothing: return
                case .bytes(let bytes): take(bytes)
                case .end: finish(.answered(reader))
                }
            }
        } catch { finish(.failed(error.reason)) }
    }

    private func take(_ bytes: [UInt8]) {
        do {
            try reader.append(bytes)
            if endsWithStatus && reader.status != nil { finish(.answered(reader)) }
        } catch { finish(.failed("it sent \(error.reason)")) }
    }

    private func finish(_ outcome: Outcome) {
        self.outcome = outcome
        connection = nil
    }
}

/// The same question to many keepers at once.
enum Survey {
    /// How long a keeper may take.
    static let patience = Duration.seconds(3)

    /// Asks every keeper in the directory, or only those of some slots.
    /// - Parameter request: by whether the keeper is nesh's.
    /// - Throws: E07 when the directory cannot be read; `Failure.interrupted`.
    static func ask(
        _ directory: RuntimeDirectory, slots: [String]? = nil, interrupt: Interrupt,
        _ request: (_ nesh: Bool) -> KeeperRequest
    ) throws(Failure) -> [PeerCall] {
        let deadline = Deadline(after: patience)
        let wanted: [String]
        if let slots { wanted = slots } else { wanted = try directory.slots() }
        let calls = wanted.map { slot in
            PeerCall(directory.socket(slot), slot: slot, request(File.exists(directory.console(slot))))
        }
        try wait(for: calls, until: deadline, interrupt: interrupt)
        return calls
    }

    /// Waits until each has an outcome; those that do not get one in time fail.
    static func wait(for calls: [PeerCall], until deadline: Deadline?, interrupt: Interrupt) throws(Failure) {
        while true {
            let open = calls.filter { $0.outcome == nil }
            if open.isEmpty { return }
            var items = open.map { PollItem($0.descriptor, $0.wanted) } + [PollItem(interrupt.descriptor)]
            let count = try failing(.epoll, try Poll.wait(&items, until: deadline))
            try interrupt.check()
            if count == 0 {
                for call in open { call.giveUp("it did not answer in time") }
                return
            }
            for (call, item) in zip(open, items) where !item.ready.isEmpty { call.advance() }
        }
    }
}
