import Glibc
import NeshData
import NeshSystem

/// Writes an image front to back: header, sections in the order in which they are begun, then the
/// header again with what only the end knows.
final class EIFWriter {
    private let output: OwnedDescriptor
    private let name: String
    private var header: EIFHeader
    /// Where the next section's header goes.
    private var end = UInt64(EIF.headerSize)
    private var ramdisks = 0
    /// Takes the sections' data.
    let stream: MeasuredStream

    /// - Parameter header: gives version, flags and defaults; its sections do not count.
    init(output: OwnedDescriptor, name: String, header: EIFHeader, interrupt: Interrupt?) throws(Failure) {
        self.output = output
        self.name = name
        self.header = header
        self.header.sectionOffsets = []
        self.header.sectionSizes = []
        stream = MeasuredStream(output: (output, name), interrupt: interrupt)
        guard lseek(output.raw, off_t(EIF.headerSize), SEEK_SET) == off_t(EIF.headerSize) else {
            throw SystemError("lseek", name).failure()
        }
    }

    /// Writes a section's header; exactly `size` bytes must go to `stream` next.
    func begin(_ kind: EIF.SectionKind, size: UInt64) throws(Failure) {
        if kind == .ramdisk {
            if ramdisks == 1 { try stream.endBoot() }
            ramdisks += 1
        }
        try stream.begin(.unmeasured)
        try stream.append(try note(kind, size: size))
        switch kind {
        case .kernel, .cmdline: try stream.begin(.boot)
        case .ramdisk: try stream.begin(ramdisks == 1 ? .boot : .application)
        case .metadata, .signature: break
        }
    }

    /// A section that is at hand.
    func add(_ kind: EIF.SectionKind, _ bytes: [UInt8]) throws(Failure) {
        try begin(kind, size: UInt64(bytes.count))
        try stream.append(bytes)
    }

    /// Ends the measured sections, lets `signature` make one over the registers, and completes the header.
    func finish(
        signing signature: (Measurements) throws(Failure) -> EIFSignature?
    ) throws(Failure) -> (measurements: Measurements, size: UInt64) {
        let measurements = try stream.measurements()
        if let signature = try signature(measurements) {
            let bytes = signature.encoded
            guard bytes.count <= EIF.signatureLimit else {
                throw Failure(
                    .eifSigning,
                    "the signature section would have \(bytes.count) bytes, at most \(EIF.signatureLimit) are allowed",
                    fixes: ["leave the rest of a certificate chain out of the certificate's file"])
            }
            try stream.trail(try note(.signature, size: UInt64(bytes.count)) + bytes)
        }
        var checksum = CRC32()
        checksum.update(Array(header.encoded.prefix(EIF.checksumOffset)))
        header.checksum = checksum.followed(by: stream.checksum).value
        var failure: Failure?
        header.encoded.withUnsafeBytes { bytes in
            do throws(Failure) { try output.write(all: bytes, at: 0, name: name) } catch { failure = error }
        }
        if let failure { throw failure }
        return (measurements, end)
    }

    private func note(_ kind: EIF.SectionKind, size: UInt64) throws(Failure) -> [UInt8] {
        guard header.sectionOffsets.count < EIF.sectionLimit else {
            throw Failure(.eifBuilding, "\(name) would have more than \(EIF.sectionLimit) sections")
        }
        header.sectionOffsets.append(end)
        header.sectionSizes.append(size)
        end += UInt64(EIF.sectionHeaderSize) + size
        return EIFSectionHeader(type: kind.rawValue, size: size).encoded
    }
}
