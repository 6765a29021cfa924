import NeshTestSupport
import NeshText
import Testing

@testable import NeshTerminal

@Suite("Drawing by differences")
struct PainterTests {
    private static let pieces = [
        "a", "b", " ", "word ", "日", "本語", "é", "e\u{301}", "が", "👩‍👩‍👧", "🇯🇵", "\t", "\n", "\u{1}", "\u{200b}", "한",
    ]

    private func content(_ random: inout TestRandom, columns: Int) -> LineContent {
        var content = LineContent(prompt: Cell.cells(of: StyledText("nesh", .heading) + "> ", colours: true))
        for _ in 0..<random.below(columns) {
            content.line += Cell.cells(of: Self.pieces[random.below(Self.pieces.count)])
        }
        content.cursor = random.below(content.line.count + 1)
        if random.below(3) == 0, content.cursor == content.line.count {
            content.hint = Cell.cells(of: "hint 日本 and more", style: "2")
        }
        for row in 0..<(random.below(4) == 0 ? random.below(5) : 0) {
            content.menu.append(Cell.cells(of: "candidate \(row) 日本語 with a long explanation behind it"))
        }
        return content
    }

    /// Small changes, as keys make them.
    private func vary(_ content: LineContent, _ random: inout TestRandom, columns: Int) -> LineContent {
        var content = content
        switch random.below(6) {
        case 0, 1:
            let cells = Cell.cells(of: Self.pieces[random.below(Self.pieces.count)])
            content.line.insert(contentsOf: cells, at: content.cursor)
            content.cursor += cells.count
            content.hint = []
        case 2:
            if content.cursor > 0 {
                content.line.remove(at: content.cursor - 1)
                content.cursor -= 1
            }
            content.hint = []
        case 3:
            content.cursor = random.below(content.line.count + 1)
            content.hint = []
        case 4: content.menu = []
        default: return self.content(&random, columns: columns)
        }
        return content
    }

    @Test(
        "what is drawn step by step looks like what is drawn at once",
        arguments: [(80, 24), (40, 24), (17, 5), (5, 4), (2, 3)])
    func incremental(columns: Int, height: Int) {
        var random = TestRandom(seed: UInt64(columns))
        var painter = ScreenPainter(columns: columns, height: height)
        var screen = TestScreen(columns: columns, height: height)
        screen.write("before\r\n".utf8)
        var current = content(&random, columns: columns)
        for step in 0..<1500 {
            screen.write(painter.draw(current).utf8)
            let frame = Frame(current, columns: columns, height: height)
            var fresh = ScreenPainter(columns: columns, height: height)
            var other = TestScreen(columns: columns, height: height)
            other.write(fresh.draw(current).utf8)
            let first = screen.cursorRow - frame.cursorRow
            let shown = (0..<frame.rows.count).map { screen.row(first + $0) }
            let expected = (0..<frame.rows.count).map { other.row($0) }
            #expect(shown == expected, "step \(step)")
            #expect(screen.cursorColumn == frame.cursorColumn, "step \(step)")
            #expect(screen.row(first + frame.rows.count).isEmpty, "step \(step): nothing is left below")
            #expect(screen.unknown == [])
            if shown != expected { break }
            current = vary(current, &random, columns: columns)
        }
        screen.write(painter.finish().utf8)
        #expect(screen.cursorColumn == 0)
    }

    @Test("after a resize nothing is left of the old line and nothing above it is lost")
    func resize() {
        var random = TestRandom(seed: 7)
        for round in 0..<300 {
            var columns = 20 + random.below(60)
            var painter = ScreenPainter(columns: columns, height: 24)
            var screen = TestScreen(columns: columns, height: 24)
            screen.write("above\r\n".utf8)
            var content = LineContent(
                prompt: Cell.cells(of: "> "),
                line: Cell.cells(of: String(repeating: round % 2 == 0 ? "some abc" : "日本 abc", count: random.below(20)))
            )
            content.cursor = random.below(content.line.count + 1)
            screen.write(painter.draw(content).utf8)
            for _ in 0..<3 {
                columns = 20 + random.below(60)
                screen.resize(columns: columns, height: 24)
                screen.write(painter.resize(columns: columns, height: 24).utf8)
                screen.write(painter.draw(content).utf8)
            }
            var expected = TestScreen(columns: columns, height: 24)
            expected.write("above\r\n".utf8)
            var fresh = ScreenPainter(columns: columns, height: 24)
            expected.write(fresh.draw(content).utf8)
            #expect(screen.lines == expected.lines, "round \(round)")
        }
    }

    @Test("a dumb terminal gets one row, without escape sequences")
    func dumb() {
        var random = TestRandom(seed: 3)
        var painter = DumbPainter(columns: 30)
        var screen = TestScreen(columns: 30, height: 10)
        var current = content(&random, columns: 30)
        for step in 0..<500 {
            current.menu = []
            let output = painter.draw(current)
            #expect(!output.utf8.contains(0x1b) && !output.utf8.contains(0x0a))
            screen.write(output.utf8)
            var fresh = DumbPainter(columns: 30)
            var other = TestScreen(columns: 30, height: 10)
            other.write(fresh.draw(current).utf8)
            #expect(screen.lines == other.lines, "step \(step)")
            #expect(screen.cursorColumn == other.cursorColumn, "step \(step)")
            if screen.lines != other.lines { break }
            current = vary(current, &random, columns: 30)
        }
    }
}
