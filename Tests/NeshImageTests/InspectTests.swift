import Foundation
import NeshData
import NeshImage
import NeshSystem
import Testing

@Suite struct InspectTests {
    private func build(_ scratch: Scratch, _ name: String, text: String, mode: Int = 0o644) throws -> EIFImage {
        var tar = TestTar()
        tar.add("etc/", type: "5", mode: 0o755)
        tar.add("etc/conf", mode: mode, data: Array(text.utf8))
        tar.add("only-" + name)
        try scratch.write("image.tar", TestImage(layers: [tar.finished]).dockerArchive())
        let request = EnclaveImageRequest.golden(
            .dockerArchive(path: scratch.file("image.tar"), reference: nil), to: scratch.file(name), scratch: scratch)
        return try BuiltImage(request).image
    }

    @Test func comparisonNamesSectionsAndFiles() throws {
        let scratch = try Scratch()
        let first = try build(scratch, "a", text: "one")
        let second = try build(scratch, "b", text: "two", mode: 0o600)
        #expect(try EIFComparison.compare(first, first).areEqual)
        let comparison = try EIFComparison.compare(first, second)
        #expect(comparison.parts.map(\.name) == ["metadata", "ramdisk 2"])
        #expect(
            comparison.files.map { "\($0.ramdisk) \($0.path): \($0.difference)" } == [
                "2 rootfs/etc/conf: mode, contents", "2 rootfs/only-a: only in A", "2 rootfs/only-b: only in B",
            ])
        #expect(comparison.json["Equal"] == false)
        let signed = try EIFComparison.compare(
            EIF.open(Golden.path("hello.eif")), EIF.open(Golden.path("signed/hello-signed.eif")))
        // The two were built at different moments.
        #expect(signed.parts.map(\.name) == ["metadata", "signature"])
        #expect(signed.parts.last?.difference == "only in B")
    }

    @Test func extractionGivesTheSections() throws {
        let scratch = try Scratch()
        let image = try EIF.open(Golden.path("signed/hello-signed.eif"))
        let names = try image.extract(to: scratch.file("out"))
        #expect(
            names == [
                "kernel", "cmdline", "metadata.json", "ramdisk-1.cpio", "ramdisk-2.cpio", "certificate.pem",
                "signature.cbor",
            ])
        #expect(try scratch.read("out/kernel") == (try Golden.bytes("blobs/bzImage")))
        #expect(try scratch.read("out/certificate.pem") == (try Golden.bytes("signed/cert.pem")))
        let expected = try Golden.json("expected.json")["hello"]?["customer_ramdisk"]?["sha256"]?.string
        #expect(BlobDigest(of: try scratch.read("out/ramdisk-2.cpio")).hexadecimal == expected)
        #expect(throws: Failure.self) { try image.extract(to: scratch.file("missing/out")) }
    }

    @Test func filesAreListed() throws {
        var paths: [String] = []
        var target = ""
        try EIF.open(Golden.path("hello.eif")).forEachFile { file in
            paths.append("\(file.ramdisk) \(file.path)")
            if file.path == "rootfs/etc/mtab" { target = String(decoding: file.target, as: UTF8.self) }
        }
        #expect(paths.prefix(4) == ["1 dev", "1 init", "1 nsm.ko", "2 rootfs"])
        #expect(paths.suffix(2) == ["2 cmd", "2 env"])
        #expect(target == "/proc/mounts")
    }

    @Test func theKeyPolicysConditionNamesTheRegisters() throws {
        let json = try EIF.describe(path: Golden.path("signed/hello-signed.eif")).measurements.kmsCondition
        let keys = json["Condition"]?["StringEqualsIgnoreCase"]?.object
        #expect(
            keys?.keys == ["PCR0", "PCR1", "PCR2", "PCR8"].map { "kms:RecipientAttestation:" + $0 })
        #expect(keys?["kms:RecipientAttestation:PCR8"]?.string?.hasPrefix("fd93459a5043") == true)
    }

    @Test func standardOutputAndRepeatedBuildsAreTheSame() throws {
        let scratch = try Scratch()
        var request = EnclaveImageRequest.golden(
            .dockerArchive(path: Golden.path("layers.tar"), reference: nil), to: scratch.file("a.eif"), scratch: scratch
        )
        request.sourceDateEpoch = 1_700_000_000
        _ = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        request.outputPath = scratch.file("b.eif")
        request.now = 5
        _ = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        #expect(try scratch.read("a.eif") == (try scratch.read("b.eif")))
        // Without a given time only BuildTime, and with it the checksum, differ.
        request.sourceDateEpoch = nil
        _ = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        let comparison = try EIFComparison.compare(EIF.open(scratch.file("a.eif")), EIF.open(scratch.file("b.eif")))
        #expect(comparison.parts.map(\.name) == ["metadata"])
        var metadata = try #require(EIF.describe(path: scratch.file("b.eif")).metadata)
        metadata.buildTime = rfc3339(1_700_000_000)
        #expect(metadata == (try EIF.describe(path: scratch.file("a.eif")).metadata))
    }

    @Test func metadataFilesAreTakenOver() throws {
        let scratch = try Scratch()
        var request = EnclaveImageRequest.golden(
            .dockerArchive(path: Golden.path("hello.tar"), reference: nil), to: scratch.file("a.eif"), scratch: scratch)
        request.metadataPath = Golden.path("signed/metadata.json")
        request.name = "my-name"
        request.version = "7"
        _ = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        let json = try EIF.describe(path: scratch.file("a.eif")).json
        #expect(json["ImageName"] == "my-name")
        #expect(json["ImageVersion"] == "7")
        #expect(json["Metadata"]?.object?.keys.suffix(3) == ["build", "tags", "team"])
        request.metadataPath = try scratch.write("bad.json", "{")
        #expect(throws: Failure.self) { try EnclaveImageBuilder.build(request, interrupt: Interrupt()) }
        request.metadataPath = try scratch.write("long.json", "\"" + String(repeating: "x", count: 4095) + "\"")
        #expect(throws: Failure.self) { try EnclaveImageBuilder.build(request, interrupt: Interrupt()) }
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00+00:00"), (1_492_533_000, "2017-04-18T16:30:00+00:00"),
        (951_782_400, "2000-02-29T00:00:00+00:00"), (4_102_444_799, "2099-12-31T23:59:59+00:00"),
        (-1, "1969-12-31T23:59:59+00:00"),
    ])
    func timesAreWritten(seconds: Int64, text: String) { #expect(rfc3339(seconds) == text) }

    @Test func namesOfSources() throws {
        func parse(_ text: String) throws -> ImageReference { try ImageReference.parse(text) }
        #expect(try parse("docker-archive:a/b.tar") == .dockerArchive(path: "a/b.tar", reference: nil))
        #expect(try parse("docker-archive:b.tar:x/y:1") == .dockerArchive(path: "b.tar", reference: "x/y:1"))
        #expect(try parse("oci:dir:tag") == .ociDirectory(path: "dir", reference: "tag"))
        #expect(try parse("oci-archive:f") == .ociArchive(path: "f", reference: nil))
        #expect(try parse("rootfs:/some:dir") == .rootfs(path: "/some:dir"))
        #expect(try parse("docker-daemon:a:1") == .dockerDaemon(name: "a:1"))
        #expect(try parse("docker://r.io/a:1") == .registry(name: "r.io/a:1"))
        #expect(try parse("hello-app:latest") == .name("hello-app:latest"))
        #expect(try parse("localhost:5000/a") == .name("localhost:5000/a"))
        for text in ["", "docker-archive:", "oci::x", "rootfs:", "docker:x", "oci:a:", "sif:x", "a\u{1}b"] {
            let failure = #expect(throws: Failure.self) { try parse(text) }
            #expect(failure?.code == .invalidArgument)
        }
        for text in ["docker-archive:f:r:1", "oci:d", "rootfs:x", "docker://a", "n:1"] {
            #expect(try parse(text).description == text)
        }
    }
}
