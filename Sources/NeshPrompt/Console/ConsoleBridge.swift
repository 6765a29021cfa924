import NeshData
import NeshEnclave
import NeshShell
import NeshSystem
import NeshTerminal

/// Shows an enclave's console on the terminal: the engine's stream to the terminal's attachment.
struct ConsoleBridge: Sendable {
    let input: Int32
    let output: Int32
    /// Hears what is shown.
    let tap: OutputTap
    /// Gets what was typed meanwhile, for the next prompt.
    let keepTyped: @Sendable ([UInt8]) -> Void

    @Sendable func attach(_ request: ConsoleRequest, _ interrupt: Interrupt) throws(Failure) -> ConsoleEnding {
        let feed = StreamFeed(request.stream, tap)
        var attachment = ConsoleAttachment(input: input, output: output, raw: request.raw)
        attachment.deadline = request.limit.map { Deadline(after: $0) }
        if let stopsAt = request.stopsAt { attachment.inspect = stopsAt }
        let ending = try attachment.run(feed, interrupt: interrupt)
        keepTyped(ending.typed)
        switch ending.reason {
        case .left(let byInterrupt): return byInterrupt ? .interrupted : .left
        case .ended: return .ended(feed.exitReason)
        case .satisfied: return .matched
        case .limitReached: return .limitReached
        case .interrupted, .hungUp: return .interrupted
        }
    }
}

/// An engine's console stream as the terminal reads it.
final class StreamFeed: ConsoleFeed {
    private let stream: any ConsoleStream
    private let tap: OutputTap?
    /// Set at the end of the stream.
    private(set) var exitReason: ExitReason?

    init(_ stream: any ConsoleStream, _ tap: OutputTap? = nil) {
        self.stream = stream
        self.tap = tap
    }

    var descriptor: Int32 { stream.descriptor }

    func read() throws(Failure) -> ConsolePiece {
        switch try stream.read() {
        case .nothing: return .nothing
        case .bytes(let bytes):
            // An enclave's escape sequences do not belong into a recording.
            tap?.hear(.aside(Array(PlainText.of(bytes).utf8)))
            return .bytes(bytes)
        case .gap(let count): return .gap(bytes: count)
        case .end(let reason):
            exitReason = reason
            return .end
        }
    }
}
