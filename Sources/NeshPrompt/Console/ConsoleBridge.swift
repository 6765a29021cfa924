import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem
import NeshTerminal
import NeshText

/// Shows an enclave's console on the terminal: the engine's stream to the terminal's attachment.
struct ConsoleBridge: Sendable {
    let input: Int32
    let output: Int32
    /// Hears what is shown.
    let tap: OutputTap
    /// Gets what was typed meanwhile, for the next prompt.
    let keepTyped: @Sendable ([UInt8]) -> Void

    @Sendable func attach(_ request: ConsoleRequest, _ interrupt: Interrupt) throws(Failure) -> ConsoleEnding {
        var attachment = ConsoleAttachment(input: input, output: output, raw: request.raw)
        attachment.deadline = request.limit.map { Deadline(after: $0) }
        if let stopsAt = request.stopsAt { attachment.inspect = stopsAt }
        let ending = try attachment.run(HeardConsole(request.stream, tap), interrupt: interrupt)
        keepTyped(ending.typed)
        switch ending.reason {
        case .left(let byInterrupt): return byInterrupt ? .interrupted : .left
        case .ended(let reason): return .ended(reason)
        case .satisfied: return .matched
        case .limitReached: return .limitReached
        case .interrupted, .hungUp: return .interrupted
        }
    }
}

/// A console with somebody who listens, such as a recording.
private final class HeardConsole: ConsoleStream {
    private let stream: any ConsoleStream
    private let tap: OutputTap

    init(_ stream: any ConsoleStream, _ tap: OutputTap) { (self.stream, self.tap) = (stream, tap) }

    var descriptor: Int32 { stream.descriptor }

    func read() throws(Failure) -> ConsoleChunk {
        let chunk = try stream.read()
        // A recording gets the text of it, without what an enclave would do to a terminal.
        if case .bytes(let bytes) = chunk { tap.hear(.aside(Drawn(StyledText(PlainText.of(bytes))))) }
        return chunk
    }
}
