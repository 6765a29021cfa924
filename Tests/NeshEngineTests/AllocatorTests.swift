import Foundation
import NeshData
import NeshEnclave
import NeshSystem
import NeshTestSupport
import Synchronization
import Testing

@Suite("allocator.yaml") struct AllocatorTests {
    /// As it comes on a parent instance: comments between, behind and after the settings.
    static let installed = """
        ---
        # Enclave configuration file.
        #
        # How much memory to allocate for enclaves (in MiB).
        memory_mib: 512
        #
        # How many CPUs to reserve for enclaves.
        cpu_count: 2
        #
        # Alternatively, the exact CPUs to be reserved for the enclave can be explicitly
        # configured by using `cpu_pool` (like below), instead of `cpu_count`.
        # Note: cpu_count and cpu_pool conflict with each other. Only use exactly one of them.
        # Example of reserving CPUs 2, 3, and 6 through 9:
        # cpu_pool: 2,3,6-9

        """

    func file(_ text: String) throws -> (AllocatorFile, TemporaryDirectory) {
        let directory = try TemporaryDirectory()
        return (try AllocatorFile(path: try directory.write("allocator.yaml", text)), directory)
    }

    @Test("The installed file is read")
    func installed() throws {
        let (file, _) = try file(Self.installed)
        #expect(file.exists)
        #expect(try file.memoryMiB == 512)
        #expect(try file.cpuPool == CPUPool(count: 2))
    }

