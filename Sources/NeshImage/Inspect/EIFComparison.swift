import NeshData
import NeshSystem

/// In what two images differ.
package struct EIFComparison: Sendable, Equatable {
    /// A section, or something of the header.
    package struct Part: Sendable, Equatable {
        /// `kernel`, `cmdline`, `metadata`, `ramdisk 2`, `signature`, `architecture`.
        package var name: String
        /// How: `only in A`, `differs`, with what is known.
        package var difference: String

        /// The measurements that it goes into.
        package var registers: [String] {
            switch name {
            case "kernel", "cmdline", "ramdisk 1": ["PCR0", "PCR1"]
            case "signature": ["PCR8"]
            case "metadata", "architecture": []
            default: ["PCR0", "PCR2"]
            }
        }
    }

    /// A file of a ramdisk.
    package struct File: Sendable, Equatable {
        /// Which ramdisk it is in; the first is 0.
        package var ramdisk: Int
        /// Without a slash in front.
        package var path: String
        /// `only in A`, `only in B`, or what differs: `contents, mode`.
        package var difference: String
    }

    /// Those that differ or that only one of them has.
    package var parts: [Part] = []
    /// Those that differ or that only one of them has, by ramdisk and path.
    package var files: [File] = []
    /// More files differ than are listed.
    package var isShortened = false

    /// Nothing differs.
    package var areEqual: Bool { parts.isEmpty }

    /// The measurements in which the images differ.
    package var registers: [String] { Set(parts.flatMap(\.registers)).sorted() }

    /// As `describe-eif --compare` prints it.
    package var json: JSON {
        [
            "Equal": .bool(areEqual),
            "Registers": .array(registers.map { .string($0) }),
            "Sections": .array(parts.map { ["Section": .string($0.name), "Difference": .string($0.difference)] }),
            "Files": .array(
                files.map {
                    [
                        "Ramdisk": .integer(Int64($0.ramdisk)), "Path": .string($0.path),
                        "Difference": .string($0.difference),
                    ]
                }),
        ]
    }

    /// Most files that are listed.
    package static let fileLimit = 10_000

    /// Compares two images; `first` is A, `second` B in the texts.
    /// - Throws: E07, E35 when one cannot be read; interruption.
    package static func compare(
        _ first: EIFImage, _ second: EIFImage, interrupt: Interrupt? = nil
    ) throws(Failure) -> EIFComparison {
        var comparison = EIFComparison()
        if first.header.architecture != second.header.architecture {
            comparison.parts.append(
                Part(
                    name: "architecture",
                    difference:
                        "\(first.header.architecture.rawValue) in A, \(second.header.architecture.rawValue) in B"))
        }
        for kind in [EIF.SectionKind.kernel, .cmdline, .metadata, .ramdisk, .signature] {
            let (left, right) = (first.sections(kind), second.sections(kind))
            for index in 0..<max(left.count, right.count) {
                let name = kind == .ramdisk ? "ramdisk \(index + 1)" : kind.name
                guard index < left.count, index < right.count else {
                    comparison.parts.append(
                        Part(name: name, difference: index < left.count ? "only in A" : "only in B"))
                    continue
                }
                let (a, b) = (first.range(left[index]), second.range(right[index]))
                guard let place = try firstDifference(a, b, interrupt) else { continue }
                let sizes = a.count == b.count ? "" : ", \(a.count) bytes in A, \(b.count) in B"
                comparison.parts.append(Part(name: name, difference: "differs from byte \(place) on\(sizes)"))
                if kind == .ramdisk {
                    try comparison.compareFiles(a, b, ramdisk: index + 1, names: (first, second), interrupt)
                }
            }
        }
        return comparison
    }

    private static func firstDifference(
        _ a: FileRange, _ b: FileRange, _ interrupt: Interrupt?
    ) throws(Failure) -> UInt64? {
        var place: UInt64 = 0
        let common = min(a.count, b.count)
        while place < common {
            try interrupt?.check()
            let count = Int(min(common - place, 256 * 1024))
            let (left, right) = (
                try a.file.bytes(at: a.offset + place, count: count),
                try b.file.bytes(at: b.offset + place, count: count)
            )
            if left != right { return place + UInt64(zip(left, right).prefix { $0 == $1 }.count) }
            place += UInt64(count)
        }
        return a.count == b.count ? nil : common
    }

    /// Walks both archives at once; entries at the same path are compared, the rest is in one only.
    private mutating func compareFiles(
        _ a: FileRange, _ b: FileRange, ramdisk: Int, names: (EIFImage, EIFImage), _ interrupt: Interrupt?
    ) throws(Failure) {
        func items(_ range: FileRange, _ image: EIFImage) throws(Failure) -> [(key: [UInt8], item: CPIOReader.Item)] {
            var items: [(key: [UInt8], item: CPIOReader.Item)] = []
            var counts: [[UInt8]: Int] = [:]
            var reader = CPIOReader(range, name: "ramdisk \(ramdisk) of \(image.file.name)")
            while let item = try reader.next() {
                try interrupt?.check()
                // A path may come twice: the second is compared with the second.
                let count = counts[item.entry.name, default: 0]
                counts[item.entry.name] = count + 1
                items.append((item.entry.name + (count == 0 ? [] : [0] + Array(String(count).utf8)), item))
            }
            return items
        }
        let left = try items(a, names.0)
        let right = try items(b, names.1)
        var others = Dictionary(right.map { ($0.key, $0.item) }) { first, _ in first }
        for (key, item) in left {
            guard let other = others.removeValue(forKey: key) else {
                add(ramdisk, item, "only in A")
                continue
            }
            if let difference = try Self.difference(item, a, other, b, interrupt) { add(ramdisk, item, difference) }
        }
        for (key, item) in right where others[key] != nil { add(ramdisk, item, "only in B") }
    }

    private mutating func add(_ ramdisk: Int, _ item: CPIOReader.Item, _ difference: String) {
        guard files.count < Self.fileLimit else {
            isShortened = true
            return
        }
        files.append(File(ramdisk: ramdisk, path: display(item.entry.name), difference: difference))
    }

    private static func difference(
        _ left: CPIOReader.Item, _ a: FileRange, _ right: CPIOReader.Item, _ b: FileRange, _ interrupt: Interrupt?
    ) throws(Failure) -> String? {
        var differences: [String] = []
        if left.entry.kind != right.entry.kind { differences.append("type") }
        if left.entry.permissions != right.entry.permissions { differences.append("mode") }
        if left.entry.uid != right.entry.uid || left.entry.gid != right.entry.gid { differences.append("owner") }
        if left.entry.mtime != right.entry.mtime { differences.append("time") }
        if left.entry.device != right.entry.device { differences.append("device") }
        let (x, y) = (
            FileRange(file: a.file, offset: a.offset + left.dataOffset, count: left.dataSize),
            FileRange(file: b.file, offset: b.offset + right.dataOffset, count: right.dataSize)
        )
        if try firstDifference(x, y, interrupt) != nil { differences.append("contents") }
        return differences.isEmpty ? nil : differences.joined(separator: ", ")
    }
}
