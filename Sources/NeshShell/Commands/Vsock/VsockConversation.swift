import Glibc
import NeshCommand
import NeshData
import NeshLanguage
import NeshRelay
import NeshSystem
import NeshVsock

/// `vsock connect` and `vsock listen`: one end of a stream at the terminal or in a script.
enum VsockConversation {
    static func connect(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let parameters = Vsock.parameters
        let address = try VsockPeer.address(
            call[parameters.words], verb: "vsock connect",
            behind: { text in
                call[parameters.send] == nil ? [parameters.send.name, text.joined(separator: " ")] : nil
            },
            in: context)
        let deadline = call[parameters.timeout].map { Deadline(after: $0) }
        let words = call[parameters.words]
        guard let vsock = try VsockAccess.reached(in: context) else { throw nobody(address, words, nil, context) }
        let socket = try dial(address, words, vsock, until: deadline, context)
        let source: TextEnd.Source =
            if let text = call[parameters.send] { .text(text) } else { context.isInBackground ? .nothing : .input }
        let isTyped = source == .input && isatty(0) == 1
        if isTyped { context.emit(.aside("connected; Ctrl-D ends what you send, Ctrl-C leaves")) }
        let talk = try talk(source, socket, until: deadline, called: "\(address)", vsock.ledger(), context)
        if isTyped, !talk.inputEnded {
            if !talk.endsRow { context.emit(.bytes([UInt8(ascii: "\n")])) }
            context.emit(.aside("\(address) has closed the connection"))
            // The Ctrl-D that was announced may still come.
            context.services.prompt?.noteEndOfInput()
        }
        return Outcome()
    }

    static func listen(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let parameters = Vsock.parameters
        let port = try VsockPeer.ownPort(call[parameters.words]) { text in
            call[parameters.reply] == nil ? [parameters.reply.name, text.joined(separator: " ")] : nil
        }
        let vsock = try VsockAccess.parent(in: context)
        let listener = try vsock.listen(port: port)
        let ledger = vsock.ledger()
        let deadline = call[parameters.timeout].map { Deadline(after: $0) }
        let source: TextEnd.Source = call[parameters.reply].map { .text($0) } ?? .nothing
        if !context.isInBackground { context.emit(.aside("listening at port \(port) of the parent; Ctrl-C ends it")) }
        while true {
            let ready = try Poll.wait(for: listener.descriptor, until: deadline, interrupt: context.interrupt)
            if ready.isEmpty { throw Failure(kind: .timedOut, "nobody has connected to port \(port)") }
            guard let (socket, peer) = try failing(.socket, try listener.accept()) else { continue }
            if !context.isInBackground { context.emit(.aside("connection from \(peer)")) }
            try talk(source, socket, until: deadline, called: peer, ledger, context)
            if call[parameters.once] || context.isUnread() { return Outcome() }
        }
    }

    private static func dial(
        _ address: VsockAddress, _ words: [String], _ vsock: ParentVsock, until deadline: Deadline?,
        _ context: CommandContext
    ) throws(Failure) -> OwnedDescriptor {
        do throws(SystemError) {
            let socket = try vsock.beginConnecting(to: address)
            let limit = deadline ?? Deadline(after: .seconds(10))
            var items = [PollItem(socket.raw, .writable), PollItem(context.interrupt.descriptor)]
            if try Poll.wait(&items, until: limit) == 0 { throw SystemError("connect", errno: ETIMEDOUT) }
            let error = InternetSocket.connectError(of: socket)
            if error == 0 { return socket }
            throw SystemError("connect", errno: error)
        } catch {
            switch error.errno {
            case ECONNRESET, ECONNREFUSED:
                guard case .local(let own) = vsock else {
                    throw Failure(.socket, "nobody listens at \(address)", fixes: [waiting(for: address)])
                }
                throw nobody(address, words, own, context)
            case ETIMEDOUT: throw Failure(kind: .timedOut, "\(address) does not answer")
            default: throw error.failure(.socket)
            }
        }
    }

