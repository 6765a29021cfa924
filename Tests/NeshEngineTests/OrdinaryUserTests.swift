import Foundation
import NeshData
import NeshEnclave
import NeshLocal
import NeshSystem
import NeshTestSupport
import Testing

@Suite("As another user", .enabled(if: OtherUser.isAvailable, "only root can become another user"))
struct OrdinaryUserTests {
    /// A machine whose files belong to the other user.
    func machine(sharedSockets: Bool = false) throws -> (TestMachine, [String: String]) {
        let machine = try TestMachine()
        var environment = machine.environment
        environment["ALLOCATOR"] = machine.directory.path + "/allocator.yaml"
        try Command.run("chown", ["-R", "\(OtherUser.id):\(OtherUser.id)", machine.directory.path])
        try Command.run("chmod", ["755", machine.directory.path])
        if sharedSockets { try Command.run("chmod", ["1777", machine.directory.path + "/run"]) }
        return (machine, environment)
    }

    @Test("An ordinary user's enclave runs, is confined, shows its console and ends without a trace")
    func runs() throws {
        let (machine, environment) = try machine()
        let image = try machine.image("self", "rights", "orphan", "wait")
        try Command.run("chmod", ["644", image])
        let program = try TestMachine.program.get()
        let started = try OtherUser.run(program, ["start", image, "64", "mine"], environment: environment)
        #expect(started.status == 0, "\(started.errors)")
        let enclave = try #require(started.json?[0].flatMap(Enclave.init(description:)))
        // Without a control group to write to, that is said.
        #expect(started.errors.contains("no memory limit is enforced"))
        let owner = try String(contentsOfFile: "/proc/\(enclave.processID)/status", encoding: .utf8)
        #expect(owner.contains("Uid:\t\(OtherUser.id)\t"))
        let described = try OtherUser.run(program, ["describe"], environment: environment)
        #expect(described.json?[0]?["EnclaveName"]?.string == "mine")
        // Root may see and do all: here it reads the console and ends the enclave.
        let engine = try machine.engine()
        let (text, _) = try engine.console(of: enclave.id, from: .start).collect { $0.contains("orphan of") }
        let tree = Processes.descendants(of: enclave.processID)
        #expect(tree.count >= 2)
        for line in [
            "pid 2 uid 0 gid 0 sid own tty yes", "lo down", "socket vsock: \(vsock)", "mount: EPERM",
            "unshare user: EPERM", "write root: ok",
        ] { #expect(text.contains(line + "\r\n"), "\(line) in\n\(text)") }
        #expect(text.contains("open hostname: EROFS") || text.contains("open hostname: EACCES"))
        let stopped = try OtherUser.run(program, ["stop", enclave.id.text], environment: environment)
        #expect(stopped.status == 0, "\(stopped.errors)")
        #expect(tree.filter(Processes.isAlive) == [])
        #expect(machine.sockets == [])
        let console = try OtherUser.run(program, ["console", enclave.id.text], environment: environment)
        #expect(console.output.contains("orphan of"))
        #expect(console.errors.contains("Terminated"))
    }

    @Test("In a shared directory others may describe, and nothing else")
    func sharedDirectory() throws {
        let (machine, environment) = try machine(sharedSockets: true)
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("say", "secret", "wait")), machine)
        let program = try TestMachine.program.get()
        let described = try OtherUser.run(program, ["describe"], environment: environment)
        #expect(described.json?[0]?["EnclaveID"]?.string == enclave.id.text, "\(described.errors)")
        let stopped = try OtherUser.run(program, ["stop", enclave.id.text], environment: environment)
        #expect(stopped.status == 1)
        #expect(stopped.errors.contains("E38"), "\(stopped.errors)")
        let console = try OtherUser.run(program, ["console", enclave.id.text], environment: environment)
        #expect(console.status == 1)
        #expect(console.errors.contains("E44"), "\(console.errors)")
        #expect(!console.output.contains("secret"))
        // Directly on the wire, too.
        let slot = try #require(enclave.id.slot)
        let script = """
            import socket, struct
            def ask(command, arguments=b""):
                body = bytes([0x60 + len(command)]) + command.encode()
                frame = struct.pack("<Q", len(body)) + body
                s = socket.socket(socket.AF_UNIX); s.connect("\(machine.directory.path)/run/\(slot).sock")
                s.sendall(frame * 2 + arguments)
                answer = b""
                while True:
                    piece = s.recv(4096)
                    if not piece: return answer.hex()
                    answer += piece
            print(ask("Terminate"), ask("ConnectionListenerStop"), ask("GetEnclaveFlags"))
            """
        let wire = try OtherUser.run("/usr/bin/python3", ["-c", script], environment: environment)
        let refused = KeeperTests.frame(["Status": 13]).map { String(format: "%02x", $0) }.joined()
        #expect(wire.output == "\(refused) \(refused) 0100000000000000\n", "\(wire.errors)")
        #expect(try engine.enclaves(interrupt: machine.interrupt).map(\.id) == [enclave.id])
        try engine.stop(enclave.id, interrupt: machine.interrupt)
    }

    @Test("A private directory is closed to others, and one of somebody else's is not used")
    func privateDirectory() throws {
        let directory = try TemporaryDirectory()
        try Command.run("chmod", ["755", directory.path])
        let image = try TestMachine().image("wait")
        let program = try TestMachine.program.get()
        try Command.run("mkdir", [directory.path + "/session"])
        try Command.run("chown", ["\(OtherUser.id)", directory.path + "/session"])
        var environment = ["HOME": directory.path + "/session", "PATH": "/usr/bin:/bin"]
        environment["XDG_RUNTIME_DIR"] = directory.path + "/session"
        // Who only looks makes none.
        let looked = try OtherUser.run(program, ["describe"], environment: environment)
        #expect(looked.status == 0, "\(looked.errors)")
        #expect(!File.exists(directory.path + "/session/nesh"))
        let watched = try OtherUser.run(program, ["watch"], environment: environment)
        #expect(watched.status == 0, "\(watched.errors)")
        let mode = try Command.run("stat", ["-c", "%a %u", directory.path + "/session/nesh"])
        #expect(mode.output == "700 \(OtherUser.id)\n")
        // One that another user has opened up is refused.
        try Command.run("chmod", ["777", directory.path + "/session/nesh"])
        let refused = try OtherUser.run(program, ["describe"], environment: environment)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("E18"))
        withExtendedLifetime(image) {}
    }

    @Test(
        "A host that refuses is named with the switch and the command",
        arguments: [
            (SandboxRefusal.Switches(maxUserNamespaces: 0, filtered: false, isRoot: false), "user.max_user_namespaces"),
            (
                SandboxRefusal.Switches(
                    maxUserNamespaces: 9, unprivilegedUserNamespaces: 0, filtered: false, isRoot: false),
                "kernel.unprivileged_userns_clone"
            ),
            (
                SandboxRefusal.Switches(maxUserNamespaces: 9, appArmorRestricts: 1, filtered: false, isRoot: false),
                "kernel.apparmor_restrict_unprivileged_userns"
            ),
            (
                SandboxRefusal.Switches(maxUserNamespaces: 9, filtered: false, isRoot: true, isChroot: true),
                "systemd-nspawn"
            ),
            (
                SandboxRefusal.Switches(maxUserNamespaces: 9, filtered: true, isRoot: true),
                "--security-opt seccomp=unconfined"
            ),
        ])
    func refusals(_ switches: SandboxRefusal.Switches, _ word: String) {
        let failure = SandboxRefusal.failure(call: "clone", subject: "namespaces", errno: EPERM, switches: switches)
        #expect(failure.code == .enclaveBoot)
        #expect(failure.fixes.contains { $0.contains(word) }, "\(failure)")
    }

    @Test("A kernel without namespaces, or an emulator of one program's calls, is no refusal")
    func noNamespaces() {
        let failure = SandboxRefusal.failure(call: "clone", subject: "namespaces", errno: EINVAL)
        #expect(failure.message == "there are no namespaces for a sandbox here")
        #expect(failure.details == ["clone namespaces: Invalid argument"])
        #expect(failure.fixes.contains { $0.contains("CONFIG_USER_NS") })
    }
}
