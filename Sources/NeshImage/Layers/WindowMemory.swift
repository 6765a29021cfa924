/// Bounds the memory that zstd's windows fill together, however many layers are unpacked at once.
///
/// Windows of up to 8 MiB, which nearly all layers have, are not counted: there are no more of them than
/// processors. Larger ones wait for one another.
final class WindowMemory: Sendable {
    /// Of this process: room for the largest window with zstd's own buffers around it.
    static let process = WindowMemory(bytes: 160 << 20)

    /// Decompressors of at most this size are not counted, in bytes.
    private static let uncounted = 9 << 20

    private let total: Int
    private let free: Monitor<Int>

    /// - Parameter bytes: what there is for all; a decompressor that wants more has it alone.
    init(bytes: Int) {
        total = bytes
        free = Monitor(bytes)
    }

    /// What one decompressor has of it; given back with it.
    final class Share {
        private let memory: WindowMemory
        private var bytes = 0
        private var size = 0

        init(of memory: WindowMemory) { self.memory = memory }

        deinit { give() }

        /// Waits until a decompressor of `size` bytes fits.
        func resize(to size: Int) {
            guard size != self.size else { return }
            self.size = size
            // Nothing is held while waiting, so no two decompressors can wait for each other.
            give()
            guard size > WindowMemory.uncounted else { return }
            let size = min(size, memory.total)
            memory.free.wait { free -> Void? in
                guard free >= size else { return nil }
                free -= size
                return ()
            }
            bytes = size
        }

        private func give() {
            memory.free.update { $0 += bytes }
            bytes = 0
        }
    }
}
