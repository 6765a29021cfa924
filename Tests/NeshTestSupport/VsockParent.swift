import Glibc
import NeshSystem
import NeshVsock
import Synchronization

/// What the suite of vsock expects of its parent: an echo, a queue that nobody takes from, and a caller.
package final class VsockParent: Sendable {
    package let hub: VsockSwitch
    private let listeners: [VsockListener]
    private let ends: Mutex<Bool> = Mutex(false)

    package init(in runtimeDirectory: String) throws {
        hub = try VsockSwitch(in: runtimeDirectory)
        let hub = hub
        listeners = try [(8001, 128), (8003, 1), (8004, 128)].map {
            try hub.listen(VsockAddress(cid: 3, port: $0.0), backlog: $0.1)
        }
        serve(listeners[0]) { connection, _ in try Self.echo(connection) }
        serve(listeners[2]) { connection, peer in
            var bytes: [UInt8] = []
            while bytes.count < 4 { bytes += try Self.read(connection) ?? [0, 0, 0, 0] }
            let port = bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
            let called = try hub.dial(VsockAddress(cid: peer.cid, port: port))
            try File.write(called.raw, Array("hello".utf8))
            try Self.echo(called)
        }
    }

    package func end() { ends.withLock { $0 = true } }

    private func serve(
        _ listener: VsockListener, _ body: @escaping @Sendable (OwnedDescriptor, VsockAddress) throws -> Void
    ) {
        try? SystemThread.start { [self] in
            while !ends.withLock({ $0 }) {
                guard (try? Poll.wait(for: listener.socket.raw, until: Deadline(after: .milliseconds(200)))) != nil,
                    let (connection, peer) = try? listener.accept()
                else { continue }
                try? SystemThread.start { try? body(connection, peer) }
            }
        }
    }

    private static func read(_ connection: OwnedDescriptor) throws -> [UInt8]? {
        while true {
            switch try UnixSocket.receive(from: connection) {
            case .bytes(let bytes): return bytes
            case .end: return nil
            case .nothing: Poll.wait(untilReady: connection.raw, .readable)
            }
        }
    }

    private static func echo(_ connection: OwnedDescriptor) throws {
        while let bytes = try read(connection) { try File.write(connection.raw, bytes) }
        shutdown(connection.raw, Int32(SHUT_WR))
    }
}
