import Foundation
import NeshData
import NeshEnclave
import NeshSystem
import NeshTestSupport
import Synchronization
import Testing

@Suite("Keepers") struct KeeperTests {
    /// Sends bytes as a client of its own and gives back all that comes until the keeper hangs up.
    func ask(_ machine: TestMachine, _ enclave: Enclave, _ bytes: [UInt8], hangUp: Bool = false) throws -> [UInt8] {
        let slot = try #require(enclave.id.slot)
        let socket = try UnixSocket.connect(to: "\(machine.directory.path)/run/\(slot).sock")
        _ = try UnixSocket.send(bytes[...], to: socket)
        if hangUp { return [] }
        var answer: [UInt8] = []
        let deadline = Deadline(after: .seconds(15))
        while true {
            switch try UnixSocket.receive(from: socket) {
            case .bytes(let bytes): answer += bytes
            case .end: return answer
            case .nothing:
                if try Poll.wait(for: socket.raw, until: deadline).isEmpty { throw Failure(kind: .timedOut, "silence") }
            }
        }
    }

    static func frame(_ value: CBOR) -> [UInt8] {
        let body = value.encoded
        return withUnsafeBytes(of: UInt64(body.count).littleEndian) { Array($0) } + body
    }

    static func number(_ number: UInt64) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }

    static func twice(_ command: String) -> [UInt8] { frame(.text(command)) + frame(.text(command)) }

    @Test("Answers are nitro-cli's, byte for byte")
    func answers() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        var request = machine.request(try machine.image("wait"), cpus: 2, name: "hello")
        request.cid = 33
        let enclave = try engine.start(request, machine)
        let confirmation = Self.number(0xeec0)
        let done = Self.frame(["Status": 0])

        #expect(
            try ask(machine, enclave, Self.twice("GetEnclaveName")) == confirmation
                + Self.frame(["StdOutMessage": "\"hello\"\n"]) + done)
        #expect(try ask(machine, enclave, Self.twice("GetEnclaveCID")) == Self.number(33))
        #expect(try ask(machine, enclave, Self.twice("GetEnclaveFlags")) == Self.number(1))
        #expect(
            try ask(machine, enclave, Self.twice("GetIDbyName") + Self.frame("hello")) == confirmation
                + Self.frame(["StdOutMessage": .text("\"\(enclave.id)\"\n")]) + done)
        #expect(try ask(machine, enclave, Self.twice("GetIDbyName") + Self.frame("other")) == confirmation + done)

        let described = try ask(machine, enclave, Self.twice("Describe") + Self.frame(["metadata": true]))
        #expect(described.prefix(8) == confirmation[...])
        #expect(described.suffix(done.count) == done[...])
        let text = try CBOR.decode(Array(described[16..<(described.count - done.count)]))["StdOutMessage"]?.text
        let json = try JSON.parse(try #require(text))
        #expect(
            json.object?.keys == [
                "EnclaveName", "EnclaveID", "ProcessID", "EnclaveCID", "NumberOfCPUs", "CPUIDs", "MemoryMiB", "State",
                "Flags", "Measurements", "ImageName", "ImageVersion", "Metadata",
            ])
        #expect(json["State"]?.string == "RUNNING")
        #expect(json["Flags"]?.string == "DEBUG_MODE")
        #expect(json["ProcessID"]?.integer == Int(enclave.processID))

        // A second start is refused, what would take the socket away as well.
        #expect(try ask(machine, enclave, Self.twice("Run") + Self.frame([:])) == Self.frame(["Status": 17]))
        #expect(try ask(machine, enclave, Self.twice("ConnectionListenerStop")) == Self.frame(["Status": 13]))

        let ended = try ask(machine, enclave, Self.twice("Terminate"))
        var reader = KeeperAnswerReader(to: .terminate)
        try reader.append(ended)
        #expect(reader.status == 0)
        #expect(reader.progress == ["Successfully terminated enclave \(enclave.id).\n"])
        #expect(
            try JSON.parse(reader.output)
                == ["EnclaveName": "hello", "EnclaveID": .string(enclave.id.text), "Terminated": true])
        #expect(machine.sockets == [])
    }

    @Test("Length and body in separate pieces, byte by byte")
    func pieces() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("wait")), machine)
        let slot = try #require(enclave.id.slot)
        let socket = try UnixSocket.connect(to: "\(machine.directory.path)/run/\(slot).sock")
        for byte in Self.twice("GetEnclaveCID") { _ = try UnixSocket.send([byte], to: socket) }
        _ = try Poll.wait(for: socket.raw, until: Deadline(after: .seconds(10)))
        #expect(try UnixSocket.receive(from: socket) == .bytes(Self.number(16)))
    }

    @Test("Malformed frames, silent and vanishing peers never end a keeper")
    func malformed() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("wait")), machine)
        let slot = try #require(enclave.id.slot)
        let path = "\(machine.directory.path)/run/\(slot)"
        let refused = Self.frame(["Status": 22])
        let bad: [[UInt8]] = [
            Array("GET / HTTP/1.0\r\n\r\n".utf8), [UInt8](repeating: 0xff, count: 4096),
            [UInt8](repeating: 0, count: 16), Self.frame("Nonsense"), Self.frame("Terminate") + Self.frame("Describe"),
            Self.twice("Describe") + Self.frame(7), Self.twice("Describe") + Self.frame([[[]]]),
            Self.number(1 << 62), Self.number(3) + [0xff, 0xff, 0xff],
        ]
        for bytes in bad { #expect(try ask(machine, enclave, bytes) == refused, "\(bytes.prefix(16))") }
        let whole = Self.twice("Describe") + Self.frame(["metadata": true])
        for count in 0..<whole.count { _ = try ask(machine, enclave, Array(whole.prefix(count)), hangUp: true) }
        var silent: [OwnedDescriptor] = []
        for _ in 0..<40 {
            silent.append(try UnixSocket.connect(to: path + ".sock"))
            silent.append(try UnixSocket.connect(to: path + ".console"))
        }
        for noise in [Array("NESH".utf8) + [9, 9, 9, 9], [UInt8](repeating: 0xff, count: 64), [], [1]] {
            let socket = try UnixSocket.connect(to: path + ".console")
            _ = try UnixSocket.send(noise[...], to: socket)
        }
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            var bytes = whole
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            _ = try ask(machine, enclave, bytes, hangUp: true)
        }
        #expect(try engine.enclaves(with: .metadata, interrupt: machine.interrupt).map(\.id) == [enclave.id])
        try engine.stop(enclave.id, interrupt: machine.interrupt)
    }

    @Test("Peers that hang, lie or are dead are named and skipped, and nobody waits longer than three seconds")
    func otherPeers() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("wait")), machine)
        let run = machine.directory.path + "/run"
        // They hang: they listen and never answer.
        let hanging = try ["aaa", "aab", "aac", "aad"].map {
            try UnixSocket.listen(at: "\(run)/\($0).sock", mode: 0o600)
        }
        defer { withExtendedLifetime(hanging) {} }
        // Dead: bound once, nobody listens.
        do { _ = try UnixSocket.listen(at: run + "/dead.sock", mode: 0o600) }
        try machine.directory.write("run/text.sock", "no socket at all")
        // Lies: answers rubbish.
        let lying = try UnixSocket.listen(at: run + "/lies.sock", mode: 0o600)
        try SystemThread.start {
            _ = try? Poll.wait(for: lying.raw, until: Deadline(after: .seconds(10)))
            guard let peer = try? UnixSocket.accept(lying) else { return }
            _ = try? UnixSocket.send([UInt8](repeating: 0x42, count: 100)[...], to: peer)
        }
        let begin = ContinuousClock.now
        let seen = try engine.enclaves(interrupt: machine.interrupt)
        let took = ContinuousClock.now - begin
        #expect(seen.map(\.id) == [enclave.id])
        // Three seconds for all that hang together; one after another they would take twelve.
        #expect(took > .seconds(2) && took < .seconds(11), "\(took)")
        let warnings = machine.warnings.withLock { $0 }
        #expect(warnings.contains { $0.contains("aaa.sock") && $0.contains("in time") }, "\(warnings)")
        #expect(warnings.contains { $0.contains("lies.sock") }, "\(warnings)")
        #expect(!machine.sockets.contains("dead.sock"), "a stale socket is removed")
        try engine.stop(enclave.id, interrupt: machine.interrupt)
    }

    @Test("Twenty starts at once get different names, CIDs and CPUs")
    func concurrentStarts() throws {
        let machine = try TestMachine(memoryMiB: 20 * 64, cpus: 20)
        let image = try machine.image("wait")
        let program = try TestMachine.program.get()
        var environment = machine.environment
        environment["ALLOCATOR"] = machine.directory.path + "/allocator.yaml"
        let variables = environment.map { "\($0.key)=\($0.value)" }
        let nothing = try File.open("/dev/null", O_RDWR)
        let children = try (0..<21).map { _ in
            try ChildProcess(
                program, arguments: [program, "start", image, "64", "probe"], environment: variables,
                descriptors: [0: nothing.raw, 1: nothing.raw, 2: nothing.raw])
        }
        let endings = try children.map { try $0.wait() }
        // The pool is for twenty: one of the twenty-one finds it empty.
        #expect(endings.count { $0 == .exited(0) } == 20)
        #expect(endings.count { $0 == .exited(1) } == 1)
        let engine = try machine.engine()
        let enclaves = try engine.enclaves(interrupt: machine.interrupt)
        #expect(Set(enclaves.map(\.cid)) == Set(16..<36))
        #expect(Set(enclaves.map(\.name)) == Set(["probe"] + (1..<20).map { "probe_\($0)" }))
        #expect(enclaves.flatMap(\.cpuIDs).sorted() == CPUPool(count: 20).ids)
        let resources = try engine.resources()
        #expect(resources.freeMemoryMiB == 0)
        #expect(resources.freeCPUs == [])
        for enclave in enclaves { try engine.stop(enclave.id, interrupt: machine.interrupt) }
        #expect(try engine.resources().freeMemoryMiB == 20 * 64)
        #expect(machine.sockets == [])
    }

    @Test("An interrupted start leaves nothing")
    func interrupted() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let image = try machine.image("wait") { archive in
            for number in 0..<20_000 { archive.file("rootfs/file\(number)", "content") }
        }
        let interrupt = try Interrupt()
        #expect {
            _ = try engine.start(
                machine.request(image, memory: 512),
                progress: { progress in
                    // The keeper has not been started yet.
                    if case .line(let line) = progress, line.hasPrefix("Start") { interrupt.raise() }
                }, interrupt: interrupt)
        } throws: { ($0 as? Failure)?.kind == .interrupted(signal: SIGINT) }
        let second = try Interrupt()
        try SystemThread.start {
            // As soon as the keeper is there.
            guard let watch = try? Inotify(), (try? watch.watch(machine.directory.path + "/run", for: .created)) != nil
            else { return }
            _ = try? Poll.wait(for: watch.descriptor, until: Deadline(after: .seconds(10)))
            second.raise()
        }
        #expect {
            while true {
                let enclave = try engine.start(
                    machine.request(image, memory: 512), progress: { _ in }, interrupt: second)
                try engine.stop(enclave.id, interrupt: machine.interrupt)
            }
        } throws: { ($0 as? Failure)?.kind == .interrupted(signal: SIGINT) }
        #expect(try engine.enclaves(interrupt: machine.interrupt) == [])
        #expect(machine.sockets == [])
    }

    @Test("A keeper is small", .enabled(if: geteuid() == 0))
    func small() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("flood", "6000000", "wait")), machine)
        _ = try engine.console(of: enclave.id, from: .start).collect { $0.contains("flood is over") }
        let status = try String(contentsOfFile: "/proc/\(enclave.processID)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") })
        let kilobytes = try #require(Int(line.filter(\.isNumber)))
        // What is its own; the code of a debug build, loaded from many libraries, counts differently.
        #expect(kilobytes < 4096, "\(line)")
        #expect(try Command.run("ls", ["/proc/\(enclave.processID)/fd"]).output.split(separator: "\n").count < 24)
        try engine.stop(enclave.id, interrupt: machine.interrupt)
    }
}