    /// - Parameter vsock: nil where no switch is there yet.
    private static func nobody(
        _ address: VsockAddress, _ words: [String], _ vsock: VsockSwitch?, _ context: CommandContext
    ) -> Failure {
        let search = VsockSearch(address, vsock, context)
        var failure = search.failure("nobody listens at \(address)", verb: "vsock connect")
        if let other = search.otherAtPort {
            // What the line sends stays in it.
            failure.subject = .words(words, instead: [VsockPeer.written(other)])
            failure.fixes = []
        }
        if search.isWorthWaiting { failure.fixes.insert(waiting(for: address), at: 0) }
        return failure
    }

    private static func waiting(for address: VsockAddress) -> String { "wait vsock \(address) --timeout 10s" }

    /// - Returns: whether what is sent came to its end, and whether what came ended with its row.
    @discardableResult
    private static func talk(
        _ source: TextEnd.Source, _ socket: OwnedDescriptor, until deadline: Deadline?, called name: String,
        _ ledger: VsockLedger?, _ context: CommandContext
    ) throws(Failure) -> (inputEnded: Bool, endsRow: Bool) {
        var hasEnded = false
        var last = UInt8(ascii: "\n")
        let end = try TextEnd(source) {
            last = $0.last ?? last
            context.emit(.bytes($0))
        } isUnread: {
            context.isUnread()
        } inputEnded: {
            hasEnded = true
            context.services.prompt?.noteEndOfInput()
        }
        var traffic: RelayTraffic?
        let relay = Relay(ledger: ledger) { event in if case .ended(_, let all) = event { traffic = all } }
        relay.add(near: end, far: SocketEnd(socket))
        do throws(Failure) { try relay.run(interrupt: context.interrupt, until: deadline) } catch {
            guard case .timedOut = error.kind else { throw error }
            throw Failure(kind: .timedOut, "\(name) has not ended the conversation in time")
        }
        if traffic?.isBroken == true { throw Failure(.socket, "\(name) broke the connection") }
        return (hasEnded, last == UInt8(ascii: "\n"))
    }
}

/// What a person or a script has to say, and what shows what comes back.
private final class TextEnd: StreamEnd {
    enum Source: Equatable {
        case text(String)
        /// Standard input.
        case input
        /// Waits for the other side to end.
        case nothing
    }

    /// Always readable, so that a wait for it returns at once.
    private let ready: OwnedDescriptor
    /// Readable once the other side has ended.
    private let ended: EventDescriptor
    private let kind: Source
    private var rest: ArraySlice<UInt8>
    private var isOver = false
    private let show: ([UInt8]) -> Void
    private let isUnread: () -> Bool
    private let inputEnded: () -> Void

    /// - Parameter inputEnded: called when the input is at its end.
    init(
        _ kind: Source, show: @escaping ([UInt8]) -> Void, isUnread: @escaping () -> Bool,
        inputEnded: @escaping () -> Void
    ) throws(Failure) {
        self.kind = kind
        self.show = show
        self.isUnread = isUnread
        self.inputEnded = inputEnded
        ready = try failing(.socket, try File.open("/dev/null"))
        ended = try failing(.socket, try EventDescriptor())
        if case .text(let text) = kind { rest = Array(text.utf8)[...] } else { rest = [] }
    }

    var source: Int32 {
        if isOver { return ready.raw }
        return switch kind {
        case .text: ready.raw
        case .input: 0
        case .nothing: ended.descriptor
        }
    }

    var sink: Int32 { -1 }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamReading {
        if isOver { return .end }
        switch kind {
        case .nothing: return .nothingNow
        case .input:
            let count = Glibc.read(0, buffer.baseAddress, buffer.count)
            if count > 0 { return .bytes(count) }
            if count < 0, errno == EAGAIN || errno == EINTR { return .nothingNow }
            inputEnded()
            return .end
        case .text:
            let piece = rest.prefix(buffer.count)
            if piece.isEmpty { return .end }
            buffer.copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return .bytes(piece.count)
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer) -> StreamWriting {
        show(Array(bytes))
        return isUnread() ? .unread : .bytes(bytes.count)
    }

    /// The other side has ended: nobody waits for what might still be typed.
    func finishWriting() {
        isOver = true
        ended.raise()
    }

    func finishReading() { isOver = true }
    func breakOff() {}
}
