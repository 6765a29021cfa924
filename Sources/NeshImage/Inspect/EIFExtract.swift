import Glibc
import NeshData
import NeshSystem

extension EIFImage {
    /// Writes each section into a file of its own: `kernel`, `cmdline`, `metadata.json`, `ramdisk-1.cpio` and so
    /// on, and for signed images `signature.cbor` and `certificate.pem`. Files in ramdisks stay in them.
    /// - Returns: the names, in file order.
    /// - Throws: E19 when the directory cannot be made or written; E35; interruption.
    package func extract(to directory: String, interrupt: Interrupt? = nil) throws(Failure) -> [String] {
        if mkdir(directory, 0o777) != 0, errno != EEXIST {
            throw Failure(
                .fileOperation, "cannot make the directory \(SystemError("mkdir", directory))",
                fixes: ["choose a place that you may write to"])
        }
        var names: [String] = []
        var ramdisks = 0
        for section in sections {
            try interrupt?.check()
            switch section.kind {
            case .kernel, .cmdline: names.append(section.kind.name)
            case .metadata: names.append("metadata.json")
            case .ramdisk:
                ramdisks += 1
                names.append("ramdisk-\(ramdisks).cpio")
            case .signature:
                let bytes = try range(section).bytes(limit: EIF.signatureLimit, what: "the signature of \(file.name)")
                if let signature = try? EIFSignature.parse(bytes) {
                    try Self.write(signature.certificate, to: directory + "/certificate.pem")
                    names.append("certificate.pem")
                }
                names.append("signature.cbor")
            }
            guard let name = names.last else { continue }
            let output = try AtomicOutput(path: directory + "/" + name)
            try range(section).forEachChunk(interrupt: interrupt) { bytes throws(Failure) in
                try output.descriptor.write(all: bytes, name: output.path)
            }
            try output.commit()
        }
        return names
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        do throws(SystemError) { try AtomicFile.write(bytes, to: path) } catch { throw error.writeFailure() }
    }
}
