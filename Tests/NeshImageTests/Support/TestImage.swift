import Foundation
import NeshData
import NeshImage
import NeshSystem

/// A container image made for a test, in the forms in which tools save one.
struct TestImage {
    /// The layers' archives as they are stored, and unpacked.
    var layers: [(stored: [UInt8], plain: [UInt8])]
    var config: JSON.Object = ["Cmd": ["/run"]]
    var architecture = "amd64"

    init(layers: [[UInt8]]) { self.layers = layers.map { ($0, $0) } }

    init(stored: [(stored: [UInt8], plain: [UInt8])]) { layers = stored }

    var configuration: [UInt8] {
        let json: JSON = [
            "architecture": .string(architecture), "os": "linux", "config": .object(config),
            "rootfs": [
                "type": "layers",
                "diff_ids": .array(layers.map { .string(BlobDigest(of: $0.plain).description) }),
            ],
        ]
        return Array(json.compact.utf8)
    }

    /// As `docker save` of old.
    func dockerArchive(tag: String = "test:1") -> [UInt8] {
        var tar = TestTar()
        let id = BlobDigest(of: configuration).hexadecimal
        tar.add("\(id).json", data: configuration)
        var paths: [JSON] = []
        for (number, layer) in layers.enumerated() {
            tar.add("\(number)/layer.tar", data: layer.stored)
            paths.append(.string("\(number)/layer.tar"))
        }
        let manifest: JSON = [
            ["Config": .string(id + ".json"), "RepoTags": [.string(tag)], "Layers": .array(paths)]
        ]
        tar.add("manifest.json", data: Array(manifest.compact.utf8))
        return tar.finished
    }

    /// The blobs of an OCI layout, and the descriptor of the manifest.
    func oci() -> (blobs: [[UInt8]], descriptor: JSON.Object) {
        func descriptor(_ blob: [UInt8], _ type: String) -> JSON.Object {
            [
                "mediaType": .string("application/vnd.oci.image.\(type)"), "size": .integer(Int64(blob.count)),
                "digest": .string(BlobDigest(of: blob).description),
            ]
        }
        let manifest: JSON = [
            "schemaVersion": 2, "config": .object(descriptor(configuration, "config.v1+json")),
            "layers": .array(layers.map { .object(descriptor($0.stored, "layer.v1.tar")) }),
        ]
        let bytes = Array(manifest.compact.utf8)
        var entry = descriptor(bytes, "manifest.v1+json")
        entry["platform"] = ["os": "linux", "architecture": .string(architecture)]
        return (layers.map(\.stored) + [configuration, bytes], entry)
    }
}

/// An OCI layout of some images.
struct TestLayout {
    var blobs: [[UInt8]] = []
    var manifests: [JSON] = []

    mutating func add(_ image: TestImage, name: String?) {
        let (blobs, descriptor) = image.oci()
        self.blobs += blobs
        var entry = descriptor
        if let name { entry["annotations"] = ["org.opencontainers.image.ref.name": .string(name)] }
        manifests.append(.object(entry))
    }

    /// An index of several images under one name, one for each platform.
    mutating func add(index images: [TestImage], name: String) {
        var entries: [JSON] = []
        for image in images {
            let (blobs, descriptor) = image.oci()
            self.blobs += blobs
            entries.append(.object(descriptor))
        }
        let index = Array((["schemaVersion": 2, "manifests": .array(entries)] as JSON).compact.utf8)
        blobs.append(index)
        manifests.append([
            "mediaType": "application/vnd.oci.image.index.v1+json",
            "digest": .string(BlobDigest(of: index).description), "size": .integer(Int64(index.count)),
            "annotations": ["org.opencontainers.image.ref.name": .string(name)],
        ])
    }

    private var index: [UInt8] {
        Array((["schemaVersion": 2, "manifests": .array(manifests)] as JSON).compact.utf8)
    }

    var archive: [UInt8] {
        var tar = TestTar()
        tar.add("oci-layout", data: Array(#"{"imageLayoutVersion":"1.0.0"}"#.utf8))
        for blob in blobs { tar.add("blobs/sha256/" + BlobDigest(of: blob).hexadecimal, data: blob) }
        tar.add("index.json", data: index)
        return tar.finished
    }

    func write(to directory: String) throws {
        try FileManager.default.createDirectory(
            atPath: directory + "/blobs/sha256", withIntermediateDirectories: true)
        for blob in blobs {
            try Data(blob).write(
                to: URL(fileURLWithPath: directory + "/blobs/sha256/" + BlobDigest(of: blob).hexadecimal))
        }
        try Data(index).write(to: URL(fileURLWithPath: directory + "/index.json"))
    }
}

/// An image built from some layers and read again.
struct BuiltImage {
    let summary: EnclaveImageSummary
    let image: EIFImage
    /// The application's ramdisk.
    let ramdisk: [UInt8]

    init(_ request: EnclaveImageRequest) throws {
        summary = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        image = try EIF.open(request.outputPath)
        let section = image.sections(.ramdisk)[1]
        ramdisk = try image.file.bytes(at: section.offset, count: Int(section.size))
    }

    /// Builds layers as a docker-archive.
    init(_ layers: [[UInt8]], in scratch: Scratch) throws { try self.init(TestImage(layers: layers), in: scratch) }

    init(_ image: TestImage, in scratch: Scratch) throws {
        let path = try scratch.write("image.tar", image.dockerArchive())
        try self.init(
            EnclaveImageRequest.golden(
                .dockerArchive(path: path, reference: nil), to: scratch.file("image.eif"), scratch: scratch))
    }

    /// Entries by path; of the same path the first.
    var entries: [String: CPIO.Entry] {
        get throws {
            var entries: [String: CPIO.Entry] = [:]
            var reader = CPIOReader(ramdisk)
            while let item = try reader.next() {
                let name = String(decoding: item.entry.name, as: UTF8.self)
                entries[name] = entries[name] ?? item.entry
            }
            return entries
        }
    }

    func data(_ path: String) throws -> [UInt8]? {
        var reader = CPIOReader(ramdisk)
        while let item = try reader.next() {
            guard item.entry.name == Array(path.utf8) else { continue }
            return Array(ramdisk[Int(item.dataOffset)..<Int(item.dataOffset + item.dataSize)])
        }
        return nil
    }
}
