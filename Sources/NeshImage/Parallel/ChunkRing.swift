/// A fixed number of buffers which one thread fills and several threads read, each of them all and in order.
///
/// The filler waits while the slowest reader is a whole ring behind: memory is bounded and nothing is copied.
final class ChunkRing<Tag: Sendable>: @unchecked Sendable {
    // SAFETY: a buffer is written by the filler only while no reader may see it, and read by readers
    // only while the filler may not write it; `progress` decides which, under its lock.
    private let memory: UnsafeMutableRawPointer
    private let slots: Int
    private let capacity: Int
    private let progress: Monitor<Progress>

    private struct Progress {
        var published = 0
        /// What is in each buffer.
        var contents: [(tag: Tag, count: Int)?]
        var done: [Int]
        var isClosed = false
    }

    private enum Next {
        case buffer(slot: Int, count: Int, tag: Tag)
        case end
    }

    init(readers: Int, slots: Int = 8, capacity: Int = 512 * 1024) {
        self.slots = slots
        self.capacity = capacity
        memory = .allocate(byteCount: slots * capacity, alignment: 4096)
        progress = Monitor(
            Progress(contents: Array(repeating: nil, count: slots), done: Array(repeating: 0, count: readers)))
    }

    deinit { memory.deallocate() }

    /// The buffer to fill next; waits until every reader is done with it.
    func vacant() -> UnsafeMutableRawBufferPointer {
        let place = progress.wait { state -> Int? in
            (state.done.min() ?? state.published) + slots > state.published ? state.published : nil
        }
        return UnsafeMutableRawBufferPointer(start: memory + place % slots * capacity, count: capacity)
    }

    /// Hands the first `count` bytes of the buffer last got from `vacant` to the readers.
    func publish(count: Int, tag: Tag) {
        progress.update { state in
            state.contents[state.published % slots] = (tag, count)
            state.published += 1
        }
    }

    /// No more will come; readers end when they have read all.
    func close() { progress.update { $0.isClosed = true } }

    /// Calls `body` with each buffer until the ring is closed.
    func read(as reader: Int, _ body: (UnsafeRawBufferPointer, Tag) -> Void) {
        while true {
            let next = progress.wait { state -> Next? in
                guard state.done[reader] < state.published else { return state.isClosed ? .end : nil }
                let slot = state.done[reader] % slots
                return state.contents[slot].map { .buffer(slot: slot, count: $0.count, tag: $0.tag) }
            }
            guard case .buffer(let slot, let count, let tag) = next else { return }
            body(UnsafeRawBufferPointer(start: memory + slot * capacity, count: count), tag)
            progress.update { $0.done[reader] += 1 }
        }
    }
}
