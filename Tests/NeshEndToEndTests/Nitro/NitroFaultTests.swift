import Foundation
import NeshData
import NeshTestSupport
import Testing

/// Every failure of the device, and after each: the right code, a sentence of its own, nothing left behind.
@Suite struct NitroFaultTests {
    /// The calls of the driver and the codes under which their failures are told.
    static let calls = [
        ("NE_CREATE_VM", "E29"), ("NE_GET_IMAGE_LOAD_INFO", "E30"), ("NE_SET_USER_MEMORY_REGION", "E31"),
        ("NE_ADD_VCPU", "E32"), ("NE_START_ENCLAVE", "E33"),
    ]
    /// The driver's own, and those of the system that its header names.
    static let numbers = Array(Int32(256)...275) + [ENOMEM, EIO, EFAULT, EINVAL, ENOTTY, EPERM]

    @Test(arguments: calls) func everyErrorOfEveryCall(_ call: String, _ code: String) throws {
        var sentences: Set<String> = []
        for errno in Self.numbers {
            let machine = try NitroMachine { $0.fail(call, errno) }
            let ended = try machine.start()
            #expect(ended.output == "", "\(call) \(errno)")
            #expect(ended.errors.contains("[ \(code) ]"), "\(call) \(errno): \(ended.errors)")
            #expect(ended.errors.contains(call), "\(call) \(errno): \(ended.errors)")
            #expect(ended.status == Int32(code.dropFirst()), "\(call) \(errno): \(ended.status)")
            if errno >= 256 {
                #expect(ended.errors.contains("\(errno), NE_ERR_"), "\(ended.errors)")
                let line = ended.errors.split(separator: "\n").first { $0.contains("[ \(code) ]") }
                sentences.insert(String(line ?? ""))
            }
            try machine.expectNothingLeft()
        }
        #expect(sentences.count == 20)
    }

    /// A later call of several fails: what the earlier ones gave is given back.
    @Test func theSecondOfSeveral() throws {
        for (call, calls, status) in [("NE_SET_USER_MEMORY_REGION", 64, 31), ("NE_ADD_VCPU", 2, 32)] {
            let machine = try NitroMachine { $0.failAfter = [call: (263, calls - 1)] }
            let ended = try machine.start()
            #expect(ended.status == status, "\(call): \(ended.errors)")
            #expect(machine.hypervisor.calls.filter { $0.hasPrefix(call) && !$0.contains("fails") }.count == calls - 1)
            try machine.expectNothingLeft()
        }
    }

    @Test func noHugePages() throws {
        let machine = try NitroMachine { $0.pages = [21: 0] }
        let ended = try machine.start()
        #expect(ended.errors.contains("[ E27 ]"), "\(ended.errors)")
        try machine.expectNothingLeft()
    }

    @Test func halfOfTheMemory() throws {
        let machine = try NitroMachine { $0.pages = [21: 40] }
        let ended = try machine.start()
        #expect(ended.errors.contains("[ E27 ]"), "\(ended.errors)")
        #expect(ended.errors.contains("--memory 80"), "\(ended.errors)")
        #expect(!machine.hypervisor.calls.contains("NE_CREATE_VM"))
        try machine.expectNothingLeft()
    }

    /// The kernel counted more than it gives: somebody else was faster.
    @Test(arguments: [(ENOMEM, "E27"), (EPERM, "E42")]) func mappingFails(_ errno: Int32, _ code: String) throws {
        let machine = try NitroMachine { $0.fail("mmap", errno) }
        let ended = try machine.start()
        #expect(ended.errors.contains("[ \(code) ]"), "\(ended.errors)")
        try machine.expectNothingLeft()
        let half = try NitroMachine { $0.failAfter = ["mmap": (errno, 40)] }
        let short = try half.start()
        #expect(short.errors.contains("[ E27 ]"), "\(short.errors)")
        #expect(short.errors.contains("--memory 80"), "\(short.errors)")
        try half.expectNothingLeft()
    }

    @Test(arguments: [
        (NitroPlan.Heartbeat.wrongByte, "byte 66"), (.hangsUp, "hung up"), (.dies, "ended while it booted"),
    ])
    func aBrokenHeartbeat(_ heartbeat: NitroPlan.Heartbeat, _ words: String) throws {
        let machine = try NitroMachine { $0.heartbeat = heartbeat }
        let ended = try machine.start()
        #expect(ended.errors.contains("[ E36 ]"), "\(ended.errors)")
        #expect(ended.errors.contains(words), "\(ended.errors)")
        try machine.expectNothingLeft()
    }

