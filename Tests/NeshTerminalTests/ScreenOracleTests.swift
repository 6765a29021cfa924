import Foundation
import NeshSystem
import NeshTestSupport
import NeshText
import Testing

@testable import NeshTerminal

/// A terminal that we did not write: tmux, with a file's bytes on its screen.
private final class OtherTerminal {
    private let name = "nesh-test-\(UUID().uuidString)"

    init(showing file: String, columns: Int, rows: Int) throws {
        // A server stays behind: it may have no pipe of ours, or reading from that would not end.
        let null = try File.open("/dev/null", O_RDWR)
        let command = "cat '\(file)'; exec sleep 60"
        let start = ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", command]
        let process = try ChildProcess(
            "/usr/bin/tmux", arguments: ["tmux", "-u", "-L", name] + start, environment: Self.environment,
            descriptors: [0: null.raw, 1: null.raw, 2: null.raw])
        _ = try process.wait()
    }

    deinit { _ = try? run("kill-server") }

    private static let environment = ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "TERM=xterm"]

    @discardableResult
    func run(_ arguments: String...) throws -> String {
        let output = try ChildProcess.run(
            "/usr/bin/tmux", ["-u", "-L", name] + arguments, environment: Self.environment)
        return String(decoding: output.standardOutput, as: UTF8.self)
    }

    /// The rows without trailing blanks, also those that have scrolled away, then the cursor.
    func state() throws -> [String] {
        let rows = try run("capture-pane", "-p", "-S", "-").split(separator: "\n", omittingEmptySubsequences: false)
        var lines = rows.map { row in String(row.reversed().drop { $0 == " " }.reversed()) }
        while lines.last == "" { lines.removeLast() }
        let cursor = try run("display-message", "-p", "#{e|+:#{history_size},#{cursor_y}},#{cursor_x}")
        return lines + [cursor.trimmingCharacters(in: .whitespacesAndNewlines)]
    }

    /// Waits until it shows this, or what it shows instead.
    func wait(for expected: [String]) throws -> [String] {
        let deadline = Deadline(after: .seconds(60))
        while try state() != expected, !deadline.hasPassed { usleep(20_000) }
        return try state()
    }
}

extension TestScreen {
    fileprivate var state: [String] { allLines + ["\(scrolledRows + cursorRow),\(cursorColumn)"] }
}

@Suite(
    "The screen of the tests is a terminal's",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux"), "compares with tmux"))
struct ScreenOracleTests {
    @Test("drawings look the same in tmux, also after a resize", arguments: 1...4)
    func drawings(seed: UInt64) throws {
        var random = TestRandom(seed: seed)
        let (columns, rows) = (20 + random.below(40), 12)
        var painter = ScreenPainter(columns: columns, height: rows)
        var bytes = Array("above\r\nand more\r\n".utf8)
        var content = LineContent(prompt: Cell.cells(of: StyledText("nesh", .error) + "> ", colours: true))
        for _ in 0..<120 {
            let piece = ["a", "word ", "日本", "e\u{301}", "語", " "][random.below(6)]
            if random.below(5) == 0 {
                content.cursor = random.below(content.line.count + 1)
            } else if random.below(4) == 0, content.cursor > 0 {
                content.line.remove(at: content.cursor - 1)
                content.cursor -= 1
            } else {
                let cells = Cell.cells(of: piece)
                content.line.insert(contentsOf: cells, at: content.cursor)
                content.cursor += cells.count
            }
            content.menu = random.below(6) == 0 ? [Cell.cells(of: "one 日本"), Cell.cells(of: "two")] : []
            bytes += Array(painter.draw(content).utf8)
            if random.below(30) == 0 {
                bytes += Array((painter.erase() + "a notice\r\n").utf8)
                bytes += Array(painter.draw(content).utf8)
            }
        }
        let directory = try TemporaryDirectory()
        let file = try directory.write("bytes", bytes)
        var screen = TestScreen(columns: columns, height: rows)
        screen.write(bytes)
        let other = try OtherTerminal(showing: file, columns: columns, rows: rows)
        let shown = try other.wait(for: screen.state)
        #expect(shown == screen.state)
        for width in [columns - 7, columns + 11] {
            try other.run("resize-window", "-x", "\(width)", "-y", "\(rows)")
            screen.resize(columns: width, height: rows)
            let shown = try other.wait(for: screen.state)
            #expect(shown == screen.state, "\(width) columns")
        }
    }

    @Test("a line edited in tmux survives its resizes")
    func resize() throws {
        let directory = try TemporaryDirectory()
        let other = try OtherTerminal(showing: try directory.write("empty", ""), columns: 60, rows: 15)
        let command = "LC_ALL=C.UTF-8 TERM=screen '\(ProbeSession.executable)'; exec sleep 60"
        try other.run("respawn-pane", "-k", command)
        let first = try other.wait(for: ["probe>", "0,7"])
        try #require(first == ["probe>", "0,7"])
        try other.run("send-keys", "echo above", "Enter")
        let before = ["probe> echo above", "above"]
        #expect(try other.wait(for: before + ["probe>", "2,7"]) == before + ["probe>", "2,7"])
        let text = (1...20).map { "word\($0)" }.joined(separator: " ")
        try other.run("send-keys", "-l", text)
        for columns in [60, 40, 70, 35, 80] {
            try other.run("resize-window", "-x", "\(columns)", "-y", "15")
            var expected = TestScreen(columns: columns, height: 15)
            expected.write((before + ["probe> " + text]).joined(separator: "\r\n").utf8)
            let shown = try other.wait(for: expected.state)
            #expect(shown == expected.state, "\(columns) columns")
            // tmux alone may show this already. The next size has to come after the editor has drawn for this one:
            // of two more keys the second is read after the resize has been dealt with.
            try other.run("send-keys", "x")
            expected.write("x".utf8)
            #expect(try other.wait(for: expected.state) == expected.state, "\(columns) columns and a key")
            try other.run("send-keys", "BSpace")
            #expect(try other.wait(for: shown) == shown, "\(columns) columns and a key less")
        }
    }
}
