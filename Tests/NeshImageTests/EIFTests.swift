import Foundation
import NeshData
import NeshImage
import NeshSystem
import Testing

@Suite struct EIFTests {
    @Test func headersComeBack() throws {
        var header = EIFHeader()
        header.architecture = .arm
        header.sectionOffsets = [548, 1000, 2000]
        header.sectionSizes = [440, 988, 12]
        header.checksum = 0xdead_beef
        #expect(header.encoded.count == EIF.headerSize)
        #expect(try EIFHeader.parse(header.encoded) == header)
    }

    /// Wherever a file ends too early, there is an error of the right kind and no crash.
    @Test func everyCutIsTold() throws {
        let scratch = try Scratch()
        let whole = try Golden.bytes("hello.eif")
        // Every byte of the structure; of the sections' insides some.
        let cuts =
            Array(0..<600) + stride(from: 600, to: 262_000, by: 9973) + Array(262_690..<263_200)
            + Array(275_950..<276_000) + Array((whole.count - 20)..<whole.count)
        for cut in cuts {
            try scratch.write("cut.eif", Array(whole.prefix(cut)))
            let failure = #expect(throws: Failure.self) { try EIF.describe(path: scratch.file("cut.eif")) }
            #expect(failure?.code == .eifParsing)
            if cut > 4 { #expect(failure?.message.contains("cut off") == true, "\(cut): \(failure?.message ?? "")") }
        }
    }

    /// Each changed byte shows: as damage of the structure, or as a checksum that does not fit.
    @Test func everyChangeIsTold() throws {
        let scratch = try Scratch()
        let whole = try Golden.bytes("hello.eif")
        let places = Array(0..<548) + Array(548..<570) + [100_000] + Array(262_690..<263_200) + [whole.count - 1]
        for place in places {
            var changed = whole
            changed[place] ^= 0x41
            try scratch.write("changed.eif", changed)
            do throws(Failure) {
                let description = try EIF.describe(path: scratch.file("changed.eif"))
                #expect(!description.checksumMatches, "byte \(place)")
                #expect(throws: Failure.self) { try description.requireRunnable() }
            } catch { #expect(error.code == .eifParsing, "byte \(place)") }
        }
    }

    @Test func otherFilesAreNamed() throws {
        let scratch = try Scratch()
        var fixes: [String] = []
        func message(_ path: String) -> String {
            let failure = #expect(throws: Failure.self) { try EIF.open(path) }
            #expect(failure?.code == .eifParsing)
            fixes = failure?.fixes ?? []
            return failure?.message ?? ""
        }
        let making = ["build-enclave --docker-uri IMAGE --output-file app.eif  # makes one"]
        #expect(message(try scratch.write("a.txt", "hello, world\n")).hasSuffix("is a text file, not an enclave image"))
        #expect(fixes == making)
        #expect(message(try scratch.write("empty", "")).contains("is an empty file"))
        #expect(message(scratch.path).hasSuffix("is a directory, not an enclave image"))
        #expect(fixes == making)
        #expect(message("/dev/null").contains("not a regular file"))
        #expect(message(Golden.path("hello.tar")).contains("tar archive"))
        #expect(message("/usr/bin/env").contains("is a program"))
        #expect(message(try scratch.write("binary", [0, 1, 2, 3, 4, 5])).contains("does not start with '.eif'"))
        let missing = #expect(throws: Failure.self) { try EIF.open(scratch.file("missing.eif")) }
        #expect(missing?.code == .fileOperation)
    }

    @Test func minimumMemoryIsFourTimesTheFileInWholeMiB() {
        #expect(EIFImage.minimumMemoryMiB(forSize: 1) == 4)
        #expect(EIFImage.minimumMemoryMiB(forSize: 1 << 20) == 4)
        #expect(EIFImage.minimumMemoryMiB(forSize: 1 << 20 + 1) == 8)
        #expect(EIFImage.minimumMemoryMiB(forSize: 448 << 20) == 1792)
    }

    @Test func anInterruptEndsADescription() throws {
        let interrupt = try Interrupt()
        interrupt.raise()
        let failure = #expect(throws: Failure.self) {
            try EIF.describe(path: Golden.path("hello.eif"), interrupt: interrupt)
        }
        #expect(failure?.kind == .interrupted(signal: 2))
    }

    @Test func anInterruptedBuildLeavesNothing() throws {
        let scratch = try Scratch()
        let interrupt = try Interrupt()
        let request = EnclaveImageRequest.golden(
            .dockerArchive(path: Golden.path("hello.tar"), reference: nil), to: scratch.file("o.eif"), scratch: scratch)
        #expect(throws: Failure.self) {
            try EnclaveImageBuilder.build(
                request, progress: { if case .bytes = $0 { interrupt.raise() } }, interrupt: interrupt)
        }
        #expect(scratch.names.isEmpty)
    }
}
