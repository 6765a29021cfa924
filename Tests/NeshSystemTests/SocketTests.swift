import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

@Suite("Sockets and terminals") struct SocketTests {
    @Test("A connection carries bytes both ways and knows its peer")
    func connection() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/s"
        let listener = try UnixSocket.listen(at: path, mode: 0o600)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try UnixSocket.accept(listener) == nil)
        let client = try UnixSocket.connect(to: path)
        let server = try #require(try UnixSocket.accept(listener))
        let peer = try UnixSocket.peer(of: server)
        #expect(peer.processID == getpid() && peer.userID == getuid() && peer.groupID == getgid())
        #expect(try UnixSocket.receive(from: server) == .nothing)
        #expect(try UnixSocket.send([1, 2, 3], to: client) == 3)
        #expect(try UnixSocket.receive(from: server) == .bytes([1, 2, 3]))
        // A full buffer takes no more, and says so instead of waiting.
        let flood = [UInt8](repeating: 7, count: 1 << 20)
        while try UnixSocket.send(flood[...], to: server) > 0 {}
        for descriptor in [listener, client, server] {
            #expect(fcntl(descriptor.raw, F_GETFD) & FD_CLOEXEC != 0)
        }
    }

    @Test("The end of a connection is an end, not a signal")
    func ends() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/s"
        let listener = try UnixSocket.listen(at: path, mode: 0o600)
        signal(SIGPIPE, SIG_DFL)
        let client = try UnixSocket.connect(to: path)
        do { _ = try UnixSocket.accept(listener) }
        #expect(try UnixSocket.receive(from: client) == .end)
        #expect { _ = try UnixSocket.send([1], to: client) } throws: { ($0 as? SystemError)?.errno == EPIPE }
    }

    @Test("Dead, missing and impossible paths are told apart")
    func paths() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/s"
        #expect { _ = try UnixSocket.connect(to: path) } throws: { ($0 as? SystemError)?.errno == ENOENT }
        do { _ = try UnixSocket.listen(at: path, mode: 0o600) }
        #expect { _ = try UnixSocket.connect(to: path) } throws: { ($0 as? SystemError)?.errno == ECONNREFUSED }
        #expect { _ = try UnixSocket.listen(at: path, mode: 0o600) } throws: {
            ($0 as? SystemError)?.errno == EADDRINUSE
        }
        let long = directory.path + "/" + String(repeating: "x", count: 108)
        #expect { _ = try UnixSocket.connect(to: long) } throws: { ($0 as? SystemError)?.errno == ENAMETOOLONG }
        #expect { _ = try UnixSocket.connect(to: "") } throws: { ($0 as? SystemError)?.errno == EINVAL }
    }

    @Test("A pseudoterminal is a terminal of the given size whose keys can be made raw and put back")
    func terminal() throws {
        let terminal = try Pseudoterminal()
        #expect(isatty(terminal.terminal.raw) == 1)
        #expect(TerminalMode.size(of: terminal.terminal.raw) == nil)
        try terminal.resize(rows: 24, columns: 80)
        let size = try #require(TerminalMode.size(of: terminal.terminal.raw))
        #expect(size == (24, 80))
        func flags() -> tcflag_t {
            var settings = termios()
            tcgetattr(terminal.terminal.raw, &settings)
            return settings.c_lflag
        }
        let before = flags()
        let mode = try #require(TerminalMode(of: terminal.terminal.raw))
        mode.makeKeysRaw()
        #expect(flags() & tcflag_t(ICANON | ECHO | ISIG) == 0)
        mode.restore()
        #expect(flags() == before)
        let pipe = try NeshSystem.Pipe()
        #expect(TerminalMode(of: pipe.reading.raw) == nil)
        #expect(TerminalMode.size(of: pipe.reading.raw) == nil)
    }

    @Test("Random digits are digits, and not the same ones")
    func random() {
        let one = Random.hexadecimal(digits: 16)
        #expect(one.count == 16 && one.allSatisfy { $0.isHexDigit && !$0.isUppercase })
        #expect(one != Random.hexadecimal(digits: 16))
        #expect(Random.bytes(0) == [])
    }
}
