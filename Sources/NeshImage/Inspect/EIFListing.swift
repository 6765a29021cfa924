import NeshData
import NeshSystem

/// A file of one of an image's ramdisks.
package struct EIFFile: Sendable {
    /// Counted from 1.
    package var ramdisk: Int
    package var entry: CPIO.Entry
    /// A link's target; otherwise empty.
    package var target: [UInt8]

    /// The path for people: bytes that are not text are escaped.
    package var path: String { display(entry.name) }

    /// A link's target for people.
    package var targetText: String { display(target) }

    /// As `eif ls --json` shows it.
    package var json: JSON {
        var object: JSON.Object = [
            "Ramdisk": .integer(Int64(ramdisk)), "Path": .string(path), "Type": .string(entry.kind.name),
            "Mode": .string(String(entry.permissions, radix: 8)), "Uid": .integer(Int64(entry.uid)),
            "Gid": .integer(Int64(entry.gid)), "Size": .integer(Int64(entry.size)),
            "Time": .integer(Int64(entry.mtime)),
        ]
        if entry.kind == .symlink { object["Target"] = .string(display(target)) }
        return .object(object)
    }

    /// `drwxr-xr-x`, as ls shows it.
    package var modeText: String {
        let bits = entry.permissions
        var text = entry.kind.letter
        for (shift, special, letter) in [(6, 0o4000, "s"), (3, 0o2000, "s"), (0, 0o1000, "t")]
            as [(UInt16, UInt16, String)]
        {
            let group = bits >> shift & 7
            text += group & 4 == 0 ? "-" : "r"
            text += group & 2 == 0 ? "-" : "w"
            let runs = group & 1 != 0
            text += bits & special == 0 ? (runs ? "x" : "-") : (runs ? letter : letter.uppercased())
        }
        return text
    }
}

extension CPIO.Kind {
    package var name: String {
        switch self {
        case .fifo: "fifo"
        case .character: "character device"
        case .directory: "directory"
        case .block: "block device"
        case .regular: "file"
        case .symlink: "link"
        case .socket: "socket"
        }
    }

    fileprivate var letter: String {
        switch self {
        case .fifo: "p"
        case .character: "c"
        case .directory: "d"
        case .block: "b"
        case .regular: "-"
        case .symlink: "l"
        case .socket: "s"
        }
    }
}

extension EIFImage {
    /// Calls `body` with each entry of each ramdisk, in their order.
    /// - Throws: E35 when a ramdisk is not a whole cpio archive; interruption.
    package func forEachFile(
        interrupt: Interrupt? = nil, _ body: (EIFFile) throws(Failure) -> Void
    ) throws(Failure) {
        for (index, section) in sections(.ramdisk).enumerated() {
            let range = range(section)
            var reader = CPIOReader(range, name: "ramdisk \(index + 1) of \(file.name)")
            while let item = try reader.next() {
                try interrupt?.check()
                var target: [UInt8] = []
                if item.entry.kind == .symlink, item.dataSize <= UInt64(CPIO.pathLimit) {
                    target = try file.bytes(at: range.offset + item.dataOffset, count: Int(item.dataSize))
                }
                try body(EIFFile(ramdisk: index + 1, entry: item.entry, target: target))
            }
        }
    }
}
