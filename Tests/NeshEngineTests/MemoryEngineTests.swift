import NeshData
import NeshEnclave
import NeshEngines
import NeshLocal
import NeshSystem
import NeshTestSupport
import Testing

@Suite("Memory engine") struct MemoryEngineTests {
    @Test("Enclaves live, are seen, and end, with the pool's limits, the same at every run")
    func lives() throws {
        let machine = try TestMachine(memoryMiB: 256, cpus: 2)
        let engine = try machine.engine(.memory)
        let image = try machine.image("wait")
        let events = try engine.events()
        let first = try engine.start(machine.request(image, memory: 128, name: "app"), machine)
        #expect(first.id.text == "i-0000000000000000-enc0000000000000001")
        #expect(first.state == .running && first.cid == 16 && first.cpuIDs == [1])
        let second = try engine.start(machine.request(image, memory: 64, name: "app"), machine)
        #expect(second.name == "app_1" && second.cid == 17 && second.cpuIDs == [3])
        #expect { _ = try engine.start(machine.request(image, memory: 65), machine) } throws: {
            ($0 as? Failure)?.code == .insufficientMemoryAvailable
        }
        #expect { _ = try engine.start(machine.request(image, memory: 64), machine) } throws: {
            ($0 as? Failure)?.code == .insufficientCpus
        }
        let resources = try engine.resources()
        #expect(resources.freeMemoryMiB == 64 && resources.freeCPUs == [] && resources.engine == .memory)
        let stream = try engine.console(of: first.id, from: .start)
        #expect(try stream.collect { $0.contains("Unpacking initramfs") }.ending == nil)
        try engine.stop(first.id, interrupt: machine.interrupt)
        #expect(try stream.collect { _ in false }.ending == .terminated)
        #expect(try engine.wholeConsole(of: first.id).text.hasPrefix("[    0.000000] nesh memory engine"))
        #expect { try engine.stop(first.id, interrupt: machine.interrupt) } throws: {
            ($0 as? Failure)?.code == .socket
        }
        #expect(try engine.enclaves(interrupt: machine.interrupt).map(\.name) == ["app_1"])
        #expect(try events.wait() == .started(first))
        #expect(try events.wait() == .started(second))
        #expect(try events.wait() == .ended(id: first.id, name: "app", .terminated))
        #expect(try events.next() == nil)
    }

    @Test("A driver's every story is told as it is")
    func stories() throws {
        let machine = try TestMachine()
        let image = try machine.image("wait")
        func start(_ script: [Happening]) throws -> (Supervisor, Enclave) {
            let engine = Supervisor(settings: try machine.settings(), driver: MemoryDriver(script: script))
            return (engine, try engine.start(machine.request(image), machine))
        }
        let (_, assigned) = try start([.assigned(cid: 77, cpuIDs: [5], memoryMiB: 96), .booted])
        #expect(assigned.cid == 77 && assigned.cpuIDs == [5] && assigned.memoryMiB == 96)
        let (exited, enclave) = try start([.booted, .console([65]), .ended(.exited(4))])
        #expect(try exited.enclaves(interrupt: machine.interrupt) == [])
        #expect(try exited.wholeConsole(of: enclave.id) == ("A", .exited(4)))
        let failure = Failure(.enclaveBoot, "no heartbeat")
        #expect(throws: failure) { _ = try start([.bootFailed(failure)]) }
        #expect { _ = try start([.console([66]), .ended(.outOfMemory)]) } throws: {
            ($0 as? Failure)?.message.contains("more memory") ?? false
        }
    }

    @Test("What an engine cannot be is said plainly")
    func choosing() throws {
        let machine = try TestMachine()
        for kind in [EngineKind.qemu] {
            #expect { _ = try machine.engine(kind) } throws: { ($0 as? Failure)?.fixes.isEmpty == false }
        }
        #expect(try Engines.choose(.local, settings: machine.settings()) is KeeperEngine)
    }
}

@Suite("Cycles") struct CycleTests {
    @Test("Many runs and ends leave nothing behind and do not slow down")
    func cycles() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let image = try machine.image("wait")
        var slots: [Substring] = []
        var times: [Duration] = []
        let count = 60
        for _ in 0..<count {
            let begin = ContinuousClock.now
            let enclave = try engine.start(machine.request(image), machine)
            try engine.stop(enclave.id, interrupt: machine.interrupt)
            slots.append(enclave.id.slot ?? "")
            times.append(ContinuousClock.now - begin)
        }
        #expect(machine.sockets == [])
        let groups = try Command.run("find", ["/sys/fs/cgroup", "-name", "nesh-*"]).output
        #expect(slots.filter { groups.contains("nesh-\($0)") } == [])
        let early = times.prefix(count / 3).sorted()[count / 6]
        // What else runs on the machine makes some of them slow; what has piled up makes all of them slow.
        let late = try #require(times.suffix(count / 3).min())
        #expect(late < early * 3, "\(early) became \(late)")
    }

    @Test("A hundred enclaves are described at once")
    func hundred() throws {
        let machine = try TestMachine(memoryMiB: 100 * 64, cpus: 100)
        let engine = try machine.engine()
        let image = try machine.image("wait")
        let enclaves = try (0..<100).map { _ in try engine.start(machine.request(image), machine) }
        // How fast belongs to the benchmark: those that were asked too late would be missing here.
        #expect(try engine.enclaves(with: .metadata, interrupt: machine.interrupt).count == 100)
        for enclave in enclaves { try engine.stop(enclave.id, interrupt: machine.interrupt) }
        #expect(machine.sockets == [])
    }
}
