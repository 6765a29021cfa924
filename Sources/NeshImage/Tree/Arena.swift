import Glibc

/// Many short runs of bytes in one allocation.
package struct Arena: Sendable {
    /// All runs, one behind the other.
    package private(set) var bytes: [UInt8] = []

    /// Where a run lies.
    package struct Slice: Sendable, Equatable {
        var offset: Int = 0
        var count: Int32 = 0
        package init() {}
        /// Its first bytes.
        func prefix(_ count: Int) -> Slice {
            Slice(offset: offset, count: Int32(clamping: min(count, Int(self.count))))
        }
        fileprivate init(offset: Int, count: Int32) { (self.offset, self.count) = (offset, count) }
    }

    package init() {}

    /// Keeps a run.
    /// - Returns: where it is.
    package mutating func add(_ run: some Collection<UInt8>) -> Slice {
        let slice = Slice(offset: bytes.count, count: Int32(clamping: run.count))
        bytes.append(contentsOf: run)
        return slice
    }

    /// Whether the run has these bytes.
    func holds(_ run: ArraySlice<UInt8>, at slice: Slice) -> Bool {
        guard Int(slice.count) == run.count else { return false }
        return bytes.withUnsafeBytes { bytes in
            run.withUnsafeBytes { run in
                guard let kept = bytes.baseAddress, let start = run.baseAddress else { return true }
                return memcmp(kept + slice.offset, start, run.count) == 0
            }
        }
    }

    /// The run's first eight bytes, the first one highest; zeros stand for what it lacks.
    func start(of slice: Slice) -> UInt64 {
        bytes.withUnsafeBytes { bytes in
            var start: UInt64 = 0
            let count = min(Int(slice.count), MemoryLayout<UInt64>.size)
            for place in 0..<count { start |= UInt64(bytes[slice.offset + place]) << UInt64(56 - 8 * place) }
            return start
        }
    }

    /// Whether the first run comes before the second one, byte by byte.
    func isOrdered(_ left: Slice, _ right: Slice) -> Bool {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            let order = memcmp(base + left.offset, base + right.offset, Int(min(left.count, right.count)))
            return order == 0 ? left.count < right.count : order < 0
        }
    }

    /// The run's bytes.
    package subscript(_ slice: Slice) -> ArraySlice<UInt8> {
        bytes[slice.offset..<slice.offset + Int(slice.count)]
    }
}
