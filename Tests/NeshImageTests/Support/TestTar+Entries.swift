import NeshImage
import NeshTestSupport
import Testing

extension TestTar {
    static func entries(_ archive: [UInt8]) throws -> [TarEntry] {
        var reader = TarReader(MemorySource(archive), name: "test.tar")
        var entries: [TarEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        return entries
    }

    static func one(_ make: (inout TestTar) -> Void) throws -> TarEntry {
        var tar = TestTar()
        make(&tar)
        let all = try entries(tar.finished)
        #expect(all.count == 1)
        return try #require(all.first)
    }
}
