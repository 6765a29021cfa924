import Foundation
import NeshData
import NeshTestSupport
import Testing

/// The script of docs/examples/ci, which CI jobs run.
@Suite(
    "The CI kit",
    .enabled(
        if: ChannelWorld.obstacle == nil && TestProgram.areInstalled("openssl"),
        "it takes a kernel that lets vsock be answered, and openssl"))
struct AttestedExampleTests {
    private static let script = TestProgram.repository + "/docs/examples/ci/attested.nesh"

    @Test("Three are denied and one is granted", arguments: Home.User.all)
    func granted(_ user: Home.User) throws {
        try #require(HelloImage.problem == "")
        let home = try Home(user)
        let copied = try Ended.of(
            "cp", ["-r", HelloImage.app, home.path + "/app"], environment: ["PATH": BuiltProgram.searchPath])
        try #require(copied.status == 0)
        if user == .nobody {
            _ = try Ended.of("chmod", ["-R", "a+rX", home.path + "/app"], environment: home.environment)
        }
        let ended = try home.run("--timeout", "3m", "--junit", "report.xml", Self.script, "app")
        #expect(ended.status == 0, "\(ended.output)\n\(ended.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).sorted() == ["app", "report.xml"])
        #expect(try home.enclaves().isEmpty && home.run("kms").output.hasPrefix("stopped"))
        let log = try home.run("kms", "log", "-n", "0", "--json").json?.array ?? []
        let results = log.filter { $0["operation"] == "Decrypt" }.compactMap { $0["result"]?.string }
        #expect(results == Array(repeating: "AccessDeniedException", count: 3) + ["OK"])
    }

    @Test("Where enclaves cannot be run it is skipped, with the reason")
    func skipped() throws {
        let home = try Home()
        let ended = try home.run("--engine", "nitro", Self.script, "nowhere")
        #expect(ended.status == 77, "\(ended.output)\n\(ended.errors)")
        #expect(ended.output.contains("nitro"))
    }

    /// What a job has where the runner's container keeps its filter.
    @Test(
        "In a container whose filter gives no namespaces it is skipped, with the reason and the mend",
        .enabled(if: TestProgram.areInstalled("cc"), "cc is not installed"), arguments: Home.User.all)
    func closed(_ user: Home.User) throws {
        let home = try Home(user)
        let source = (Bundle.module.resourcePath ?? "") + "/Fixtures/KMS/closed.c"
        let closed = home.path + "/closed"
        let compiled = try Ended.of(
            "cc", ["-D_GNU_SOURCE", "-O1", "-o", closed, source], environment: home.environment)
        guard compiled.status == 0 else { throw BuiltProgram.Failed(compiled) }
        func run(_ arguments: [String]) throws -> Ended {
            try Ended.of(
                closed, try home.command(arguments), environment: home.environment, directory: home.path)
        }
        let doctor = try run(["doctor"])
        #expect(doctor.status != 0 && doctor.output.contains("the seccomp filter of this container forbids namespaces"))
        #expect(doctor.output.contains("--security-opt seccomp=unconfined"), "\(doctor.output)")
        let ended = try run(["--junit", "report.xml", Self.script, "nowhere"])
        #expect(ended.status == 77, "\(ended.output)\n\(ended.errors)")
        #expect(ended.output.contains("The local engine cannot run here"))
        #expect(try String(contentsOfFile: home.path + "/report.xml", encoding: .utf8).contains("<skipped"))
    }
}
