import CLinux
import Glibc
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshVsock

@Suite struct SwitchTests {
    let home: TemporaryDirectory

    init() throws { home = try TemporaryDirectory() }

    private func makeSwitch() throws -> VsockSwitch { try VsockSwitch(in: home.path) }

    private func errno(_ body: () throws -> Void) -> Int32? {
        do {
            try body()
            return nil
        } catch let error as SystemError { return error.errno } catch { return -1 }
    }

    @Test func whoDialsReachesWhoListensAndBothKnowTheOther() throws {
        let here = try makeSwitch()
        let listener = try here.listen(VsockAddress(cid: 3, port: 9001))
        let dialled = try here.dial(VsockAddress(cid: 3, port: 9001), as: 16)
        let (accepted, peer) = try #require(try listener.accept())
        #expect(peer.cid == 16 && peer.port >= VsockAddress.firstFreePort)
        #expect(VsockSwitch.peer(of: dialled) == VsockAddress(cid: 3, port: 9001))
        #expect(try here.connections() == [VsockConnection(from: peer, to: VsockAddress(cid: 3, port: 9001))])
        try File.write(dialled.raw, Array("hello".utf8))
        #expect(try UnixSocket.receive(from: accepted) == .bytes(Array("hello".utf8)))
        shutdown(dialled.raw, Int32(SHUT_WR))
        #expect(try UnixSocket.receive(from: accepted) == .end)
    }

    /// Whether the kernel lets a Unix socket take no descriptors: Linux 6.16.
    static let canRefuseDescriptors: Bool = {
        let socket = OwnedDescriptor(nesh_unix_socket())
        var no: Int32 = 0
        return setsockopt(socket.raw, SOL_SOCKET, Int32(NESH_SO_PASSRIGHTS), &no, 4) == 0
    }()

    @Test("Descriptors pass neither way", .enabled(if: canRefuseDescriptors, "this kernel is older than Linux 6.16"))
    func descriptors() throws {
        let here = try makeSwitch()
        let listener = try here.listen(VsockAddress(cid: 3, port: 9001))
        let dialled = try here.dial(VsockAddress(cid: 3, port: 9001), as: 16)
        let (accepted, _) = try #require(try listener.accept())
        for end in [dialled, accepted] {
            let sent = nesh_send_descriptor(end.raw, 0)
            #expect(sent < 0 && Glibc.errno == EPERM)
        }
    }

    @Test func nobodyListensIsAReset() throws {
        let here = try makeSwitch()
        #expect(errno { _ = try here.dial(VsockAddress(cid: 16, port: 5000)) } == ECONNRESET)
    }

    @Test func aPortIsTakenOnceEvenByOneProcess() throws {
        let here = try makeSwitch()
        let first = try here.listen(VsockAddress(cid: VsockAddress.any, port: 8001))
        #expect(first.address == VsockAddress(cid: 3, port: 8001))
        #expect(errno { _ = try here.listen(VsockAddress(cid: 3, port: 8001)) } == EADDRINUSE)
        #expect(errno { _ = try makeSwitch().listen(VsockAddress(cid: 3, port: 8001)) } == EADDRINUSE)
        #expect(try here.listeners() == [VsockAddress(cid: 3, port: 8001)])
        withExtendedLifetime(first) {}
    }

    @Test func aPortIsFreeAgainAfterwards() throws {
        let here = try makeSwitch()
        do { _ = try here.listen(VsockAddress(cid: 3, port: 8001)) }
        #expect(try here.listeners() == [])
        #expect(try File.names(in: home.path + "/vsock") == [".locks"])
        _ = try here.listen(VsockAddress(cid: 3, port: 8001))
    }

    /// A file that went with the last port would let two programs have the same one.
    @Test func theFileOfLocksStaysEmptySoThatAllLookAtTheSameOne() throws {
        let (early, path) = (try makeSwitch(), home.path + "/vsock/.locks")
        do { _ = try makeSwitch().listen(VsockAddress(cid: 3, port: 8001)) }
        let file = try #require(try File.status(path))
        #expect(file.st_size == 0)
        // One switch was opened before that port's end, the other after it.
        let held = try early.listen(VsockAddress(cid: 3, port: 8001))
        #expect(errno { _ = try makeSwitch().listen(VsockAddress(cid: 3, port: 8001)) } == EADDRINUSE)
        #expect(try File.status(path)?.st_ino == file.st_ino)
        withExtendedLifetime(held) {}
    }

