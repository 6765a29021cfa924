import NeshCrypto
import NeshData

/// The members of a tar archive by their names, links followed; only headers are read.
struct ArchiveMembers: BlobStore {
    /// Of the archive, for messages.
    let name: String
    private var members: [String: FileRange] = [:]
    private var links: [String: String] = [:]

    /// Most members that an archive of layers may have.
    private static let limit = 100_000

    /// - Throws: E48 when the archive is damaged or cut off.
    init(_ archive: FileRange) throws(Failure) {
        name = archive.file.name
        var reader = TarReader(FileRangeSource(archive), name: name)
        var count = 0
        while let entry = try reader.next() {
            count += 1
            guard count <= Self.limit else {
                throw Failure(
                    .eifBuilding, "\(name) has more than \(Self.limit) entries, so it is not a saved image",
                    fixes: ["for the files of a root file system use rootfs:DIR"])
            }
            let path = Self.clean(String(decoding: entry.name, as: UTF8.self))
            switch entry.kind {
            case .regular:
                links[path] = nil
                members[path] = FileRange(
                    file: archive.file, offset: archive.offset + entry.dataOffset, count: entry.storedSize)
            case .hardLink: links[path] = Self.clean(String(decoding: entry.linkName, as: UTF8.self))
            case .symbolicLink:
                let target = String(decoding: entry.linkName, as: UTF8.self)
                let directory = path.split(separator: "/").dropLast().joined(separator: "/")
                links[path] = Self.clean(directory + "/" + target)
            default: break
            }
        }
    }

    /// A member's bytes; layers that are the same are often links to one.
    subscript(_ path: String) -> FileRange? {
        var path = Self.clean(path)
        for _ in 0..<8 {
            if let member = members[path] { return member }
            guard let next = links[path] else { return nil }
            path = next
        }
        return nil
    }

    func blob(_ digest: BlobDigest) -> FileRange? {
        self["blobs/\(digest.algorithm.rawValue)/\(digest.hexadecimal)"]
    }

    private static func clean(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
