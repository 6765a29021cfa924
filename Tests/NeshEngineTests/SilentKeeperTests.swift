import Foundation
import Glibc
import NeshData
import NeshEnclave
import NeshSystem
import NeshTestSupport
import Synchronization
import Testing

/// Keepers that are alive and give no answer.
@Suite("Silent keepers") struct SilentKeeperTests {
    @Test("What a stopped keeper holds is not given out again")
    func stopped() throws {
        let machine = try TestMachine(memoryMiB: 192, cpus: 4)
        let engine = try machine.engine()
        let image = try machine.image("wait")
        var request = machine.request(image, memory: 128, cpus: 2, name: "same")
        request.cid = 16
        let first = try engine.start(request, machine)
        kill(first.processID, SIGSTOP)
        defer { kill(first.processID, SIGCONT) }
        let census = try engine.census(with: [], interrupt: machine.interrupt)
        let described = try #require(census.enclaves.first)
        #expect(census.enclaves.count == 1 && census.skipped == [])
        #expect(described.silence != nil)
        #expect(
            [described.id.text, described.name, "\(described.cid)", "\(described.cpuIDs)", "\(described.memoryMiB)"]
                == [first.id.text, "same", "16", "\(first.cpuIDs)", "128"])
        #expect(described.state == .running && described.debug && described.processID == first.processID)
        #expect(machine.warnings.withLock { $0 }.contains { $0.contains("same") && $0.contains("in time") })

        #expect(throws: Failure.self, "its CID") { try engine.start(request, machine) }
        request.cid = nil
        #expect(throws: Failure.self, "its memory") { try engine.start(request, machine) }
        let second = try engine.start(machine.request(image, memory: 64, cpus: 2, name: "same"), machine)
        #expect(second.name == "same_1" && second.cid != 16)
        #expect(Set(second.cpuIDs).isDisjoint(with: first.cpuIDs))
        kill(first.processID, SIGCONT)
        for enclave in [first, second] { try engine.stop(enclave.id, interrupt: machine.interrupt) }
        #expect(machine.sockets == [])
    }

    @Test("An order to end is not left in the ear of a keeper that does not hear it")
    func orders() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("wait")), machine)
        kill(enclave.processID, SIGSTOP)
        #expect {
            try engine.stop(enclave.id, interrupt: machine.interrupt)
        } throws: { error in
            (error as? Failure)?.details.contains { $0.contains("kill -CONT \(enclave.processID)") } ?? false
        }
        kill(enclave.processID, SIGCONT)
        #expect(try engine.enclaves(interrupt: machine.interrupt).map(\.state) == [.running])
        try engine.stop(enclave.id, interrupt: machine.interrupt)
    }

    @Test("Idle connections and viewers do not starve a keeper")
    func idle() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("wait")), machine)
        let path = machine.directory.path + "/run/" + String(try #require(enclave.id.slot))
        var idle: [OwnedDescriptor] = []
        for _ in 0..<300 {
            idle.append(try UnixSocket.connect(to: path + ".sock"))
            idle.append(try UnixSocket.connect(to: path + ".console"))
        }
        for _ in 0..<300 {
            let viewer = try UnixSocket.connect(to: path + ".console")
            _ = try UnixSocket.send(Array("NESH".utf8)[...] + [1, 1, 0, 0], to: viewer)
            idle.append(viewer)
        }
        #expect(try engine.enclaves(interrupt: machine.interrupt).map(\.silence) == [nil])
        #expect(try Command.run("ls", ["/proc/\(enclave.processID)/fd"]).output.split(separator: "\n").count < 300)
        withExtendedLifetime(idle) {}
        try engine.stop(enclave.id, interrupt: machine.interrupt)
    }

    @Test("A killed keeper that was stopped, and its sandbox, are cleared away by the next look")
    func killedWhileStopped() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("wait")), machine)
        let tree = Processes.descendants(of: enclave.processID)
        for process in tree { kill(process, SIGSTOP) }
        kill(enclave.processID, SIGSTOP)
        kill(enclave.processID, SIGKILL)
        let deadline = Deadline(after: .seconds(20))
        while try !engine.enclaves(interrupt: machine.interrupt).isEmpty || !machine.sockets.isEmpty {
            try #require(!deadline.hasPassed, "\(machine.sockets)")
        }
        #expect(try engine.resources().freeMemoryMiB == 4096)
    }

    @Test("Somebody who listens and says nothing is skipped and told of")
    func foreign() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let socket = try UnixSocket.listen(at: machine.directory.path + "/run/abc.sock", mode: 0o666)
        defer { withExtendedLifetime(socket) {} }
        let census = try engine.census(with: [], interrupt: machine.interrupt)
        #expect(census.enclaves == [] && census.skipped == ["abc"])
    }
}
