import Foundation
import NeshTerminal
import NeshTestSupport
import Testing

@Suite("History")
struct HistoryTests {
    let directory: TemporaryDirectory
    var path: String { directory.path + "/state/nesh/history" }

    init() throws { directory = try TemporaryDirectory() }

    private func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    private func file() throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test("keeps what is worth keeping, readable by its owner alone")
    func policy() throws {
        let history = History(path: path)
        for (line, isKept) in [
            ("one", true), ("one", false), (" secret", false), ("", false), ("\t ", false), ("two", true),
            ("one", true),
            ("日本 e\u{301}", true),
        ] {
            #expect(try history.add(line) == isKept, "\(line)")
        }
        #expect(try history.add("two\nlines"))
        #expect(history.lines == ["one", "two", "one", "日本 e\u{301}", "two\nlines"])
        // In the file a text of several lines has one, too.
        #expect(try file().map { $0.replacing("\u{1e}", with: "\n") } == history.lines)
        #expect(try mode(path) == 0o600)
        #expect(try mode(directory.path + "/state/nesh") == 0o700)
        #expect(history.newest(startingWith: "o") == "one")
        #expect(history.newest(startingWith: "one") == nil)
        #expect(history.newest(startingWith: "") == nil)
    }

    @Test("a file that others could read is closed to them")
    func permissions() throws {
        try directory.write("state/nesh/history", "old\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try History(path: path).add("new")
        #expect(try mode(path) == 0o600)
        #expect(try file() == ["old", "new"])
    }

    @Test("half a line left by a crash does not swallow the next one")
    func halfLine() throws {
        try directory.write("state/nesh/history", "whole\nhal")
        let history = History(path: path)
        try history.load()
        try history.add("next")
        #expect(try file() == ["whole", "hal", "next"])
    }

    @Test("the file is shortened, and only now and then")
    func bounded() throws {
        try directory.write("state/nesh/history", (1...25).map { "line \($0)\n" }.joined())
        let history = History(path: path, limit: 10)
        try history.load()
        #expect(history.lines == (16...25).map { "line \($0)" })
        #expect(try file() == history.lines)
        for number in 26...40 { try history.add("line \(number)") }
        #expect(history.lines == (31...40).map { "line \($0)" })
        #expect(try file().count == 25)
        #expect(try mode(path) == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path + "/state/nesh") == ["history"])
    }

    @Test("lines of a shell that runs beside this one are taken over once, in their order")
    func refresh() throws {
        let (mine, other) = (History(path: path), History(path: path))
        try mine.load()
        try other.load()
        try other.add("other 1")
        try mine.add("mine 1")
        #expect(mine.lines == ["other 1", "mine 1"])
        try other.add("other 2")
        try mine.refresh()
        try mine.refresh()
        #expect(mine.lines == ["other 1", "mine 1", "other 2"])
        #expect(other.lines == mine.lines)
        #expect(mine.others == ["other 1", "other 2"] && mine.total == 3)
        // Half a line is still being written.
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.seekToEnd()
        try file.write(contentsOf: Data("thi".utf8))
        try mine.refresh()
        #expect(mine.lines.last == "other 2")
        try file.write(contentsOf: Data("rd\n".utf8))
        try mine.refresh()
        #expect(mine.lines.last == "third")
    }

    @Test("nothing is taken over twice when another shell has shortened the file")
    func refreshAfterShortening() throws {
        try directory.write("state/nesh/history", (1...25).map { "line \($0)\n" }.joined())
        let mine = History(path: path, limit: 100)
        try mine.load()
        let other = History(path: path, limit: 10)
        try other.load()
        try other.add("new")
        try mine.refresh()
        #expect(mine.lines == (1...25).map { "line \($0)" } + ["new"])
    }

    @Test("what cannot be written is said, and the line is kept in memory")
    func unwritable() throws {
        let blocked = try directory.write("file", "not a folder") + "/history"
        let history = History(path: blocked)
        #expect(throws: (any Error).self) { try history.add("line") }
        #expect(history.lines == ["line"])
        #expect(throws: (any Error).self) { try History(path: blocked).load() }
    }

    @Test("shells in parallel lose nothing, also while the file is being shortened", arguments: [2000, 350])
    func parallel(limit: Int) async throws {
        let path = self.path
        await withTaskGroup(of: Void.self) { group in
            for shell in 0..<8 {
                group.addTask {
                    for number in 0..<100 {
                        // Each its own object, as in processes of their own; reading may shorten the file.
                        let history = History(path: path, limit: limit)
                        if number % 10 == 0 { try? history.load() }
                        _ = try? history.add("shell \(shell) line \(number)")
                    }
                }
            }
        }
        let lines = try file()
        #expect(Set(lines).count == lines.count)
        #expect(limit == 2000 ? lines.count == 800 : (350...800).contains(lines.count))
        for shell in 0..<8 {
            // Shortening takes the oldest lines; nothing is missing among those that are left.
            let numbers = lines.filter { $0.hasPrefix("shell \(shell) ") }.compactMap {
                Int($0.split(separator: " ")[3])
            }
            #expect(numbers == Array((numbers.first ?? 100)..<100), "shell \(shell)")
        }
    }

    @Test("two shells at once write one file, and the next one has both")
    func processes() throws {
        let first = try ProbeSession.start(history: path)
        let second = try ProbeSession.start(history: path)
        for number in 1...30 {
            first.type("echo first \(number)\r")
            second.type("echo second \(number)\r")
        }
        for session in [first, second] {
            session.type("\u{4}")
            #expect(try session.waitForEnd() == 0)
        }
        let lines = try file()
        #expect(lines.filter { $0.hasPrefix("echo first") } == (1...30).map { "echo first \($0)" })
        #expect(lines.filter { $0.hasPrefix("echo second") } == (1...30).map { "echo second \($0)" })
        let third = try ProbeSession.start(history: path)
        try third.type("\u{1b}[A", until: "probe> echo")
        #expect(third.screen.lines == ["probe> " + (lines.last ?? "")])
    }

    @Test("a shell that is killed while it writes loses at most its last line")
    func killed() throws {
        let session = try ProbeSession.start(history: path)
        session.type("echo kept\r")
        try session.wait("the line") { $0.lines.contains("kept") }
        session.signal(9)
        #expect(try session.waitForEnd() == -9)
        #expect(try file() == ["echo kept"])
    }
}
