import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

@Suite struct SourceTests {
    private func layer(_ name: String = "file", count: Int = 3000) -> [UInt8] {
        var tar = TestTar()
        tar.add("d/", type: "5", mode: 0o755)
        tar.add("d/" + name, data: (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        return tar.finished
    }

    private func compress(_ bytes: [UInt8], _ program: String) throws -> [UInt8] {
        try run(program, "-c", input: bytes)
    }

    private func build(_ source: ImageReference, _ scratch: Scratch, architecture: EIF.Architecture? = nil) throws
        -> BuiltImage
    {
        var request = EnclaveImageRequest.golden(source, to: scratch.file("out.eif"), scratch: scratch)
        request.architecture = architecture
        // Images of tests are for x86-64, whatever this machine is.
        request.platform = architecture ?? .x86
        if architecture == .arm { request.environment["NITRO_CLI_BLOBS"] = nil }
        return try BuiltImage(request)
    }

    private func failure(_ source: ImageReference, _ scratch: Scratch) -> Failure? {
        let failure = #expect(throws: Failure.self) { try build(source, scratch) }
        #expect(!scratch.names.contains("out.eif"))
        return failure
    }

    @Test(.enabled(if: TestProgram.areInstalled("zstd"), "zstd is not installed"), arguments: ["gzip", "zstd"])
    func compressedLayersGiveTheSameImage(program: String) throws {
        let scratch = try Scratch()
        let plain = [layer("one"), layer("two", count: 700_000), layer("three")]
        let expected = try BuiltImage(plain, in: scratch)
        let packed = TestImage(stored: try plain.map { (try compress($0, program), $0) })
        let built = try BuiltImage(packed, in: scratch)
        #expect(built.ramdisk == expected.ramdisk)
        #expect(built.summary.measurements == expected.summary.measurements)
        // Nothing but the two files is left, no scratch file either.
        #expect(scratch.names == ["image.eif", "image.tar"])
        // The archive compressed as a whole, with compressed layers inside.
        try scratch.write("image.tar.packed", try compress(packed.dockerArchive(), program))
        let whole = try build(.dockerArchive(path: scratch.file("image.tar.packed"), reference: nil), scratch)
        #expect(whole.ramdisk == expected.ramdisk)
    }

    /// zstd reads windows of up to 128 MiB without being asked; so does nesh, and names what is larger.
    @Test(.enabled(if: TestProgram.areInstalled("zstd"), "zstd is not installed"), arguments: [24, 25, 27])
    func zstdsWindowsOfItsOwnLimitAreRead(log: Int) throws {
        let plain = layer()
        let packed = try run("zstd", "-c", "--long=\(log)", input: plain)
        #expect(
            try BuiltImage(TestImage(stored: [(packed, plain)]), in: Scratch()).data("rootfs/d/file")?.count == 3000)
    }

    @Test(.enabled(if: TestProgram.areInstalled("zstd"), "zstd is not installed")) func aLargerWindowIsNamed() throws {
        let scratch = try Scratch()
        let plain = layer()
        let packed = try run("zstd", "-c", "--long=28", input: plain)
        try scratch.write("i.tar", TestImage(stored: [(packed, plain)]).dockerArchive())
        let failure = failure(.dockerArchive(path: scratch.file("i.tar"), reference: nil), scratch)
        #expect(failure?.message.contains("a window of more than 128 MiB") == true)
    }

    /// As the forms that can be read in pieces begin, end and are divided.
    @Test(.enabled(if: TestProgram.areInstalled("zstd"), "zstd is not installed")) func skippableFramesArePassedOver()
        throws
    {
        let plain = layer()
        let note: [UInt8] = [0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]
        let packed =
            try note + compress(Array(plain.prefix(1000)), "zstd") + note
            + compress(Array(plain.dropFirst(1000)), "zstd") + note
        #expect(
            try BuiltImage(TestImage(stored: [(packed, plain)]), in: Scratch()).data("rootfs/d/file")?.count == 3000)
    }

    @Test func gzipOfSeveralMembersIsOneLayer() throws {
        let scratch = try Scratch()
        let plain = layer()
        let packed = try compress(Array(plain.prefix(1000)), "gzip") + compress(Array(plain.dropFirst(1000)), "gzip")
        #expect(try BuiltImage(TestImage(stored: [(packed, plain)]), in: scratch).data("rootfs/d/file")?.count == 3000)
    }