    @Test("A missing file means the defaults, and is not made by looking")
    func missing() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/new/allocator.yaml"
        var file = try AllocatorFile(path: path)
        #expect(!file.exists)
        #expect(try file.memoryMiB == 512)
        #expect(try file.cpuPool.ids == [1, 3])
        #expect(!FileManager.default.fileExists(atPath: path))
        try file.set(.memory, to: "3072")
        try file.save()
        #expect(file.exists)
        #expect(try AllocatorFile(path: path).memoryMiB == 3072)
    }

    @Test("An edit changes its line and nothing else")
    func edit() throws {
        var (file, directory) = try file(Self.installed)
        try file.set(.memory, to: "3072")
        #expect(file.text == Self.installed.replacingOccurrences(of: "memory_mib: 512", with: "memory_mib: 3072"))
        try file.save()
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == file.text)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["allocator.yaml"])
    }

    @Test("As sed would, on the workshop's file")
    func asSed() throws {
        var (file, directory) = try file(Self.installed)
        let copy = try directory.write("sed.yaml", Self.installed)
        try Command.run("sed", ["-i", "s/^memory_mib:.*$/memory_mib: 3072/", copy])
        try file.set(.memory, to: "3072")
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == file.text)
    }

    @Test("Setting a pool comments the count out, and the other way round")
    func conflict() throws {
        var (file, directory) = try file(Self.installed)
        defer { withExtendedLifetime(directory) {} }
        try file.set(.cpuPool, to: "2-3,6")
        #expect(try file.cpuPool.ids == [2, 3, 6])
        #expect(file.text.contains("\n# cpu_count: 2\n"))
        try file.set(.cpuCount, to: "4")
        #expect(try file.cpuPool.ids == [1, 2, 4, 5])
        #expect(file.text.contains("\n# cpu_pool: 2-3,6\n"))
        let (both, _) = try self.file("cpu_count: 2\ncpu_pool: 1,3\n")
        #expect { _ = try both.cpuPool } throws: { ($0 as? Failure)?.code == .conflictingArgument }
    }

    @Test("Changes to and fro leave the file as long as it was")
    func noGrowth() throws {
        var (file, directory) = try file(Self.installed)
        defer { withExtendedLifetime(directory) {} }
        for _ in 0..<3 {
            try file.set(.cpuPool, to: "1,3")
            try file.set(.cpuCount, to: "2")
        }
        #expect(file.text == Self.installed.replacingOccurrences(of: "# cpu_pool: 2,3,6-9", with: "# cpu_pool: 1,3"))
    }

    @Test("Of changes at the same time none is lost")
    func atOnce() throws {
        let (first, directory) = try file("")
        let path = first.path
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 12) { number in
            do {
                var file = try AllocatorFile(path: path)
                let turn = try file.reserve()
                // Each sees what all before it did.
                let key: AllocatorFile.Key = number % 2 == 0 ? .memory : .cpuCount
                let value = Int(file.value(key) ?? "0") ?? 0
                try file.set(key, to: "\(value + 2)")
                try withExtendedLifetime(turn) { try file.save() }
            } catch { failures.withLock { $0.append("\(error)") } }
        }
        #expect(failures.withLock { $0 } == [])
        let file = try AllocatorFile(path: path)
        #expect(file.value(.memory) == "12" && file.value(.cpuCount) == "12")
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["allocator.yaml"])
    }

    @Test(
        "Odd spellings",
        arguments: [
            ("memory_mib:   1024   # for the demo\n", 1024), ("memory_mib: \"2048\"\n", 2048),
            ("memory_mib: '64'", 64), ("  memory_mib: 7\n", 7), ("{ memory_mib: 9, cpu_count: 2 }", 9),
            ("memory_mib: 900\r\ncpu_count: 2\r\n", 900), ("", 512), ("memory_mib:\t640\n", 640),
        ])
    func spellings(_ text: String, _ memory: Int) throws {
        let (file, directory) = try file(text)
        defer { withExtendedLifetime(directory) {} }
        #expect(try file.memoryMiB == memory)
    }

    @Test("A comment behind a value stays")
    func commentStays() throws {
        var (file, directory) = try file("memory_mib: 512 # half\ncpu_count: 2")
        defer { withExtendedLifetime(directory) {} }
        try file.set(.memory, to: "1024")
        #expect(file.text == "memory_mib: 1024 # half\ncpu_count: 2")
        var (bare, second) = try self.file("cpu_count: 2")
        defer { withExtendedLifetime(second) {} }
        try bare.set(.memory, to: "1024")
        #expect(bare.text == "cpu_count: 2\nmemory_mib: 1024")
    }

    @Test("Lines that end as on Windows keep their ends")
    func carriageReturns() throws {
        var (file, directory) = try file("memory_mib: 1\r\n# note\r\ncpu_count: 2\r\n")
        defer { withExtendedLifetime(directory) {} }
        try file.set(.memory, to: "1024")
        #expect(file.text == "memory_mib: 1024\r\n# note\r\ncpu_count: 2\r\n")
    }

    @Test("Values that the allocator would not take change nothing")
    func refusals() throws {
        var (file, directory) = try file(Self.installed)
        defer { withExtendedLifetime(directory) {} }
        let bad: [(AllocatorFile.Key, String)] = [
            (.memory, "zzz"), (.memory, "-1"), (.memory, ""), (.memory, "1 2"), (.memory, "99999999999"),
            (.cpuCount, "many"), (.cpuCount, "-2"), (.cpuCount, "1"), (.cpuPool, "1-"), (.cpuPool, "a"), (.cpuPool, ""),
            (.cpuPool, "1 3"), (.memory, "0x200"), (.memory, "1\ncpu_count: 2"),
        ]
        for (key, value) in bad {
            #expect(throws: Failure.self, "\(key) \(value)") { try file.set(key, to: value) }
            #expect(file.text == Self.installed)
        }
        let (broken, second) = try self.file("memory_mib: lots\n")
        defer { withExtendedLifetime(second) {} }
        #expect { _ = try broken.memoryMiB } throws: { ($0 as? Failure)?.code == .integerParsing }
    }

    @Test("A list of pools, one for each NUMA node, is what all of them ask for")
    func pools() throws {
        let text = "- memory_mib: 1024\n  cpu_count: 2\n- memory_mib: 512\n  cpu_pool: 1,3\n"
        var (file, directory) = try file(text)
        defer { withExtendedLifetime(directory) {} }
        #expect(try file.memoryMiB == 1536)
        #expect(try file.cpuPool.ids == [1, 2, 3, 4])
        let failure = #expect(throws: Failure.self) { try file.set(.memory, to: "2048") }
        #expect(failure?.message.contains("line 1, column 1") == true)
        #expect(failure?.fixes == ["write by hand, in the pool that is meant: memory_mib: 2048"])
        #expect(file.text == text)
    }

    @Test("Braces stay braces; what cannot be changed in them is named with its line")
    func braces() throws {
        var (file, directory) = try file("{ memory_mib: 1024, cpu_count: 2 }\n")
        defer { withExtendedLifetime(directory) {} }
        try file.set(.memory, to: "2048")
        #expect(file.text == "{ memory_mib: 2048, cpu_count: 2 }\n")
        let failure = #expect(throws: Failure.self) { try file.set(.cpuPool, to: "1,3") }
        #expect(failure?.message.contains("line 1") == true)
        #expect(file.text == "{ memory_mib: 2048, cpu_count: 2 }\n")
    }

    @Test(
        "What no allocator reads is refused with its line, and what was meant is named",
        arguments: [
            ("memory-mib: 1024\n", 1, "memory_mib"), ("\nMemory_MiB: 1024\n", 2, "memory_mib"),
            ("memory: 1024\n", 1, "memory_mib"), ("ram_mib: 1024\n", 1, nil),
            ("cpu_count: 2\ncpus: 3\n", 2, "cpu_count"),
            ("cpu_ids: 1,3\n", 1, "cpu_pool"), ("memory_mib 1024\n", 1, nil), ("- 1\n- 2\n", 1, nil),
            ("a: 1\n---\nb: 2\n", 2, nil), ("memory_mib: 1\nmemory_mib: 2\n", 2, nil), ("memory_mib: [\n", 2, nil),
            ("memory_mib:1024\n", 1, nil),
        ])
    func unknown(_ text: String, _ line: Int, _ meant: String?) throws {
        let failure = #expect(throws: Failure.self) { try file(text).0.memoryMiB }
        #expect(failure?.code == .serde)
        #expect(failure?.message.contains(", line \(line), ") == true, "\(failure?.message ?? "")")
        #expect(failure?.details.first { $0.hasPrefix("did you mean") } == meant.map { "did you mean \($0)?" })
    }

    @Test("A setting beside one that nobody knows is not set: the allocator would refuse the file")
    func setBesideANearMiss() throws {
        var (file, directory) = try file("memory-mib: 1024\n")
        defer { withExtendedLifetime(directory) {} }
        #expect(throws: Failure.self) { try file.set(.memory, to: "2048") }
        #expect(file.text == "memory-mib: 1024\n")
    }

    @Test("Of two bad values one after the other is mended")
    func twoBadValues() throws {
        var (file, directory) = try file("memory_mib: lots\ncpu_count: some\n")
        defer { withExtendedLifetime(directory) {} }
        try file.set(.memory, to: "640")
        try file.set(.cpuCount, to: "2")
        #expect(file.text == "memory_mib: 640\ncpu_count: 2\n")
    }

    @Test(
        "The number that was meant is proposed, not the default",
        arguments: [
            ("2048 MiB", "2048"), ("3G", "3072"), ("1_024", "1024"), ("12 apples", "NUMBER"), ("lots", "NUMBER"),
        ])
    func proposals(_ value: String, _ number: String) throws {
        let (file, directory) = try file("memory_mib: \(value)\n")
        defer { withExtendedLifetime(directory) {} }
        let failure = #expect(throws: Failure.self) { _ = try file.memoryMiB }
        #expect(failure?.fixes == ["allocator set memory_mib \(number)"])
    }

    @Test(
        "A value that is refused comes with one that is not",
        arguments: [
            ("cpu_count", "99999", "2"), ("cpu_count", "some", "2"), ("cpu_count", "1", "2"),
            ("memory_mib", "2GB", "2048"), ("memory_mib", "lots", "512"),
        ])
    func refusedValues(_ name: String, _ value: String, _ other: String) throws {
        var (file, directory) = try file("memory_mib: 1024\ncpu_count: 2\n")
        defer { withExtendedLifetime(directory) {} }
        let key = try #require(AllocatorFile.Key(rawValue: name))
        let failure = #expect(throws: Failure.self) { try file.set(key, to: value) }
        // What a value means is known or not: an example is no fix.
        let line = "allocator set \(name) \(other)"
        #expect(failure?.fixes == (value == "2GB" ? [line] : []))
        #expect(failure?.details.last?.hasSuffix(value == "2GB" ? "" : "for example: \(line)") == true)
        try file.set(key, to: other)
    }

    @Test("What newer allocators take otherwise is read, and told")
    func doubts() throws {
        var (file, directory) = try file("memory_mib: \"1024\"\ncpu_pool: 3\n")
        defer { withExtendedLifetime(directory) {} }
        #expect(try file.settings.doubts.map(\.fix) == ["allocator set memory_mib 1024", "allocator set cpu_pool 3"])
        try file.set(.memory, to: "1024")
        try file.set(.cpuPool, to: "3")
        #expect(file.text == "memory_mib: 1024\ncpu_pool: \"3\"\n")
        #expect(try file.settings.doubts == [])
    }

    @Test("A pipe is refused, not waited for")
    func pipe() throws {
        let directory = try TemporaryDirectory()
        #expect(mkfifo(directory.path + "/pipe", 0o600) == 0)
        for name in ["pipe", "."] {
            let failure = #expect(throws: Failure.self) { try AllocatorFile(path: directory.path + "/" + name) }
            #expect(failure?.code == .fileOperation)
        }
    }

    @Test("Anybody may hold a lock of the file that all can read: changing the system's takes one that they cannot")
    func othersLock() throws {
        let (_, directory) = try file(Self.installed)
        let path = directory.path + "/allocator.yaml"
        let stranger = try #require(FileLock.attempt(path))
        let folder = try #require(FileLock.attempt(directory.path))
        defer { withExtendedLifetime((stranger, folder)) {} }
        var changed = try AllocatorFile(path: path)
        let lock = try changed.reserve(shared: path)
        #expect(lock != nil && FileLock.attempt(directory.path + "/.allocator.lock") == nil)
        let status = try #require(try File.status(directory.path + "/.allocator.lock"))
        #expect(status.st_mode & 0o777 == 0o600)
        try changed.set(.memory, to: "1024")
        try changed.save()
        #expect(try AllocatorFile(path: path).memoryMiB == 1024)
    }

    @Test("Ctrl-C ends the wait for a file's folder")
    func interruptedWait() throws {
        let directory = try TemporaryDirectory()
        let folder = try #require(FileLock.attempt(directory.path))
        defer { withExtendedLifetime(folder) {} }
        var file = try AllocatorFile(path: directory.path + "/allocator.yaml")
        let interrupt = try Interrupt()
        interrupt.raise()
        let failure = #expect(throws: Failure.self) { _ = try file.reserve(interrupt: interrupt) }
        #expect(failure?.message == "interrupted")
    }
}
