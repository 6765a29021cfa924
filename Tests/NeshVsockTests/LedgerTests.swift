import CLinux
import Glibc
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshVsock

@Suite struct LedgerTests {
    let home: TemporaryDirectory
    let here: VsockSwitch

    init() throws {
        home = try TemporaryDirectory()
        here = try VsockSwitch(in: home.path)
    }

    private func ledgers() throws -> [String] {
        try File.names(in: home.path + "/vsock").filter { $0.hasSuffix(VsockLedger.suffix) }
    }

    /// A connection of enclave 16 to the parent's port 9001.
    private func connection() throws -> (dialled: OwnedDescriptor, accepted: OwnedDescriptor, ends: VsockConnection) {
        let listener = try here.listen(VsockAddress(cid: 3, port: 9001))
        let dialled = try here.dial(listener.address, as: 16)
        let (accepted, peer) = try #require(try listener.accept())
        return (dialled, accepted, VsockConnection(from: peer, to: listener.address))
    }

    @Test("Either end, on either side of the relay, says the same: sent is from who connected")
    func directions() throws {
        let (dialled, accepted, ends) = try connection()
        for (near, far, sent) in [
            (accepted.raw, -1, UInt64(5)), (-1, dialled.raw, 5), (dialled.raw, -1, 7), (-1, accepted.raw, 7),
        ] as [(Int32, Int32, UInt64)] {
            let ledger = try VsockLedger(here)
            var place = try #require(ledger.begin(near: near, far: far))
            #expect(try here.traffic() == [ends: VsockTraffic(sent: 0, received: 0)])
            ledger.note(&place, out: 5, back: 7)
            #expect(try here.traffic() == [ends: VsockTraffic(sent: sent, received: 12 - sent)])
            ledger.end(place)
            #expect(try here.traffic() == [:])
        }
        #expect(try ledgers() == [])
    }

    @Test("A socket that is not the switch's has no place, and a place that is free is used again")
    func places() throws {
        let (dialled, accepted, _) = try connection()
        let ledger = try VsockLedger(here)
        let other = OwnedDescriptor(nesh_unix_socket())
        #expect(ledger.begin(near: other.raw, far: -1) == nil)
        #expect(ledger.begin(near: 0, far: -1) == nil)
        for _ in 0..<VsockLedger.capacity + 1 {
            let place = try #require(ledger.begin(near: accepted.raw, far: -1))
            ledger.end(place)
        }
        let name = try #require(try ledgers().first)
        #expect(try File.read(home.path + "/vsock/" + name).count == VsockEntry.size)
        // One connection as many times as there is room, and once more.
        for _ in 0..<VsockLedger.capacity { #expect(ledger.begin(near: accepted.raw, far: -1) != nil) }
        #expect(ledger.begin(near: dialled.raw, far: -1) == nil)
    }

    @Test("What a killed process left is not shown and goes with the next ledger; a living one's stays")
    func leftovers() throws {
        let (_, accepted, ends) = try connection()
        let living = try VsockLedger(here)
        _ = living.begin(near: accepted.raw, far: -1)
        let entry = VsockEntry(
            ends: VsockConnection(from: VsockAddress(cid: 17, port: 1), to: ends.to),
            traffic: VsockTraffic(sent: 1, received: 1))
        let left = home.path + "/vsock/1-1" + VsockLedger.suffix
        let file = try File.open(left, O_WRONLY | O_CREAT, mode: 0o600)
        try File.write(file.raw, entry.bytes)
        #expect(try here.traffic().keys.map { $0 } == [ends])
        let next = try VsockLedger(here)
        #expect(try !File.exists(left) && ledgers().count == 2)
        withExtendedLifetime((living, next)) {}
    }

    @Test("Half an entry and a foreign one are no connection") func hostile() throws {
        let file = try File.open(home.path + "/vsock/1-1" + VsockLedger.suffix, O_RDWR | O_CREAT, mode: 0o600)
        #expect(nesh_hold(file.raw) == 0)
        try File.write(file.raw, [UInt8](repeating: 0, count: 40) + [UInt8](repeating: 255, count: 23))
        #expect(try here.traffic() == [:])
        withExtendedLifetime(file) {}
    }
}