    @Test func ociLayoutsAndArchives() throws {
        let scratch = try Scratch()
        let image = TestImage(layers: [layer()])
        let expected = try BuiltImage(image, in: scratch)
        var layout = TestLayout()
        layout.add(image, name: "1")
        layout.add(TestImage(layers: [layer("other")]), name: "other:2")
        try layout.write(to: scratch.file("layout"))
        try scratch.write("layout.tar", layout.archive)
        let sources: [ImageReference] = [
            .ociDirectory(path: scratch.file("layout"), reference: "1"),
            .ociArchive(path: scratch.file("layout.tar"), reference: "1"),
            .dockerArchive(path: scratch.file("layout.tar"), reference: "1"),
        ]
        for source in sources { #expect(try build(source, scratch).ramdisk == expected.ramdisk) }
        let several = failure(.ociArchive(path: scratch.file("layout.tar"), reference: nil), scratch.fresh())
        #expect(several?.message.contains("2 images") == true)
        #expect(several?.details == ["1", "other:2"])
        let absent = failure(.ociDirectory(path: scratch.file("layout"), reference: "3"), scratch.fresh())
        #expect(absent?.message.contains("'3'") == true)
        #expect(failure(.ociDirectory(path: scratch.path, reference: nil), scratch.fresh())?.code == .fileOperation)
    }

    @Test func anIndexGivesTheImageOfThePlatform() throws {
        let scratch = try Scratch()
        var images = [TestImage(layers: [layer("intel")]), TestImage(layers: [layer("arm")])]
        images[1].architecture = "arm64"
        var layout = TestLayout()
        layout.add(index: images, name: "app:1")
        try layout.write(to: scratch.file("layout"))
        let source = ImageReference.ociDirectory(path: scratch.file("layout"), reference: "app:1")
        #expect(try build(source, scratch, architecture: .x86).data("rootfs/d/intel") != nil)
        let arm = try build(source, scratch, architecture: .arm)
        #expect(try arm.data("rootfs/d/arm") != nil)
        #expect(arm.image.header.architecture == .arm)
        var alone = TestLayout()
        alone.add(index: [images[1], images[1]], name: "app:1")
        try alone.write(to: scratch.file("alone"))
        let message = #expect(throws: Failure.self) {
            try build(.ociDirectory(path: scratch.file("alone"), reference: nil), scratch, architecture: .x86)
        }
        #expect(message?.message.contains("linux/amd64") == true)
        #expect(message?.details.contains("there is one for linux/arm64") == true)
    }

