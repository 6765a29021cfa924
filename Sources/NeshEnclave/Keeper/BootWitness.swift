import NeshData
import NeshSystem

/// Passes what a booting enclave's console says to the shell that waits for it.
///
/// A shell that was stopped reads nothing, and a keeper must never wait for one: what does not fit into the pipe at once
/// ends it. What the shell has got is then the console's beginning, whose rest it can read from the log.
struct BootWitness {
    /// A pipe that can be written to has room for so many bytes (`PIPE_BUF`), the message's header among them.
    private static let pieceLimit = 4096 - StreamMessage.headerLength

    private var isOpen: Bool

    /// - Parameter isWanted: the shell shows it.
    init(isWanted: Bool) { isOpen = isWanted }

    mutating func show(_ bytes: [UInt8], to starter: OwnedDescriptor) {
        var rest = bytes[...]
        while isOpen, !rest.isEmpty {
            guard Poll.ready(starter.raw, .writable) == .writable else {
                isOpen = false
                return
            }
            let piece = rest.prefix(Self.pieceLimit)
            do { try File.write(starter.raw, StreamMessage.bytes(Array(piece)).encoded) } catch { isOpen = false }
            rest = rest.dropFirst(piece.count)
        }
    }
}
