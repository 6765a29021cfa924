import NeshCrypto
import NeshData
import NeshSystem

/// The platform configuration registers that an enclave booted from an image would have, as lower-case hexadecimal.
package struct Measurements: Sendable, Equatable {
    /// Of kernel, command line and all ramdisks.
    package var pcr0: String
    /// Of kernel, command line and the first ramdisk.
    package var pcr1: String
    /// Of the other ramdisks: the application.
    package var pcr2: String
    /// Of the signing certificate; nil for an unsigned image.
    package var pcr8: String?

    /// As nitro-cli prints it: `HashAlgorithm`, `PCR0`, `PCR1`, `PCR2` and, if signed, `PCR8`.
    package var json: JSON {
        var object: JSON.Object = [
            "HashAlgorithm": .string(NitroCLIRelease.standard.hashAlgorithm), "PCR0": .string(pcr0),
            "PCR1": .string(pcr1), "PCR2": .string(pcr2),
        ]
        if let pcr8 { object["PCR8"] = .string(pcr8) }
        return .object(object)
    }
}

/// Computing single registers.
package enum PCR {
    /// A register of zeros extended once by the digest of some content: SHA384(48 zeros ‖ digest).
    static func value(extendedBy digest: [UInt8]) -> [UInt8] {
        HashState.digest(.sha384, [UInt8](repeating: 0, count: 48) + digest)
    }

    /// The register that measures a file's bytes, as `pcr --input` shows it.
    /// - Throws: E19, E07 when the file cannot be read; interruption.
    package static func of(file path: String, interrupt: Interrupt? = nil) throws(Failure) -> String {
        let file = try InputFile(path: path)
        let state = HashState()
        try file.forEachChunk(interrupt: interrupt) { bytes in state.update(bytes) }
        return value(extendedBy: state.finish()).hexadecimal
    }

    /// PCR8 of images signed with this certificate (a PEM file).
    /// - Throws: E19 when the file cannot be read, E60 when it holds no certificate.
    package static func of(certificate path: String) throws(Failure) -> String {
        of(certificate: try about(.file(path)) { () throws(Failure) in try Certificate(path: path) })
    }

    static func of(certificate: Certificate) -> String {
        value(extendedBy: HashState.digest(.sha384, certificate.der)).hexadecimal
    }
}
