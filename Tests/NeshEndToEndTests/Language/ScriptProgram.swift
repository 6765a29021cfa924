import Foundation
import NeshData
import NeshSystem
import NeshTestSupport

/// The built program in surroundings of its own: a home, a sockets directory and a working directory.
final class ScriptProgram: Sendable {
    private let directory: TemporaryDirectory
    /// Where commands run.
    var work: String { directory.path + "/work" }

    typealias Ended = NeshEndToEndTests.Ended

    init() throws {
        directory = try TemporaryDirectory()
        for name in ["home", "work"] {
            try FileManager.default.createDirectory(
                atPath: "\(directory.path)/\(name)", withIntermediateDirectories: true)
        }
        // A short name: a socket's path has room for about a hundred bytes.
        try FileManager.default.createDirectory(
            atPath: "\(directory.path)/s", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { _ = try? bash("nesh terminate-enclave --all") }

    static let executable = TestProgram.nesh
    static let repository = TestProgram.repository

    var environment: [String: String] {
        [
            "HOME": directory.path + "/home", "NITRO_CLI_SOCKETS_PATH": directory.path + "/s", "LC_ALL": "C.UTF-8",
            "TERM": "dumb", "PATH": (Self.executable as NSString).deletingLastPathComponent + ":/usr/bin:/bin",
        ]
    }

    /// A command line of bash with `nesh` on PATH. What hangs is killed after a minute and a half.
    func bash(_ line: String, environment more: [String: String] = [:]) throws -> Ended {
        let all = environment.merging(more) { $1 }.map { "\($0.key)=\($0.value)" }
        let output = try ChildProcess.run(
            "timeout", ["--foreground", "-s", "KILL", "90", "bash", "-c", line], environment: all, directory: work,
            limit: 1 << 22)
        return Ended(output)
    }

    /// The program with these arguments.
    func nesh(_ words: String..., environment more: [String: String] = [:]) throws -> Ended {
        try bash("exec nesh " + words.map(Self.quoted).joined(separator: " "), environment: more)
    }

    static func quoted(_ word: String) -> String { "'" + word.replacing("'", with: "'\\''") + "'" }

    /// Writes a file into the working directory.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try directory.write("work/" + name, text) }

    func read(_ name: String) throws -> String { try String(contentsOfFile: "\(work)/\(name)", encoding: .utf8) }

    /// What differs from run to run, replaced by names; without what is said of a host that has no limits to give.
    func steady(_ text: String) -> String {
        var text = text.replacing("\r\n", with: "\n")
        if !ControlGroupAccess.limitsMemory {
            text.replace(/warning: no memory limit is enforced: .*\n/, with: "")
        }
        return text.replacing(directory.path, with: "<dir>").replacing(HelloImage.path, with: "<hello>")
            .replacing(/i-[0-9a-f]{16}-enc[0-9a-f]+/, with: "<id>").replacing(/\b[0-9a-f]{96}\b/, with: "<pcr>")
            .replacing(/"ProcessID": [0-9]+/, with: "\"ProcessID\": <pid>")
            .replacing(/settings: .*/, with: "settings: …").replacing(/\[ *[0-9]+\.[0-9]{6}\]/, with: "[<time>]")
    }
}

/// The tutorial's app, compiled, and an image of it that says hello once a second.
enum HelloImage {
    private struct Made: Sendable {
        let program: ScriptProgram
        let problem: String
    }

    /// Made by the first test that asks.
    private static let made: Result<Made, any Error> = Result {
        let program = try ScriptProgram()
        let ended = try program.bash(
            """
            set -e
            cp -r \(ScriptProgram.quoted(ScriptProgram.repository + "/docs/tutorial/hello-app")) app
            for compiler in musl-gcc gcc cc clang; do ! command -v $compiler > /dev/null || break; done
            $compiler -static -Os -s -o app/hello app/hello.c
            nesh build-enclave --docker-uri hello-app:latest --docker-dir app --output-file hello.eif
            """)
        return Made(program: program, problem: ended.status == 0 ? "" : ended.errors)
    }

    private static var work: String { (try? made.get())?.program.work ?? "missing" }

    /// Its image file.
    static var path: String { work + "/hello.eif" }
    /// Its folder with Dockerfile and program.
    static var app: String { work + "/app" }
    /// Why there is none; empty when all is well.
    static var problem: String {
        switch made {
        case .success(let made): made.problem
        case .failure(let error): "\(error)"
        }
    }
}
