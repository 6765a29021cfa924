import NeshData
import NeshTestSupport
import Testing

@testable import NeshImage

/// A layer of many entries is merged while the rest of it is read: it is one layer nevertheless.
@Suite struct LayerPartsTests {
    private static let count = 9000

    private func layer() -> TestTar {
        var tar = TestTar()
        for number in 0..<Self.count { tar.add("d/f\(number)", data: [UInt8(truncatingIfNeeded: number)]) }
        return tar
    }

    @Test func theLastEntriesKnowTheFirstOnes() throws {
        var lower = TestTar()
        lower.add("d/old")
        var tar = layer()
        // Takes away what lower layers have there, and nothing of its own layer.
        tar.add("d/.wh..wh..opq")
        tar.add("d/link", type: "1", link: "d/f0")
        let entries = try BuiltImage([lower.finished, tar.finished], in: Scratch()).entries
        let names = entries.keys.filter { $0.hasPrefix("rootfs/d/") }
        let expected = ["rootfs/d/", "rootfs/d/link"] + (0..<Self.count).map { "rootfs/d/f\($0)" }
        // Not the sets, which would fill a screen.
        #expect(Set(names).symmetricDifference(expected).isEmpty)
        #expect([entries["rootfs/d/f0"], entries["rootfs/d/link"]].contains { $0?.kind == .symlink })
    }

    @Test func damageFarBehindIsTold() throws {
        let whole = layer().finished
        #expect {
            try BuiltImage([Array(whole.prefix(whole.count - 4000))], in: Scratch())
        } throws: { ($0 as? Failure)?.message.contains("is cut off") == true }
    }

    @Test func allComesInOrderAndTheFailureLast() throws {
        let handover = try Handover<Int>(limit: 2) { give throws(Failure) in
            for number in 0..<1000 { _ = give(number) }
            throw Failure(.eifBuilding, "the end")
        }
        for number in 0..<1000 { #expect(try handover.next() == number) }
        #expect(throws: Failure.self) { try handover.next() }
    }

    @Test func nothingIsMadeThatNobodyTakes() throws {
        let made = Monitor(0)
        do {
            let handover = try Handover<Int>(limit: 3) { give in while give(0) { made.update { $0 += 1 } } }
            #expect(try handover.next() == 0)
        }
        // One was taken, three wait.
        #expect(made.update { $0 } <= 4)
    }
}
