import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshLocal
import NeshNitro
import NeshShell
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshShell

/// What doctor finds around the enclaves: sockets, disk, processes.
extension DoctorTests {
    @Test func socketsThatMayNotBeOpened() throws {
        for (path, extra) in [
            ("/run/nitro_enclaves", ["NITRO_CLI_SOCKETS_PATH": "/run/nitro_enclaves"]),
            ("/x/file", ["NITRO_CLI_SOCKETS_PATH": "/x/file"]),
        ] {
            let environment = extra.merging(["LANG": "C.UTF-8"]) { $1 }
            let found = try findings(["x/file": ""], environment: environment, closed: ["/run/nitro_enclaves"])
            for engine in [EngineKind.nitro, .local] {
                let sockets = try #require(found.first { $0.concern == .engine(engine) && $0.subject == "sockets" })
                #expect(sockets.health == .bad, "\(engine) \(path)")
                #expect(sockets.message.contains("\(path) is not a directory that you may open"))
            }
        }
    }

    /// As the commands find it: too long a path, a directory of one's own that others may enter, parents to be made.
    @Test func socketsThatCannotBeMade() throws {
        func found(_ environment: [String: String], _ files: [String: String] = [:], user: UInt32 = 0) throws
            -> Finding?
        {
            var changes: [String: String?] = ["run/nitro_enclaves/.keep": nil]
            for (name, text) in files { changes[name] = .some(text) }
            return try findings(
                changes, environment: environment.merging(["LANG": "C.UTF-8"]) { $1 }, user: user
            ).first { $0.concern == .engine(.local) && $0.subject == "sockets" }
        }
        // A slash, 16 digits, .console and .new are added to it.
        let fits = "/" + String(repeating: "d", count: 107 - 1 - 17 - 8 - 4)
        #expect(try found(["NITRO_CLI_SOCKETS_PATH": fits])?.health != .bad)
        let long = try found(["NITRO_CLI_SOCKETS_PATH": fits + "d"])
        #expect(long?.health == .bad)
        #expect(long?.message.contains("too long for the paths of sockets") ?? false)
        let file = try found(["NITRO_CLI_SOCKETS_PATH": "/x/file"], ["x/file": ""])
        #expect(file?.fix?.hasPrefix("let NITRO_CLI_SOCKETS_PATH name a directory") ?? false)
        let user = geteuid()
        let entered = try found(["XDG_RUNTIME_DIR": "/run/user"], ["run/user/nesh/.keep": ""], user: user)
        #expect(entered?.message == "/run/user/nesh is not a private directory that you own: no command uses it")
        // What is to be made may lie deeper.
        #expect(try found(["NITRO_CLI_SOCKETS_PATH": "/x/y/z"], ["x/.keep": ""], user: 1)?.health != .bad)
    }

    @Test func littleRoomOnTheDisk() throws {
        let directory = try TemporaryDirectory()
        func messages(_ room: UInt64) -> [Finding] {
            let machine = MachineState(
                root: MachineFiles(root: directory.path, room: ["/small": room]),
                environment: ["HOME": "/home/a", "TMPDIR": "/small/tmp"], user: 0)
            return SpaceChecks(machine: machine).findings.filter { $0.message.contains("/small/tmp") }
        }
        #expect(messages(1 << 31).map(\.health) == [.fine])
        #expect(messages(200 << 20).map(\.health) == [.note])
        #expect(messages(200 << 20)[0].message.hasPrefix("200 MiB are free at /small/tmp"))
        #expect(messages(1 << 20)[0].message.hasSuffix("builds fail and consoles are not kept"))
    }

    /// A keeper, its sandbox's first process, one whose keeper is gone, nitro-cli's zombie, and a bystander.
    @Test func processesThatNoListShows() throws {
        let directory = try TemporaryDirectory()
        func process(_ id: Int, _ name: String, _ words: String, _ state: String, _ parent: Int, _ numbers: String)
            throws
        {
            try directory.write("proc/\(id)/cmdline", words)
            try directory.write(
                "proc/\(id)/status", "Name:\t\(name)\nState:\t\(state)\nPPid:\t\(parent)\nNSpid:\t\(numbers)\n")
        }
        try process(10, "nesh", "nesh\0keep\0", "S (sleeping)", 1, "10")
        try process(11, "nesh", "nesh\0keep\0", "S (sleeping)", 10, "11\t1")
        try process(12, "nesh", "nesh\0keep\0", "S (sleeping)", 1, "12\t1")
        try process(13, "nitro-cli", "", "Z (zombie)", 99, "13")
        try process(14, "nesh", "nesh\0script.nesh\0", "S (sleeping)", 1, "14")
        try process(15, "keep", "vi\0keep\0", "S (sleeping)", 1, "15")
        let machine = MachineState(root: MachineFiles(root: directory.path), environment: [:], user: 0)
        let found = ProcessChecks(machine: machine).findings
        #expect(found.map(\.subject) == ["process 10", "process 12", "process 13"])
        #expect(found[0].message.contains("that describe-enclaves does not list"))
        #expect(found[1].message == "the first process of an enclave whose keeper is gone")
        #expect(found[1].fix == "kill -KILL 12")
        #expect(found[2].message.contains("has ended, and its parent 99"))
    }

