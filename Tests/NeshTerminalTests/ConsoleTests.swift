import Foundation
import NeshSystem
import NeshTestSupport
import Testing

/// A FIFO that a test writes and the probe shows as a console.
final class TestFeed {
    let path: String
    private var descriptor: Int32
    private let directory: TemporaryDirectory

    init(name: String = "feed") throws {
        directory = try TemporaryDirectory()
        path = directory.path + "/" + name
        guard mkfifo(path, 0o600) == 0 else { throw SystemError("mkfifo") }
        descriptor = open(path, O_RDWR | O_CLOEXEC)
    }

    deinit { end() }

    /// Whoever reads gets the end once it has read the rest.
    func end() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }

    func write(_ text: String) { write(Array(text.utf8)) }
    func write(_ bytes: [UInt8]) { _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) } }
}

@Suite("Attaching to a console")
struct ConsoleTests {
    @Test(
        "shows bytes as they come, leaves by Ctrl-] or Ctrl-C; of what was typed only what is behind the key stays",
        arguments: ["\u{1d}", "\u{3}"])
    func leaving(key: String) throws {
        let feed = try TestFeed()
        let session = try ProbeSession.start()
        session.type("console \(feed.path)\r")
        feed.write("Hello\n\u{1b}[2J日本\u{1b}]0;title\u{7} and \u{1b}[31mmore")
        try session.waitFor("日本 and more")
        #expect(!session.isCooked)
        session.type("echo ty" + "ped\rahead" + key + "echo be" + "hind\rmore")
        let end = "console: left(byInterrupt: \(key == "\u{3}"))"
        try session.wait("the typed line to run") {
            $0.lines.suffix(4) == [end, "probe> echo behind", "behind", "probe> more"]
        }
        #expect(session.screen.styles(ofRow: session.screen.cursorRow).suffix(6).allSatisfy { $0 == "" })
        #expect(session.screen.unknown == [])
        try session.type("\u{3}", until: "cancelled 1")
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
        #expect(session.isCooked)
    }

    @Test("200 times Ctrl-C at a console, none lost")
    func interrupts() throws {
        let feed = try TestFeed()
        let session = try ProbeSession.start()
        for number in 1...200 {
            session.type("console \(feed.path)\r")
            feed.write("line \(number)\n")
            if number % 3 > 0 { try session.waitFor("line \(number)") }
            session.type("\u{3}")
            try session.wait("the prompt after \(number)") { screen in
                // Pressed before the command began, it is the command's interrupt. A Ctrl-C that is a signal
                // also drops what has been written and not been shown, such as the end of a row.
                ["left(byInterrupt: true)", "interrupted"].contains { end in
                    screen.lines.joined().hasSuffix("console: \(end)probe>")
                }
            }
            session.type("echo \(number) done\r")
            try session.wait("\(number) done") { $0.lines.suffix(2) == ["\(number) done", "probe>"] }
        }
    }

    @Test("ends with its feed, on a line of its own")
    func end() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write("console", "no line end \u{1b}[32mgreen")
        // The path of a temporary directory may be longer than a usual row.
        let session = try ProbeSession.start(columns: 400)
        try session.enter(
            "console \(file)", showing: ["probe> console \(file)", "no line end green", "console: ended", "probe>"])
        try session.type("raw-console \(try directory.write("raw", "a\u{1b}[1Cb\n"))\r", until: "a b")
    }

    @Test("several consoles at once come in whole lines with their names")
    func mix() throws {
        let (first, second) = (try TestFeed(name: "one"), try TestFeed(name: "three"))
        let session = try ProbeSession.start()
        session.type("mix \(first.path) \(second.path)\r")
        first.write("begins ")
        second.write("x\u{1b}[2J日本\nand \u{1b}[31mred\n10%\r100%\r\n")
        try session.waitFor("three | 100%")
        first.write("and ends\nhalf")
        try session.waitFor("one   | begins and ends")
        #expect(
            session.screen.lines.suffix(4) == [
                "three | x日本", "three | and red", "three | 100%", "one   | begins and ends",
            ])
        first.end()
        try session.waitFor("one   | half")
        try session.waitFor("one   | [ended]")
        second.end()
        try session.waitFor("three | [ended]")
        try session.waitFor("console: ended")
    }

    @Test(
        "in a flood lines are ended by the program, then by the terminal again",
        arguments: ["console", "raw-console"], [false, true])
    func flood(command: String, expandsTabs: Bool) throws {
        let feed = try TestFeed()
        let session = try ProbeSession.start(expandsTabs: expandsTabs)
        session.type("\(command) \(feed.path)\r")
        feed.write("first\n")
        try session.waitFor("first")
        #expect(session.endsLines)
        let line = "0123456789 日本\n"
        // As much as a FIFO holds, and more than a terminal does that nobody reads.
        feed.write(String(repeating: line, count: 3000))
        let deadline = Deadline(after: .seconds(60))
        while session.endsLines, !deadline.hasPassed { usleep(1000) }
        #expect(!session.endsLines)
        // It has nothing to look at then, unless something else is asked of it.
        #expect(session.looksAtOutput == expandsTabs)
        feed.write("and a last one\n")
        try session.wait("the end of the flood") {
            $0.lines.suffix(2) == ["0123456789 日本", "and a last one"] && session.endsLines && session.looksAtOutput
        }
        feed.write("after\nit\n")
        try session.wait("two more lines") { $0.lines.suffix(3) == ["and a last one", "after", "it"] }
        let shown = String(decoding: session.output, as: UTF8.self)
        #expect(shown.contains("first\r\n" + String(repeating: line.dropLast() + "\r\n", count: 3000) + "and a last"))
        session.type("\u{1d}")
        try session.waitFor("console: left")
    }

    @Test("a terminal that takes nothing can be left")
    func stuck() throws {
        let session = try ProbeSession.start()
        session.type("console /dev/zero\r")
        session.pump(milliseconds: 50)
        let full = try ProbeSession.start()
        full.keepsOutput = false
        full.type("raw-console /dev/zero\r")
        // Nobody reads what it writes for a while: the terminal's buffer is full.
        usleep(300_000)
        full.type([3], reading: false)
        usleep(300_000)
        try full.waitFor("console: left(byInterrupt: true)")
        #expect(full.endsLines)
        try session.type("\u{1d}", until: "console: left(byInterrupt: false)")
    }

    @Test("into a pipe, whole and unchanged by slow reading")
    func pipe() throws {
        let directory = try TemporaryDirectory()
        let line = "0123456789abcdef 日本\n"
        let file = try directory.write("console", String(repeating: line, count: 50_000))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: ProbeSession.executable)
        let (input, output) = (Foundation.Pipe(), Foundation.Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        input.fileHandleForWriting.write(Data("console \(file)\n".utf8))
        input.fileHandleForWriting.closeFile()
        usleep(200_000)
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text == String(repeating: line, count: 50_000) + "console: ended\nend\n")
    }
}
