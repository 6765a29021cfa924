import Glibc
import NeshImage
import NeshSystem

/// Bytes to begin with, mostly from the tests' fixtures.
enum Seeds {
    static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    static func file(_ path: String) throws -> [UInt8] {
        try InputFile(path: "\(root)/\(path)").contents(limit: 1 << 20)
    }

    static func golden(_ name: String) throws -> [UInt8] {
        try file("Tests/NeshImageTests/Fixtures/golden/\(name)")
    }

    /// Files of a golden image's archive.
    static func members(_ archive: String) throws -> [String: [UInt8]] {
        let bytes = try golden(archive)
        var reader = TarReader(MemorySource(bytes), name: archive)
        var members: [String: [UInt8]] = [:]
        while let entry = try reader.next() {
            let start = Int(entry.dataOffset)
            members[entry.displayName] = Array(bytes[start..<start + Int(entry.size)])
        }
        return members
    }

    /// The layers of all golden images.
    static func layers() throws -> [[UInt8]] {
        try ["hello.tar", "layers.tar", "entrypoint.tar", "system.tar"].flatMap { archive in
            try members(archive).filter { $0.key.hasSuffix(".tar") || $0.key.hasPrefix("blobs/") }.map(\.value)
                .filter { $0.count % 512 == 0 && $0.count > 257 && $0[257] == UInt8(ascii: "u") }
        }
    }

    static func ramdisks() throws -> [[UInt8]] {
        let file = try MemoryFile("seed.eif")
        return try ["hello.eif", "signed/hello-signed.eif"].flatMap { name in
            try file.set(try golden(name))
            let image = try EIF.open(file.path)
            return try image.sections(.ramdisk).map {
                try image.file.bytes(at: $0.offset, count: Int($0.size))
            }
        }
    }

    /// All examples of the language.
    static func scripts() throws -> [[UInt8]] {
        let texts = [
            "echo a 'b c' \"d $x ${y:-z}\" > 'f g'\ntry not !ls | wc # x\n| a\n| ...\n",
            "if $last.0.ID == \"a\"\n  echo ~/x &\nelse\n  expect not $ok ~ '^a$' \n  wait $console ~ x --timeout 3s\nend\n",
            "## why\nset a ${1:-\\}}\non-exit try terminate-enclave \\\n  --session\nrequire ${env.HOME} != b\n",
            "$ nitro-cli run-enclave --memory=512 | jq .\n",
        ]
        return texts.map { Array($0.utf8) } + [try file("docs/tutorial/hello.nesh")]
    }
}
