import NeshData
import NeshSystem

/// A connection to a keeper on which bytes go both ways without anybody waiting.
final class KeeperConnection {
    let descriptor: OwnedDescriptor
    let peer: UnixSocket.Peer
    /// A connection that asks nothing, or does not take its answer, is dropped then; nil while it may wait.
    var deadline: Deadline?
    private(set) var outgoing: [UInt8] = []
    /// Everything is said once `outgoing` is empty.
    var closesWhenSent = false
    private(set) var isLost = false

    init(_ descriptor: OwnedDescriptor, peer: UnixSocket.Peer, deadline: Deadline) {
        self.descriptor = descriptor
        self.peer = peer
        self.deadline = deadline
    }

    var guest: ConnectionShares.Guest { .init(userID: peer.userID, isIdle: deadline != nil) }

    var isDone: Bool { isLost || (closesWhenSent && outgoing.isEmpty) }

    var wanted: PollEvents { outgoing.isEmpty ? .readable : [.readable, .writable] }

    func queue(_ bytes: [UInt8]) {
        outgoing += bytes
        send()
    }

    func send() {
        while !outgoing.isEmpty {
            guard let sent = try? UnixSocket.send(outgoing[...], to: descriptor) else {
                isLost = true
                return
            }
            if sent == 0 { return }
            outgoing.removeFirst(sent)
        }
    }

    /// What has come; empty when nothing has. The end of the stream loses the connection.
    func receive() -> [UInt8] {
        switch try? UnixSocket.receive(from: descriptor) {
        case .bytes(let bytes): return bytes
        case .nothing: return []
        case .end, nil:
            isLost = true
            return []
        }
    }
}
