import Glibc
import NeshData
import NeshSystem
import Synchronization

/// One line of JSON a request, in a private file; a full one becomes the former one, so that the disk is bounded.
package final class KMSLog: Sendable {
    /// Bytes of a file before it is put aside.
    package static let limit = 4 << 20

    private let path: String
    private let file: Mutex<(descriptor: OwnedDescriptor?, size: Int)>

    /// - Parameter path: made at the first line.
    package init(_ path: String) {
        self.path = path
        file = Mutex((nil, 0))
    }

    /// The file before this one.
    package static func former(_ path: String) -> String { path + ".1" }

    /// A line that cannot be written is lost: an answer does not depend on it.
    func append(_ audit: Audit, milliseconds: Int64) {
        let line = Array((audit.json(milliseconds: milliseconds).compact + "\n").utf8)
        file.withLock { file in
            if file.size + line.count > Self.limit, file.descriptor != nil {
                rename(path, Self.former(path))
                file = (nil, 0)
            }
            if file.descriptor == nil {
                guard let opened = try? File.open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, mode: 0o600)
                else { return }
                file = (opened, Int((try? File.status(path))??.st_size ?? 0))
            }
            guard let descriptor = file.descriptor, (try? File.write(descriptor.raw, line)) != nil else { return }
            file.size += line.count
        }
    }

    /// The lines that there are, the oldest first.
    package static func read(_ path: String) -> [JSON] {
        [former(path), path].flatMap { path -> [JSON] in
            guard let bytes = try? File.read(path, limit: 2 * limit) else { return [] }
            return bytes.split(separator: UInt8(ascii: "\n")).compactMap { try? JSON.parse(Array($0)) }
        }
    }
}
