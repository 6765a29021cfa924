import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Synchronization
import Testing

@Suite("Files and directories") struct FileTests {
    @Test("A file appears under its name only when it is complete")
    func atomic() throws {
        let directory = try TemporaryDirectory()
        let path = try directory.write("file", "old")
        do {
            let file = try AtomicFile(path)
            try file.write(Array("half of the n".utf8))
            #expect(try File.text(path) == "old")
        }
        #expect(try File.names(in: directory.path) == ["file"])
        try AtomicFile.write(Array("new".utf8), to: path, mode: 0o600)
        #expect(try File.text(path) == "new")
        #expect(try File.names(in: directory.path) == ["file"])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let quick = try AtomicFile(path)
        try quick.write(Array("newer".utf8))
        try quick.commit(waitsForDisk: false)
        #expect(try File.text(path) == "newer")
        #expect(try File.names(in: directory.path) == ["file"])
    }

    @Test("A file that is replaced hands on its rights; a link stays; what is no file is written to")
    func whatWasThere() throws {
        let directory = try TemporaryDirectory()
        let path = try directory.write("script", "old")
        let link = directory.path + "/link"
        try FileManager.default.setAttributes([.posixPermissions: 0o751], ofItemAtPath: path)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "script")
        try AtomicFile.write(Array("new".utf8), to: link)
        #expect(try File.text(path) == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "script")
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o751)

        let pipe = directory.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let reader = try File.open(pipe, O_RDONLY | O_NONBLOCK)
        try AtomicFile.write(Array("through".utf8), to: pipe)
        var bytes = [UInt8](repeating: 0, count: 20)
        #expect(read(reader.raw, &bytes, 20) == 7)
        // As root an unlucky rename would take the device away from everybody.
        #expect { try AtomicFile.write(Array("x".utf8), to: "/dev/full") } throws: {
            ($0 as? SystemError)?.errno == ENOSPC
        }
        #expect { try AtomicFile.write(Array("x".utf8), to: directory.path) } throws: {
            ($0 as? SystemError)?.errno == EISDIR
        }
        #expect(try File.names(in: directory.path).sorted() == ["link", "pipe", "script"])
    }

    @Test(
        "A stranger's file in a directory that others write to hands nothing on; one in a home does",
        .enabled(if: geteuid() == 0))
    func strangers() throws {
        let directory = try TemporaryDirectory()
        let path = try directory.write("app.eif", "old")
        let stranger: uid_t = 4_321
        func replaced(from owner: uid_t, _ mode: mode_t, in rights: mode_t) throws -> stat {
            #expect(chown(path, owner, owner) == 0 && chmod(path, mode) == 0)
            #expect(chmod(directory.path, rights) == 0)
            try AtomicFile.write(Array("new".utf8), to: path)
            return try #require(try File.status(path))
        }
        let fresh = try directory.write("fresh", "")
        let usual = try #require(try File.status(fresh)).st_mode & 0o7777
        for rights: mode_t in [0o1777, 0o775] {
            let given = try replaced(from: stranger, 0o666, in: rights)
            #expect(given.st_uid == 0 && given.st_mode & 0o7777 == usual)
        }
        let own = try replaced(from: 0, 0o4750, in: 0o1777)
        #expect(own.st_uid == 0 && own.st_mode & 0o7777 == 0o750)
        // `sudo nesh sign-eif` in a home.
        #expect(chown(directory.path, stranger, stranger) == 0)
        let signed = try replaced(from: stranger, 0o640, in: 0o755)
        #expect(signed.st_uid == stranger && signed.st_gid == stranger && signed.st_mode & 0o7777 == 0o640)
    }

    @Test("Links to what is not there yet are followed, and circles of links refused")
    func danglingLinks() throws {
        let directory = try TemporaryDirectory()
        func link(_ name: String, _ target: String) {
            #expect(symlink(target, directory.path + "/" + name) == 0)
        }
        try File.makeDirectories(directory.path + "/sub")
        link("first", "sub/second")
        link("sub/second", "../new")
        try AtomicFile.write(Array("x".utf8), to: directory.path + "/first")
        #expect(try File.text(directory.path + "/new") == "x")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: directory.path + "/first") == "sub/second")
        link("a", "b")
        link("b", "a")
        #expect { _ = try AtomicFile(directory.path + "/a") } throws: { ($0 as? SystemError)?.errno == ELOOP }
        link("far", "none/new")
        #expect { _ = try AtomicFile(directory.path + "/far") } throws: { ($0 as? SystemError)?.errno == ENOENT }
    }

    @Test("A path from the working directory has no dots that say nothing")
    func absolutePaths() throws {
        let here = try #require(FilePath.workingDirectory)
        #expect(FilePath.absolute(".") == here)
        #expect(FilePath.absolute("./a/././b/../c/.") == here + "/a/b/../c/.")
        #expect(FilePath.absolute("/a/./.b/..") == "/a/.b/..")
    }

    @Test("Errors name the file that the user named")
    func errors() throws {
        let directory = try TemporaryDirectory()
        let missing = directory.path + "/none/file"
        #expect { _ = try AtomicFile(missing) } throws: { error in
            let error = error as? SystemError
            return error?.subject == missing && error?.errno == ENOENT
        }
        #expect { _ = try File.read(missing) } throws: { error in
            (error as? SystemError)?.description == "\(missing): No such file or directory"
        }
        let big = try directory.write("big", [UInt8](repeating: 0, count: 100_001))
        #expect { _ = try File.read(big, limit: 100_000) } throws: { ($0 as? SystemError)?.errno == EFBIG }
        #expect(try File.read(big, limit: 100_001).count == 100_001)
        #expect(try File.status(missing) == nil)
        try File.remove(missing)
    }

    @Test("Directories are made with what is above them, once or again")
    func directories() throws {
        let directory = try TemporaryDirectory()
        let deep = directory.path + "/a/b/c"
        try File.makeDirectories(deep, mode: 0o700)
        try File.makeDirectories(deep, mode: 0o700)
        #expect(FileManager.default.fileExists(atPath: deep))
        try directory.write("plain", "x")
        #expect(throws: SystemError.self) { try File.makeDirectories(directory.path + "/plain/d") }
    }

    @Test("A lock is one process's, or one owner's, at a time")
    func locks() throws {
        let directory = try TemporaryDirectory()
        var first: FileLock? = try FileLock.acquire(directory.path)
        #expect(first != nil)
        #expect {
            _ = try FileLock.acquire(directory.path, until: Deadline(after: .milliseconds(50)))
        } throws: { ($0 as? Failure)?.code == .lockAcquire }
        let interrupt = try Interrupt()
        interrupt.raise()
        #expect {
            _ = try FileLock.acquire(directory.path, interrupt: interrupt)
        } throws: { ($0 as? Failure)?.kind == .interrupted(signal: SIGINT) }
        let order = Mutex<[String]>([])
        let done = try NeshSystem.Pipe()
        let path = directory.path
        try SystemThread.start {
            let second = try? FileLock.acquire(path)
            order.withLock { $0.append(second == nil ? "failed" : "second") }
            _ = try? File.write(done.writing.raw, [1])
        }
        order.withLock { $0.append("first") }
        first = nil
        _ = try Poll.wait(for: done.reading.raw, until: Deadline(after: .seconds(10)))
        #expect(order.withLock { $0 } == ["first", "second"])
    }

    @Test("Directories by the XDG rules")
    func xdg() {
        let plain = UserDirectories(environment: ["HOME": "/home/me"])
        #expect(plain.data == "/home/me/.local/share/nesh")
        #expect(plain.configuration == "/home/me/.config/nesh")
        #expect(plain.state == "/home/me/.local/state/nesh")
        #expect(plain.runtime == nil)
        #expect(plain.shown("/home/me/a/b") == "~/a/b")
        #expect(plain.shown("/home/mel/a") == "/home/mel/a")
        let named = UserDirectories(environment: [
            "HOME": "/h/", "XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "relative", "XDG_STATE_HOME": "",
            "XDG_RUNTIME_DIR": "/run/user/7",
        ])
        #expect(named.data == "/d/nesh")
        #expect(named.configuration == "/h/.config/nesh")
        #expect(named.state == "/h/.local/state/nesh")
        #expect(named.runtime == "/run/user/7/nesh")
        #expect(UserDirectories(environment: [:], userID: 0).home == "/root")
        #expect(UserDirectories(environment: [:], userID: 4_000_000).home == "/")
    }

    @Test("Changes of a directory and of a thing itself are told")
    func inotify() throws {
        let directory = try TemporaryDirectory()
        let path = try directory.write("watched", "x")
        let watch = try Inotify()
        try watch.watch(directory.path, for: [.created, .removed])
        let itself = try watch.watch(path, for: .itself)
        #expect(try watch.events().isEmpty)
        try directory.write("new", "x")
        let created = try watch.events()
        #expect(created.contains { $0.name.hasPrefix("new") || $0.name.contains("new") }, "\(created)")
        try FileManager.default.removeItem(atPath: path)
        let removed = try watch.events()
        #expect(removed.contains { $0.name == "watched" && !$0.changes.isDisjoint(with: .removed) })
        #expect(removed.contains { $0.watch == itself && !$0.changes.isDisjoint(with: .itself) })
    }
}
