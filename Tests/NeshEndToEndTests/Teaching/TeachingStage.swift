import Foundation
import NeshSystem
import NeshTestSupport

/// A home of a test's own with the lessons' app in its working folder, and the program in it.
final class TeachingStage {
    let home: Home
    var folder: TemporaryDirectory { home.directory }
    var work: String { home.path }
    var environment: [String: String] { home.environment }
    static let root = TestProgram.repository

    init(_ more: [String: String] = [:]) throws {
        home = try Home(folders: ["log", "state", "data", "tmp"]) { root in
            [
                "NITRO_CLI_LOG_PATH": root + "/log", "XDG_STATE_HOME": root + "/state",
                "XDG_DATA_HOME": root + "/data", "TMPDIR": root + "/tmp", "PATH": "/usr/sbin:/usr/bin:/bin",
                "TERM": "xterm-256color",
            ].merging(more) { $1 }
        }
        // The lessons' app, as the program itself carries it.
        try FileManager.default.copyItem(atPath: TeachingStage.application, toPath: work + "/hello-app")
    }

    /// hello-app with its program; without a compiled one a copy that says the same.
    private static let application: String = {
        let source = root + "/docs/tutorial/hello-app"
        let copy = NSTemporaryDirectory() + "/nesh-hello-app-\(getpid())"
        try? FileManager.default.removeItem(atPath: copy)
        try? FileManager.default.copyItem(atPath: source, toPath: copy)
        if !FileManager.default.fileExists(atPath: copy + "/hello") {
            _ = try? Program.run(
                "/usr/bin/musl-gcc", ["-static", "-Os", "-o", copy + "/hello", copy + "/hello.c"],
                ["PATH": "/usr/bin:/bin"])
        }
        return copy
    }()

    @discardableResult
    func nesh(_ words: String..., environment more: [String: String] = [:]) throws -> Ended {
        try home.run(words, adding: more)
    }

    /// The program on a terminal, in the working folder.
    func terminal(_ words: String..., columns: Int = 100, rows: Int = 60) throws -> Terminal {
        try Terminal(of: self, home.terminal(words, columns: columns, rows: rows))
    }

    /// At the first step of a lesson.
    /// - Parameter steps: how many it has.
    func lesson(_ name: String, of steps: Int, columns: Int = 100) throws -> Terminal {
        let terminal = try terminal("tutorial", name, columns: columns)
        try terminal.expect("step 1 of \(steps)")
        return terminal
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: work + "/" + name, encoding: .utf8) }

    func write(_ name: String, _ text: String) throws { try home.write(name, text) }
}

/// A program on a terminal, read from where the test last looked.
final class Terminal {
    let session: TerminalSession
    private var seen = 0
    /// Whose folder the program works in.
    private let stage: TeachingStage

    init(of stage: TeachingStage, _ session: TerminalSession) {
        self.stage = stage
        self.session = session
    }

    /// Waits until the program has written this since the last look, which then ends after it.
    func expect(_ text: String, seconds: Int = 60) throws {
        let wanted = Array(text.utf8)
        var found: Int?
        try session.wait("'\(text)' after what was seen", seconds: seconds) { [self] _ in
            found = Self.find(wanted, in: session.output[seen...])
            return found != nil
        }
        seen = found ?? seen
    }

    /// Forgets what has come so far.
    func look() { seen = session.output.count }

    /// What has come since the last look.
    var news: String { String(decoding: session.output[seen...], as: UTF8.self) }

    func type(_ text: String) { session.type(text) }
    func enter(_ line: String) { session.type(line + "\r") }

    /// Types keys and waits until the program has written this since the last look.
    func type(_ keys: String, until text: String, seconds: Int = 60) throws {
        session.type(keys)
        try expect(text, seconds: seconds)
    }

    /// Types a line and waits until the program has written this since the last look.
    func enter(_ line: String, until text: String, seconds: Int = 60) throws {
        try type(line + "\r", until: text, seconds: seconds)
    }

    func end() throws -> Int32 { try session.waitForEnd(seconds: 60) }

    private static func find(_ wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= wanted.count, let first = wanted.first else { return nil }
        for start in bytes.startIndex...(bytes.endIndex - wanted.count) where bytes[start] == first {
            if bytes[start..<start + wanted.count].elementsEqual(wanted) { return start + wanted.count }
        }
        return nil
    }
}
