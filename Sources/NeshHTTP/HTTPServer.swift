import NeshData
import NeshSystem

/// Serves HTTP/1.1, with or without TLS, from a fixed number of threads, each of which waits for all of its clients in
/// one `poll`.
package final class HTTPServer: Sendable {
    /// Called by several threads at once.
    package typealias Handler = @Sendable (HTTPRequest) -> HTTPResponse

    /// How long a client may take.
    package struct Times: Sendable {
        /// For the handshake, and from the first byte of a request to its last.
        package var request = Duration.seconds(15)
        /// Without any request.
        package var idle = Duration.seconds(120)

        package init() {}
    }

    private let listener: OwnedDescriptor
    private let tls: TLSContext?
    private let limits: HTTPParser.Limits
    private let times: Times
    private let handler: Handler
    private let stopping: EventDescriptor
    /// Clients a thread; others wait until one of them has gone.
    private let capacity: Int

    /// - Parameters:
    ///   - listener: a listening stream socket that does not block.
    ///   - tls: nil serves plain text.
    /// - Throws: `SystemError` when no descriptor is left.
    package init(
        _ listener: OwnedDescriptor, tls: TLSContext?, limits: HTTPParser.Limits = .init(), times: Times = .init(),
        capacity: Int = 128, handler: @escaping Handler
    ) throws(SystemError) {
        self.listener = listener
        self.tls = tls
        self.limits = limits
        self.times = times
        self.capacity = capacity
        self.handler = handler
        stopping = try EventDescriptor()
    }

    /// Serves until `stop`, from the calling thread and `threads - 1` others, which end soon after it returns.
    package func run(threads: Int = 2) throws(SystemError) {
        for _ in 1..<max(1, threads) {
            try SystemThread.start { [self] in try? serve() }
        }
        try serve()
    }

    /// From any thread; again changes nothing.
    package func stop() { stopping.raise() }

    private func serve() throws(SystemError) {
        var connections: [HTTPConnection] = []
        while true {
            var items = [PollItem(stopping.descriptor)]
            // A negative descriptor is waited for by nobody.
            items.append(PollItem(connections.count < capacity ? listener.raw : -1))
            items += connections.map { PollItem($0.socket.raw, $0.wanted) }
            try Poll.wait(&items, until: connections.map(\.deadline).min())
            if items[0].isReady { return }
            for (connection, item) in zip(connections, items.dropFirst(2)) where item.isReady {
                connection.proceed(handler)
            }
            connections.removeAll { $0.isOver || $0.deadline.hasPassed }
            if items[1].isReady { accept(into: &connections) }
        }
    }

    private func accept(into connections: inout [HTTPConnection]) {
        while connections.count < capacity {
            // Another thread may have been faster. Without a descriptor left, the client waits for one to be free.
            guard let socket = try? UnixSocket.accept(listener) else { return }
            var session: TLSSession?
            if let tls {
                session = TLSSession(tls)
                if session == nil { continue }
            }
            connections.append(HTTPConnection(socket, session, limits, times))
        }
    }
}
