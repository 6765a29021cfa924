import Foundation
import NeshData
import NeshImage
import NeshSystem
import Testing

/// Which image of several is taken, by one rule for layouts, their archives and Docker's archives.
@Suite struct ChoiceTests {
    private func image(_ name: String, architecture: String = "amd64") -> TestImage {
        var tar = TestTar()
        tar.add(name)
        var image = TestImage(layers: [tar.finished])
        image.architecture = architecture
        return image
    }

    /// Builds for x86_64; the names of the files at the image's root.
    private func files(_ layout: TestLayout, reference: String? = nil) throws -> [String] {
        let scratch = try Scratch()
        let path = try scratch.write("image.tar", layout.archive)
        let built = try build(.ociArchive(path: path, reference: reference), scratch)
        try layout.write(to: scratch.file("layout"))
        let again = try build(.ociDirectory(path: scratch.file("layout"), reference: reference), scratch)
        #expect(again.ramdisk == built.ramdisk)
        let made = ["rootfs/etc/", "rootfs/dev/", "rootfs/proc/", "rootfs/sys/"]
        return try built.entries.keys.filter { name in
            name.hasPrefix("rootfs/") && name.hasSuffix(".txt") && !made.contains { name.hasPrefix($0) }
        }.map { String($0.dropFirst(7)) }
    }

    private func build(_ source: ImageReference, _ scratch: Scratch) throws -> BuiltImage {
        var request = EnclaveImageRequest.golden(source, to: scratch.file("out.eif"), scratch: scratch)
        request.platform = .x86
        request.environment["NITRO_CLI_BLOBS"] = nil
        return try BuiltImage(request)
    }

    private func message(_ layout: TestLayout, reference: String? = nil) -> Failure? {
        #expect(throws: Failure.self) { try files(layout, reference: reference) }
    }

    @Test func oneImageUnderTwoNamesIsOne() throws {
        var layout = TestLayout()
        layout.add(image("a.txt"), name: "app:1")
        layout.add(image("a.txt"), name: "app:latest")
        #expect(try files(layout) == ["a.txt"])
        #expect(try files(layout, reference: "app") == ["a.txt"])
        layout.add(image("b.txt"), name: "other:1")
        #expect(message(layout)?.message.contains("holds 2 images, say which one") == true)
        #expect(try files(layout, reference: "other:1") == ["b.txt"])
    }

    @Test(
        arguments: [
            ["os": "windows", "architecture": "amd64"], ["os": "linux", "architecture": "arm64"],
            ["os": "unknown", "architecture": "unknown"], ["os": "freebsd", "architecture": "amd64"],
        ] as [JSON])
    func othersPlatformsAreLeftOut(platform: JSON) throws {
        for named in [true, false] {
            var layout = TestLayout()
            layout.add(image("other.txt", architecture: "x"), name: named ? "app:other" : nil)
            layout.manifests[0] = replacing("platform", platform, in: layout.manifests[0])
            layout.add(image("mine.txt"), name: named ? "app:mine" : nil)
            #expect(try files(layout) == ["mine.txt"])
        }
    }

    /// A list that does not say for what its images are: their configurations do.
    @Test func withoutPlatformsTheConfigurationsCount() throws {
        var layout = TestLayout()
        layout.add(image("arm.txt", architecture: "arm64"), name: "app:1")
        layout.add(image("intel.txt"), name: "app:1")
        layout.manifests = layout.manifests.map { replacing("platform", nil, in: $0) }
        #expect(try files(layout) == ["intel.txt"])
    }

    @Test func windowsAloneIsRefusedByName() throws {
        var layout = TestLayout()
        layout.add(image("w.txt"), name: nil)
        layout.manifests[0] = replacing(
            "platform", ["os": "windows", "architecture": "amd64"], in: layout.manifests[0])
        #expect(message(layout)?.details == ["there is one for windows/amd64"])
    }

    @Test func anotherProcessorsImageIsTakenOnlyAlone() throws {
        var layout = TestLayout()
        layout.add(image("arm.txt", architecture: "arm64"), name: nil)
        #expect(try files(layout) == ["arm.txt"])
        layout.add(image("w.txt"), name: nil)
        layout.manifests[1] = replacing(
            "platform", ["os": "windows", "architecture": "amd64"], in: layout.manifests[1])
        let failure = message(layout)
        #expect(failure?.message.hasSuffix("has no image for linux/amd64") == true)
        #expect(failure?.details == ["there is one for linux/arm64", "there is one for windows/amd64"])
    }

