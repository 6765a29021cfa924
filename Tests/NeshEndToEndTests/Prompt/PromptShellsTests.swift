import Foundation
import NeshSystem
import NeshTestSupport
import Testing

/// Completion of nesh's own command line, in the shells themselves.
@Suite(
    "Completion in other shells", .serialized,
    .enabled(if: TestProgram.areInstalled("busybox"), "busybox is not installed"))
struct PromptShellsTests {
    private static func start(_ shell: String, _ arguments: [String], _ world: PromptWorld) throws -> TerminalSession {
        let bin = world.directory.path + "/bin"
        try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
        let program = (PromptWorld.program as NSString).standardizingPath
        let absolute =
            program.hasPrefix("/") ? program : FileManager.default.currentDirectoryPath + "/" + program
        try FileManager.default.createSymbolicLink(atPath: bin + "/nesh", withDestinationPath: absolute)
        try world.directory.write("with space.eif", "")
        try world.directory.write("tour.nesh", "echo hello\n")
        return try world.start(
            shell, arguments, environment: ["PATH": bin + ":/usr/bin:/bin", "PS1": "> ", "INPUTRC": "/dev/null"],
            columns: 100)
    }

    private static func check(_ session: TerminalSession) throws {
        func clear() { session.type("\u{15}\u{c}") }
        try session.type("nesh describe-ei\t", until: "nesh describe-eif", seconds: 60)
        try session.type("--eif-path qu\t", until: "nesh describe-eif --eif-path quiet.eif", seconds: 60)
        clear()
        session.type("nesh use wi\t")
        try session.wait("a quoted name", seconds: 60) { screen in
            screen.text.contains("nesh use 'with space.eif'") || screen.text.contains("nesh use with\\ space.eif")
        }
        clear()
        try session.type("nesh build-enclave --docker-uri quiet:l\t", until: "--docker-uri quiet:latest", seconds: 60)
        clear()
        try session.type("nesh --engine lo\t", until: "nesh --engine local", seconds: 60)
        clear()
        try session.type("nesh tou\t", until: "nesh tour.nesh", seconds: 60)
        clear()
        try session.type("nesh terminate-enclave --enclave-name q\t", until: "--enclave-name quiet", seconds: 60)
        clear()
    }

    private static func world() throws -> PromptWorld {
        let world = try PromptWorld()
        try world.make(.quiet)
        try world.nesh("run-enclave", "--eif-path", "quiet.eif", "--cpu-count", "1", "--memory", "64")
        return world
    }

    @Test("bash", .enabled(if: File.exists("/usr/bin/bash"), "bash is not installed"))
    func bash() throws {
        let world = try Self.world()
        let session = try Self.start("/usr/bin/bash", ["--norc", "--noprofile", "-i"], world)
        try session.enter("source <(nesh completions bash)", until: ">", seconds: 60)
        try session.enter("echo rea''dy; PS1='> '\u{c}", until: "ready", seconds: 60)
        try Self.check(session)
    }

    @Test("zsh", .enabled(if: File.exists("/usr/bin/zsh"), "zsh is not installed"))
    func zsh() throws {
        let world = try Self.world()
        let session = try Self.start("/usr/bin/zsh", ["-f"], world)
        try session.enter(
            "autoload -U compinit; compinit -u -D; source <(nesh completions zsh); echo rea''dy", until: "ready\n",
            seconds: 60)
        try Self.check(session)
    }

    @Test("fish", .enabled(if: File.exists("/usr/bin/fish"), "fish is not installed"))
    func fish() throws {
        let world = try Self.world()
        _ = try Self.start("/bin/true", [], world)
        // fish asks its terminal many things; its own command says what Tab would offer.
        func complete(_ line: String) throws -> [String] {
            let path = world.directory.path + "/bin:/usr/bin:/bin"
            let environment = world.environment.merging(["PATH": path]) { $1 }
            let script = "nesh completions fish | source; complete -C '\(line)'"
            let output = try ChildProcess.run(
                "/usr/bin/fish", ["--no-config", "-c", script],
                environment: environment.map { "\($0.key)=\($0.value)" }, directory: world.directory.path)
            return String(decoding: output.standardOutput, as: UTF8.self).split(separator: "\n").map {
                String($0.split(separator: "\t")[0])
            }
        }
        #expect(try complete("nesh describe-ei") == ["describe-eif"])
        #expect(try complete("nesh describe-eif --eif-path qu") == ["quiet.eif"])
        #expect(try complete("nesh use wi") == ["with space.eif"])
        #expect(try complete("nesh build-enclave --docker-uri quiet:l") == ["quiet:latest"])
        #expect(try complete("nesh --engine lo") == ["local"])
        #expect(try complete("nesh tou") == ["tour.nesh"])
        #expect(try complete("nesh terminate-enclave --enclave-name q") == ["quiet"])
    }
}
