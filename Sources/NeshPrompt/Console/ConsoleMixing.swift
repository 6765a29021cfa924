import NeshData
import NeshEnclave
import NeshShell
import NeshSystem
import NeshTerminal
import Synchronization

/// Several consoles as one stream of whole lines.
enum ConsoleMixer {
    static let mix: ConsoleMixing = { streams, colours throws(Failure) in
        do throws(SystemError) {
            return try MixedStream(streams, colours: colours)
        } catch { throw error.failure(.enclaveConsoleConnection) }
    }
}

/// The terminal's mix as an engine's stream.
private final class MixedStream: ConsoleStream {
    // Read by one thread at a time.
    private let mix: Mutex<ConsoleMix>
    let descriptor: Int32

    init(_ streams: [(name: String, stream: any ConsoleStream)], colours: Bool) throws(SystemError) {
        let mix = try ConsoleMix(streams.map { ($0.name, StreamFeed($0.stream)) }, colours: colours)
        descriptor = mix.descriptor
        self.mix = Mutex(mix)
    }

    func read() throws(Failure) -> ConsoleChunk {
        let piece = mix.withLock { mix in Result { () throws(Failure) in try mix.read() } }
        switch try piece.get() {
        case .nothing: return .nothing
        case .bytes(let bytes): return .bytes(bytes)
        case .gap(let count): return .gap(bytes: count)
        case .end: return .end(nil)
        }
    }
}
