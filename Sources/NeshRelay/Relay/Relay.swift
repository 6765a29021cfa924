import NeshData
import NeshSystem
import NeshVsock

/// Passes streams on: whatever comes in on its routes, and single connections that are handed to it.
///
/// One thread and one `poll` for all of them. What a connection holds in memory is bounded by one piece each way.
package final class Relay {
    /// Bytes that are read at once.
    private static let pieceSize = 1 << 16

    private let limit: Int
    private let ledger: VsockLedger?
    private let observer: (RelayEvent) -> Void
    private var routes: [RelayRoute] = []
    private var diallings: [Dialling] = []
    private var connections: [RelayedConnection] = []
    private var lastID = 0
    private var listensAgainAt: Deadline?

    /// - Parameters:
    ///   - limit: so many connections at once; more wait until one has ended.
    ///   - ledger: where others may look up how many bytes went each way.
    ///   - observer: is called with what happens, on the thread that runs the relay.
    package init(
        limit: Int = 1024, ledger: VsockLedger? = nil, observer: @escaping (RelayEvent) -> Void = { _ in }
    ) {
        self.limit = limit
        self.ledger = ledger
        self.observer = observer
    }

    /// Listens for another route from now on.
    package func add(_ route: RelayRoute) { routes.append(route) }

    /// Passes on between two ends that are connected already.
    /// - Returns: its number in events.
    @discardableResult
    package func add(near: any StreamEnd, far: any StreamEnd) -> Int {
        lastID += 1
        connections.append(RelayedConnection(id: lastID, near: near, far: far, ledger: ledger))
        return lastID
    }

    /// Runs until nothing is left to do, which with routes is never, or until the interrupt is raised: then every
    /// connection is closed.
    /// - Throws: `Failure.interrupted`, `timedOut` past the deadline, or what `poll` fails with.
    package func run(interrupt: Interrupt? = nil, until deadline: Deadline? = nil) throws(Failure) {
        let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 16)
        defer {
            scratch.deallocate()
            endAll()
        }
        while !routes.isEmpty || !connections.isEmpty || !diallings.isEmpty {
            var items = [PollItem(interrupt?.descriptor ?? -1)]
            let takesMore = takesConnections
            for route in routes { items.append(PollItem(takesMore ? route.listener.descriptor : -1)) }
            for dialling in diallings { dialling.appendItems(to: &items) }
            for connection in connections { connection.appendItems(to: &items) }
            let wake = (diallings.map(\.wakesAt) + [deadline, listensAgainAt].compactMap { $0 }).min()
            try failing(.socket, try Poll.wait(&items, until: wake))
            try interrupt?.check()
            if let deadline, deadline.hasPassed { throw Failure(kind: .timedOut, "the time limit was reached") }
            advance(items, scratch)
        }
    }

    private var takesConnections: Bool {
        if let listensAgainAt, !listensAgainAt.hasPassed { return false }
        listensAgainAt = nil
        return connections.count + diallings.count < limit
    }

    private func advance(_ items: [PollItem], _ scratch: UnsafeMutableRawBufferPointer) {
        var next = 1 + routes.count
        var ended: Set<Int> = []
        var connected: [RelayedConnection] = []
        for dialling in diallings {
            let progress = dialling.advance(items[next..<next + Dialling.itemCount])
            next += Dialling.itemCount
            switch progress {
            case .waiting: continue
            case .connected(let far, let name):
                connected.append(
                    RelayedConnection(
                        id: dialling.id, near: SocketEnd(dialling.near), far: SocketEnd(far), ledger: ledger))
                observer(.connected(dialling.id, to: name))
            case .failed(let failure):
                InternetSocket.breakOnClose(dialling.near)
                observer(.refused(dialling.id, failure))
            }
            ended.insert(dialling.id)
        }
        for connection in connections {
            let ready = items[next..<next + RelayedConnection.itemCount]
            next += RelayedConnection.itemCount
            connection.advance(ready, scratch: scratch)
            if connection.isDone { observer(.ended(connection.id, connection.traffic)) }
        }
        diallings.removeAll { ended.contains($0.id) }
        connections.removeAll(where: \.isDone)
        connections += connected
        for (index, route) in routes.enumerated() where items[1 + index].isReady { accept(route) }
    }

    private func accept(_ route: RelayRoute) {
        do {
            while connections.count + diallings.count < limit, let (near, peer) = try route.listener.accept() {
                lastID += 1
                observer(.accepted(lastID, peer: peer))
                diallings.append(Dialling(id: lastID, near: near, target: route.target))
            }
        } catch {
            // Anyone who waits in the queue stays there until a descriptor is free.
            listensAgainAt = Deadline(after: .seconds(1))
            observer(.exhausted(error.failure(.socket)))
        }
    }

    private func endAll() {
        for connection in connections { observer(.ended(connection.id, connection.traffic)) }
        connections = []
        diallings = []
    }
}
