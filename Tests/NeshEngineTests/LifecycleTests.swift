import NeshData
import NeshEnclave
import Testing

@Suite("Lifecycle") struct LifecycleTests {
    typealias State = Lifecycle.State
    typealias Input = Lifecycle.Input
    typealias Action = Lifecycle.Action

    static let failure = Failure(.enclaveBoot, "no room")
    static let lost = ExitReason.lost("gone")

    /// Each state by a way that leads there.
    static let states: [(String, [Input])] = [
        ("booting", []), ("running", [.booted]), ("ending", [.booted, .terminate]),
        ("ended", [.booted, .ended(.exited(0))]),
    ]

    static let inputs: [(String, Input)] = [
        ("booted", .booted), ("boot failed", .bootFailed(failure)), ("ended", .ended(.exited(3))),
        ("terminate", .terminate), ("abandon", .abandon("gone")),
    ]

    /// State × input: what comes out and what it shows then; nil where the input is impossible.
    static let table: [String: [String: (actions: [Action], shown: Enclave.State)]] = [
        "booting": [
            "booted": ([.announceStart], .running),
            "boot failed": ([.finish(.bootFailed("no room")), .announceFailure(failure)], .terminating),
            "ended": (
                [
                    .finish(.bootFailed("it exited with status 3")),
                    .announceFailure(
                        Failure(.enclaveBoot, "the enclave ended while it booted: it exited with status 3")),
                ], .terminating
            ),
            "terminate": ([.kill], .terminating),
            "abandon": ([.kill], .terminating),
        ],
        "running": [
            "ended": ([.finish(.exited(3))], .terminating),
            "terminate": ([.kill], .terminating),
            "abandon": ([.kill], .terminating),
        ],
        "ending": [
            "booted": ([], .terminating),
            "boot failed": ([.finish(.terminated)], .terminating),
            "ended": ([.finish(.terminated)], .terminating),
            "terminate": ([], .terminating),
            "abandon": ([], .terminating),
        ],
        "ended": [
            "terminate": ([], .terminating),
            "abandon": ([], .terminating),
        ],
    ]

    @Test("Every input in every state", arguments: states, inputs)
    func every(_ state: (String, [Input]), _ input: (String, Input)) throws {
        var lifecycle = Lifecycle()
        for step in state.1 { _ = try lifecycle.apply(step) }
        let before = lifecycle
        guard let expected = Self.table[state.0]?[input.0] else {
            #expect(throws: Failure.self) { _ = try lifecycle.apply(input.1) }
            #expect(lifecycle == before, "what cannot be changes nothing")
            return
        }
        #expect(try lifecycle.apply(input.1) == expected.actions)
        #expect(lifecycle.shown == expected.shown)
    }

    @Test("An enclave begins empty and shows nitro-cli's states")
    func shown() throws {
        var lifecycle = Lifecycle()
        #expect(lifecycle.shown == .empty)
        _ = try lifecycle.apply(.booted)
        #expect(lifecycle.shown == .running)
    }

    @Test("The first reason to end is the one that is told")
    func firstReason() throws {
        var lifecycle = Lifecycle()
        _ = try lifecycle.apply(.booted)
        #expect(try lifecycle.apply(.abandon("its socket was removed")) == [.kill])
        #expect(try lifecycle.apply(.terminate) == [])
        #expect(try lifecycle.apply(.ended(.signalled(9))) == [.finish(.lost("its socket was removed"))])
    }

    @Test("Nothing finishes twice, whatever comes in whatever order")
    func finishesOnce() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            var lifecycle = Lifecycle()
            var finished = 0
            for _ in 0..<12 {
                let input = Self.inputs[Int.random(in: 0..<Self.inputs.count, using: &generator)].1
                let actions = (try? lifecycle.apply(input)) ?? []
                finished += actions.count { if case .finish = $0 { true } else { false } }
                if finished > 0 && actions.contains(.kill) { Issue.record("killed after its end") }
            }
            #expect(finished <= 1)
        }
    }
}
