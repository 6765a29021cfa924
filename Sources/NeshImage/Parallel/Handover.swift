import NeshData

/// What one thread makes and another one takes, in order. The maker waits where a few are not taken yet: memory is
/// bounded.
final class Handover<Element: Sendable>: Sendable {
    private let state = Monitor(State())
    private let maker: Worker

    private struct State {
        var waiting: [Element] = []
        /// Nil while more may come.
        var end: Result<Void, Failure>?
        var isAbandoned = false
    }

    /// - Parameters:
    ///   - limit: how many may wait to be taken.
    ///   - make: runs on a thread of its own; `give` says whether anybody still takes more.
    /// - Throws: E16 when the system has no thread left.
    init(
        limit: Int, _ make: @escaping @Sendable (_ give: (Element) -> Bool) throws(Failure) -> Void
    ) throws(Failure) {
        maker = try Worker { [state] in
            var end = Result<Void, Failure>.success(())
            do throws(Failure) {
                try make { element in
                    let isWanted = state.wait { state -> Bool? in
                        state.isAbandoned || state.waiting.count < limit ? !state.isAbandoned : nil
                    }
                    if isWanted { state.update { $0.waiting.append(element) } }
                    return isWanted
                }
            } catch { end = .failure(error) }
            state.update { $0.end = end }
        }
    }

    /// The maker's thread has ended afterwards.
    deinit { state.update { $0.isAbandoned = true } }

    /// The next one, as soon as it is made; nil at the end.
    /// - Throws: what the maker did, once all that it gave before are taken.
    func next() throws(Failure) -> Element? {
        let isMore = try state.wait { state -> Result<Bool, Failure>? in
            state.waiting.isEmpty ? state.end?.map { false } : .success(true)
        }.get()
        return isMore ? state.update { $0.waiting.removeFirst() } : nil
    }
}
