import Foundation
import NeshData
import NeshImage
import NeshSystem
import Testing

/// What the public tools made of the same inputs.
@Suite struct GoldenTests {
    @Test(arguments: ["hello", "layers", "system", "entrypoint"])
    func imagesHaveThePublicToolsRegisters(name: String) throws {
        let scratch = try Scratch()
        let request = EnclaveImageRequest.golden(
            .dockerArchive(path: Golden.path("\(name).tar"), reference: nil), to: scratch.file("out.eif"),
            scratch: scratch)
        let summary = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        let expected = try #require(Golden.json("expected.json")[name])
        let image = try EIF.open(scratch.file("out.eif"))
        let ramdisks = image.sections(.ramdisk)
        try #require(ramdisks.count == 2)
        for (ramdisk, key) in zip(ramdisks, ["bootstrap_ramdisk", "customer_ramdisk"]) {
            #expect(Int(ramdisk.size) == expected[key]?["bytes"]?.integer)
            let bytes = try image.file.bytes(at: ramdisk.offset, count: Int(ramdisk.size))
            let digest = String(decoding: try run("sha256sum", input: bytes), as: UTF8.self).prefix(64)
            #expect(String(digest) == expected[key]?["sha256"]?.string)
        }
        #expect(summary.measurements.pcr0 == expected["PCR0"]?.string)
        #expect(summary.measurements.pcr1 == expected["PCR1"]?.string)
        #expect(summary.measurements.pcr2 == expected["PCR2"]?.string)
        let described = try EIF.describe(path: scratch.file("out.eif"))
        #expect(described.measurements == summary.measurements)
        #expect(described.checksumMatches)
        #expect(described.size == summary.size)
        #expect(!described.isPlaceholder)
        #expect(described.metadata?.imageName == "nesh-golden/\(name)")
        #expect(described.metadata?.kernelVersion == "6.1.0")
        #expect(scratch.names == ["out.eif"])
    }

    @Test(arguments: [
        ("hello.eif", "hello.describe-eif.json"),
        ("signed/hello-signed.eif", "signed/hello-signed.describe-eif.json"),
    ])
    func descriptionsAreThePublicToolsText(image: String, described: String) throws {
        let description = try EIF.describe(path: Golden.path(image))
        // The public tool's text is that of its release 1.5.
        let expected = String(decoding: try Golden.bytes(described), as: UTF8.self)
            .trimmingCharacters(in: .newlines)
        #expect(NitroCLIRelease.release15.spelling(description.json).pretty == expected)
        // Read from a keeper of any release, it is told in the words of the one that is asked for.
        let older = NitroCLIRelease.release14.spelling(try JSON.parse(expected))
        #expect(older == description.json)
        #expect(older["Measurements"]?["HashAlgorithm"] == "Sha384 { ... }")
        #expect(NitroCLIRelease.release14.spelling(["HashAlgorithm": "Md5"]) == ["HashAlgorithm": "Md5"])
        try description.requireRunnable()
    }

    @Test func registersOfCertificatesAndFiles() throws {
        let certificate = try PCR.of(certificate: Golden.path("signed/cert.pem"))
        #expect(certificate == (try Golden.json("signed/pcr-certificate.json")["PCR8"]?.string))
        let input = try PCR.of(file: Golden.path("signed/metadata.json"))
        #expect(input == (try Golden.json("signed/pcr-input.json")["PCR"]?.string))
    }
}
