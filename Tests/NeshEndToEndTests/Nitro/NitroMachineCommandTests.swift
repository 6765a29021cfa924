import Foundation
import NeshData
import NeshTestSupport
import Testing

/// `allocator`, `resources`, `doctor` and `--memory auto` from outside.
@Suite struct NitroMachineCommandTests {
    static let file = """
        ---
        # Enclave configuration file.
        #
        # How much memory to allocate for enclaves (in MiB).
        memory_mib: 512   # a comment of mine
        #
        cpu_count: 2
        # cpu_pool: 2,3,6-9

        """

    @Test func aChangeShowsOneLineOfAFileFromWindows() throws {
        let machine = try NitroMachine()
        let path = try machine.directory.write("allocator.yaml", "memory_mib: 512\r\ncpu_count: 2\r\n")
        let dry = try machine.nesh(
            "-c", "option allocator-file \(path)\nallocator set memory_mib 3072 --dry-run")
        #expect(dry.output.contains("- memory_mib: 512\n"), "\(dry.output)\(dry.errors)")
        #expect(dry.output.contains("+ memory_mib: 3072\n"))
        #expect(!dry.output.contains("cpu_count: 2"))
    }

    @Test func theAllocatorsFileKeepsItsLines() throws {
        let machine = try NitroMachine()
        let path = try machine.directory.write("allocator.yaml", Self.file)
        func run(_ line: String) throws -> Program.Ended {
            try machine.nesh("-c", "option allocator-file \(path)\nallocator \(line)")
        }
        let dry = try run("set memory_mib 3072 --dry-run")
        #expect(dry.output.contains("- memory_mib: 512   # a comment of mine"), "\(dry.output)\(dry.errors)")
        #expect(dry.output.contains("+ memory_mib: 3072"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.file)
        #expect(try run("set memory_mib 3072").status == 0)
        let changed = try String(contentsOfFile: path, encoding: .utf8)
        let (before, after) = (Self.file.split(separator: "\n"), changed.split(separator: "\n"))
        #expect(before.count == after.count)
        for (old, new) in zip(before, after) where !old.hasPrefix("memory_mib") { #expect(old == new) }
        #expect(after[4].hasPrefix("memory_mib: 3072") && after[4].hasSuffix("# a comment of mine"))
        // One of the two keys for CPUs holds; the other becomes a comment.
        #expect(try run("set cpu_pool 1,3").status == 0)
        let pool = try String(contentsOfFile: path, encoding: .utf8)
        #expect(pool.contains("\n# cpu_count: 2\n") && pool.contains("\ncpu_pool: 1,3\n"))
        for bad in ["memory_mib many", "cpu_pool 3-1", "cpu_pool x", "memory 5", "cpu_count -1"] {
            #expect(try run("set \(bad)").status != 0, "\(bad)")
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == pool)
    }

    @Test func theServiceIsRestarted() throws {
        let machine = try NitroMachine { $0.pages = [21: 256] }
        let path = try machine.directory.write("allocator.yaml", Self.file)
        let systemctl = machine.path + "/bin/systemctl"
        try TestProgram.write("#!/bin/sh\necho \"$*\" > \(machine.path)/called\n", to: systemctl)
        var environment = machine.environment
        environment["PATH"] = "\(machine.path)/bin:/usr/bin:/bin"
        let line = "option allocator-file \(path)\nallocator set memory_mib 1024 --restart"
        let ended = try Program.run(Program.preloadable, ["--engine", "nitro", "-c", line], environment)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(
            try String(contentsOfFile: machine.path + "/called", encoding: .utf8)
                == "restart nitro-enclaves-allocator.service\n")
        #expect(ended.errors.contains("set aside before: 512 MiB, 512 of them free; CPUs 1,3,5,7"), "\(ended.errors)")
        #expect(ended.errors.contains("set aside now:    512 MiB"))
        // A service that does not start says why.
        try TestProgram.write("#!/bin/sh\necho no memory >&2\nexit 1\n", to: systemctl)
        let failed = try Program.run(Program.preloadable, ["--engine", "nitro", "-c", line], environment)
        #expect(failed.status != 0)
        #expect(failed.errors.contains("no memory"), "\(failed.errors)")
    }

    @Test func suggestions() throws {
        let machine = try NitroMachine()
        let big = try machine.directory.write("big.eif", "")
        truncate(big, 448 << 20)
        let path = try machine.directory.write("allocator.yaml", "memory_mib: 512\ncpu_count: 0\n")
        let ended = try machine.nesh("-c", "option allocator-file \(path)\nallocator suggest \(big) --json")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.json?["MemoryMiB"] == 1792)
        #expect(ended.json?["Suffices"] == false)
        let commands = ended.json?["Commands"]?.array?.compactMap(\.string) ?? []
        #expect(commands.prefix(2) == ["allocator set memory_mib 1792", "allocator set cpu_count 2"])
        // What it says does: run its commands.
        let lines = "option allocator-file \(path)\n" + commands.prefix(2).joined(separator: "\n")
        #expect(try machine.nesh("-c", lines).status == 0)
        let again = try machine.nesh("-c", "option allocator-file \(path)\nallocator suggest \(big) --json")
        #expect(again.json?["Suffices"] == true)
    }

    @Test func memoryByItself() throws {
        let machine = try NitroMachine()
        let started = try machine.nesh(
            "run-enclave", "--eif-path", machine.image, "--memory", "auto", "--cpu-count", "2")
        #expect(started.status == 0, "\(started.errors)")
        #expect(started.json?["MemoryMiB"] == 64)
        #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
        try machine.expectNothingLeft()
    }

    /// What the kernel has, not what a file asks for.
    @Test func resourcesOfAParent() throws {
        let machine = try NitroMachine { $0.pages = [21: 300, 30: 1] }
        var shown = try machine.nesh("resources", "--json").json
        #expect(shown?["Engine"] == "nitro")
        #expect(shown?["EnclaveMemoryMiB"] == 1624)
        #expect(shown?["FreeMemoryMiB"] == 1624)
        #expect(shown?["CPUPool"] == [1, 3, 5, 7])
        #expect(try machine.start().status == 0)
        shown = try machine.nesh("resources", "--json").json
        #expect(shown?["EnclaveMemoryMiB"] == 1624)
        #expect(shown?["FreeMemoryMiB"] == 1496)
        #expect(shown?["FreeCPUs"] == [5, 7])
        #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
        shown = try machine.nesh("resources", "--json").json
        #expect(shown?["FreeMemoryMiB"] == 1624)
        try machine.expectNothingLeft()
    }

    @Test func doctorLooksBelowARoot() throws {
        let directory = try TemporaryDirectory()
        try directory.write("sys/devices/virtual/dmi/id/board_asset_tag", "i-0123456789abcdef0\n")
        try directory.write("dev/nitro_enclaves", "")
        let sick = try Program.run(
            Program.preloadable, ["doctor", "--root", directory.path, "--json"], ["PATH": "/usr/bin:/bin", "HOME": "/"])
        #expect(sick.status == 1)
        #expect(sick.json?["Engine"] == "nitro")
        #expect(sick.json?["Ready"] == false)
        let bad = sick.json?["Findings"]?.array?.filter { $0["Health"] == "bad" } ?? []
        #expect(!bad.isEmpty)
        // Whatever is wrong comes with what mends it.
        for finding in bad { #expect(finding["Fix"]?.string?.isEmpty == false, "\(finding)") }
    }
}
