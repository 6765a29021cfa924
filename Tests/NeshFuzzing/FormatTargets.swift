import NeshData
import NeshImage

extension FuzzTarget {
    /// A tar archive as such: entries, their data, sparse maps.
    static let tar = FuzzTarget(
        name: "tar", seeds: { try Seeds.layers() + [Seeds.golden("layers.tar")] },
        run: { bytes in
            for bytes in [bytes, TarBytes.mended(bytes)] {
                try accepted {
                    var reader = TarReader(MemorySource(bytes), name: "tar")
                    var piece = [UInt8](repeating: 0, count: 4096)
                    while let entry = try reader.next() {
                        var stored: UInt64 = 0
                        while true {
                            let count = try piece.withUnsafeMutableBytes { try reader.readData(into: $0) }
                            if count == 0 { break }
                            stored += UInt64(count)
                        }
                        try hold(stored == entry.storedSize, "\(stored) bytes stored, told were \(entry.storedSize)")
                        var end: UInt64 = 0
                        for piece in entry.pieces ?? [] {
                            try hold(piece.logical >= end, "pieces overlap")
                            end = piece.logical + piece.count
                            try hold(end <= entry.size, "a piece ends behind its file")
                            try hold(piece.offset + piece.count <= entry.storedSize, "a piece is not stored")
                        }
                    }
                }
            }
        })

    /// A cpio archive.
    static let cpio = FuzzTarget(
        name: "cpio", seeds: { try Seeds.ramdisks() },
        run: { bytes in
            try accepted {
                var reader = CPIOReader(bytes)
                var end: UInt64 = 0
                while let item = try reader.next() {
                    try hold(item.dataOffset > end, "entries overlap")
                    end = item.dataOffset + item.dataSize
                    try hold(end <= UInt64(bytes.count), "an entry ends behind the archive")
                }
            }
        })

    static let json = FuzzTarget(
        name: "json",
        seeds: {
            [try Seeds.golden("hello.describe-eif.json"), Array(#"[1e5,-0.5,"\u00e9\ud83d\ude00",{"a":null}]"#.utf8)]
        },
        run: { bytes in
            guard let value = try accepted({ try JSON.parse(bytes) }) else { return }
            for text in [value.compact, value.pretty] {
                guard let again = try accepted({ try JSON.parse(text) }) else {
                    throw FuzzFinding(description: "what was written is not read: \(text)")
                }
                try hold(again.compact == value.compact, "\(text) became \(again.compact)")
            }
            _ = try accepted { try ImageConfig.parse(bytes) }
            _ = try accepted { try EIFMetadata.parse(bytes) }
        })

    static let cbor = FuzzTarget(
        name: "cbor",
        seeds: {
            let value: CBOR = [
                "Describe": ["metadata": true], "list": [1, -5, .bytes([1, 2, 3]), "text", .number(2.5)],
            ]
            return [
                value.encoded, [0xbf, 0x61, 0x61, 0x9f, 0x01, 0xff, 0xff], [0xf9, 0x3e, 0x00], [0xc2, 0x41, 0x01],
            ]
        },
        run: { bytes in
            guard let value = try accepted({ try CBOR.decode(bytes) }) else { return }
            guard let again = try accepted({ try CBOR.decode(value.encoded) }) else {
                throw FuzzFinding(description: "what was written is not read")
            }
            try hold(again.encoded == value.encoded, "another value comes back")
        })

    static let dockerfile = FuzzTarget(
        name: "dockerfile",
        seeds: {
            [
                Array(
                    ("# escape=\\\nARG V=1\nFROM scratch AS x\nENV A=\"b ${V:-c}\" D='e f' \\\n # note\n G=h\n"
                        + "COPY [\"a\", \"b/\"]\nRUN <<EOF\nx\nEOF\nCMD [\"/x\", \"$A\"]\n").utf8),
                Array(
                    ("ARG V=1\nFROM scratch\nENV A=\"b ${V:-c}\" D='e f'\nLABEL x=y\nWORKDIR /w/$A\nCOPY a* /b/\n"
                        + "EXPOSE 80\nVOLUME [\"/v\"]\nENTRYPOINT run ${A:+x}\nUSER a\nCMD /x\n").utf8),
                try Seeds.file("docs/tutorial/hello-app/Dockerfile"),
            ]
        },
        run: { bytes in
            guard let file = try accepted({ try Dockerfile.parse(bytes) }) else { return }
            var last = 0
            for instruction in file.instructions {
                try hold(instruction.line > last, "lines that go back")
                last = instruction.line
            }
            try DockerfileContext.build(bytes)
        })
}