    /// It would be built as if it were this machine's.
    @Test func aProcessorThatNoEnclaveHasIsRefused() throws {
        var layout = TestLayout()
        layout.add(image("r.txt", architecture: "riscv64"), name: nil)
        #expect(message(layout)?.message.contains("an enclave runs on x86_64 or aarch64") == true)
    }

    /// Nothing is said of the processor, and another image in the list is damaged: the one that is named is built.
    @Test func whatIsNotChosenMayBeDamaged() throws {
        var layout = TestLayout()
        layout.add(image("good.txt"), name: "good:1")
        layout.manifests.append([
            "digest": .string("sha256:" + String(repeating: "0", count: 64)), "size": 5,
            "annotations": ["org.opencontainers.image.ref.name": "gone:1"],
        ])
        #expect(try files(layout, reference: "good:1") == ["good.txt"])
        #expect(message(layout, reference: "gone:1")?.message.contains("is missing") == true)
    }

    @Test func theBaselineVariantIsTaken() throws {
        var layout = TestLayout()
        layout.add(image("new.txt"), name: nil)
        layout.manifests[0] = replacing(
            "platform", ["os": "linux", "architecture": "amd64", "variant": "v3"], in: layout.manifests[0])
        layout.add(image("plain.txt"), name: nil)
        #expect(try files(layout) == ["plain.txt"])
    }

    @Test func archivesOfDockersChooseAlike() throws {
        let scratch = try Scratch()
        var tar = TestTar()
        var list: [JSON] = []
        for (image, tag) in [
            (image("arm.txt", architecture: "arm64"), "app:arm"), (image("intel.txt"), "app:1"),
            (image("intel.txt"), "app:2"),
        ] {
            let layer = "\(list.count)/layer.tar"
            tar.add(layer, data: image.layers[0].stored)
            let config = BlobDigest(of: image.configuration).hexadecimal + ".json"
            tar.add(config, data: image.configuration)
            list.append(["Config": .string(config), "RepoTags": [.string(tag)], "Layers": [.string(layer)]])
        }
        tar.add("manifest.json", data: Array(JSON.array(list).compact.utf8))
        let path = try scratch.write("images.tar", tar.finished)
        #expect(try build(.dockerArchive(path: path, reference: nil), scratch).entries["rootfs/intel.txt"] != nil)
        #expect(try build(.dockerArchive(path: path, reference: "app:2"), scratch).entries["rootfs/intel.txt"] != nil)
        #expect(try build(.dockerArchive(path: path, reference: "app:arm"), scratch).entries["rootfs/arm.txt"] != nil)
    }

    @Test(arguments: [
        ("application/vnd.cncf.helm.config.v1+json", "a Helm chart"),
        ("application/vnd.wasm.config.v0+json", "a WebAssembly module"),
        ("application/vnd.example.thing.v1", "an OCI artifact"),
    ])
    func whatIsNoImageIsNamed(mediaType: String, name: String) throws {
        var layout = TestLayout()
        let config = Array("{}".utf8)
        let manifest: JSON = [
            "schemaVersion": 2,
            "config": [
                "mediaType": .string(mediaType), "digest": .string(BlobDigest(of: config).description), "size": 2,
            ],
            "layers": [],
        ]
        let bytes = Array(manifest.compact.utf8)
        layout.blobs = [config, bytes]
        layout.manifests = [
            ["digest": .string(BlobDigest(of: bytes).description), "size": .integer(Int64(bytes.count))]
        ]
        let failure = message(layout)
        #expect(failure?.message.hasSuffix("is \(name) (media type \(mediaType)), no image") == true)
        // Beside an image it is none to choose.
        layout.add(image("a.txt"), name: "app:1")
        #expect(try files(layout) == ["a.txt"])
    }

    private func replacing(_ key: String, _ value: JSON?, in json: JSON) -> JSON {
        var object = json.object ?? [:]
        object[key] = value
        return .object(object)
    }
}
