import NeshCommand
import NeshData
import NeshEnclave
import NeshText
import Synchronization

/// What a console says while its enclave boots, shown once the boot takes long enough for somebody to wonder.
///
/// It goes to standard error, line by line: standard output begins with the description of an enclave that runs.
struct BootConsole {
    /// Bytes of the console that have been shown, from its first one on.
    private(set) var shown = 0
    private var waiting: [UInt8] = []
    private var isShowing = false

    mutating func take(_ bytes: [UInt8], in context: CommandContext) {
        waiting += bytes
        if isShowing { show(in: context) }
    }

    /// A second has passed, and it does not run yet.
    mutating func isSlow(in context: CommandContext) {
        isShowing = true
        show(in: context)
    }

    private mutating func show(in context: CommandContext) {
        guard let end = waiting.lastIndex(of: UInt8(ascii: "\n")) else { return }
        let lines = Array(waiting[...end])
        waiting = Array(waiting[(end + 1)...])
        shown += lines.count
        let text = PlainText.of(Array(lines.dropLast()))
        context.emit(.status(nil))
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            context.emit(.foreign(String(line)))
        }
    }
}

/// A console without its first bytes, which have been shown already.
final class LaterConsole: ConsoleStream {
    private let stream: any ConsoleStream
    private let known: Mutex<Int>

    init(_ stream: any ConsoleStream, after known: Int) {
        self.stream = stream
        self.known = Mutex(known)
    }

    var descriptor: Int32 { stream.descriptor }
    var backlog: Int { max(0, stream.backlog - known.withLock { $0 }) }

    func read() throws(Failure) -> ConsoleChunk {
        while true {
            let chunk = try stream.read()
            switch chunk {
            case .nothing, .end: return chunk
            case .bytes(let bytes):
                let rest = bytes.dropFirst(skip(bytes.count))
                if !rest.isEmpty { return .bytes(Array(rest)) }
            case .gap(let count):
                let rest = count - skip(count)
                if rest > 0 { return .gap(bytes: rest) }
            }
        }
    }

    /// - Returns: how many of so many bytes are known.
    private func skip(_ count: Int) -> Int {
        known.withLock { known in
            let skipped = min(known, count)
            known -= skipped
            return skipped
        }
    }
}
