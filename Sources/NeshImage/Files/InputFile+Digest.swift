import NeshCrypto
import NeshData
import NeshSystem

extension InputFile {
    /// The SHA-256 digest of a file, in hexadecimal.
    /// - Throws: E19, E07 when it cannot be read; interruption.
    package static func sha256(of path: String, interrupt: Interrupt? = nil) throws(Failure) -> String {
        let state = HashState(.sha256)
        try InputFile(path: path).forEachChunk(interrupt: interrupt) { bytes in state.update(bytes) }
        return state.finish().hexadecimal
    }
}
