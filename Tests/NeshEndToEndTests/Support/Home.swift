import Foundation
import Glibc
import NeshData
import NeshTestSupport

/// A user's home with a sockets directory, a store and a pool of its own: what one test does no other sees.
final class Home: Sendable {
    /// Who uses the program.
    enum User: String, Sendable, CaseIterable {
        /// Whoever runs the tests.
        case current
        /// For root: somebody else, without any right.
        case nobody

        /// Those that can be had here.
        static var all: [User] { geteuid() == 0 ? [.current, .nobody] : [.current] }
    }

    let user: User
    /// Everything that belongs to it.
    let directory: TemporaryDirectory
    /// The program's working directory.
    let path: String
    var sockets: String { directory.path + "/run/nesh" }
    let environment: [String: String]

    /// - Parameters:
    ///   - work: the working directory's name; empty for the one that holds the home.
    ///   - folders: others that the test needs beside it.
    ///   - more: what the environment has beside the usual, of the directory's path.
    init(
        _ user: User = .current, work: String = "work", folders: [String] = [],
        adding more: (String) -> [String: String] = { _ in [:] }
    ) throws {
        self.user = user
        directory = try TemporaryDirectory()
        let root = directory.path
        path = work.isEmpty ? root : root + "/" + work
        for name in ["home", work, "run", "run/nesh"] + folders {
            try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
        }
        chmod(root + "/run/nesh", 0o700)
        var environment = [
            "HOME": root + "/home", "XDG_RUNTIME_DIR": root + "/run", "PATH": BuiltProgram.searchPath,
            "LANG": "C.UTF-8",
        ]
        // Root would use the machine's directory, and see what else runs there.
        if user == .current { environment["NITRO_CLI_SOCKETS_PATH"] = root + "/run/nesh" }
        self.environment = environment.merging(more(root)) { $1 }
        if user == .nobody { _ = try Ended.of("chown", ["-R", "65534:65534", root], environment: environment) }
    }

    deinit {
        // A failed test leaves enclaves; none may outlive it.
        _ = try? run("terminate-enclave", "--all")
    }

    /// The program's words for this user, with what they become somebody else by.
    func command(_ arguments: [String]) throws -> [String] {
        let words = [try BuiltProgram.path.get()] + arguments
        switch user {
        case .current: return words
        case .nobody:
            return ["/usr/bin/setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] + words
        }
    }

    /// Runs the program to its end.
    func run(_ arguments: String..., input: String? = nil, output: String? = nil) throws -> Ended {
        try run(arguments, input: input, output: output)
    }

    func run(
        _ arguments: [String], input: String? = nil, output: String? = nil, adding more: [String: String] = [:]
    ) throws -> Ended {
        let words = try command(arguments)
        let file = try input.map { try directory.write("input-\(UUID().uuidString)", $0) }
        return try Ended.of(
            words[0], Array(words.dropFirst()), environment: environment.merging(more) { $1 },
            input: file ?? "/dev/null", output: output, directory: path)
    }

    /// Starts the program on a terminal.
    func terminal(
        _ arguments: [String] = [], adding more: [String: String] = [:], columns: Int = 100, rows: Int = 40
    ) throws -> TerminalSession {
        try terminal(running: try command(arguments), adding: more, columns: columns, rows: rows)
    }

    /// Starts any program on a terminal, in the working directory.
    func terminal(
        running words: [String], adding more: [String: String] = [:], columns: Int = 100, rows: Int = 40
    ) throws -> TerminalSession {
        // A terminal has no directory to start in: env's own.
        try TerminalSession(
            "/usr/bin/env", ["-C", path] + words, environment: environment.merging(more) { $1 }, columns: columns,
            rows: rows)
    }

    /// Opens the prompt, and waits for it.
    func prompt(
        _ arguments: [String] = [], adding more: [String: String] = [:], columns: Int = 100, rows: Int = 40
    ) throws -> TerminalSession {
        let session = try terminal(arguments, adding: more, columns: columns, rows: rows)
        try session.awaitPrompt()
        return session
    }

    /// Writes a file into the working directory.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try directory.write("work/" + name, text) }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String { try directory.write("work/" + name, bytes) }

    /// What `describe-enclaves` says.
    func enclaves() throws -> [JSON] {
        let described = try run("describe-enclaves")
        guard let list = described.json?.array else { throw BuiltProgram.Failed(described) }
        return list
    }

    /// Starts an enclave from the tests' image; its description.
    func start(_ more: String...) throws -> JSON {
        let words = ["run-enclave", "--eif-path", try BuiltProgram.image.get(), "--memory", "64", "--cpu-count", "1"]
        let started = try run(words + ["--debug-mode"] + more)
        guard started.status == 0, let json = started.json else { throw BuiltProgram.Failed(started) }
        return json
    }

    /// Names, sizes and modes of all files below a directory, by default the working directory.
    func listing(_ folder: String? = nil) throws -> String {
        try Ended.of(
            "find", [folder ?? path, "-printf", "%P %y %s %m\\n"], environment: environment
        ).output.split(separator: "\n").sorted().joined(separator: "\n")
    }
}
