import Foundation
import NeshEnclave
import NeshTestSupport
import Synchronization
import Testing

@testable import NeshLocal

/// What the sandbox shares with this machine stays as it is, and is not used up.
@Suite("Lent and bounded") struct LentTests {
    static let devices = ["null", "zero", "full", "random", "urandom", "tty"]

    private static func refused(_ console: String) -> [String] {
        devices.flatMap { device in ["chmod", "chown", "times"].map { "\($0) \(device)" } }
            .filter { !console.contains("\($0): EROFS\r\n") }
    }

    @Test("An image cannot change the device files, but use them, and may do as it likes with its console")
    func attributes() throws {
        let before = try Self.devices.map { try Command.run("stat", ["-c", "%a %u %g", "/dev/" + $0]).output }
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image("attributes", "exit", "0")), machine)
        let text = try engine.wholeConsole(of: enclave.id).text
        #expect(Self.refused(text) == [], "\(text)")
        for line in ["write null: ok", "write zero: ok", "write full: ENOSPC", "chmod console: ok", "chmod stdout: ok"]
        {
            #expect(text.contains(line + "\r\n"), "\(line) in\n\(text)")
        }
        for name in ["sys", "proc sys", "sysrq"] { #expect(!text.contains("chmod \(name): ok"), "\(text)") }
        #expect(try Self.devices.map { try Command.run("stat", ["-c", "%a %u %g", "/dev/" + $0]).output } == before)
    }

    /// A container's root has a few rights of root's only.
    private static let mayMount =
        geteuid() == 0 && (try? Command.run("unshare", ["-m", "--propagation", "private", "true"]).status) == 0

    /// As container tools with remapped ids do it: ids 0 to 65535, device files that belong to its root, a /proc of its own.
    private static let container = """
        mount -t tmpfs -o mode=755 none /dev
        for node in 'null 1 3' 'zero 1 5' 'full 1 7' 'random 1 8' 'urandom 1 9' 'tty 5 0'; do
            set -- $node
            mknod -m 666 /dev/$1 c $2 $3 || exit 77
        done
        mkdir /dev/pts /dev/shm
        mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts /dev/pts
        ln -s pts/ptmx /dev/ptmx
        unshare -U sleep 60 & holder=$!
        while [ "$(readlink /proc/$holder/ns/user)" = "$(readlink /proc/self/ns/user)" ]; do :; done
        echo '0 0 65536' > /proc/$holder/uid_map
        echo '0 0 65536' > /proc/$holder/gid_map
        nsenter -U -t $holder unshare -m -p -f --mount-proc "$PROGRAM" run "$IMAGE"
        kill $holder
        stat -c '%n %a %u %g' /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty
        """

    @Test(
        "A container's root is not its sandboxes' root, and keeps its device files",
        .enabled(if: mayMount, "only root with the right to mount can make a container whose root is it"))
    func remappedContainer() throws {
        let machine = try TestMachine()
        let image = try machine.image("attributes", "show", "/proc/self/uid_map", "processes", "2000")
        let environment = machine.environment.merging([
            "PROGRAM": try TestMachine.program.get(), "IMAGE": image,
            "ALLOCATOR": machine.directory.path + "/allocator.yaml",
        ]) { $1 }
        let ended = try Command.run(
            "unshare", ["-m", "--propagation", "private", "sh", "-c", Self.container], environment: environment)
        if ended.status == 77 {
            print("not tried: no device file can be made here")
            return
        }
        let nodes = Self.devices.map { "/dev/\($0) 666 0 0\n" }.joined()
        #expect(ended.output.hasSuffix(nodes), "\(ended.output)\(ended.errors)")
        #expect(Self.refused(ended.output) == [], "\(ended.output)\(ended.errors)")
        #expect(ended.output.contains(#/uid_map: +0 +65535 +1\r\n/#), "\(ended.output)")
        #expect(ended.output.contains(#/uid_map: +1 +1 +65534\r\n/#), "\(ended.output)")
        #expect(ended.output.contains(#/multiplied \d{3}: EAGAIN/#), "\(ended.output)")
    }

    @Test("Processes and threads run out inside", arguments: ["processes", "threads"])
    func bound(_ what: String) throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(machine.request(try machine.image(what, "2000")), machine)
        let text = try engine.wholeConsole(of: enclave.id).text
        let count = try #require(text.firstMatch(of: #/multiplied (\d+): EAGAIN/#), "\(text)")
        // 64 MiB: an eighth of it holds 512 stacks of 16 KiB.
        #expect((400...512).contains(Int(count.1) ?? 0), "\(text)")
        #expect(machine.warnings.withLock { $0 }.filter { $0.contains("processes") } == [])
    }

    @Test(
        "Without a control group the kernel counts by user",
        .enabled(if: OtherUser.isAvailable, "only root can become another user"),
        arguments: ["processes", "threads"])
    func boundOfOrdinaryUser(_ what: String) throws {
        let machine = try TestMachine()
        let image = try machine.image(what, "2000")
        try Command.run("chown", ["-R", "\(OtherUser.id):\(OtherUser.id)", machine.directory.path])
        try Command.run("chmod", ["755", machine.directory.path])
        let ended = try OtherUser.run(
            try TestMachine.program.get(), ["run", image],
            environment: machine.environment.merging(["ALLOCATOR": machine.directory.path + "/allocator.yaml"]) { $1 })
        let count = try #require(
            ended.output.firstMatch(of: #/multiplied (\d+): EAGAIN/#), "\(ended.output)\(ended.errors)")
        #expect((400...512).contains(Int(count.1) ?? 0))
    }

    @Test("How many processes follow from how much memory")
    func count() {
        #expect([1, 64, 128, 3072, 1 << 20].map(ProcessBound.count) == [256, 512, 1024, 24_576, 32_768])
        #expect(
            ["5.13.19", "4.18.0-305.el8", "5.4.0-1"].allSatisfy { !ProcessBound.isCountedByNamespace(release: $0) })
        #expect(
            ["5.14.0", "6.1.0-28-amd64", "10.0", "?"].allSatisfy { ProcessBound.isCountedByNamespace(release: $0) })
    }

    @Test("The last of a container's ids is the sandbox's root")
    func otherRoot() {
        func extents(_ numbers: (UInt32, UInt32, UInt32)...) -> [IdentityMap.Extent] {
            numbers.map { IdentityMap.Extent(inside: $0.0, outside: $0.1, count: $0.2) }
        }
        #expect(IdentityMap.withOtherRoot(extents((0, 0, 65_536))) == extents((0, 65_535, 1), (1, 1, 65_534)))
        // As without root: one id, then a range.
        #expect(
            IdentityMap.withOtherRoot(extents((0, 0, 1), (1, 1, 65_536))) == extents((0, 65_536, 1), (1, 1, 65_535)))
        #expect(IdentityMap.withOtherRoot(extents((0, 0, 1 << 20))) == extents((0, (1 << 20) - 65_536, 65_536)))
        #expect(IdentityMap.withOtherRoot(extents((0, 0, 1))) == nil)
        #expect(IdentityMap.withOtherRoot([]) == nil)
    }
}
