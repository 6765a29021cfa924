/// How many connections a keeper holds at once, and who makes room when there is none. Pure.
///
/// Nobody can shut the owner out: each user has a share, and within it who has not asked anything yet goes first.
struct ConnectionShares: Sendable {
    /// For the owner and for root, each.
    var own: Int
    /// For any other user.
    var stranger: Int
    /// For all others together.
    var strangers: Int

    /// Questions are short; only those who wait for the enclave's end stay.
    static let commands = ConnectionShares(own: 64, stranger: 8, strangers: 32)
    /// Who watches a console or its events stays as long as the enclave.
    static let streams = ConnectionShares(own: 128, stranger: 8, strangers: 32)

    /// Somebody who is connected.
    struct Guest: Sendable {
        var userID: UInt32
        /// Has not asked anything yet, or has not taken the answer.
        var isIdle: Bool
    }

    enum Decision: Equatable {
        case admit
        /// In the place of this guest.
        case replace(Int)
        case refuse
    }

    /// - Parameter guests: in the order in which they came.
    func decide(_ newcomer: UInt32, _ guests: [Guest], owner: UInt32) -> Decision {
        let isStranger = newcomer != owner && newcomer != 0
        let same = guests.indices.filter { guests[$0].userID == newcomer }
        if same.count >= (isStranger ? stranger : own) { return Self.replaceIdle(same, guests) }
        guard isStranger else { return .admit }
        let others = guests.indices.filter { guests[$0].userID != owner && guests[$0].userID != 0 }
        return others.count >= strangers ? Self.replaceIdle(others, guests) : .admit
    }

    private static func replaceIdle(_ candidates: [Int], _ guests: [Guest]) -> Decision {
        candidates.first { guests[$0].isIdle }.map { .replace($0) } ?? .refuse
    }
}