    @Test func everyDigestIsChecked() throws {
        let scratch = try Scratch()
        // A plain layer that is not what the configuration says.
        var wrong = TestImage(stored: [(layer("bad"), layer("good"))])
        try scratch.write("a.tar", wrong.dockerArchive())
        let plain = failure(.dockerArchive(path: scratch.file("a.tar"), reference: nil), scratch)
        #expect(plain?.message.hasPrefix("layer 1 of \(scratch.file("a.tar")) is damaged: its digest") == true)
        // A compressed one.
        wrong = TestImage(stored: [(try compress(layer("bad"), "gzip"), layer("good"))])
        try scratch.write("b.tar", wrong.dockerArchive())
        #expect(
            failure(.dockerArchive(path: scratch.file("b.tar"), reference: nil), scratch)?.message.contains("digest")
                == true)
        // A blob with a changed byte, whose gzip data are wrong too: the digest is what is told.
        let image = TestImage(stored: [(try compress(layer(), "gzip"), layer())])
        var layout = TestLayout()
        layout.add(image, name: nil)
        try layout.write(to: scratch.file("layout"))
        let blobs = scratch.file("layout/blobs/sha256/")
        for blob in layout.blobs {
            let name = BlobDigest(of: blob).hexadecimal
            var changed = blob
            changed[blob.count / 2] ^= 0x10
            try Data(changed).write(to: URL(fileURLWithPath: blobs + name))
            let found = failure(.ociDirectory(path: scratch.file("layout"), reference: nil), scratch)
            #expect(found?.message.contains("digest") == true, "\(found?.message ?? "")")
            try Data(blob).write(to: URL(fileURLWithPath: blobs + name))
        }
        // A configuration that is not named by its digest.
        var archive = TestImage(layers: [layer()]).dockerArchive()
        if let place = archive.firstRange(of: Array("\"/run\"".utf8)) {
            archive[place.lowerBound + 1] = UInt8(ascii: "x")
        }
        try scratch.write("c.tar", archive)
        #expect(
            failure(.dockerArchive(path: scratch.file("c.tar"), reference: nil), scratch)?.message.contains("digest")
                == true)
    }

    @Test(.enabled(if: TestProgram.areInstalled("zstd"), "zstd is not installed"))
    func truncatedAndUnknownCompressionIsTold() throws {
        let scratch = try Scratch()
        for program in ["gzip", "zstd"] {
            let packed = try compress(layer(count: 100_000), program)
            let image = TestImage(stored: [(Array(packed.dropLast(20)), layer(count: 100_000))])
            try scratch.write("cut.tar", image.dockerArchive())
            let found = failure(.dockerArchive(path: scratch.file("cut.tar"), reference: nil), scratch)
            #expect(
                found?.message.contains("cut off: its \(program) data have no end") == true, "\(found?.message ?? "")")
        }
        let bzip = TestImage(stored: [(Array("BZh91AY".utf8) + [0, 0, 0, 0], layer())])
        try scratch.write("bz.tar", bzip.dockerArchive())
        #expect(
            failure(.dockerArchive(path: scratch.file("bz.tar"), reference: nil), scratch)?.message.contains("bzip2")
                == true)
    }

    @Test func archivesOfOtherThingsAreTold() throws {
        let scratch = try Scratch()
        try scratch.write("rootfs.tar", layer())
        let found = failure(.dockerArchive(path: scratch.file("rootfs.tar"), reference: nil), scratch)
        #expect(found?.message.contains("neither manifest.json nor index.json") == true)
        try scratch.write("text.tar", "no tar at all, just a text\n")
        #expect(failure(.dockerArchive(path: scratch.file("text.tar"), reference: nil), scratch)?.code == .eifBuilding)
        #expect(failure(.dockerArchive(path: scratch.file("missing"), reference: nil), scratch)?.code == .fileOperation)
        let archive = TestImage(layers: [layer()]).dockerArchive(tag: "a:1")
        try scratch.write("a.tar", archive)
        let other = failure(.dockerArchive(path: scratch.file("a.tar"), reference: "b:1"), scratch)
        #expect(other?.details == ["a:1"])
    }

    /// Identical layers are saved once, with links in the places of the others.
    @Test func layersThatAreLinksAreFollowed() throws {
        let scratch = try Scratch()
        let image = TestImage(layers: [layer()])
        var tar = TestTar()
        let id = BlobDigest(of: image.configuration).hexadecimal
        tar.add("\(id).json", data: image.configuration)
        tar.add("a/layer.tar", type: "2", link: "../b/layer.tar")
        tar.add("b/layer.tar", data: layer())
        tar.add(
            "manifest.json", data: Array(#"[{"Config":"\#(id).json","RepoTags":null,"Layers":["a/layer.tar"]}]"#.utf8))
        try scratch.write("linked.tar", tar.finished)
        let built = try build(.dockerArchive(path: scratch.file("linked.tar"), reference: nil), scratch)
        #expect(try built.data("rootfs/d/file")?.count == 3000)
        #expect(built.summary.imageName == "linked")
        #expect(built.summary.imageVersion == id)
    }

    @Test func commandsOfEachKind() throws {
        let scratch = try Scratch()
        func command(_ config: JSON.Object, change: (inout EnclaveImageRequest) -> Void = { _ in }) throws -> (
            String?, Int
        ) {
            var image = TestImage(layers: [layer()])
            image.config = config
            let path = try scratch.write("image.tar", image.dockerArchive())
            var request = EnclaveImageRequest.golden(
                .dockerArchive(path: path, reference: nil), to: scratch.file("o.eif"), scratch: scratch)
            change(&request)
            let built = try BuiltImage(request)
            return (
                try built.data("cmd").map { String(decoding: $0, as: UTF8.self) },
                built.summary.warnings.count { $0.contains("hides") }
            )
        }
        #expect(try command(["Cmd": ["a", "b"], "Entrypoint": ["e"]]) == ("a\nb\n", 1))
        #expect(try command(["Cmd": ["a"], "Entrypoint": ["e"]]) { $0.entrypointMode = .docker } == ("e\na\n", 0))
        #expect(try command(["Cmd": nil, "Entrypoint": ["e", "f"]]) == ("e\nf\n", 0))
        #expect(try command(["Cmd": [], "Entrypoint": ["e"]]) == ("", 1))
        #expect(try command(["Cmd": ["a"]]) { $0.command = ["x", "y"] } == ("x\ny\n", 0))
        // A text is one word, as to docker.
        #expect(try command(["Cmd": "a b"]) == ("a b\n", 0))
        #expect(try command(["Entrypoint": "/e", "Cmd": ["x"]]) { $0.entrypointMode = .docker } == ("/e\nx\n", 0))
        let none = #expect(throws: Failure.self) { try command([:]) }
        #expect(none?.code == .eifBuilding)
    }

    @Test func workingDirectories() throws {
        let scratch = try Scratch()
        func entries(_ directory: String) throws -> [String: CPIO.Entry] {
            var tar = TestTar()
            tar.add("srv/", type: "5", mode: 0o700, mtime: 1_600_000_000)
            tar.add("link", type: "2", link: "/srv")
            tar.add("file")
            var image = TestImage(layers: [tar.finished])
            image.config["WorkingDir"] = .string(directory)
            return try BuiltImage(image, in: scratch).entries
        }
        #expect(try entries("/srv/a/b")["rootfs/srv/a/b/"]?.permissions == 0o755)
        #expect(try entries("/srv/a")["rootfs/srv/"]?.mtime == UInt32(originTime))
        #expect(try entries("/srv")["rootfs/srv/"]?.mtime == 1_600_000_000)
        #expect(try entries("/link/x/../y/.")["rootfs/srv/y/"]?.kind == .directory)
        #expect(throws: Failure.self) { try entries("/file/x") }
    }
}

extension Scratch {
    /// Another directory, for what must start empty.
    func fresh() -> Scratch { (try? Scratch()) ?? self }
}
