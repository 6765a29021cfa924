import CZlib
import CZstd
import NeshCrypto
import NeshData
import NeshSystem

/// Unpacks a run of bytes of a file, a piece at a time.
protocol Decompressor: AnyObject {
    /// Fills as much of `buffer` as it can, at least a byte; 0 at the end.
    /// - Throws: E48 when the packed data are damaged or cut off.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int
}

/// The packed bytes, read ahead a piece at a time and digested on the way.
final class PackedInput {
    private let range: FileRange
    private let digest: HashState?
    private let interrupt: Interrupt?
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 128 * 1024, alignment: 4096)
    private(set) var available = UnsafeRawBufferPointer(start: nil, count: 0)
    private(set) var position: UInt64 = 0
    /// Called with the number of bytes of each piece.
    var onProgress: ((Int) -> Void)?

    init(_ range: FileRange, digest: HashState?, interrupt: Interrupt?) {
        self.range = range
        self.digest = digest
        self.interrupt = interrupt
    }

    deinit { buffer.deallocate() }

    /// Reads the next piece when the present one is used up; false at the end.
    func refill() throws(Failure) -> Bool {
        guard available.isEmpty else { return true }
        try interrupt?.check()
        let wanted = Int(min(UInt64(buffer.count), range.count - position))
        guard wanted > 0 else { return false }
        let piece = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
        guard try range.file.read(into: piece, at: range.offset + position) == wanted else {
            throw range.file.endedEarly(at: range.offset + position)
        }
        available = UnsafeRawBufferPointer(piece)
        digest?.update(available)
        position += UInt64(wanted)
        onProgress?(wanted)
        return true
    }

    func use(_ count: Int) { available = UnsafeRawBufferPointer(rebasing: available[count...]) }

    /// Digests what is left, so that a wrong digest can be told from wrong contents.
    func drain() throws(Failure) {
        use(available.count)
        while try refill() { use(available.count) }
    }
}

/// gzip, of one or several members.
final class GzipDecompressor: Decompressor {
    private let input: PackedInput
    private let name: String
    // zlib keeps a pointer to the stream, so it must not move.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var isBetweenMembers = false

    init(_ input: PackedInput, name: String) throws(Failure) {
        self.input = input
        self.name = name
        stream.initialize(to: z_stream())
        // 15 is the largest window; 16 more asks for gzip's header.
        guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Failure(.eifBuilding, "zlib could not start")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        let limit = min(buffer.count, 1 << 30)
        stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_out = UInt32(limit)
        while stream.pointee.avail_out == UInt32(limit) {
            guard try input.refill() else {
                if isBetweenMembers { return 0 }
                throw Failure(
                    .eifBuilding, "\(name) is cut off: its gzip data have no end",
                    fixes: ["get or save the image again"])
            }
            if isBetweenMembers {
                guard inflateReset(stream) == Z_OK else { throw damaged() }
                isBetweenMembers = false
            }
            let given = input.available
            // SAFETY: zlib only reads from next_in, whose type lacks the const.
            stream.pointee.next_in = UnsafeMutablePointer(
                mutating: given.bindMemory(to: UInt8.self).baseAddress)
            stream.pointee.avail_in = UInt32(given.count)
            let code = inflate(stream, Z_NO_FLUSH)
            input.use(given.count - Int(stream.pointee.avail_in))
            switch code {
            case Z_OK: break
            case Z_STREAM_END: isBetweenMembers = true
            default: throw damaged()
            }
        }
        return limit - Int(stream.pointee.avail_out)
    }

    private func damaged() -> Failure {
        let reason = stream.pointee.msg.map { String(cString: $0) } ?? "unknown reason"
        return Failure(
            .eifBuilding, "\(name) is damaged: its gzip data are wrong (\(reason))",
            fixes: ["get or save the image again"])
    }
}
