import Foundation
import NeshData
import NeshSystem
import Testing

@testable import NeshImage

/// The first megabyte of an image is measured on one thread, the rest on others: openssl must get the same of both.
@Suite struct MeasuringTests {
    @Test(arguments: [0, 200_000, 780_000, 786_432, 1_048_570, 1_310_720, 1_600_000])
    func thePartsOfAnImageCountWhereverThreadsBegin(size: Int) throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("root"), withIntermediateDirectories: true)
        try scratch.write("root/a", (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) })
        var request = EnclaveImageRequest.golden(
            .rootfs(path: scratch.file("root")), to: scratch.file("o.eif"), scratch: scratch)
        request.command = ["/a"]
        let built = try EnclaveImageBuilder.build(request, interrupt: Interrupt()).measurements
        let described = try EIF.describe(path: scratch.file("o.eif")).measurements

        let image = try EIF.open(scratch.file("o.eif"))
        let whole = try scratch.read("o.eif")
        func content(_ kind: EIF.SectionKind) -> [[UInt8]] {
            image.sections(kind).map { Array(whole[Int($0.offset)..<Int($0.offset + $0.size)]) }
        }
        let boot = (content(.kernel) + content(.cmdline)).flatMap { $0 }
        let ramdisks = content(.ramdisk)
        try #require(ramdisks.count > 1)
        let expected = try [
            register(boot + ramdisks.flatMap { $0 }), register(boot + ramdisks[0]),
            register(ramdisks[1...].flatMap { $0 }),
        ]
        #expect([built.pcr0, built.pcr1, built.pcr2] == expected)
        #expect([described.pcr0, described.pcr1, described.pcr2] == expected)
    }

    /// SHA-384 of 48 zeros and of the content's own SHA-384.
    private func register(_ content: [UInt8]) throws -> String {
        func digest(_ bytes: [UInt8]) throws -> [UInt8] {
            try run("openssl", "dgst", "-sha384", "-binary", input: bytes)
        }
        return try digest([UInt8](repeating: 0, count: 48) + digest(content)).map { String(format: "%02x", $0) }
            .joined()
    }
}
