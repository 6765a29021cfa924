import Foundation
import Glibc
import NeshData
import NeshLocal
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshEnclave

/// Records of keepers in a directory that others may write to.
@Suite("Records") struct RecordTests {
    static let slot = "1122334455667788"

    static func enclave(_ name: String = "app", cid: UInt32 = 16, cpus: [Int] = [1, 3], memory: Int = 128) -> Enclave {
        Enclave(
            id: .init("i-0-enc\(slot)"),
            grant: Grant(name: name, cid: cid, cpuIDs: cpus, memoryMiB: memory, debug: true), processID: getpid(),
            state: .running, measurements: ["PCR0": "00"], engine: .local)
    }

    static func record(_ groups: [String] = []) -> KeeperRecord {
        KeeperRecord(enclave: enclave(), keeper: .own, controlGroups: groups)
    }

    /// A process that has ended.
    static func deadProcess() -> ProcessIdentity? {
        ProcessIdentity.own.map { ProcessIdentity(id: $0.id, startTicks: 1, boot: $0.boot, namespace: $0.namespace) }
    }

    let place: TemporaryDirectory
    let files: NeshSystem.Directory

    init() throws {
        place = try TemporaryDirectory()
        files = try NeshSystem.Directory(place.path)
    }

    private func write(_ text: String, _ name: String = "\(slot).record") throws {
        try place.write(name, text)
        chmod("\(place.path)/\(name)", 0o644)
    }

    @Test("A record is held as long as its keeper lives, and by nobody who may only read it")
    func held() throws {
        var writer: RecordWriter? = try RecordWriter(Self.record(), slot: Self.slot, in: files)
        let found = try #require(FoundRecord.read(Self.slot, in: files))
        #expect(found.record == Self.record())
        #expect(found.isHeld && !found.isLeft && found.isMine)
        var changed = Self.enclave()
        changed.grant.cid = 99
        try writer?.update(changed)
        #expect(found.isHeld, "who has opened the one before must not take it for a dead keeper's")
        #expect(FoundRecord.read(Self.slot, in: files)?.record.enclave.cid == 99)
        withExtendedLifetime(writer) {}
        writer = nil
        #expect(!found.isHeld && found.isLeft)
        let reader = try files.open("\(Self.slot).record", O_RDONLY)
        #expect(flock(reader.raw, LOCK_EX | LOCK_NB) == 0)
        var lock = Glibc.flock()
        lock.l_type = Int16(F_RDLCK)
        #expect(fcntl(reader.raw, F_SETLK, &lock) == 0)
        #expect(!found.isHeld, "others' locks say nothing")
    }

    @Test("What is not a keeper's own file is not believed")
    func unbelievable() throws {
        let text = Self.record().json.compact
        let name = "\(Self.slot).record"
        let path = "\(place.path)/\(name)"
        func isRead() -> Bool { FoundRecord.read(Self.slot, in: files) != nil }
        try write(text)
        #expect(isRead())
        chmod(path, 0o666)
        #expect(!isRead(), "everybody may write it")
        chmod(path, 0o644)
        link(path, place.path + "/other")
        #expect(!isRead(), "it has another name")
        unlink(place.path + "/other")
        rename(path, place.path + "/target")
        symlink("target", path)
        #expect(!isRead(), "a link")
        unlink(path)
        mkfifo(path, 0o644)
        #expect(!isRead(), "a pipe, which nobody writes to")
        unlink(path)
        try write(text.replacing(Self.slot, with: "8877665544332211"))
        #expect(!isRead(), "another slot's")
        try write(text.replacing("\"MemoryMiB\":128", with: "\"MemoryMiB\":9223372036854775807"))
        #expect(!isRead(), "more memory than there is")
        try write(text + String(repeating: " ", count: KeeperRecord.sizeLimit))
        #expect(!isRead(), "endless")
        try write(String(repeating: "[", count: 10_000))
        #expect(!isRead())
    }

    @Test("A record in another user's slot is not believed", .enabled(if: geteuid() == 0, "only root can be two users"))
    func foreign() throws {
        try write(Self.record().json.compact)
        let socket = try UnixSocket.listen(at: "\(place.path)/\(Self.slot).sock", mode: 0o666)
        defer { withExtendedLifetime(socket) {} }
        #expect(FoundRecord.read(Self.slot, in: files)?.isMine == true)
        chown("\(place.path)/\(Self.slot).sock", 65534, 65534)
        #expect(FoundRecord.read(Self.slot, in: files) == nil)
        chown("\(place.path)/\(Self.slot).record", 65534, 65534)
        #expect(FoundRecord.read(Self.slot, in: files)?.isMine == false)
        Leftovers.clear(Self.slot, in: files)
        #expect(try files.names().count == 2, "what another user's record names is for that user to clear away")
    }

    @Test("A link of another user is no sockets directory", .enabled(if: geteuid() == 0, "only root can be two users"))
    func foreignLink() throws {
        let link = place.path + "/link"
        symlink(place.path, link)
        let environment = ["NITRO_CLI_SOCKETS_PATH": link]
        #expect(try RuntimeDirectory.choose(environment: environment).path == link)
        lchown(link, 65534, 65534)
        #expect(throws: Failure.self) { try RuntimeDirectory.choose(environment: environment) }
    }

