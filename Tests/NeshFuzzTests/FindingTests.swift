import Foundation
import NeshFuzzing
import NeshTestSupport
import Testing

/// What `scripts/fuzz` has found once, and what it begins with.
@Suite struct FindingTests {
    private static let targets = FuzzTarget.all.map(\.name)

    private func findings(_ target: String) throws -> [URL] {
        let directory = try #require(Bundle.module.resourceURL).appendingPathComponent("Findings/\(target)")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        return names.sorted().map { directory.appendingPathComponent($0) }
    }

    @Test(arguments: targets)
    func pastFindingsStayMended(name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        for file in try findings(name) {
            #expect(throws: Never.self, "\(file.lastPathComponent)") { try target.run(Array(Data(contentsOf: file))) }
        }
    }

    /// Seeds are good inputs; cut at any place they are bad ones.
    @Test(arguments: targets)
    func seedsAndTheirPieces(name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let seeds = try target.seeds()
        #expect(!seeds.isEmpty)
        var dice = TestRandom(seed: 5)
        for seed in seeds {
            try target.run(seed)
            for _ in 0..<20 {
                var piece = Array(seed.prefix(dice.below(seed.count)))
                try target.run(piece)
                if !piece.isEmpty { piece[dice.below(piece.count)] = UInt8(truncatingIfNeeded: dice.next()) }
                try target.run(piece + seed.dropFirst(piece.count))
            }
        }
    }
}