    @Test func automaticPortsBeginAt1024AndSkipWhatIsTaken() throws {
        let here = try makeSwitch()
        let first = try here.listen(VsockAddress(cid: 3, port: VsockAddress.any))
        let second = try here.listen(VsockAddress(cid: 3, port: VsockAddress.any))
        #expect([first.address.port, second.address.port] == [1024, 1025])
        let file = try #require(try File.status(home.path + "/vsock/3_1025"))
        #expect(file.st_mode & 0o777 == 0o600)
    }

    @Test func whatAKilledProcessLeftIsInNobodysWay() throws {
        let here = try makeSwitch()
        let path = home.path + "/vsock/16_5000"
        let left = try UnixSocket.listen(at: path, mode: 0o600)
        withExtendedLifetime(left) {
            #expect((try? here.listeners()) == [])
            #expect(!here.isListening(VsockAddress(cid: 16, port: 5000)))
        }
        try here.sweep(cid: 17)
        #expect(File.exists(path))
        try here.sweep(cid: 16)
        #expect(!File.exists(path))
        // A listener's is no leftover.
        let listener = try here.listen(VsockAddress(cid: 16, port: 5000), as: 16)
        try here.sweep()
        #expect(try here.listeners() == [listener.address])
        #expect(here.isListening(VsockAddress(cid: 16, port: 5000)))
    }

    @Test func aBoundSocketIsFoundOnlyOnceItListens() throws {
        let here = try makeSwitch()
        let calls = try SwitchCalls(here.directory)
        let socket = OwnedDescriptor(nesh_unix_socket())
        let address = VsockAddress(cid: 16, port: 5000)
        #expect(calls.bind(socket, address) == 0)
        #expect(try here.listeners() == [])
        #expect(errno { _ = try here.listen(address, as: 16) } == EADDRINUSE)
        #expect(errno { _ = try here.dial(address) } == ECONNRESET)
        #expect(listen(socket.raw, 1) == 0 && calls.publish(address) == 0)
        #expect(try here.listeners() == [address])
        _ = try here.dial(address)
    }

    @Test func aFullBacklogIsAReset() throws {
        let here = try makeSwitch()
        let listener = try here.listen(VsockAddress(cid: 3, port: 8001), backlog: 0)
        let first = try here.dial(listener.address)
        #expect(errno { _ = try here.dial(listener.address) } == ECONNRESET)
        withExtendedLifetime(first) {}
    }

    @Test func aLongRuntimeDirectoryIsNoHindrance() throws {
        let deep = home.path + "/" + String(repeating: "d", count: 120)
        try File.makeDirectories(deep, mode: 0o700)
        let here = try VsockSwitch(in: deep)
        let listener = try here.listen(VsockAddress(cid: 3, port: 8001))
        _ = try here.dial(listener.address)
        #expect(try here.path == deep + "/vsock")
    }

    @Test func theDirectoryIsThisUsersAlone() throws {
        _ = try makeSwitch()
        let path = home.path + "/vsock"
        let status = try #require(try File.status(path))
        #expect(status.st_mode & 0o7777 == 0o700)
        chmod(path, 0o755)
        #expect(errno { _ = try makeSwitch() } == EACCES)
        #expect(errno { _ = try VsockSwitch(in: home.path + "/none") } == ENOENT)
        #expect(unlink(path + "/.locks") == 0 && rmdir(path) == 0)
        #expect(errno { _ = try VsockSwitch(in: home.path, making: false) } == ENOENT)
        #expect(symlink("/tmp", path) == 0)
        #expect(errno { _ = try makeSwitch() } == ENOTDIR)
    }

    @Test func inADirectoryForManyEachUserHasAnOwn() {
        #expect(VsockDirectory.name(isPrivate: true, userID: 1000) == "vsock")
        #expect(VsockDirectory.name(isPrivate: false, userID: 1000) == "vsock-1000")
    }

    @Test func aNameThatWasNotGivenHereIsRefused() throws {
        let here = try makeSwitch()
        let listener = try here.listen(VsockAddress(cid: 3, port: 8001))
        let socket = OwnedDescriptor(nesh_unix_socket())
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        // Binding to the family alone has the kernel choose a name.
        #expect(
            withUnsafePointer(to: &name) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket.raw, $0, 2) }
            } == 0)
        #expect(here.calls.connect(socket, from: VsockAddress(cid: 17, port: 1), to: listener.address) == -1)
        #expect(Glibc.errno == EINVAL)
        #expect(try listener.accept() == nil)
    }
}
