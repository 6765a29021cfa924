import NeshImage
import Testing

@testable import NeshCommand
@testable import NeshImageVerbs

@Suite struct ProgressLineTests {
    private final class Said {
        var lines: [String?] = []
        var now = 0.0
    }

    private func line(_ said: Said) -> ProgressLine {
        ProgressLine(
            emit: { if case .status(let text) = $0 { said.lines.append(text) } }, columns: { 100 }, clock: { said.now })
    }

    @Test func stepBarBytesAndRate() {
        let said = Said()
        var line = line(said)
        line.show(.step("Writing a.eif"))
        said.now = 0.1
        line.show(.bytes(done: 0, total: 200 << 20))
        said.now = 0.5
        line.show(.bytes(done: 100 << 20, total: 200 << 20))
        said.now = 1
        line.show(.bytes(done: 200 << 20, total: 200 << 20))
        line.end()
        #expect(
            said.lines == [
                "Writing a.eif", "Writing a.eif  [........................]   0%    0 of 200 MiB",
                "Writing a.eif  [############............]  50%  100 of 200 MiB  200 MiB/s",
                "Writing a.eif  [########################] 100%  200 of 200 MiB  200 MiB/s", nil,
            ])
    }

    /// No phrasebook finds the step in the line as a whole: Japanese has its verb at the end, behind the name.
    @Test func inJapaneseAllOfItIs() {
        var lines: [String?] = []
        var line = ProgressLine(
            emit: { if case .status(let text) = $0 { lines.append(text) } }, language: .japanese, columns: { 100 },
            clock: { 0 })
        line.show(.step("Measuring a.eif"))
        line.show(.bytes(done: 0, total: 6 << 10))
        #expect(lines == ["a.eif を測定しています", "a.eif を測定しています  [........................]   0%  0 / 6 KiB"])
    }

    @Test func notMoreOftenThanAnEyeReads() {
        let said = Said()
        var line = line(said)
        line.show(.step("x"))
        for done in 0..<1000 {
            said.now += 0.001
            line.show(.bytes(done: UInt64(done), total: 1000))
        }
        #expect((10...12).contains(said.lines.count))
    }

    @Test func anUnknownTotalHasNoBar() {
        #expect(
            ProgressLine.text("Reading x", 3 << 20, of: 0, seconds: 1, columns: 80, isUnicode: false)
                == "Reading x  3 MiB  3 MiB/s")
        #expect(ProgressLine.text("Reading x", 0, of: 0, seconds: 0, columns: 80, isUnicode: false) == "Reading x  0 B")
    }

    @Test func theStepGivesWay() {
        let step = "Reading docker-archive:/a/long/way/to/the/image.tar"
        let text = ProgressLine.text(step, 1 << 20, of: 200 << 20, seconds: 1, columns: 79, isUnicode: false)
        #expect(text.count == 79)
        #expect(text.hasPrefix("Reading docker-"))
        #expect(text.hasSuffix("…  [........................]   0%    1 of 200 MiB  1 MiB/s"))
    }

    @Test func whereThereIsMoreThanASCIITheBarHasHalves() {
        func text(_ done: UInt64) -> String {
            ProgressLine.text("x", done, of: 48, seconds: 0, columns: 79, isUnicode: true)
        }
        #expect(text(0) == "x  ────────────────────────   0%   0 of 48 B")
        #expect(text(3) == "x  ━╸──────────────────────   6%   3 of 48 B")
        #expect(text(48) == "x  ━━━━━━━━━━━━━━━━━━━━━━━━ 100%  48 of 48 B")
        for (locale, expected) in [("C.UTF-8", true), ("de_DE.utf8", true), ("C", false), ("", false)] {
            #expect(Environment(["LC_ALL": "", "LANG": locale]).isUnicode == expected)
        }
    }
}