    @Test(arguments: [(NitroPlan.Heartbeat.missing, "no heartbeat within 1200 ms"), (.silent, "then sent nothing")])
    func aHeartbeatThatDoesNotCome(_ heartbeat: NitroPlan.Heartbeat, _ words: String) throws {
        let machine = try NitroMachine { $0.heartbeat = heartbeat }
        let line = "run-enclave --eif-path \(machine.image) --memory 64 --cpu-count 2"
        let ended = try machine.nesh("-c", "option boot-timeout 1200ms\n\(line)")
        #expect(ended.errors.contains("[ E36 ]"), "\(ended.errors)")
        #expect(ended.errors.contains(words), "\(ended.errors)")
        try machine.expectNothingLeft()
    }

    @Test func anotherEnclavesHeartbeatDoesNotCount() throws {
        let machine = try NitroMachine { $0.heartbeat = .strangerFirst }
        #expect(try machine.start().status == 0)
        // The enclave may hear of it after its user has.
        machine.hypervisor.awaitHeartbeat()
        #expect(machine.hypervisor.heartbeats == 1)
        #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
        try machine.expectNothingLeft()
    }

    @Test func aRefusedConsole() throws {
        let machine = try NitroMachine { $0.console = nil }
        let started = try machine.start()
        #expect(started.status == 0, "\(started.errors)")
        let console = try machine.nesh("console", "--enclave-name", "hello", "--for", "30s")
        #expect(console.status == 44, "\(console.errors)")
        #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
        try machine.expectNothingLeft()
    }

    @Test(arguments: ["dev/nitro_enclaves", "sys/module/nitro_enclaves/parameters/ne_cpus"])
    func somethingOfTheDriverIsMissing(_ file: String) throws {
        let machine = try NitroMachine()
        try machine.remove(file)
        let ended = try machine.start()
        #expect(ended.errors.contains("[ E19 ]"), "\(ended.errors)")
        #expect(ended.errors.contains(file), "\(ended.errors)")
        try machine.expectNothingLeft()
    }

    @Test(arguments: [
        (["--cpu-count", "6"], "E22", "--cpu-count 4"), (["--cpu-count", "3"], "E24", "--cpu-count 2"),
        (["--cpu-ids", "1", "3"], "E24", "--cpu-ids 1 3 5 7"), (["--cpu-ids", "1", "1"], "E20", "--cpu-ids 1"),
        (["--cpu-ids", "2", "6"], "E21", "--cpu-ids 1 3 5 7"),
    ])
    func preflightOfCPUs(_ words: [String], _ code: String, _ fix: String) throws {
        let machine = try NitroMachine()
        let ended = try machine.nesh(["run-enclave", "--eif-path", machine.image, "--memory", "64"] + words)
        #expect(ended.errors.contains("[ \(code) ]"), "\(ended.errors)")
        #expect(ended.errors.contains(fix), "\(ended.errors)")
        #expect(!machine.hypervisor.calls.contains("NE_CREATE_VM"))
        try machine.expectNothingLeft()
    }

    /// A keeper that is killed takes its enclave with it; the next command clears its files away.
    @Test func aKilledKeeper() throws {
        let machine = try NitroMachine()
        #expect(try machine.start().status == 0)
        for keeper in machine.hypervisor.keepers {
            kill(keeper, SIGKILL)
            #expect(Program.awaitEnd(of: keeper))
        }
        #expect(try machine.nesh("describe-enclaves").output == "[]\n")
        let left = try machine.remains()
        // That its pages were still mapped is what killing means; the kernel has them back.
        #expect(left.count == 1 && left[0].hasSuffix("pages mapped"), "\(left)")
    }

    /// While an enclave runs, its keeper holds what it needs and nothing else.
    @Test func whatARunningKeeperHolds() throws {
        let machine = try NitroMachine()
        #expect(try machine.start().status == 0)
        let keeper = try #require(machine.hypervisor.keepers.first)
        let before = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(keeper)/fd").count
        for _ in 1...10 {
            #expect(try machine.nesh("describe-enclaves").status == 0)
            #expect(try machine.nesh("console", "--enclave-name", "hello", "--until", "Hello").status == 0)
        }
        // The last viewer's connection is closed when the keeper has its next turn.
        var now = 0
        for _ in 1...20 {
            #expect(try machine.nesh("describe-enclaves").status == 0)
            now = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(keeper)/fd").count
            if now == before { break }
        }
        #expect(now == before)
        #expect(!AbstractSocket.inUse(machine.path).contains { $0.hasSuffix("/3.9000") })
        #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
        try machine.expectNothingLeft()
    }
}
