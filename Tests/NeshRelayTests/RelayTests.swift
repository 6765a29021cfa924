import Foundation
import Glibc
import NeshData
import NeshRelay
import NeshSystem
import NeshTestSupport
import Testing

@Suite struct RelayTests {
    /// A relay between two of the test's own sockets.
    private func connected() throws -> (relay: RunningRelay, near: Peer, far: Peer) {
        let near = try Peer.pair()
        let far = try Peer.pair()
        let relay = try RunningRelay { $0.add(near: SocketEnd(near.relayed), far: SocketEnd(far.relayed)) }
        return (relay, near.peer, far.peer)
    }

    /// A relay before a server of the test's own.
    private struct RelayedServer {
        let relay: RunningRelay
        private let listener: OwnedDescriptor
        private let server: OwnedDescriptor

        init() throws {
            let listener = try InternetSocket.listen(at: .loopback4, port: 0)
            let server = try InternetSocket.listen(at: .loopback4, port: 0)
            let port = InternetSocket.port(of: server)
            relay = try RunningRelay {
                $0.add(RelayRoute(from: .internet(listener), to: .internet("server", [.loopback4], port: port)))
            }
            (self.listener, self.server) = (listener, server)
        }

        /// One more connection through it.
        func connect() throws -> (near: Peer, far: Peer) {
            let near = try Peer.connect(port: InternetSocket.port(of: listener))
            _ = try Poll.wait(for: server.raw, until: Deadline(after: .seconds(60)))
            return (near, try Peer(try unwrap(try UnixSocket.accept(server))))
        }
    }

    @Test func anEndOfFileEndsOneDirectionOnly() throws {
        let (relay, near, far) = try connected()
        defer { relay.stop() }
        try near.send("question")
        near.end()
        #expect(try String(decoding: far.receiveAll(), as: UTF8.self) == "question")
        // The other direction is open, for as long as it likes.
        try far.send("first")
        #expect(try near.text(5) == "first")
        #expect(!near.isReadable)
        try far.send("second")
        far.end()
        #expect(try String(decoding: near.receiveAll(), as: UTF8.self) == "second")
        #expect(relay.traffic() == RelayTraffic(out: 8, back: 11))
    }

    @Test func anEndOfFileFromTheFarSideEndsThatDirectionOnly() throws {
        let (relay, near, far) = try connected()
        defer { relay.stop() }
        far.end()
        #expect(try near.receive().isEmpty)
        try near.send("more")
        #expect(try far.text(4) == "more")
        near.end()
        #expect(try far.receive().isEmpty)
        #expect(relay.traffic() == RelayTraffic(out: 4, back: 0))
    }

    @Test func whoClosesAltogetherEndsBothDirections() throws {
        let near = try Peer.pair()
        let far = try Peer.pair()
        let relay = try RunningRelay { $0.add(near: SocketEnd(near.relayed), far: SocketEnd(far.relayed)) }
        defer { relay.stop() }
        var leaving: Peer? = far.peer
        try leaving?.send("goodbye")
        shutdown(far.peer.socket.raw, Int32(SHUT_RDWR))
        leaving = nil
        #expect(try String(decoding: near.peer.receiveAll(), as: UTF8.self) == "goodbye")
        // Writing fails as it would without a relay: nobody has to write twice to learn of it.
        #expect(relay.traffic() == RelayTraffic(out: 0, back: 7))
        #expect(throws: SystemError.self) { try near.peer.send("anybody?") }
    }

