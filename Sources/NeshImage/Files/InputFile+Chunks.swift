import NeshData
import NeshSystem

extension InputFile {
    /// All bytes in order, a piece at a time, to the present end of the file.
    func forEachChunk(
        interrupt: Interrupt?, size: Int = 512 * 1024, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        try FileRange(file: self, offset: 0, count: .max).forEachChunk(
            interrupt: interrupt, size: size, mayEnd: true, body)
    }
}

extension FileRange {
    /// All bytes in order, a piece at a time.
    /// - Throws: E07 when the file ends before, unless it `mayEnd`.
    func forEachChunk(
        interrupt: Interrupt?, size: Int = 512 * 1024, mayEnd: Bool = false,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 4096)
        defer { buffer.deallocate() }
        var done: UInt64 = 0
        while done < count {
            try interrupt?.check()
            let wanted = Int(min(UInt64(size), count - done))
            let filled = try file.read(
                into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: offset + done)
            if filled > 0 { try body(UnsafeRawBufferPointer(rebasing: buffer[..<filled])) }
            done += UInt64(filled)
            if filled < wanted {
                if mayEnd { return }
                throw file.endedEarly(at: offset + done)
            }
        }
    }
}
