import CZstd
import NeshData

/// Zstandard, of one or several frames, with windows up to what zstd itself reads without being asked for more.
final class ZstdDecompressor: Decompressor {
    /// The largest window, as a power of two: 128 MiB. Compression levels stay below it; `zstd --long=28` does not.
    static let windowLogLimit: Int32 = 27

    private let input: PackedInput
    private let name: String
    private let stream: OpaquePointer
    private let memory: WindowMemory.Share
    private var isBetweenFrames = false

    init(_ input: PackedInput, name: String, memory: WindowMemory = .process) throws(Failure) {
        self.input = input
        self.name = name
        guard let stream = ZSTD_createDStream() else { throw Failure(.eifBuilding, "zstd could not start") }
        self.stream = stream
        self.memory = WindowMemory.Share(of: memory)
        ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, Self.windowLogLimit)
    }

    deinit { ZSTD_freeDStream(stream) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
        while output.pos == 0 {
            let hasInput = try input.refill()
            if !hasInput, isBetweenFrames { return 0 }
            var given = ZSTD_inBuffer(src: input.available.baseAddress, size: input.available.count, pos: 0)
            let left = ZSTD_decompressStream(stream, &output, &given)
            input.use(given.pos)
            guard ZSTD_isError(left) == 0 else { throw failure(left) }
            // zstd has taken a window's memory by now but filled hardly any of it.
            memory.resize(to: ZSTD_sizeof_DStream(stream))
            isBetweenFrames = left == 0
            if !hasInput, output.pos == 0, !isBetweenFrames {
                throw Failure(
                    .eifBuilding, "\(name) is cut off: its zstd data have no end",
                    fixes: ["get or save the image again"])
            }
        }
        return output.pos
    }

    private func failure(_ result: Int) -> Failure {
        if ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge {
            return Failure(
                .eifBuilding,
                "\(name) was compressed by zstd with a window of more than \(1 << (Self.windowLogLimit - 20)) MiB,"
                    + " which is not read",
                fixes: ["convert it: skopeo copy --dest-compress-format gzip SOURCE oci-archive:image.tar"])
        }
        return Failure(
            .eifBuilding,
            "\(name) is damaged: its zstd data are wrong (\(String(cString: ZSTD_getErrorName(result))))",
            fixes: ["get or save the image again"])
    }
}
