import Testing

@testable import NeshEnclave

@Suite("Connections of a keeper") struct ConnectionShareTests {
    let shares = ConnectionShares(own: 3, stranger: 2, strangers: 3)

    private func decide(_ newcomer: UInt32, _ guests: [(UInt32, Bool)]) -> ConnectionShares.Decision {
        shares.decide(newcomer, guests.map { .init(userID: $0.0, isIdle: $0.1) }, owner: 1000)
    }

    @Test func whoeverIsIdleLongestMakesRoomForTheSameUser() {
        #expect(decide(1000, [(1000, true), (1000, true)]) == .admit)
        #expect(decide(1000, [(0, true), (1000, false), (1000, true), (1000, true)]) == .replace(2))
        #expect(decide(1000, [(1000, false), (1000, false), (1000, false)]) == .refuse)
        #expect(decide(0, [(1000, false), (1000, false), (1000, false)]) == .admit, "root has a share of its own")
    }

    @Test func strangersShutOutNobodyButOneAnother() {
        #expect(decide(7, [(7, true), (7, false)]) == .replace(0))
        #expect(decide(7, [(7, false), (7, false)]) == .refuse)
        #expect(decide(9, [(7, false), (7, true), (8, false)]) == .replace(1))
        #expect(decide(1000, [(7, false), (7, false), (8, false)]) == .admit)
    }
}
