import Glibc
import NeshCrypto
import NeshData

/// An OCI layout as a directory.
struct OCIDirectory: BlobStore {
    let path: String
    var name: String { path }

    func blob(_ digest: BlobDigest) throws(Failure) -> FileRange? {
        let file = "\(path)/blobs/\(digest.algorithm.rawValue)/\(digest.hexadecimal)"
        guard access(file, F_OK) == 0 else { return nil }
        return FileRange(whole: try InputFile(path: file))
    }

    /// - Throws: E19 when the directory or its index is missing.
    func layout() throws(Failure) -> OCILayout<OCIDirectory> {
        let index = path + "/index.json"
        guard access(index, F_OK) == 0 else {
            throw Failure(
                .fileOperation, "\(path) is not an OCI layout: it has no index.json",
                fixes: ["write one: skopeo copy docker-daemon:IMAGE oci:\(path.asWord)"])
        }
        return OCILayout(store: self, index: try InputFile(path: index).contents(limit: 8 << 20))
    }
}
