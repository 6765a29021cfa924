import NeshCrypto
import NeshData
import NeshSystem

/// `sha256:` or `sha512:` with the hexadecimal digest of some bytes.
package struct BlobDigest: Sendable, Hashable, CustomStringConvertible {
    let algorithm: HashState.Algorithm
    /// Lower case.
    package let hexadecimal: String

    /// Nil for anything but a whole digest of a known algorithm.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let algorithm = HashState.Algorithm(rawValue: String(parts[0])),
            parts[1].utf8.count == algorithm.byteCount * 2,
            parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        self.algorithm = algorithm
        hexadecimal = String(parts[1])
    }

    /// Of bytes at hand.
    package init(of bytes: [UInt8]) {
        algorithm = .sha256
        hexadecimal = HashState.digest(.sha256, bytes).hexadecimal
    }

    init(sha256 digest: [UInt8]) {
        algorithm = .sha256
        hexadecimal = digest.hexadecimal
    }

    package var description: String { "\(algorithm.rawValue):\(hexadecimal)" }

    /// - Throws: E48 unless the bytes have this digest.
    func check(_ bytes: [UInt8], what: String) throws(Failure) {
        try check(found: HashState.digest(algorithm, bytes), what: what)
    }

    func check(found: [UInt8], what: String) throws(Failure) {
        guard found.hexadecimal != hexadecimal else { return }
        throw Failure(
            .eifBuilding, "\(what) is damaged: its digest is not \(self)",
            details: ["it is \(algorithm.rawValue):\(found.hexadecimal)"], fixes: ["get or save the image again"])
    }
}
