import Foundation
import NeshData
import NeshEnclave
import NeshSystem
import NeshTestSupport
import Testing

@Suite("Local engine") struct LocalTests {
    @Test("An application runs, is seen, and ends with its status")
    func runs() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("self", "sleep", "200", "exit", "3")), machine)
        #expect(enclave.state == .running)
        #expect(try engine.enclaves(interrupt: machine.interrupt).map(\.id) == [enclave.id])
        let (text, ending) = try engine.wholeConsole(of: enclave.id)
        #expect(ending == .exited(3))
        let lines = text.split(separator: "\r\n").map(String.init)
        // As the kernel's first line, with the time since the start.
        let first = lines.first ?? ""
        #expect(first.prefixMatch(of: #/\[ +[0-9]+\.[0-9]{6}\] /#) != nil, "\(lines)")
        #expect(lines.contains { $0.contains("nesh local engine: Unpacking initramfs") })
        // As an enclave's init starts it: not process 1, a session of its own, a terminal, nothing inherited.
        #expect(lines.contains("pid 2 uid 0 gid 0 sid own tty yes"))
        #expect(lines.contains("host localhost cwd /"))
        #expect(lines.filter { $0.hasPrefix("variable") } == ["variable PATH=/bin", "variable GREETING=hello there"])
        #expect(!lines.contains { $0.hasPrefix("descriptor") })
        #expect(lines.contains("lo down"))
        #expect(lines.filter { $0.hasPrefix("interface") } == ["interface lo"])
        #expect(lines.last == "child exited with error")
    }

    @Test("A clean end says nothing, a signal is named")
    func endings() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let clean = try engine.start(machine.request(try machine.image("say", "done")), machine)
        let (quiet, status) = try engine.wholeConsole(of: clean.id)
        #expect(status == .exited(0))
        #expect(quiet.hasSuffix("done\r\n"))
        let killed = try engine.start(machine.request(try machine.image("signal", "11")), machine)
        let (loud, signal) = try engine.wholeConsole(of: killed.id)
        #expect(signal == .signalled(11))
        #expect(loud.hasSuffix("child exited by signal\r\n"))
    }

    @Test("The sandbox refuses what would reach the host")
    func rights() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("rights", "exit", "0")), machine)
        let text = try engine.wholeConsole(of: enclave.id).text
        let expected = [
            "socket vsock: \(vsock)", "socket vsock wide: \(vsock)", "socket alg: EAFNOSUPPORT",
            "socket unix: ok", "socket inet: ok", "io_uring_setup: ENOSYS", "clone3: ENOSYS", "unshare user: EPERM",
            "mount: EPERM", "umount: EPERM", "keyctl: ENOSYS", "bpf: EPERM", "TIOCSTI: EPERM", "mknod: EPERM",
            "init exe: EACCES", "write tmp: ok", "write root: ok",
        ]
        for line in expected { #expect(text.contains(line + "\r\n"), "\(line) in\n\(text)") }
        // Not every kernel has these files.
        for name in ["sysrq", "kcore"] {
            #expect(text.contains("\(name) is null: ok") || text.contains("\(name) is null: ENOENT"), "\(text)")
        }
        // Read-only before anything else.
        #expect(text.contains("open hostname: EROFS") || text.contains("open hostname: EACCES"), "\(text)")
    }

    @Test("Terminating ends the whole tree and removes every trace")
    func stops() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("orphan", "wait")), machine)
        _ = try engine.console(of: enclave.id, from: .start).collect { $0.contains("orphan of") }
        let tree = Processes.descendants(of: enclave.processID)
        // The orphan's parent may not be reaped yet.
        #expect(tree.count >= 3, "first process, application, orphan")
        try engine.stop(enclave.id, interrupt: machine.interrupt)
        #expect(machine.sockets == [])
        #expect(tree.filter(Processes.isAlive) == [])
        #expect(try ControlGroups.left(of: enclave) == [])
        #expect(try engine.wholeConsole(of: enclave.id).ending == .terminated)
        #expect(throws: Failure.self) { try engine.stop(enclave.id, interrupt: machine.interrupt) }
    }

    @Test(
        "Memory runs out inside, not on the host",
        .enabled(if: ControlGroupAccess.limitsMemory, "needs a writable control group"))
    func outOfMemory() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("eat")), machine)
        #expect(try engine.wholeConsole(of: enclave.id).ending == .outOfMemory)
        #expect(try ControlGroups.left(of: enclave) == [])
    }

    @Test(
        "What is taken of its memory is told",
        .enabled(if: ControlGroupAccess.limitsMemory, "needs a writable control group"))
    func memoryUsed() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let size = 20 << 20
        let image = try machine.image("wait") { $0.file("rootfs/large", [UInt8](repeating: 1, count: size)) }
        let enclave = try engine.start(machine.request(image, memory: 128), machine)
        let described = try engine.enclaves(with: .use, interrupt: machine.interrupt)
        let used = try #require(described.first?.memoryUsed)
        // Its root is memory: the file, and little more.
        #expect(used >= size && used < enclave.memoryMiB << 20, "\(used)")
        try engine.stop(enclave.id, interrupt: machine.interrupt)
    }

    @Test("What an enclave uses is measured for those who ask for it alone")
    func useOnDemand() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("wait")), machine)
        let measured = try #require(try engine.enclaves(with: .use, interrupt: machine.interrupt).first)
        #expect(measured.cpuMicroseconds != nil && measured.consoleBytes != nil)
        let plain = try #require(try engine.enclaves(interrupt: machine.interrupt).first)
        #expect(plain.cpuMicroseconds == nil && plain.memoryUsed == nil && plain.consoleBytes == nil)
        #expect(plain.startedAt == measured.startedAt)
        try engine.stop(enclave.id, interrupt: machine.interrupt)
    }

    @Test("An image that does not fit into its memory is refused with a number that helps")
    func tooBig() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        // Sparse on disk is not sparse in memory: many files of one page each exceed what their bytes do.
        let image = try machine.image("wait") { archive in
            for number in 0..<30_000 { archive.file("rootfs/file\(number)", [1]) }
        }
        #expect {
            _ = try engine.start(machine.request(image), machine)
        } throws: { error in
            (error as? Failure)?.code == .insufficientMemoryRequested
        }
        #expect(machine.sockets == [])
    }

    @Test("Kill −9 of the keeper leaves nothing after the next look")
    func killedKeeper() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("orphan", "wait")), machine)
        let stream = try engine.console(of: enclave.id, from: .start)
        _ = try stream.collect { $0.contains("orphan of") }
        let tree = Processes.descendants(of: enclave.processID)
        kill(enclave.processID, SIGKILL)
        #expect(try stream.collect { _ in false }.ending == nil)
        let deadline = Deadline(after: .seconds(60))
        // Of what a killed process has open the kernel closes the stream before the socket that others find it by.
        while Processes.isAlive(enclave.processID) && !deadline.hasPassed { sched_yield() }
        #expect(try engine.enclaves(interrupt: machine.interrupt) == [])
        #expect(machine.sockets == [])
        #expect(try ControlGroups.left(of: enclave) == [])
        while tree.contains(where: Processes.isAlive) && !deadline.hasPassed { sched_yield() }
        #expect(tree.filter(Processes.isAlive) == [])
        // Its console is still there, and the reason.
        let (text, ending) = try engine.wholeConsole(of: enclave.id)
        #expect(text.contains("orphan of"))
        #expect(ending == .lost("its keeper was killed"))
    }

    @Test("A keeper whose socket is removed ends its enclave")
    func removedSocket() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("wait")), machine)
        let stream = try engine.console(of: enclave.id, from: .start)
        let slot = try #require(enclave.id.slot)
        try FileManager.default.removeItem(atPath: "\(machine.directory.path)/run/\(slot).sock")
        #expect(try stream.collect { _ in false }.ending == .lost("its socket was removed"))
        #expect(machine.sockets == [])
    }

    @Test("SIGTERM to the keeper ends its enclave in order")
    func terminatedKeeper() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("wait")), machine)
        let stream = try engine.console(of: enclave.id, from: .start)
        kill(enclave.processID, SIGTERM)
        #expect(try stream.collect { _ in false }.ending == .lost("its keeper was ended by signal 15"))
        #expect(machine.sockets == [])
    }

    @Test("Production enclaves show no console, not even afterwards")
    func production() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        var request = machine.request(try machine.image("say", "secret", "wait"))
        request.debug = false
        let enclave = try engine.start(request, machine)
        #expect { _ = try engine.console(of: enclave.id, from: .start) } throws: { error in
            (error as? Failure)?.code == .enclaveConsoleConnection
        }
        try engine.stop(enclave.id, interrupt: machine.interrupt)
        #expect { _ = try engine.console(of: enclave.id, from: .start) } throws: { error in
            (error as? Failure)?.code == .enclaveConsoleConnection
        }
        let log = try Data(
            contentsOf: URL(fileURLWithPath: machine.directory.path + "/.local/state/nesh/consoles/\(enclave.id).log"))
        #expect(!String(decoding: log, as: UTF8.self).contains("secret"))
    }
}

/// Control groups as the kernel lists them.
enum ControlGroups {
    static func left(of enclave: Enclave) throws -> [String] {
        let found = try Command.run(
            "find", ["/sys/fs/cgroup", "-type", "d", "-name", "nesh-\(enclave.id.slot ?? "?")"])
        return found.output.split(separator: "\n").map(String.init)
    }
}
