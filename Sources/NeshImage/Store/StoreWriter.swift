import Glibc
import NeshCrypto
import NeshData
import NeshSystem

/// A blob that is in the store.
struct OCIBlob {
    var mediaType: String
    var digest: BlobDigest
    var size: UInt64

    var descriptor: JSON.Object {
        ["mediaType": .string(mediaType), "digest": .string(digest.description), "size": .integer(Int64(size))]
    }
}

/// Puts blobs into a store; each gets its name, its digest, when it is complete.
struct StoreWriter {
    let store: ImageStore

    /// A small blob.
    func add(_ bytes: [UInt8], mediaType: String) throws(Failure) -> OCIBlob {
        try add(mediaType: mediaType) { write throws(Failure) in
            var failure: Failure?
            bytes.withUnsafeBytes { bytes in
                do throws(Failure) { try write(bytes) } catch { failure = error }
            }
            if let failure { throw failure }
        }
    }

    /// A blob whose bytes `body` hands over one after another.
    func add(
        mediaType: String, _ body: (@escaping (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) -> Void
    ) throws(Failure) -> OCIBlob {
        let directory = store.directory + "/blobs/sha256"
        let output = try AtomicOutput(path: directory + "/.new-\(UInt64.random(in: 0 ... .max))")
        let state = HashState(.sha256)
        var size: UInt64 = 0
        try body { bytes throws(Failure) in
            state.update(bytes)
            size += UInt64(bytes.count)
            try output.descriptor.write(all: bytes, name: "the image store \(store.directory)")
        }
        let digest = BlobDigest(sha256: state.finish())
        try output.commit(as: directory + "/" + digest.hexadecimal)
        return OCIBlob(mediaType: mediaType, digest: digest, size: size)
    }

    /// Deletes blobs that no image of an index reaches.
    func deleteUnused(keeping manifests: [JSON]) throws(Failure) {
        let directory = HostDirectory(path: store.directory + "/blobs/sha256")
        var used: Set<String> = []
        let blobs = OCIDirectory(path: store.directory)
        for descriptor in manifests.compactMap(OCIDescriptor.init) {
            used.insert(descriptor.digest.hexadecimal)
            guard let range = try blobs.blob(descriptor.digest),
                let manifest = try? JSON.parse(range.bytes(limit: 8 << 20, what: "a manifest"))
            else { continue }
            for part in [manifest["config"]].compactMap({ $0 }) + (manifest["layers"]?.array ?? []) {
                if let digest = OCIDescriptor(part)?.digest { used.insert(digest.hexadecimal) }
            }
        }
        for entry in try directory.entries(of: []) where entry.kind == S_IFREG {
            let name = String(decoding: entry.name, as: UTF8.self)
            if !used.contains(name) { unlink(store.directory + "/blobs/sha256/" + name) }
        }
    }
}
