import NeshData
import NeshSystem

/// The packages that a distribution's own list in an image names, by name with their versions.
package struct InstalledPackages: Sendable, Equatable {
    /// The version by the package's name.
    package var versions: [String: String] = [:]

    /// Where lists are that are read: dpkg's and apk's, both paragraphs of text.
    private static let lists: [(path: String, name: String, version: String)] = [
        ("/var/lib/dpkg/status", "Package: ", "Version: "), ("/lib/apk/db/installed", "P:", "V:"),
        ("/usr/lib/apk/db/installed", "P:", "V:"),
    ]
    /// Bytes of a list.
    private static let limit = 64 << 20

    /// Those of an image; none where it has no such list.
    /// - Throws: E35 when a ramdisk is not a whole cpio archive; interruption.
    package static func of(_ image: EIFImage, interrupt: Interrupt?) throws(Failure) -> InstalledPackages {
        var found = InstalledPackages()
        for (index, section) in image.sections(.ramdisk).enumerated() {
            let range = image.range(section)
            var reader = CPIOReader(range, name: "ramdisk \(index + 1) of \(image.file.name)")
            while let item = try reader.next() {
                try interrupt?.check()
                let path = display(item.entry.name)
                guard let list = lists.first(where: { path.hasSuffix("rootfs" + $0.path) }),
                    item.entry.kind == .regular, item.dataSize <= UInt64(limit)
                else { continue }
                let bytes = try image.file.bytes(at: range.offset + item.dataOffset, count: Int(item.dataSize))
                found.read(String(decoding: bytes, as: UTF8.self), list.name, list.version)
            }
        }
        return found
    }

    mutating func read(_ text: String, _ nameKey: String, _ versionKey: String) {
        var name: Substring?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { name = nil }
            if line.hasPrefix(nameKey) { name = line.dropFirst(nameKey.count) }
            if line.hasPrefix(versionKey), let name {
                versions[String(name)] = String(line.dropFirst(versionKey.count))
            }
        }
    }

    /// `curl 7.88.1 → 7.88.2`, `less 590 only in A`, in alphabetical order.
    package func changes(to other: InstalledPackages) -> [String] {
        Set(versions.keys).union(other.versions.keys).sorted().compactMap { name in
            switch (versions[name], other.versions[name]) {
            case (let old?, let new?): old == new ? nil : "\(name) \(old) → \(new)"
            case (let old?, nil): "\(name) \(old) only in A"
            case (nil, let new?): "\(name) \(new) only in B"
            case (nil, nil): nil
            }
        }
    }
}
