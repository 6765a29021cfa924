import NeshCommand
import NeshData
import NeshText
import Testing

@testable import NeshImageVerbs

/// `eif map`: sections to scale.
@Suite struct ImageMapTests {
    private let map = ImageMap(
        title: "a.eif", size: 1000,
        rows: [
            .init(name: "kernel", offset: 0, size: 500, registers: [0, 1]),
            .init(name: "ramdisk 2", offset: 500, size: 499, registers: [0, 2]),
            .init(name: "signature", offset: 999, size: 1, registers: [8]),
        ],
        values: [
            (0, String(repeating: "0", count: 96)), (8, "88"),
        ])

    @Test("bars lie where the bytes lie, and no row is wider than the terminal", arguments: [40, 60, 80, 120])
    func scale(width: Int) {
        let lines = map.lines(width: width, wraps: true)
        #expect(lines.allSatisfy { DisplayWidth.of($0.text) <= width })
        guard width >= 80 else { return }
        let bars = lines[3...5].map { $0.text.filter { "█·".contains($0) }.prefix { $0 == "█" || $0 == "·" } }
        let room =
            lines[3].text.count { $0 == "█" } + lines[3].text.dropFirst(11).prefix { $0 == "█" || $0 == "·" }.count
            - lines[3].text.count { $0 == "█" }
        #expect(bars[0].prefix(room / 2).allSatisfy { $0 == "█" } && bars[0].prefix(room).last == "·")
        #expect(
            bars[1].first == "·" && bars[2].prefix(room).last == "█" && bars[2].prefix(room).count { $0 == "█" } == 1)
    }

    @Test("sections have Japanese names where these fit", arguments: [36, 60, 80])
    func japanese(width: Int) {
        var japanese = map
        japanese.language = .japanese
        let lines = japanese.lines(width: width, wraps: true)
        #expect(lines.allSatisfy { DisplayWidth.of($0.text) <= width })
        #expect(lines[3].text.hasPrefix(width > 36 ? "カーネル " : "kernel "), "\(lines[3].text)")
    }

    @Test func marksSayWhatCountsForWhat() {
        let lines = map.lines(width: 80, wraps: true).map(\.text)
        #expect(lines[3].hasSuffix("●     ·  ") && lines[5].hasSuffix("·     ●  "))
        var plain = map
        plain.isUnicode = false
        #expect(plain.lines(width: 80, wraps: true).allSatisfy { $0.text.utf8.allSatisfy { $0 < 0x80 } })
        #expect(map.lines(width: 80, wraps: false).contains { $0.text == "  " + String(repeating: "0", count: 96) })
    }
}
