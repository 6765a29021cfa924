import Foundation
import NeshData
import NeshSystem
import NeshTestSupport

/// The built program in a home of its own, called by lines of bash.
final class ScriptProgram: Sendable {
    let home: Home
    /// Where commands run.
    var work: String { home.path }
    var environment: [String: String] { home.environment }

    typealias Ended = NeshEndToEndTests.Ended

    init() throws {
        let programs = (Self.executable as NSString).deletingLastPathComponent
        home = try Home { _ in ["TERM": "dumb", "PATH": programs + ":/usr/bin:/bin"] }
    }

    static let executable = TestProgram.nesh
    static let repository = TestProgram.repository

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
    func write(_ name: String, _ text: String) throws -> String { try home.write(name, text) }

    func read(_ name: String) throws -> String { try String(contentsOfFile: "\(work)/\(name)", encoding: .utf8) }

    /// What differs from run to run, replaced by names; without what is said of a host that has no limits to give.
    func steady(_ text: String) -> String {
        var text = text.replacing("\r\n", with: "\n")
        if !ControlGroupAccess.limitsMemory {
            text.replace(/warning: no memory limit is enforced: .*\n/, with: "")
        }
        return text.replacing(home.directory.path, with: "<dir>").replacing(HelloImage.path, with: "<hello>")
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
