import Synchronization

/// Keys that were typed while something else had the terminal.
final class TypeAhead: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    /// Ctrl-D was meant for whatever had the terminal; at the prompt it would end the shell.
    /// - Returns: whether there was one.
    @discardableResult
    func add(_ more: [UInt8]) -> Bool {
        bytes.withLock { $0 += more.filter { $0 != 4 } }
        return more.contains(4)
    }

    func take() -> [UInt8] {
        bytes.withLock { bytes in
            defer { bytes = [] }
            return bytes
        }
    }
}