    /// A keeper holds its record open, which says where its enclave is found.
    @Test func processesOfOtherDirectories() throws {
        let directory = try TemporaryDirectory()
        for (id, path) in [
            (10, "/tmp/nesh-0-lesson-0123/a.record"), (11, "/run/other dir/b.record"),
            (12, "/run/nitro_enclaves/c.record"), (13, "/gone/d.record (deleted)"),
        ] {
            try directory.write("proc/\(id)/cmdline", "nesh\0keep\0")
            try directory.write("proc/\(id)/status", "Name:\tnesh\nState:\tS\nPPid:\t1\nUid:\t0\t0\nNSpid:\t\(id)\n")
            try directory.write("proc/\(id)/fd/.keep", "")
            symlink("socket:[1]", "\(directory.path)/proc/\(id)/fd/3")
            symlink(path, "\(directory.path)/proc/\(id)/fd/4")
        }
        try directory.write("run/nitro_enclaves/.keep", "")
        func found(_ environment: [String: String], user: UInt32 = 0) -> [Finding] {
            ProcessChecks(
                machine: MachineState(root: MachineFiles(root: directory.path), environment: environment, user: user)
            ).findings
        }
        let notes = found([:])
        #expect(notes.map(\.subject) == ["process 11", "process 12", "process 13"])
        #expect(
            notes[0].message == "nesh keeps an enclave in /run/other dir, which describe-enclaves does not list here")
        #expect(notes[0].fix == "NITRO_CLI_SOCKETS_PATH='/run/other dir' nesh describe-enclaves")
        #expect(notes[2].fix?.hasSuffix("or kill 13 to end it") == true)
        // In a lesson those outside are no strays.
        #expect(
            found(["NITRO_CLI_SOCKETS_PATH": "/tmp/nesh-0-lesson-4567"]).map(\.subject) == ["process 11", "process 13"])
    }

    /// Nothing of theirs is gone, and a kill would not reach it. Of a class that shares a machine each user is one note.
    @Test func processesOfOtherUsers() throws {
        let directory = try TemporaryDirectory()
        func process(_ id: Int, _ numbers: String, user: Int) throws {
            try directory.write("proc/\(id)/cmdline", "nesh\0keep\0")
            try directory.write(
                "proc/\(id)/status", "Name:\tnesh\nState:\tS\nPPid:\t1\nUid:\t\(user)\t1\nNSpid:\t\(numbers)\n")
        }
        try process(10, "10", user: 1000)
        try process(12, "12\t1", user: 1000)
        func found(_ user: UInt32) -> [Finding] {
            ProcessChecks(
                machine: MachineState(root: MachineFiles(root: directory.path), environment: [:], user: user)
            ).findings
        }
        for user: UInt32 in [0, 65534] {
            let note = try #require(found(user).last)
            #expect(
                note.message == "nesh keeps an enclave of the user 1000, which describe-enclaves does not list for you")
            #expect(note.subject == "process 10" && note.fix == "sudo -u '#1000' nesh describe-enclaves")
        }
        #expect(found(65534)[0].fix == "sudo kill -KILL 12")
        #expect(found(0)[0].fix == "kill -KILL 12")
        #expect(found(1000)[0].message.contains("its sockets are gone"))
        try process(14, "14", user: 1000)
        try process(16, "16", user: 1001)
        let notes = found(0).dropFirst()
        #expect(notes.map(\.subject) == ["processes", "process 16"])
        #expect(notes.first?.message.hasPrefix("2 keep enclaves of the user 1000, which") == true)
    }

    /// The directory is the one that the engine would take.
    @Test func socketsOfTheLocalEngine() throws {
        func found(_ changes: [String: String?], _ extra: [String: String] = [:], user: UInt32 = 0) throws -> String? {
            try findings(changes, environment: extra.merging(["LANG": "C.UTF-8"]) { $1 }, user: user)
                .first { $0.concern == .engine(.local) && $0.subject == "sockets" }?.message
        }
        #expect(try found([:]) == "in /run/nitro_enclaves, beside nitro-cli's")
        #expect(try found([:], ["NITRO_CLI_SOCKETS_PATH": "/x"]) == "in /x, as NITRO_CLI_SOCKETS_PATH says")
        let lesson = "/tmp/nesh-0-lesson-01234567"
        #expect(try found([:], ["NITRO_CLI_SOCKETS_PATH": lesson]) == "in \(lesson), this lesson's own")
        let none: [String: String?] = [
            "run/nitro_enclaves/.keep": String?.none, "run/user/0/x": "", "run/user/1000/x": "",
        ]
        #expect(try found(none) == "in /tmp/nesh-0 (XDG_RUNTIME_DIR is not a directory that you own)")
        // The files are those of whoever runs this test.
        let user = geteuid()
        #expect(
            try found(none, ["XDG_RUNTIME_DIR": "/run/user/1000"], user: user + 1)
                == "in /tmp/nesh-\(user + 1) (XDG_RUNTIME_DIR is not a directory that you own)")
        let own = try found(none, ["XDG_RUNTIME_DIR": "/run/user/1000"], user: user)
        #expect(
            own?.hasPrefix(user == 0 ? "/run/user/1000/nesh" : "/run/user/1000/nesh goes") == true, "\(own ?? "")")
    }
}
