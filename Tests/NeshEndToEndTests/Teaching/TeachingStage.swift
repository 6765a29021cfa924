import Foundation
import NeshSystem
import NeshTestSupport

/// A home, sockets and a working folder of a test's own, and the program in them.
final class TeachingStage {
    let folder: TemporaryDirectory
    let environment: [String: String]

    init(_ more: [String: String] = [:]) throws {
        folder = try TemporaryDirectory()
        var environment = [
            "HOME": folder.path + "/home", "NITRO_CLI_SOCKETS_PATH": folder.path + "/sockets",
            "NITRO_CLI_LOG_PATH": folder.path + "/log", "XDG_STATE_HOME": folder.path + "/state",
            "XDG_DATA_HOME": folder.path + "/data", "TMPDIR": folder.path + "/tmp", "PATH": "/usr/sbin:/usr/bin:/bin",
            "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
        ]
        for name in ["home", "sockets", "log", "state", "data", "tmp", "work"] {
            try FileManager.default.createDirectory(
                atPath: folder.path + "/" + name, withIntermediateDirectories: true)
        }
        environment.merge(more) { $1 }
        self.environment = environment
        // The lessons' app, as the program itself carries it.
        try FileManager.default.copyItem(atPath: TeachingStage.application, toPath: work + "/hello-app")
    }

    deinit {
        // No enclave outlives its test.
        _ = try? nesh("terminate-enclave", "--all")
    }

    var work: String { folder.path + "/work" }

    static let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/").replacing(
        "//", with: "/")

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
    func nesh(_ words: String..., environment more: [String: String] = [:]) throws -> Program.Ended {
        try Program.run(Program.nesh, words, environment.merging(more) { $1 }, directory: work)
    }

    /// The program on a terminal, in the working folder.
    func terminal(_ words: String..., columns: Int = 100, rows: Int = 60) throws -> Terminal {
        try Terminal(
            of: self,
            TerminalSession(
                "/bin/sh", ["-c", "cd \"$0\" && exec \"$@\"", work, Program.nesh] + words, environment: environment,
                columns: columns, rows: rows))
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: work + "/" + name, encoding: .utf8) }

    func write(_ name: String, _ text: String) throws {
        try text.write(toFile: work + "/" + name, atomically: true, encoding: .utf8)
    }
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
    func end() throws -> Int32 { try session.waitForEnd(seconds: 60) }

    private static func find(_ wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= wanted.count, let first = wanted.first else { return nil }
        for start in bytes.startIndex...(bytes.endIndex - wanted.count) where bytes[start] == first {
            if bytes[start..<start + wanted.count].elementsEqual(wanted) { return start + wanted.count }
        }
        return nil
    }
}
