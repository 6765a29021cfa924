import Foundation
import Glibc
import NeshData
import NeshEnclave
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshNitro

/// A device that has so many huge pages of each size, and nothing else.
private final class PageStore: NitroDevice, @unchecked Sendable {
    // SAFETY: used from the one thread of its test.
    var pages: [Int: Int]
    var given: [Int] = []

    init(_ pages: [Int: Int]) { self.pages = pages }

    func hugePage(shift: Int) throws(SystemError) -> HugePage {
        guard let free = pages[shift] else { throw SystemError("mmap", errno: EINVAL) }
        guard free > 0 else { throw SystemError("mmap", errno: ENOMEM) }
        // Not huge, but as large, and real: it is written to and given back.
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        guard let address = mmap(nil, 1 << shift, PROT_READ | PROT_WRITE, flags, -1, 0), address != MAP_FAILED else {
            throw SystemError("mmap")
        }
        pages[shift] = free - 1
        given.append(shift)
        return HugePage(address, size: 1 << shift)
    }

    private var unused: SystemError { SystemError("unused", errno: ENOSYS) }
    func createVM() throws(SystemError) -> NitroPlace { throw unused }
    func imageOffset(_ vm: OwnedDescriptor) throws(SystemError) -> Int { throw unused }
    func addMemory(_ page: HugePage, to vm: OwnedDescriptor) throws(SystemError) { throw unused }
    func addCPU(_ id: Int, to vm: OwnedDescriptor) throws(SystemError) -> Int { throw unused }
    func listenForHeartbeats() throws(SystemError) -> OwnedDescriptor { throw unused }
    func acceptHeartbeat(_ listener: OwnedDescriptor) throws(SystemError) -> NitroCaller? { throw unused }
    func start(_ vm: OwnedDescriptor, debug: Bool, cid: UInt32) throws(SystemError) -> UInt32 { throw unused }
    func connectToConsole(of cid: UInt32) throws(SystemError) -> OwnedDescriptor { throw unused }
    var freeHugeBytes: Int? { nil }
}

@Suite("Memory of nitro enclaves") struct NitroMemoryTests {
    private func collect(_ wantedMiB: Int, _ pages: [Int: Int]) throws(Failure) -> (NitroMemory, PageStore) {
        let store = PageStore(pages)
        var memory = NitroMemory(wantedMiB << 20, store)
        while try memory.collect() {}
        return (memory, store)
    }

    @Test("The largest pages that fit first, then the smallest, then nothing too much")
    func order() throws {
        // 1 GiB twice, then 32 MiB until fewer than 32 are missing, then 2 MiB.
        let (memory, store) = try collect(2048 + 70, [30: 4, 25: 4, 21: 100])
        #expect(store.given == [30, 30, 25, 25, 21, 21, 21])
        #expect(memory.bytes >> 20 == 2118)
        #expect(memory.pages.map { $0.size >> 20 } == [1024, 1024, 32, 32, 2, 2, 2])
        // The small ones are short: a large one closes the gap, and those that it makes needless go back.
        let (filled, _) = try collect(100, [25: 4, 21: 1])
        #expect(filled.pages.map { $0.size >> 20 } == [32, 32, 32, 32])
        #expect(throws: Failure.self) { try collect(100, [25: 3, 21: 1]) }
    }

    @Test("Whatever pages there are: enough, and none that could be missed")
    func anyStore() throws {
        var random = TestRandom(seed: 7)
        for _ in 0..<300 {
            var pages: [Int: Int] = [:]
            for shift in [21, 23, 25, 28, 29, 30] where Bool.random(using: &random) {
                pages[shift] = Int.random(in: 0...6, using: &random)
            }
            let total = pages.reduce(0) { $0 + $1.value << ($1.key - 20) }
            let wanted = 2 * Int.random(in: 32...1024, using: &random)
            do throws(Failure) {
                let (memory, _) = try collect(wanted, pages)
                #expect(memory.bytes == memory.pages.reduce(0) { $0 + $1.size })
                let surplus = memory.bytes - wanted << 20
                #expect(surplus >= 0, "\(wanted) from \(pages)")
                #expect(!memory.pages.contains { $0.size <= surplus }, "\(wanted) from \(pages)")
                #expect(memory.pages.map(\.size) == memory.pages.map(\.size).sorted(by: >))
            } catch {
                #expect(error.code == .insufficientMemoryAvailable)
                #expect(total < wanted, "\(wanted) from \(pages)")
            }
        }
    }

    @Test("The image lies behind the offset, across pages of all sizes", arguments: [0, 1 << 20, 8 << 20, 33 << 20])
    func loading(_ offset: Int) throws {
        let directory = try TemporaryDirectory()
        var random = TestRandom(seed: 3)
        let image = (0..<((5 << 20) + 4321)).map { _ in UInt8.random(in: 0...255, using: &random) }
        let file = try File.open(try directory.write("image", image))
        var (memory, _) = try collect(44, [25: 1, 23: 1, 21: 9])
        while try memory.load(file, size: image.count, at: offset) {}
        var bytes: [UInt8] = []
        for page in memory.pages { bytes += UnsafeRawBufferPointer(start: page.address, count: page.size) }
        #expect(bytes[offset..<(offset + image.count)].elementsEqual(image))
        #expect(bytes[..<offset].allSatisfy { $0 == 0 })
        // One that does not fit behind the offset is refused before anything is read.
        #expect(throws: Failure.self) { try memory.load(file, size: 40 << 20, at: 8 << 20) }
    }

    @Test("nitro-cli's rule for the time to boot")
    func bootTime() {
        #expect(NitroDriver.bootTime(imageSize: 1, memoryMiB: 64) == .seconds(180))
        #expect(NitroDriver.bootTime(imageSize: 6 << 30, memoryMiB: 100 << 10) == .seconds(180))
        #expect(NitroDriver.bootTime(imageSize: 6 << 30 + 1, memoryMiB: 100 << 10) == .seconds(270))
        #expect(NitroDriver.bootTime(imageSize: 1, memoryMiB: 100 << 10 + 1) == .seconds(270))
    }

    @Test("Which CPUs a parent gives")
    func pool() throws {
        let pool = NitroPool(ids: [2, 3, 6, 7], siblingDistance: 4, pages: nil)
        #expect(try pool.choose(.count(2), taken: []) == [])
        #expect(try pool.choose(.ids([2, 6]), taken: [3, 7]) == [2, 6])
        for (wanted, code) in [
            (EnclaveRequest.CPUs.count(3), ErrorCode.cpuError), (.count(6), .insufficientCpus),
            (.ids([2, 3]), .cpuError), (.ids([2, 2]), .invalidCpuConfiguration),
            (.ids([0, 4]), .noSuchCpuAvailableInPool),
        ] {
            let failure = #expect(throws: Failure.self) { try pool.choose(wanted, taken: []) }
            #expect(failure?.code == code)
        }
        // Where each core has one CPU, as on Graviton, any number will do.
        #expect(try NitroPool(ids: [1, 2, 3], siblingDistance: nil, pages: nil).choose(.count(3), taken: []) == [])
    }
}
