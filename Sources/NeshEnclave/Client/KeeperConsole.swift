import Glibc
import NeshData
import NeshSystem
import Synchronization

/// A connection to `<slot>.console`, cut into messages.
final class StreamConnection: Sendable {
    private let socket: OwnedDescriptor
    private struct Incoming {
        var buffer: [UInt8] = []
        var messages = 0
    }
    private let incoming = Mutex(Incoming())

    init(_ socket: OwnedDescriptor, _ request: StreamRequest) throws(SystemError) {
        self.socket = socket
        // Eight bytes fit into the buffer of a new connection.
        guard try UnixSocket.send(request.encoded[...], to: socket) == StreamRequest.length else {
            throw SystemError("send", errno: EPIPE)
        }
    }

    var descriptor: Int32 { socket.raw }

    /// How many messages have come that carry nothing of a console.
    var messages: Int { incoming.withLock { $0.messages } }

    enum Next {
        case message(StreamMessage)
        case nothing
        case end
    }

    func next() throws(Failure) -> Next {
        let result: Result<Next, Failure> = incoming.withLock { incoming in
            while true {
                do throws(FrameReader.Malformed) {
                    if let message = try StreamMessage.take(from: &incoming.buffer) {
                        if !message.isConsole { incoming.messages += 1 }
                        return .success(.message(message))
                    }
                } catch { return .failure(Failure(.enclaveConsoleRead, "the keeper sent \(error.reason)")) }
                switch try? UnixSocket.receive(from: socket) {
                case .bytes(let bytes): incoming.buffer += bytes
                case .nothing: return .success(.nothing)
                case .end, nil: return .success(.end)
                }
            }
        }
        return try result.get()
    }
}

/// The console of an enclave whose keeper is nesh's.
final class KeeperConsole: ConsoleStream {
    private let stream: StreamConnection
    /// A life takes few messages besides what the console says.
    private static let messageLimit = 100

    let backlog: Int

    private init(_ stream: StreamConnection, backlog: UInt64) {
        self.stream = stream
        self.backlog = Int(clamping: backlog)
    }

    /// - Returns: nil where the keeper hangs up, because its enclave has ended.
    /// - Throws: what the keeper refuses the console with; E44 when it does not answer until the deadline.
    static func open(
        _ connection: OwnedDescriptor, from position: ConsolePosition, until deadline: Deadline
    ) throws(Failure) -> KeeperConsole? {
        guard let stream = try? StreamConnection(connection, position == .start ? .consoleFromStart : .consoleFromNow)
        else { return nil }
        while true {
            try check(stream)
            switch try stream.next() {
            case .message(.hello(_, _, let backlog)): return KeeperConsole(stream, backlog: backlog)
            case .message(.refused(let failure)): throw failure
            case .message: break
            case .end: return nil
            case .nothing:
                if try Poll.wait(for: stream.descriptor, until: deadline).isEmpty {
                    throw Failure(.enclaveConsoleConnection, "the keeper did not answer in time")
                }
            }
        }
    }

    private static func check(_ stream: StreamConnection) throws(Failure) {
        guard stream.messages <= messageLimit else {
            throw Failure(.enclaveConsoleRead, "the keeper does not stop sending what is not console output")
        }
    }

    var descriptor: Int32 { stream.descriptor }

    func read() throws(Failure) -> ConsoleChunk {
        while true {
            try Self.check(stream)
            switch try stream.next() {
            case .message(.bytes(let bytes)): return .bytes(bytes)
            case .message(.gap(let count)): return .gap(bytes: Int(clamping: count))
            case .message(.ended(let reason)): return .end(reason)
            case .message(.refused(let failure)): throw failure
            case .message: continue
            case .nothing: return .nothing
            case .end: return .end(nil)
            }
        }
    }
}

/// The console that an enclave left behind.
final class LogConsole: ConsoleStream {
    private let log: ConsoleLog
    private let reason: ExitReason
    private let position = Mutex(0)
    /// Always readable, as there is always something to say.
    private let ready: Interrupt

    init(_ ended: EndedEnclave) throws(Failure) {
        do {
            log = try ConsoleLog.open(ended.logPath)
            ready = try Interrupt()
        } catch { throw error.failure(.enclaveConsoleRead) }
        reason = ended.reason
        ready.raise()
    }

    var descriptor: Int32 { ready.descriptor }

    func read() throws(Failure) -> ConsoleChunk {
        let result: Result<ConsoleChunk, SystemError> = position.withLock { position in
            do throws(SystemError) {
                switch try log.read(from: position, limit: StreamMessage.pieceLimit) {
                case .bytes(let bytes):
                    position += bytes.count
                    return .success(.bytes(bytes))
                case .gap(let count):
                    position += count
                    return .success(.gap(bytes: count))
                case .end: return .success(.end(reason))
                }
            } catch { return .failure(error) }
        }
        return try failing(.enclaveConsoleRead, try result.get())
    }
}
