import Foundation
import NeshData
import NeshTestSupport
import Testing

/// One enclave from its image to its end on the local engine, one command at a time, as each kind of user.
@Suite("An enclave's life") struct LifeTests {
    @Test("Build, run, describe, watch, terminate", arguments: Home.User.all)
    func life(_ user: Home.User) throws {
        let home = try Home(user)
        let mounts = try Traces.mounts()
        let built = try home.run(
            "build-enclave", "--docker-uri", "app:1", "--docker-dir", try BuiltProgram.context.get(), "--output-file",
            "app.eif")
        #expect(built.status == 0, "\(built.errors)")
        #expect(built.errors.hasPrefix("Start building the Enclave Image...\n"))
        #expect(built.errors.hasSuffix("\nEnclave Image successfully created.\n"))
        let measurements = try #require(built.json?["Measurements"])
        #expect(measurements.object?.keys == ["HashAlgorithm", "PCR0", "PCR1", "PCR2"])
        #expect(try home.run("describe-eif", "--eif-path", "app.eif").json?["Measurements"] == measurements)

        let started = try home.run(
            "run-enclave", "--eif-path", "app.eif", "--cpu-count", "2", "--memory", "128", "--debug-mode",
            "--enclave-cid", "21")
        #expect(started.status == 0, "\(started.errors)")
        #expect(
            started.json?.object?.keys == [
                "EnclaveName", "EnclaveID", "ProcessID", "EnclaveCID", "NumberOfCPUs", "CPUIDs", "MemoryMiB",
            ])
        #expect(
            started.errors.hasSuffix("Started enclave with enclave-cid: 21, memory: 128 MiB, cpu-ids: [1, 3]\n"))
        let enclave = try #require(started.json)
        let traces = try Traces(of: enclave)
        #expect(traces.owner == (user == .nobody ? "65534" : "\(geteuid())"))
        #expect(traces.tree.count >= 2, "the sandbox's first process and the application")

        let described = try #require(try home.enclaves().first)
        for key in enclave.object?.keys ?? [] { #expect(described[key] == enclave[key], "\(key)") }
        #expect(described["State"] == "RUNNING")
        #expect(described["Flags"] == "DEBUG_MODE")
        #expect(described["Measurements"] == measurements)

        let console = try home.run("console", "--enclave-name", "app", "--until", "tick 2")
        #expect(console.status == 0, "\(console.errors)")
        let lines = console.output.split(whereSeparator: \.isNewline).map(String.init)
        #expect(
            lines.prefix(2) == [
                "Connecting to the console for enclave 21...", "Successfully connected to the console.",
            ])
        #expect(lines.contains { $0.hasPrefix("[    0.0") && $0.contains("nesh local engine: ") })
        #expect(lines.contains("hello from inside"))
        #expect(lines.last == "tick 2")

        let id = try #require(enclave["EnclaveID"]?.string)
        let ended = try home.run("terminate-enclave", "--enclave-id", id)
        #expect(ended.status == 0)
        #expect(ended.errors == "Successfully terminated enclave \(id).\n")
        #expect(ended.json == ["EnclaveName": "app", "EnclaveID": .string(id), "Terminated": true])
        #expect(try home.enclaves() == [])
        #expect(eventually { traces.alive.isEmpty })
        #expect(try traces.controlGroups() == [])
        #expect(try home.listing(home.sockets).split(separator: "\n").allSatisfy { !$0.contains(traces.slot) })
        #expect(try Traces.mounts() == mounts)
        #expect(try home.run("terminate-enclave", "--enclave-id", id).status == 11)
    }

    /// The second has statements that fail, so it fails as well.
    @Test(
        "The same as scripts, checked against what they should say", arguments: Home.User.all,
        [("life", 0), ("mistakes", 1), ("pool", 0)])
    func transcript(_ user: Home.User, _ script: (name: String, status: Int32)) throws {
        let home = try Home(user)
        let file = try #require(Bundle.module.url(forResource: "Fixtures/Life/\(script.name)", withExtension: "nesh"))
        try home.write("\(script.name).nesh", try String(contentsOf: file, encoding: .utf8))
        let ended = try home.run("--verify", "\(script.name).nesh", try BuiltProgram.context.get())
        #expect(ended.output == "")
        #expect(ended.errors.contains(" outputs compared, as expected"), "\(ended.errors)")
        #expect(ended.status == script.status)
        #expect(try home.enclaves() == [])
    }

    @Test("An interrupted script ends what it started", arguments: Home.User.all)
    func interruptedScript(_ user: Home.User) throws {
        let home = try Home(user)
        let image = try BuiltProgram.image.get()
        try home.write(
            "long.nesh",
            """
            on-exit terminate-enclave --session
            run-enclave --eif-path \(image) --cpu-count 1 --memory 64
            !echo; echo started
            sleep 1000
            """)
        let words = ["/usr/bin/env", "-C", home.path] + (try home.command(["long.nesh"]))
        let session = try TerminalSession(words[0], Array(words.dropFirst()), environment: home.environment)
        try session.wait("the start") { $0.lines.contains("started") }
        session.type("\u{3}")
        #expect(try session.waitForEnd() == 130)
        #expect(try home.enclaves() == [])
    }
}
