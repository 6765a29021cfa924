import NeshCrypto
import NeshData
import NeshSystem

/// A stream of an image's bytes which is measured on other threads while it is made or read here.
///
/// The first megabyte is measured on the calling thread: for a small image, threads take longer to start than to work.
/// PCR0 and PCR1 share one digest until the first ramdisk ends; PCR2 runs on a thread of its own. The
/// checksum, and the writing where there is something to write to, happen on the calling thread.
final class MeasuredStream {
    /// What the next bytes count for.
    enum Part: Sendable {
        /// Headers, metadata, signature: nothing.
        case unmeasured
        /// Kernel, command line, first ramdisk: PCR0 and PCR1.
        case boot
        /// Other ramdisks: PCR0 and PCR2.
        case application
        /// No bytes: PCR1 ends here.
        case endOfBoot
    }

    /// Over all bytes so far.
    private(set) var checksum = CRC32()
    private let ring = ChunkRing<Part>(readers: 2)
    private let image = HashState()
    private let application = HashState()
    private let bootstrap = Monitor<HashState?>(nil)
    private var workers: [Worker] = []
    private let output: (descriptor: OwnedDescriptor, name: String)?
    private let interrupt: Interrupt?
    private var buffer: UnsafeMutableRawBufferPointer?
    private var filled = 0
    private var part = Part.unmeasured
    private var ahead = ReadAhead()
    /// Bytes that the disk was told to begin with.
    private var handedOver: UInt64 = 0
    /// Bytes that were measured here, before there were threads.
    private var measuredHere = 0
    private static let limitHere = 1 << 20
    private static let writebackSize: UInt64 = 8 << 20
    /// Called with the bytes of each piece that went through.
    var onProgress: ((Int) -> Void)?

    /// - Parameter output: where to write all bytes, at its current place; nil only measures.
    init(output: (descriptor: OwnedDescriptor, name: String)?, interrupt: Interrupt?) {
        self.output = output
        self.interrupt = interrupt
    }

    deinit {
        ring.close()
        for worker in workers { worker.join() }
    }

    /// Bytes from now on count for `part`.
    func begin(_ part: Part) throws(Failure) {
        if part == self.part { return }
        try flush()
        self.part = part
    }

    /// PCR1 ends here, before the first application ramdisk.
    func endBoot() throws(Failure) {
        try flush()
        _ = ring.vacant()
        try measure(UnsafeRawBufferPointer(start: nil, count: 0), .endOfBoot)
    }

    func append(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        var rest = bytes
        while rest.count > 0 {
            let room = try room()
            let count = min(room.count, rest.count)
            room.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
            filled += count
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    func append(_ bytes: [UInt8]) throws(Failure) {
        var failure: Failure?
        bytes.withUnsafeBytes { bytes in
            do throws(Failure) { try append(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    func append(zeros count: UInt64) throws(Failure) {
        var rest = count
        while rest > 0 {
            let room = try room()
            let count = Int(min(UInt64(room.count), rest))
            UnsafeMutableRawBufferPointer(rebasing: room[..<count]).initializeMemory(as: UInt8.self, repeating: 0)
            filled += count
            rest -= UInt64(count)
        }
    }

    /// - Throws: E07 when the file ends before the range does.
    func append(_ range: FileRange) throws(Failure) {
        var done: UInt64 = 0
        while done < range.count {
            let room = try room()
            let wanted = Int(min(UInt64(room.count), range.count - done))
            let count = try ahead.read(
                range.file, into: UnsafeMutableRawBufferPointer(rebasing: room[..<wanted]), at: range.offset + done)
            filled += count
            done += UInt64(count)
            if count < wanted { throw range.file.endedEarly(at: range.offset + done) }
        }
    }

    /// Room for at least `count` bytes in one piece, which must be filled with `advance`.
    func reserve(_ count: Int) throws(Failure) -> UnsafeMutableRawBufferPointer {
        let room = try room()
        if room.count >= count { return room }
        try flush()
        return try self.room()
    }

    func advance(_ count: Int) { filled += count }

    /// Waits for the digests; bytes appended later are not measured.
    func measurements() throws(Failure) -> Measurements {
        try flush()
        ring.close()
        for worker in workers { worker.join() }
        // An image without ramdisks has a PCR1 like its PCR0.
        let boot = bootstrap.update { $0 } ?? image.copy()
        func register(_ state: HashState) -> String { PCR.value(extendedBy: state.finish()).hexadecimal }
        return Measurements(pcr0: register(image), pcr1: register(boot), pcr2: register(application))
    }

    /// Bytes behind the measured ones, written at once.
    func trail(_ bytes: [UInt8]) throws(Failure) {
        checksum.update(bytes)
        guard let output else { return }
        var failure: Failure?
        bytes.withUnsafeBytes { bytes in
            do throws(Failure) { try output.descriptor.write(all: bytes, name: output.name) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// - Parameter bytes: in the buffer last got from the ring.
    private func measure(_ bytes: UnsafeRawBufferPointer, _ part: Part) throws(Failure) {
        if workers.isEmpty {
            measuredHere += bytes.count
            if measuredHere <= Self.limitHere {
                Self.measureBoot(bytes, part, image, bootstrap)
                Self.measureApplication(bytes, part, application)
                return
            }
            workers.append(
                try Worker { [ring, image, bootstrap] in
                    ring.read(as: 0) { Self.measureBoot($0, $1, image, bootstrap) }
                })
            workers.append(
                try Worker { [ring, application] in
                    ring.read(as: 1) { Self.measureApplication($0, $1, application) }
                })
        }
        ring.publish(count: bytes.count, tag: part)
    }

    /// PCR0, and PCR1 until it ends.
    private static func measureBoot(
        _ bytes: UnsafeRawBufferPointer, _ part: Part, _ image: HashState, _ bootstrap: Monitor<HashState?>
    ) {
        switch part {
        case .boot, .application: image.update(bytes)
        case .endOfBoot: bootstrap.update { $0 = $0 ?? image.copy() }
        case .unmeasured: break
        }
    }

    /// PCR2.
    private static func measureApplication(_ bytes: UnsafeRawBufferPointer, _ part: Part, _ application: HashState) {
        if part == .application { application.update(bytes) }
    }

    private func room() throws(Failure) -> UnsafeMutableRawBufferPointer {
        if let buffer, filled < buffer.count { return UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]) }
        try flush()
        let fresh = ring.vacant()
        buffer = fresh
        return fresh
    }

    private func flush() throws(Failure) {
        try interrupt?.check()
        guard let buffer, filled > 0 else { return }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
        try measure(bytes, part)
        self.buffer = nil
        filled = 0
        checksum.update(bytes)
        if let output {
            try output.descriptor.write(all: bytes, name: output.name)
            if checksum.count - handedOver >= Self.writebackSize {
                // The stream begins behind the header.
                let start = UInt64(EIF.headerSize) + handedOver
                output.descriptor.startWriteback(at: start, count: checksum.count - handedOver)
                handedOver = checksum.count
            }
        }
        onProgress?(bytes.count)
    }
}
