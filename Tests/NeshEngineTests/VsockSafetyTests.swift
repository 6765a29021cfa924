import Foundation
import NeshData
import NeshEnclave
import NeshSystem
import NeshTestSupport
import NeshVsock
import Testing

@testable import NeshLocal

/// A program in a sandbox gets no further by vsock than the switch lets it, and harms nobody but itself.
@Suite(
    "Safety of vsock", .enabled(if: VsockSupport.obstacle(.sandbox) == nil, "this kernel has no way to"), .serialized)
struct VsockSafetyTests {
    static let program = Result { try Probe.compile("vsock/hostile") }
    /// How many calls a flood has: a million and more where there is time.
    static let flood = ProcessInfo.processInfo.environment["NESH_LONG_TESTS"] == nil ? 40_000 : 2_000_000
    static let races = ProcessInfo.processInfo.environment["NESH_LONG_TESTS"] == nil ? 10_000 : 600_000

    private final class Run {
        let machine: TestMachine
        let parent: VsockParent
        let engine: any Engine
        let enclave: Enclave

        init(_ what: String, _ count: Int, _ word: String = "-") throws {
            machine = try TestMachine()
            parent = try VsockParent(in: machine.directory.path + "/run")
            engine = try machine.engine()
            let archive = TestArchive(
                command: ["/probe", what, "\(count)", word], environment: ["PATH=/bin"],
                program: try VsockSafetyTests.program.get())
            enclave = try engine.start(
                machine.request(try machine.write(TestImage.bytes([archive.bytes])), memory: 128), machine)
        }

        deinit { parent.end() }

        var supervisor: Int32? {
            let file = machine.directory.path + "/run/vsock/\(enclave.cid).supervisor"
            return (try? String(contentsOfFile: file, encoding: .utf8)).flatMap { Int32($0) }
        }
    }

    @Test("A descriptor that is another one in the next moment leads to no socket of the host's")
    func descriptors() throws {
        let word = "nesh-test-\(UUID().uuidString)"
        let listener = OwnedDescriptor(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &name.sun_path) { $0[1...].copyBytes(from: Array(word.utf8)) }
        let length = socklen_t(2 + 1 + word.utf8.count)
        let bound = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener.raw, $0, length) }
        }
        try #require(bound == 0 && listen(listener.raw, 10) == 0)
        let run = try Run("descriptors", Self.races, word)
        let (text, ending) = try run.engine.console(of: run.enclave.id, from: .start)
            .collect(within: .seconds(400)) { _ in false }
        #expect(ending == .exited(0) && text.contains("raced: 0 reached"), "\(text)")
        #expect(Poll.ready(listener.raw).isEmpty)
    }

    @Test("An address that is another one in the next moment leads to no other enclave")
    func memory() throws {
        let run = try Run("memory", Self.races / 2)
        // Another enclave's listener, which only the parent may reach.
        let other = VsockAddress(cid: run.enclave.cid + 1, port: 8001)
        let listener = try run.parent.hub.listen(other, as: other.cid)
        let (text, ending) = try run.engine.console(of: run.enclave.id, from: .start)
            .collect(within: .seconds(400)) { _ in false }
        #expect(ending == .exited(0) && text.contains("raced: "), "\(text)")
        #expect(try listener.accept() == nil)
    }

    @Test("A flood of nonsense is answered, takes no memory without end, and leaves the parent served")
    func flooded() throws {
        let run = try Run("flood", Self.flood)
        var most = 0
        let stream = try run.engine.console(of: run.enclave.id, from: .start)
        let (text, _) = try stream.collect(within: .seconds(400)) { _ in
            most = max(most, run.supervisor.flatMap(Self.memory) ?? 0)
            return false
        }
        #expect(text.contains("flooded"), "\(text)")
        #expect(text.split(separator: "\n").filter { $0.contains("nobody listens there") }.count <= 64)
        #expect(most < 32 << 10, "\(most) KiB")
        #expect(try run.parent.hub.listeners().filter { $0.cid != 3 } == [])
    }

    private static func memory(of process: Int32) -> Int? {
        let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        return text?.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }?.split(separator: " ").dropFirst().first
            .flatMap { Int($0) }
    }

    @Test("Programs that are killed as they are answered take nobody else's answers along")
    func killed() throws {
        let run = try Run("die", 300)
        let (text, ending) = try run.engine.console(of: run.enclave.id, from: .start)
            .collect(within: .seconds(400)) { _ in false }
        #expect(ending == .exited(0) && text.contains("died"), "\(text)")
    }

    @Test("A killed supervisor ends the vsock of its enclave, and neither its data nor the enclave")
    func killedSupervisor() throws {
        let run = try Run("go-on", 0)
        let stream = try run.engine.console(of: run.enclave.id, from: .start)
        let start = try stream.collect { $0.contains("ready") }
        let supervisor = try #require(run.supervisor, "\(start.text)")
        #expect(try run.parent.hub.listeners().contains(VsockAddress(cid: run.enclave.cid, port: 5005)))
        #expect(kill(supervisor, SIGKILL) == 0)
        let (text, ending) = try stream.collect { _ in false }
        #expect(ending == .exited(0) && text.contains("went on"), "\(start.text)\(text)")
        #expect(try run.parent.hub.listeners().filter { $0.cid != 3 } == [])
    }

    @Test("The supervisor has one right, no file of its keeper's, and a network of its own")
    func confined() throws {
        let run = try Run("go-on", 0)
        _ = try run.engine.console(of: run.enclave.id, from: .start).collect { $0.contains("ready") }
        let supervisor = try #require(run.supervisor)
        let status = try String(contentsOfFile: "/proc/\(supervisor)/status", encoding: .utf8)
        #expect(status.contains("CapEff:\t0000000000080000\n") && status.contains("NoNewPrivs:\t1\n"), "\(status)")
        let network = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(supervisor)/ns/net")
        #expect(try network != FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/net"))
        let files = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(supervisor)/fd").compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(supervisor)/fd/\($0)")
        }
        let foreign = files.filter { !$0.hasPrefix("anon_inode") && !$0.hasPrefix("socket:") && $0 != "/dev/null" }
        #expect(foreign.allSatisfy { $0.contains("/run/vsock") }, "\(foreign)")
        try run.engine.stop(run.enclave.id, interrupt: run.machine.interrupt)
        #expect(!Processes.isAlive(supervisor))
    }
}
