/// Many short runs of bytes in one allocation.
package struct Arena: Sendable {
    /// All runs, one behind the other.
    package private(set) var bytes: [UInt8] = []

    /// Where a run lies.
    package struct Slice: Sendable, Equatable {
        var offset: Int = 0
        var count: Int32 = 0
        package init() {}
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

    /// The run's bytes.
    package subscript(_ slice: Slice) -> ArraySlice<UInt8> {
        bytes[slice.offset..<slice.offset + Int(slice.count)]
    }
}
