import NeshData
import NeshText
import Synchronization

/// The last of a session that is being recorded, for those who look at it now. It holds a bounded amount, and what a
/// viewer asks for changes nothing.
package final class LiveBroadcast: Sendable {
    private struct State {
        /// What came after `base`, oldest first.
        var moments: [Cast.Moment] = []
        /// The number of the first of them, counted from the beginning.
        var first = 0
        var bytes = 0
        /// The screen as it was before the first of them.
        var base: CastScreen
        var hasEnded = false
    }

    private let state: Mutex<State>
    /// The terminal's width, in characters.
    package let columns: Int
    package let rows: Int
    /// Bytes of output that are kept one by one; what is older is a screen.
    private let kept: Int
    /// Of one answer.
    private static let answerLimit = 1 << 20

    package init(columns: Int, rows: Int, kept: Int = 4 << 20) {
        let base = CastScreen(columns: columns, rows: rows)
        self.columns = base.columns
        self.rows = base.rows
        self.kept = kept
        state = Mutex(State(base: base))
    }

    package func take(_ moment: Cast.Moment) {
        state.withLock { state in
            state.moments.append(moment)
            state.bytes += Self.size(moment)
            guard state.bytes > kept else { return }
            var count = 0
            while state.bytes > kept / 2, count < state.moments.count {
                let old = state.moments[count]
                if case .output(let text) = old.event { state.base.take(text) }
                state.bytes -= Self.size(old)
                count += 1
            }
            state.moments.removeFirst(count)
            state.first += count
        }
    }

    package func end() { state.withLock { $0.hasEnded = true } }

    private static func size(_ moment: Cast.Moment) -> Int {
        switch moment.event {
        case .output(let text), .marker(let text): text.utf8.count + 32
        }
    }

    /// What has come since an event, as the page asks for it.
    /// - Parameter number: of the first event that is wanted; one that is not kept any more is made up for by a screen.
    package func news(from number: Int) -> JSON {
        state.withLock { state in
            let end = state.first + state.moments.count
            let isLate = number < state.first || number > end
            var events: [JSON] = isLate ? [["o", .string(state.base.redrawn)]] : []
            var next = isLate ? state.first : number
            var bytes = 0
            for moment in state.moments[(next - state.first)...] where bytes < Self.answerLimit {
                bytes += Self.size(moment)
                next += 1
                switch moment.event {
                case .output(let text): events.append(["o", .string(text)])
                case .marker(let text): events.append(["m", .string(text)])
                }
            }
            return [
                "next": .integer(Int64(next)), "events": .array(events), "reset": .bool(isLate),
                "more": .bool(next < end), "ended": .bool(state.hasEnded && next == end),
            ]
        }
    }
}
