import Foundation
import NeshData
import NeshEnclave
import NeshSystem
import NeshTestSupport
import NeshVsock
import Testing

@testable import NeshLocal

/// What the first socket of vsock is answered on this machine.
let vsock = VsockSupport.obstacle(.sandbox) == nil ? "ok" : "EAFNOSUPPORT"

/// Programs in a sandbox use vsock as in an enclave.
@Suite("Vsock of the local engine", .enabled(if: VsockSupport.obstacle(.sandbox) == nil, "this kernel has no way to"))
struct VsockTests {
    static let client = Result { try Probe.compile("vsock/client") }

    private static func image(_ words: [String], _ machine: TestMachine) throws -> String {
        let archive = TestArchive(command: ["/probe"] + words, environment: ["PATH=/bin"], program: try client.get())
        return try machine.write(TestImage.bytes([archive.bytes]))
    }

    private static func results(_ text: String) -> (good: [Substring], bad: String) {
        let lines = text.split(separator: "\r\n").filter { !$0.hasPrefix("[") }
        return (
            lines.filter { $0.hasPrefix("ok ") }.map { $0.dropFirst(3) },
            lines.filter { !$0.hasPrefix("ok ") && !$0.hasPrefix("child exited") }.joined(separator: "\n")
        )
    }

    @Test("Every call answers as a kernel's own vsock does")
    func conformance() throws {
        let machine = try TestMachine()
        let parent = try VsockParent(in: machine.directory.path + "/run")
        defer { parent.end() }
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try Self.image([], machine), memory: 128), machine)
        let (text, ending) = try engine.wholeConsole(of: enclave.id)
        let (good, bad) = Self.results(text)
        #expect(ending == .exited(0), "\(bad)")
        #expect(good.count >= 80, "\(text)")
        // Nothing of it is left, and no port is taken.
        #expect(try parent.hub.listeners().filter { $0.cid != 3 } == [])
    }

    @Test(
        "It does so for an ordinary user, too",
        .enabled(if: OtherUser.isAvailable, "only root can become another user"))
    func ordinaryUser() throws {
        let machine = try TestMachine()
        let image = try Self.image([], machine)
        try Command.run("chown", ["-R", "\(OtherUser.id):\(OtherUser.id)", machine.directory.path])
        let program = try TestMachine.program.get()
        var environment = machine.environment
        environment["ALLOCATOR"] = machine.directory.path + "/allocator.yaml"
        let ended = try OtherUser.run(program, ["run-served", image], environment: environment)
        let (good, bad) = Self.results(ended.output)
        #expect(good.count >= 80 && !bad.contains("not ok"), "\(bad)\(ended.errors)")
    }
}
