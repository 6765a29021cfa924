import NeshData
import NeshImage
import NeshSystem
import Synchronization

extension FuzzTarget {
    /// An enclave image: header, sections, metadata, signature and ramdisks.
    static let eif = FuzzTarget(
        name: "eif",
        seeds: { try ["hello.eif", "signed/hello-signed.eif"].map { try small(Seeds.golden($0)) } },
        run: { bytes in
            try files.withLock { files throws in
                let file = try files.image()
                try file.set(bytes)
                guard let image = try accepted({ try EIF.open(file.path) }) else { return }
                for section in image.sections {
                    try hold(section.offset + section.size <= UInt64(bytes.count), "a section ends behind the file")
                }
                if let first = try accepted({ try EIF.describe(path: file.path, now: 0) }) {
                    _ = try accepted { try first.requireRunnable() }
                    let text = first.json.pretty
                    try hold(try JSON.parse(text) == first.json, "its description is no JSON: \(text)")
                }
                _ = try accepted {
                    try image.forEachFile { _ = $0.json.compact + $0.modeText }
                }
                let comparison = try accepted { try EIFComparison.compare(image, image) }
                try hold(comparison?.areEqual ?? true, "an image differs from itself")
            }
        })

    /// One layer, mended so that its sums are right, from the archive to a ramdisk that is read again.
    static let layer = FuzzTarget(
        name: "layer",
        seeds: {
            try Seeds.layers() + [
                TarBytes.archive([("a/b", [1, 2]), ("a/.wh..wh..opq", []), (".wh.a", []), ("../../etc/x", [1])])
            ]
        },
        run: { bytes in
            let config = Array(#"{"architecture":"amd64","config":{"Cmd":["/x"],"WorkingDir":"/w/../d"}}"#.utf8)
            let manifest = Array(#"[{"Config":"c.json","RepoTags":["x:1"],"Layers":["l.tar"]}]"#.utf8)
            try build(
                .dockerArchive,
                TarBytes.archive([
                    ("c.json", config), ("l.tar", TarBytes.mended(bytes)), ("manifest.json", manifest),
                ]))
        })

    /// The documents of an OCI layout or of `docker save`, separated by the byte 0x1e: the first is index.json or, if it is
    /// a list, manifest.json; `@1` in it is the digest of the second document, and so on.
    static let oci = FuzzTarget(
        name: "oci",
        seeds: {
            let config =
                #"{"architecture":"amd64","os":"linux","config":{"Cmd":["/x"],"Env":["A=b"],"Entrypoint":null}}"#
            let manifest =
                #"{"schemaVersion":2,"config":{"digest":"@2","size":9},"layers":[{"digest":"@3","size":1024}]}"#
            let index =
                #"{"manifests":[{"digest":"@1","platform":{"os":"linux","architecture":"amd64"},"annotations":{"#
                + #""org.opencontainers.image.ref.name":"x:1"}}]}"#
            let layer = String(repeating: "\0", count: 1024)
            let saved = #"[{"Config":"c.json","RepoTags":["x:1"],"Layers":["l.tar"]}]"#
            let nested = #"{"manifests":[{"digest":"@1","mediaType":"application/vnd.oci.image.index.v1+json"}]}"#
            return [
                [index, manifest, config, layer], [saved, config, layer], [nested, index.replaced("@1", "@2")],
            ].map { Array($0.joined(separator: "\u{1E}").utf8) }
        },
        run: { bytes in
            var documents = bytes.split(separator: 0x1e, maxSplits: 7, omittingEmptySubsequences: false).map(Array.init)
            var blobs: [(name: String, data: [UInt8])] = []
            for index in documents.indices.reversed().dropLast() {
                let digest = BlobDigest(of: documents[index]).description
                for other in 0..<index {
                    documents[other] = documents[other].replaced(Array("@\(index)".utf8), Array(digest.utf8))
                }
                blobs.append(("blobs/sha256/" + digest.dropFirst(7), documents[index]))
            }
            guard let first = documents.first else { return }
            if first.first == UInt8(ascii: "[") {
                let files = zip(["c.json", "l.tar", "m.tar"], documents.dropFirst()).map { (name: $0, data: $1) }
                try build(.dockerArchive, TarBytes.archive(files + blobs + [("manifest.json", first)]))
            } else {
                try build(.ociArchive, TarBytes.archive(blobs + [("index.json", first)]))
            }
        })

    private enum Form { case dockerArchive, ociArchive }

    /// One image file and one archive for the whole process; targets of the same process take turns.
    private static let files = Mutex(Files())

    private struct Files: ~Copyable {
        private var open: [String: MemoryFile] = [:]
        mutating func image() throws -> MemoryFile { try file("fuzz.eif") }
        mutating func archive() throws -> MemoryFile { try file("fuzz.tar") }
        private mutating func file(_ name: String) throws -> MemoryFile {
            if let file = open[name] { return file }
            let file = try MemoryFile(name)
            open[name] = file
            return file
        }
    }

    /// Builds an image of an archive; what comes out must be whole and hold no path that leads out of it.
    private static func build(_ form: Form, _ archive: [UInt8]) throws {
        try files.withLock { files throws in
            let file = try files.archive()
            try file.set(archive)
            let source: ImageReference =
                switch form {
                case .dockerArchive: .dockerArchive(path: file.path, reference: nil)
                case .ociArchive: .ociArchive(path: file.path, reference: nil)
                }
            let request = EnclaveImageRequest(
                source: source, outputPath: "-",
                environment: [
                    "TMPDIR": MemoryFile.directory, "HOME": "/nonexistent", "PATH": "/nonexistent",
                    "NITRO_CLI_BLOBS": Seeds.blobs,
                ], now: 0, toolVersion: "0")
            var image: [UInt8] = []
            let summary = try accepted {
                try EnclaveImageBuilder.build(
                    request, standardOutput: { image += $0 }, interrupt: Interrupt())
            }
            guard let summary else { return }
            try hold(UInt64(image.count) == summary.size, "\(image.count) bytes of \(summary.size)")
            let output = try files.image()
            try output.set(image)
            let description = try EIF.describe(path: output.path, now: 0)
            try hold(description.checksumMatches, "a wrong checksum")
            try hold(description.measurements == summary.measurements, "other measurements than were told")
            try EIF.open(output.path).forEachFile { file throws(Failure) in
                guard file.ramdisk == 1 || isInside(file.entry.name) else {
                    throw Failure(.eifParsing, "the path \(file.path)")
                }
            }
        }
    }

    /// Below the root file system, without a step up and without an empty part but the last; or a file of init's.
    private static func isInside(_ path: [UInt8]) -> Bool {
        let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        return ["rootfs", "cmd", "env"].contains(parts[0]) && !parts.contains("..") && !parts.dropLast().contains("")
    }

    /// The structure of an image without most of its kernel, which only makes it slow.
    private static func small(_ bytes: [UInt8]) throws -> [UInt8] {
        var header = try EIFHeader.parse(bytes)
        let size = Int(header.sectionSizes[0])
        guard size > 64 else { return bytes }
        header.sectionSizes[0] = 64
        for index in 1..<header.sectionOffsets.count where header.sectionOffsets[index] > 0 {
            header.sectionOffsets[index] -= UInt64(size - 64)
        }
        let start = Int(header.sectionOffsets[0]) + EIF.sectionHeaderSize
        var shortened = header.encoded + bytes[548..<start + 64] + bytes[(start + size)...]
        shortened.replaceSubrange((start - 8)..<start, with: [0, 0, 0, 0, 0, 0, 0, 64])
        return shortened
    }
}

extension Seeds {
    static let blobs = root + "/Tests/NeshImageTests/Fixtures/golden/blobs"
}

extension String {
    fileprivate func replaced(_ old: String, _ new: String) -> String {
        String(decoding: Array(utf8).replaced(Array(old.utf8), Array(new.utf8)), as: UTF8.self)
    }
}

extension [UInt8] {
    /// Every `old` made `new`.
    fileprivate func replaced(_ old: [UInt8], _ new: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < count {
            if self[index] == old[0], self[index...].starts(with: old) {
                result += new
                index += old.count
            } else {
                result.append(self[index])
                index += 1
            }
        }
        return result
    }
}
