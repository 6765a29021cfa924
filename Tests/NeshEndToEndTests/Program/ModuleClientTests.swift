import Foundation
import NeshData
import NeshTestSupport
import Testing

/// Programs that ask /dev/nsm in the ways in which the known clients do: in C, in Go and in Python. Each checks its
/// answers itself and ends with status 0 only if all are right. None runs in debug mode, so that PCR0 to PCR2 are set.
@Suite("Clients of the security module") struct ModuleClientTests {
    private static func fixture(_ name: String) throws -> String {
        try #require(Bundle.module.url(forResource: "Fixtures/attestation/\(name)", withExtension: nil)).path
    }

    private static func make(_ program: String, _ arguments: [String], _ more: [String: String] = [:]) throws {
        let made = try Ended.of(
            program, arguments, environment: ["PATH": BuiltProgram.searchPath].merging(more) { $1 })
        try #require(made.status == 0, "\(program): \(made.output)\(made.errors)")
    }

    /// Runs the context's image to its end.
    /// - Returns: how it ended: `exited with status 0`.
    private static func ending(of context: String, _ home: Home) throws -> String {
        chmod(context, 0o755)
        let built = try home.run(
            "build-enclave", "--docker-uri", "c:1", "--docker-dir", context, "--output-file", "c.eif")
        try #require(built.status == 0, "\(built.errors)")
        let line = "run-enclave --eif-path c.eif --memory 256 --cpu-count 1 --enclave-name c"
        let ran = try home.run("-c", "\(line)\nwait ${enclave.state:-gone} != RUNNING --timeout 50s")
        try #require(ran.status == 0, "\(ran.output)\(ran.errors)")
        let all = try home.run("ls", "--all", "--json")
        return try #require(all.json?[0]?["Ending"]?.string, "\(all.output)\(all.errors)")
    }

    private static func context(_ home: Home, _ dockerfile: String) throws -> String {
        try home.write("client/Dockerfile", "FROM scratch\n\(dockerfile)\n")
        return home.path + "/client"
    }

    @Test("A conformance check in C, then 90 threads at once", arguments: Home.User.all)
    func check(_ user: Home.User) throws {
        let home = try Home(user)
        let context = try Self.context(home, "COPY check /check\nCMD [\"/check\"]")
        let source = try Self.fixture("check.c")
        try Self.make("cc", ["-static", "-O1", "-pthread", "-D_GNU_SOURCE", "-o", context + "/check", source])
        #expect(try Self.ending(of: context, home) == "exited with status 0")
    }

    @Test("Go, which opens it for reading alone", .enabled(if: TestProgram.areInstalled("go"), "go is needed"))
    func go() throws {
        let home = try Home()
        let context = try Self.context(home, "COPY ask /ask\nCMD [\"/ask\"]")
        try Self.make(
            "go", ["build", "-o", context + "/ask", try Self.fixture("ask.go")],
            ["CGO_ENABLED": "0", "GOCACHE": home.path + "/cache", "GO111MODULE": "off", "HOME": home.path])
        #expect(try Self.ending(of: context, home) == "exited with status 0")
    }

    @Test(
        "Python, which opens it as a text to read and write",
        .enabled(
            if: ChannelWorld.hasPython && TestProgram.areInstalled("busybox"), "/usr/bin/python3 and busybox are needed"
        ))
    func python() throws {
        let home = try Home()
        let context = try Self.context(
            home, "COPY root /\nCOPY ask.py /ask.py\nCMD [\"/usr/bin/python3\", \"/ask.py\"]")
        try Self.make("bash", [ChannelWorld.workshop + "/make-root", context + "/root"])
        try Self.make("cp", [try Self.fixture("ask.py"), context + "/ask.py"])
        #expect(try Self.ending(of: context, home) == "exited with status 0")
    }
}
