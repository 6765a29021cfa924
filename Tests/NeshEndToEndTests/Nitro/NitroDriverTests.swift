import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// The nitro engine of the unmodified program, on a stand-in for the device that checks every call.
@Suite struct NitroDriverTests {
    @Test func anEnclaveRunsAndEnds() throws {
        let image = try NitroMachine.imageBytes.get()
        let machine = try NitroMachine { $0.image = image }
        let started = try machine.start("--enclave-cid", "20")
        #expect(started.status == 0, "\(started.errors)")
        let enclave = try #require(started.json)
        #expect(enclave["EnclaveID"]?.string == "i-0123456789abcdef0-enc17f0000000000001")
        #expect(enclave["EnclaveCID"]?.integer == 20)
        #expect(enclave["CPUIDs"] == [1, 3])
        #expect(enclave["MemoryMiB"]?.integer == 128)
        #expect(
            started.errors.contains("Started enclave with enclave-cid: 20, memory: 128 MiB, cpu-ids: [1, 3]"))
        #expect(started.errors.contains("attestation documents hold zeros"))
        let all = try machine.nesh("describe-enclaves")
        #expect(all.json?[0]?["State"]?.string == "RUNNING")
        #expect(all.json?[0]?["Flags"]?.string == "DEBUG_MODE")
        let console = try machine.nesh("console", "--enclave-name", "hello", "--until", "Hello from")
        #expect(console.status == 0, "\(console.errors)")
        #expect(console.output.contains("Linux version 4.14"))
        let ended = try machine.nesh("terminate-enclave", "--enclave-name", "hello")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(machine.hypervisor.heartbeats == 1)
        try machine.expectNothingLeft()
        let calls = machine.hypervisor.calls.filter { !$0.hasPrefix("mmap") && !$0.hasPrefix("munmap") }
        #expect(calls.first == "NE_CREATE_VM")
        #expect(calls.dropFirst().first == "NE_GET_IMAGE_LOAD_INFO")
        #expect(calls.filter { $0 == "NE_SET_USER_MEMORY_REGION 2" }.count == 64)
        #expect(calls.suffix(4) == ["NE_ADD_VCPU 0", "NE_ADD_VCPU 0", "NE_START_ENCLAVE 1 20", "close"])
    }

    @Test func theHypervisorChoosesTheCIDAndProductionHasNoConsole() throws {
        let machine = try NitroMachine()
        let started = try machine.nesh(
            "run-enclave", "--eif-path", machine.image, "--memory", "64", "--cpu-ids", "3", "7")
        #expect(started.status == 0, "\(started.errors)")
        #expect(started.json?["EnclaveCID"]?.integer == 16)
        #expect(started.json?["CPUIDs"] == [3, 7])
        #expect(machine.hypervisor.calls.contains("NE_START_ENCLAVE 0 0"))
        #expect(try machine.nesh("console", "--enclave-name", "hello").status == 44)
        #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
        try machine.expectNothingLeft()
    }

    @Test func theLargestPagesFirstAndSurplusGoesBack() throws {
        // 1 GiB pages are too large for 130 MiB; one of 128 MiB does not exist; 32 and 2 MiB make 130.
        let machine = try NitroMachine { $0.pages = [30: 2, 25: 3, 21: 512] }
        #expect(try machine.start(memory: 130).status == 0)
        let pages = machine.hypervisor.calls.filter { $0.hasPrefix("mmap") }
        #expect(Array(pages.prefix(3)) == ["mmap 2^25", "mmap 2^25", "mmap 2^25"])
        #expect(pages.count == 3 + 17)
        #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
        try machine.expectNothingLeft()
        // Only large ones: one page more than asked for is kept, none beside it.
        let large = try NitroMachine { $0.pages = [30: 2] }
        let started = try large.start(memory: 130)
        #expect(started.json?["MemoryMiB"]?.integer == 1024)
        #expect(try large.nesh("terminate-enclave", "--all").status == 0)
        try large.expectNothingLeft()
    }

    @Test func anEnclaveThatLeavesIsNoticed() throws {
        let machine = try NitroMachine()
        let cid = try #require(try machine.start().json?["EnclaveCID"]?.integer)
        let keepers = machine.hypervisor.keepers
        machine.hypervisor.exit(cid: UInt32(cid))
        for keeper in keepers { #expect(Program.awaitEnd(of: keeper)) }
        #expect(try machine.nesh("describe-enclaves").output == "[]\n")
        try machine.expectNothingLeft()
    }

    @Test func twoStartsAtOnceQueue() throws {
        let machine = try NitroMachine()
        let group = DispatchGroup()
        let statuses = Statuses()
        for number in 1...2 {
            DispatchQueue.global().async(group: group) {
                let ended = try? machine.nesh([
                    "run-enclave", "--eif-path", machine.image, "--memory", "64", "--cpu-count", "2",
                    "--enclave-name", "n\(number)",
                ])
                statuses.add(ended?.status ?? -1)
            }
        }
        group.wait()
        #expect(statuses.all == [0, 0])
        #expect(try machine.nesh("describe-enclaves").json?.array?.count == 2)
        // One boots when the other has: between two starts lies a heartbeat, not another call.
        let calls = machine.hypervisor.calls
        let starts = calls.indices.filter { calls[$0].hasPrefix("NE_START") }
        let creations = calls.indices.filter { calls[$0] == "NE_CREATE_VM" }
        #expect(creations[1] > starts[0])
        #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
        try machine.expectNothingLeft()
    }

    /// Just enough memory for one enclave, which the kernel frees a moment after it was given back.
    @Test func whoeverIsToldOfTheEndCanStartTheNext() throws {
        let machine = try NitroMachine {
            $0.pages = [21: 64]
            $0.returnTime = 0.3
        }
        for _ in 1...3 {
            let started = try machine.start()
            #expect(started.status == 0, "\(started.errors)")
            #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
        }
        try machine.expectNothingLeft()
    }

    /// An enclave that another program starts takes the heartbeat's port for a while.
    @Test func thePortForHeartbeatsIsWaitedFor() throws {
        let machine = try NitroMachine()
        let port = try AbstractSocket.listen(machine.path + "/3.9000")
        Thread.detachNewThread {
            // It comes next; that it is taken is met soon.
            machine.hypervisor.awaitCall("NE_ADD_VCPU")
            Thread.sleep(forTimeInterval: 1)
            close(port)
        }
        let started = try machine.start()
        #expect(started.status == 0, "\(started.errors)")
        #expect(started.errors.contains("busy: trying again"), "\(started.errors)")
        #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
        try machine.expectNothingLeft()
    }

    @Test func anInterruptedBootLeavesNothing() throws {
        let machine = try NitroMachine { $0.heartbeat = .missing }
        let program = try machine.startInBackground()
        machine.hypervisor.awaitCall("NE_START_ENCLAVE")
        program.signal(SIGINT)
        #expect(try program.wait() == .exited(130))
        try machine.expectNothingLeft()
    }

    /// While it boots it can be seen, and ended.
    @Test func aBootingEnclaveCanBeEnded() throws {
        let machine = try NitroMachine { $0.heartbeat = .missing }
        let program = try machine.startInBackground()
        machine.hypervisor.awaitCall("NE_START_ENCLAVE")
        #expect(try machine.nesh("describe-enclaves").json?[0]?["State"] == "EMPTY")
        #expect(try machine.nesh("terminate-enclave", "--enclave-name", "hello").status == 0)
        #expect(try program.wait() == .exited(39))
        try machine.expectNothingLeft()
    }

    @Test func aBusyDeviceIsTriedAgainAndThatIsSaid() throws {
        for call in ["NE_CREATE_VM", "NE_SET_USER_MEMORY_REGION", "NE_START_ENCLAVE"] {
            let machine = try NitroMachine { $0.fail(call, EBUSY, times: 3) }
            let started = try machine.start()
            #expect(started.status == 0, "\(call): \(started.errors)")
            #expect(started.errors.contains("busy: trying again"), "\(call): \(started.errors)")
            #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
            try machine.expectNothingLeft()
        }
    }

    final class Statuses: @unchecked Sendable {
        // SAFETY: used under the lock only.
        private let lock = NSLock()
        private var list: [Int32] = []
        func add(_ status: Int32) { lock.withLock { list.append(status) } }
        var all: [Int32] { lock.withLock { list } }
    }
}