    /// A stand-in for a process that nobody meant.
    private func bystander() throws -> ChildProcess {
        try ChildProcess("/bin/sleep", arguments: ["sleep", "60"], directory: "/")
    }

    @Test("Only real control groups of the slot are ended, whatever a record says")
    func pathsOfControlGroups() throws {
        let child = try bystander()
        defer { child.signal(SIGKILL) }
        let name = RecordedGroup.namePrefix + Self.slot
        try FileManager.default.createDirectory(atPath: "\(place.path)/\(name)", withIntermediateDirectories: true)
        try place.write("\(name)/cgroup.procs", "\(child.id)\n")
        symlink(place.path, place.path + "/link")
        for path in [
            "\(place.path)/\(name)", "\(place.path)/link/\(name)", "\(place.path)/../\(name)", name, "/\(name)",
            "/proc/self/root\(place.path)/\(name)",
        ] {
            _ = RecordedGroup.remove(path)
            try write(
                KeeperRecord(enclave: Self.enclave(), keeper: Self.deadProcess(), controlGroups: [path]).json.compact)
            Leftovers.clear(Self.slot, in: files)
        }
        #expect(try Poll.wait(for: child.descriptor, until: Deadline(after: .milliseconds(200))).isEmpty)
        #expect(File.exists("\(place.path)/\(name)/cgroup.procs"))
        #expect(try files.names().sorted() == ["link", name].sorted(), "the dead keeper's record is cleared away")
    }

    @Test("Leftovers without a socket go, unless an enclave is being started or their keeper lives")
    func sweeping() throws {
        let names = ["a.sock.new", "a.console", "b.console.new", "c.record.new", "other", "d.txt.new"]
        for name in names { try place.write(name, "") }
        let turn = try #require(FileLock.attempt(place.path))
        #expect(!Leftovers.sweep(names, in: files))
        #expect(try files.names().sorted() == names.sorted())
        withExtendedLifetime(turn) {}
        let writer = try RecordWriter(Self.record(), slot: Self.slot, in: files)
        try place.write("\(Self.slot).console.new", "")
        #expect(Leftovers.sweep(try files.names(), in: files, turn: turn))
        #expect(
            try files.names().sorted()
                == ["other", "d.txt.new", "\(Self.slot).record", "\(Self.slot).console.new"].sorted())
        writer.abandon()
        // A program that another test starts has a copy of the record's descriptor until it runs.
        let found = try #require(FoundRecord.read(Self.slot, in: files))
        let deadline = Deadline(after: .seconds(10))
        while found.isHeld, !deadline.hasPassed { sched_yield() }
        try #require(!found.isHeld)
        #expect(Leftovers.sweep(try files.names(), in: files, turn: turn))
        #expect(try files.names().sorted() == ["d.txt.new", "other"])
    }

    @Test(
        "What no keeper made stays; of another user's, root clears away dead sockets without a record",
        .enabled(if: geteuid() == 0, "only root can be two users"))
    func whatStays() throws {
        let other = "8877665544332211"
        for slot in [Self.slot, other] {
            let socket = try UnixSocket.listen(at: "\(place.path)/\(slot).sock", mode: 0o666)
            withExtendedLifetime(socket) {}
            chown("\(place.path)/\(slot).sock", 65534, 65534)
        }
        try place.write("\(other).record", "a text")
        chown("\(place.path)/\(other).record", 65534, 65534)
        symlink("/etc/passwd", "\(place.path)/c.console")
        symlink("/etc/passwd", "\(place.path)/d.sock")
        try place.write("e.sock", "a text")
        chown("\(place.path)/e.sock", 65534, 65534)
        let stays = ["\(other).sock", "\(other).record", "c.console", "d.sock", "e.sock"]
        #expect(try files.names().sorted() == (stays + ["\(Self.slot).sock"]).sorted())
        for slot in [Self.slot, other, "c", "d", "e"] { Leftovers.clear(slot, in: files) }
        #expect(try files.names().sorted() == stays.sorted())
    }

    @Test("A stopped process that a killed keeper left is found and ended")
    func holders() throws {
        let name = "\(Self.slot).record"
        let file = try files.open(name, O_RDWR | O_CREAT)
        chmod("\(place.path)/\(name)", 0o644)
        let dead = KeeperRecord(enclave: Self.enclave(), keeper: Self.deadProcess(), controlGroups: [])
        try File.write(file.raw, dead.json.compact.utf8)
        // Locks an open file for every process that shares it; 37 is F_OFD_SETLK.
        var lock = Glibc.flock()
        lock.l_type = Int16(F_WRLCK)
        #expect(fcntl(file.raw, 37, &lock) == 0)
        let heir = try ChildProcess(
            "/bin/sleep", arguments: ["sleep", "60"], descriptors: [9: file.raw], directory: "/")
        heir.signal(SIGSTOP)
        let mine = try #require(FoundRecord.read(Self.slot, in: files))
        #expect(mine.isHeld && mine.isLeft)
        Leftovers.clear(Self.slot, in: files)
        #expect(try !Poll.wait(for: heir.descriptor, until: Deadline(after: .seconds(10))).isEmpty)
        #expect(try heir.wait() == .signalled(SIGKILL))
        #expect(try files.names() == [])
    }
}
