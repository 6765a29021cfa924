import Foundation
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshImage

/// Small pieces of a file come as they are in it, and the kernel's own count says how much was read for them.
@Suite struct ReadAheadTests {
    private static let size = 4 << 20
    private static let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }

    /// Reads all pieces.
    /// - Returns: how many bytes the kernel gave for them, and in how many calls.
    private func read(_ pieces: [Range<Int>]) throws -> (bytes: Int, calls: Int) {
        let scratch = try Scratch()
        let file = try InputFile(path: scratch.write("file", Self.content))
        var ahead = ReadAhead()
        var wrong: [Range<Int>] = []
        let before = try counts()
        for piece in pieces {
            var bytes = [UInt8](repeating: 0, count: piece.count)
            let count = try bytes.withUnsafeMutableBytes {
                try ahead.read(file, into: $0, at: UInt64(piece.lowerBound))
            }
            if bytes.prefix(count) != Self.content[piece.clamped(to: 0..<Self.size)] { wrong.append(piece) }
        }
        let after = try counts()
        #expect(wrong.isEmpty)
        return (after.bytes - before.bytes, after.calls - before.calls)
    }

    /// What this thread has read so far.
    private func counts() throws -> (bytes: Int, calls: Int) {
        let text = try String(contentsOfFile: "/proc/thread-self/io", encoding: .utf8)
        func number(_ name: String) throws -> Int {
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(name + ": ") })
            return try #require(Int(line.dropFirst(name.count + 2)))
        }
        return (try number("rchar"), try number("syscr"))
    }

    /// As the files of an archive whose names are sorted: 1, 10, 100, 1000, 1001, …, 101, …
    @Test func trailsThroughOneAnotherAreReadOnce() throws {
        let count = Self.size / 1024
        let sorted = (0..<count).sorted { String($0) < String($1) }
        let read = try read(sorted.map { 1024 * $0..<1024 * $0 + 600 })
        #expect(read.bytes < Self.size * 3 / 2)
        #expect(read.calls < count / 10)
    }

    /// A directory has thousands of small files, and a process may hold a few hundred descriptors.
    @Test func aFileThatIsReadWholeIsNotHeld() throws {
        let scratch = try Scratch()
        var ahead = ReadAhead()
        var bytes = [UInt8](repeating: 0, count: 100)
        weak var whole: OwnedDescriptor?
        weak var part: OwnedDescriptor?
        do {
            let small = try InputFile(path: scratch.write("small", Array(Self.content.prefix(100))))
            let large = try InputFile(path: scratch.write("large", Array(Self.content.prefix(1000))))
            (whole, part) = (small.descriptor, large.descriptor)
            for file in [small, large] {
                #expect(try bytes.withUnsafeMutableBytes { try ahead.read(file, into: $0, at: 0) } == 100)
                #expect(bytes == Array(Self.content.prefix(100)))
            }
        }
        #expect(whole == nil && part != nil)
    }

    @Test func whatIsStrewnIsNotReadAhead() throws {
        var random = TestRandom(seed: 7)
        let pieces = (0..<2000).map { _ in
            let start = random.below(Self.size - 512)
            return start..<start + 512
        }
        let read = try read(pieces)
        #expect(read.bytes < pieces.count * 512 * 8)
    }

    @Test func piecesOfAnySizeAnywhereAreThere() throws {
        var random = TestRandom(seed: 3)
        var place = 0
        _ = try read(
            (0..<20_000).map { _ in
                if random.below(16) == 0 { place = random.below(Self.size) }
                let start = place
                place = min(place + random.below(9000), Self.size)
                return start..<start + random.below(6000)
            })
    }
}