    @Test func aSlowReaderSlowsItsWriterDown() throws {
        let (relay, near, far) = try connected()
        defer { relay.stop() }
        let writer = near.socket
        try writer.setNonblocking()
        let piece = [UInt8](repeating: 7, count: 1 << 16)
        // Nobody reads: what is taken on is what the sockets hold and one piece of the relay's.
        var taken = 0
        var quiet = 0
        while quiet < 3, taken < 64 << 20 {
            let count = piece.withUnsafeBytes { send(writer.raw, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count > 0 {
                taken += count
                quiet = 0
            } else {
                var items = [PollItem(writer.raw, .writable)]
                if try Poll.wait(&items, until: Deadline(after: .milliseconds(100))) == 0 { quiet += 1 }
            }
        }
        #expect(taken < 4 << 20)
        near.end()
        #expect(try far.receiveAll().count == taken)
    }

    @Test func tenMebibytesGoBothWaysAtOnce() throws {
        let (relay, near, far) = try connected()
        defer { relay.stop() }
        try exchange([(near, far)], size: 10 << 20)
    }

    @Test func twentyStreamsGoInParallel() throws {
        let route = try RelayedServer()
        defer { route.relay.stop() }
        var pairs: [(Peer, Peer)] = []
        for index in 0..<20 {
            let (near, far) = try route.connect()
            try near.send([UInt8(index)])
            #expect(try far.receive(exactly: 1) == [UInt8(index)])
            pairs.append((near, far))
        }
        try exchange(pairs, size: 1 << 20)
    }

    /// Sends different bytes both ways through each pair at once and compares what arrives.
    private func exchange(_ pairs: [(near: Peer, far: Peer)], size: Int) throws {
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = pairs.count * 4
        for (index, pair) in pairs.enumerated() {
            for (step, (from, to)) in [(pair.near, pair.far), (pair.far, pair.near)].enumerated() {
                let bytes = Self.bytes(size, seed: UInt64(index * 2 + step))
                queue.addOperation {
                    do {
                        try from.send(bytes)
                        from.end()
                    } catch { Issue.record(error) }
                }
                queue.addOperation {
                    do { #expect(try to.receiveAll() == bytes) } catch { Issue.record(error) }
                }
            }
        }
        queue.waitUntilAllOperationsAreFinished()
    }

    private static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
        var random = TestRandom(seed: seed)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            let word = random.next()
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        return Array(bytes[..<count])
    }

    @Test func aResetIsNoEndInOrder() throws {
        let route = try RelayedServer()
        defer { route.relay.stop() }
        let near: Peer
        var far: Peer?
        (near, far) = try route.connect()
        try far?.send("half of it")
        #expect(try near.text(10) == "half of it")
        if let socket = far?.socket { InternetSocket.breakOnClose(socket) }
        far = nil
        let error = #expect(throws: SystemError.self) { try near.receive() }
        #expect(error?.errno == ECONNRESET)
        #expect(route.relay.traffic()?.isBroken == true)
    }

    @Test func theNextAddressIsTriedWhereOneRefuses() throws {
        let listener = try InternetSocket.listen(at: .loopback4, port: 0)
        let server = try InternetSocket.listen(at: try unwrap(InternetAddress("127.0.0.2")), port: 0)
        let port = InternetSocket.port(of: server)
        let relay = try RunningRelay {
            let addresses = ["127.0.0.3", "127.0.0.2"].compactMap { InternetAddress($0) }
            $0.add(RelayRoute(from: .internet(listener), to: .internet("server", addresses, port: port)))
        }
        defer { relay.stop() }
        let near = try Peer.connect(port: InternetSocket.port(of: listener))
        #expect(relay.event { $0 == .connected(1, to: "127.0.0.2:\(port)") } != nil)
        _ = near
    }

    @Test func whereNobodyListensTheConnectionIsClosedAndTheReasonTold() throws {
        let listener = try InternetSocket.listen(at: .loopback4, port: 0)
        let unused = try InternetSocket.listen(at: .loopback4, port: 0)
        let port = InternetSocket.port(of: unused)
        shutdown(unused.raw, Int32(SHUT_RDWR))
        let relay = try RunningRelay {
            let addresses: [InternetAddress] = [.loopback4]
            $0.add(RelayRoute(from: .internet(listener), to: .internet("server:1", addresses, port: port)))
        }
        defer { relay.stop() }
        // The reset can be there before the end of connecting is looked at.
        #expect(throws: SystemError.self) { try Peer.connect(port: InternetSocket.port(of: listener)).receive() }
        let failure = Failure(
            .socket, "server:1 cannot be reached", details: ["127.0.0.1:\(port): Connection refused"])
        #expect(relay.event { $0 == .refused(1, failure) } != nil)
    }

    @Test func moreThanTheLimitWaitsUntilOneHasEnded() throws {
        let listener = try InternetSocket.listen(at: .loopback4, port: 0)
        let server = try InternetSocket.listen(at: .loopback4, port: 0)
        let port = InternetSocket.port(of: server)
        let relay = try RunningRelay(limit: 1) {
            $0.add(
                RelayRoute(
                    from: .internet(listener),
                    to: .internet("server", [.loopback4], port: port)))
        }
        defer { relay.stop() }
        let first = try Peer.connect(port: InternetSocket.port(of: listener))
        _ = try Poll.wait(for: server.raw, until: Deadline(after: .seconds(20)))
        let far = try Peer(try unwrap(try UnixSocket.accept(server)))
        let second = try Peer.connect(port: InternetSocket.port(of: listener))
        #expect(try Poll.wait(for: server.raw, until: Deadline(after: .milliseconds(100))).isEmpty)
        first.end()
        far.end()
        #expect(try !Poll.wait(for: server.raw, until: Deadline(after: .seconds(20))).isEmpty)
        _ = second
    }

    @Test func aFinishedDirectionCostsNoProcessorTime() throws {
        let (relay, near, far) = try connected()
        defer { relay.stop() }
        near.end()
        #expect(try far.receive().isEmpty)
        let before = relay.usedTime
        _ = try Poll.wait(for: near.socket.raw, until: Deadline(after: .milliseconds(500)))
        #expect(relay.usedTime - before < 0.1)
    }
}
