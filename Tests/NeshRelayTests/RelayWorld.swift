import Foundation
import Glibc
import NeshData
import NeshRelay
import NeshSystem
import NeshTestSupport
import Synchronization

/// A relay that runs on a thread of its own until the last owner lets go of it.
final class RunningRelay: Sendable {
    let interrupt: Interrupt
    private let events = Mutex<[RelayEvent]>([])
    private let changed = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let clock = Mutex<clockid_t?>(nil)

    /// - Parameter prepare: adds routes and connections.
    init(limit: Int = 1024, _ prepare: @escaping @Sendable (Relay) -> Void) throws {
        interrupt = try Interrupt()
        Foundation.Thread { [self] in
            var own = clockid_t()
            pthread_getcpuclockid(pthread_self(), &own)
            clock.withLock { $0 = own }
            let relay = Relay(limit: limit) { [self] event in
                events.withLock { $0.append(event) }
                changed.signal()
            }
            prepare(relay)
            try? relay.run(interrupt: interrupt)
            ended.signal()
        }.start()
    }

    /// Processor time of the relay's thread in seconds, once it has begun.
    var usedTime: Double {
        guard let clock = clock.withLock({ $0 }) else { return 0 }
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    func stop() {
        interrupt.raise()
        ended.wait()
        ended.signal()
    }

    /// Waits for an event; nil after 20 s.
    func event(_ matches: (RelayEvent) -> Bool) -> RelayEvent? {
        let end = DispatchTime.now() + 20
        while true {
            if let found = events.withLock({ $0.first(where: matches) }) { return found }
            if changed.wait(timeout: end) == .timedOut { return nil }
        }
    }

    func traffic(_ id: Int = 1) -> RelayTraffic? {
        guard case .ended(_, let traffic)? = event({ if case .ended(id, _) = $0 { true } else { false } }) else {
            return nil
        }
        return traffic
    }
}

/// A connected blocking socket with the calls that a test needs.
final class Peer: Sendable {
    let socket: OwnedDescriptor

    init(_ socket: OwnedDescriptor) throws {
        self.socket = socket
        try socket.setNonblocking(false)
        // No test waits for ever.
        var time = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket.raw, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket.raw, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    /// Two connected ones: the relay's and the test's.
    static func pair() throws -> (relayed: OwnedDescriptor, peer: Peer) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else { throw SystemError("socketpair") }
        let relayed = OwnedDescriptor(ends[0])
        try relayed.setNonblocking()
        return (relayed, try Peer(OwnedDescriptor(ends[1])))
    }

    static func connect(port: UInt16) throws -> Peer {
        let socket = try InternetSocket.beginConnecting(to: .loopback4, port: port)
        _ = try Poll.wait(for: socket.raw, .writable, until: Deadline(after: .seconds(20)))
        let error = InternetSocket.connectError(of: socket)
        guard error == 0 else { throw SystemError("connect", errno: error) }
        return try Peer(socket)
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket.raw, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw SystemError("send") }
            sent += count
        }
    }

    func end() { shutdown(socket.raw, Int32(SHUT_WR)) }

    /// Empty at the end of file.
    func receive(_ limit: Int = 1 << 16) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        let count = recv(socket.raw, &bytes, limit, 0)
        guard count >= 0 else { throw SystemError("recv") }
        return Array(bytes[..<count])
    }

    /// Exactly so many bytes.
    func receive(exactly count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = try receive(count - bytes.count)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    func text(_ count: Int) throws -> String { String(decoding: try receive(exactly: count), as: UTF8.self) }

    func receiveAll() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let more = try receive()
            if more.isEmpty { return bytes }
            bytes += more
        }
    }

    var isReadable: Bool { !Poll.ready(socket.raw).isEmpty }
}

func unwrap<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw CocoaError(.coderValueNotFound) }
    return value
}
