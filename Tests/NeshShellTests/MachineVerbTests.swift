import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshInterpreter
import NeshNitro
import NeshSystem
import NeshTestSupport
import NeshText
import NeshWatch
import Testing

@testable import NeshShell

/// Verbs about the machine say what their numbers mean.
@Suite struct MachineVerbTests {
    /// The file asks for three, and a core has two.
    @Test func anOddCountOfCPUsSaysHowManyAreSetAside() throws {
        let home = try TemporaryDirectory()
        let shell = try Shell(environment: ["HOME": home.path, "XDG_CONFIG_HOME": home.path])
        #expect(shell.run("option allocator-file \(home.path)/pool.yaml\nallocator set cpu_count 3\n") == 0)
        #expect(
            shell.out.text.contains("cpu_count   3, of which 2 are set aside, both CPUs of a core (ids 1,3)"),
            "\(shell.out.text)\(shell.err.text)")
        #expect(shell.run("allocator set cpu_count 4\nallocator") == 0)
        #expect(shell.out.text.contains("cpu_count   4 (ids 1,2,4,5)"))
    }

    @Test func aPoolWithoutCPUsSaysWhatThatMeans() throws {
        let home = try TemporaryDirectory()
        let shell = try Shell(environment: ["HOME": home.path, "XDG_CONFIG_HOME": home.path])
        #expect(shell.run("option allocator-file \(home.path)/pool.yaml\nallocator set cpu_count 0\n") == 0)
        #expect(shell.out.text.contains("cpu_count   0: without CPUs no enclave can start"), "\(shell.out.text)")
        let shortage = CPUPool(ids: []).shortage(2, taken: [])
        #expect(shortage.details.first == "the pool is empty")
    }

    /// Of a machine with CPUs 0 and 1, two are set aside, and there is one for the parent all the same: the pool has CPU 3.
    @Test func whichCPUsTheMachineHasStandsBesideThoseSetAside() throws {
        let shell = try Shell()
        #expect(shell.run("resources") == 0)
        // The kernel's own list of them; `0-1` is the same as `0,1`.
        let online = try CPUList.parse(try File.text("/sys/devices/system/cpu/online"))
        let row = try #require(shell.out.text.split(separator: "\n").first { $0.hasPrefix("CPU ids") })
        #expect(
            row.split(separator: " ").dropFirst(2).map(String.init) == [CPUList.text(online), "1,3", "none", "1,3"])
    }

    @Test func aMachineNeedNotHaveTheFirstCPUs() throws {
        let directory = try TemporaryDirectory()
        try directory.write("sys/devices/system/cpu/online", "0,2-3\n")
        try directory.write("proc/meminfo", "MemTotal: 2097152 kB\nMemAvailable: 1048576 kB\n")
        try directory.write("proc/cpuinfo", "")
        let machine = try MachineResources.read(in: MachineFiles(root: directory.path))
        #expect(machine.cpuIDs == [0, 2, 3] && machine.cpuCount == 3 && machine.totalMemoryMiB == 2048)
        let pool = EnclaveResources(
            engine: .memory, allocatorPath: "", totalMemoryMiB: 512, freeMemoryMiB: 512, cpuPool: [1, 3],
            freeCPUs: [1, 3])
        let table = Resources.table(machine, pool, .init(machine, pool), [])
        #expect(table.rows.last?.map(\.text) == ["CPU ids", "0,2,3", "1,3", "none", "1,3"])
        #expect(MachinePicture.others(than: pool.cpuPool, of: machine) == [0, 2])
    }

    /// CPUs of the pool are offline: they are no fewer for that.
    @Test func theCPUsOfThePoolAreStillThere() throws {
        let directory = try TemporaryDirectory()
        try directory.write("sys/devices/system/cpu/present", "0-3\n")
        try directory.write("sys/devices/system/cpu/online", "0,2\n")
        let files = MachineFiles(root: directory.path)
        #expect(AllocatorChange.excess(.cpuPool, "1,3", in: files) == nil)
        #expect(
            AllocatorChange.excess(.cpuPool, "1,4", in: files)
                == "this machine has no CPU 4, but 4 CPUs in all; only the local engine works with more")
        #expect(AllocatorChange.excess(.cpuCount, "4", in: files) == nil)
        #expect(
            AllocatorChange.excess(.cpuCount, "5", in: files)
                == "this machine has 4 CPUs; only the local engine works with more")
    }

    /// Editors put the replacement in the place of the words that are to blame.
    @Test func aValueWithBlanksStaysOneWordOfTheReplacement() throws {
        var options = Interpreter.Options()
        options.errorFormat = .json
        let shell = try Shell(options: options)
        #expect(shell.run("allocator set cpu-pool '1, 3'") != 0)
        let separate = try Shell(options: options)
        #expect(separate.run("allocator set 'cpu-pool=1, 3'") != 0)
        #expect(shell.err.text.contains(#""replacement":"cpu_pool"}"#), "\(shell.err.text)")
        #expect(separate.err.text.contains(#""replacement":"cpu_pool '1, 3'"}"#), "\(separate.err.text)")
    }

    /// nitro-cli's enclaves name no engine: they have their part of the hypervisor's pool, and of no other.
    @Test func enclavesOfOtherProgramsAreOnesOwn() {
        var (own, foreign, other) = (FakeEngine.enclave("a"), FakeEngine.enclave("b"), FakeEngine.enclave("c"))
        (own.engine, foreign.engine, other.engine) = (.nitro, nil, .memory)
        #expect(Resources.own([own, foreign, other], .nitro).map(\.name) == ["a", "b"])
        #expect(Resources.own([own, foreign, other], .memory).map(\.name) == ["c"])
    }

    /// Nothing is made for a change that is refused.
    @Test(arguments: ["allocator set memory_mib nothing", "allocator set memory_mib ３０７２", "allocator set cpu_count 1"])
    func aRefusedChangeLeavesNoFolder(line: String) throws {
        let home = try TemporaryDirectory()
        let shell = try Shell(environment: ["HOME": home.path, "XDG_CONFIG_HOME": home.path])
        #expect(shell.run("option allocator-file \(home.path)/folder/pool.yaml\n\(line)\n") != 0)
        #expect(!File.exists("\(home.path)/folder") && !File.exists("\(home.path)/nesh"))
    }

    /// An image or a policy where the key belongs: the message has the lines that were meant.
    @Test func aFileIsNotAKey() throws {
        for (line, meant) in [
            ("kms policy lesson.eif", "fix: kms-policy lesson.eif > policy.json"),
            ("kms policy p.json", "fix: kms policy KEY p.json"),
            ("kms policy 'my lesson.eif' 'a b'", "fix: kms-policy 'my lesson.eif' > policy.json"),
            ("kms policy 'my lesson.eif' 'a b'", "fix: kms policy 'a b' FILE"),
            ("kms policy p.json alias/app", "fix: kms policy alias/app p.json"),
        ] {
            let shell = try Shell()
            #expect(shell.run(line) != 0)
            #expect(shell.err.text.contains(meant), "\(shell.err.text)")
        }
    }
}
