import NeshData

/// The life of one enclave, as a value: inputs go in, what has to be done comes out. Pure.
package struct Lifecycle: Sendable, Equatable {
    /// Where in its life an enclave is.
    package enum State: Sendable, Equatable {
        case booting
        case running
        /// It is being ended for this reason.
        case ending(ExitReason)
        /// Nothing of it is left.
        case ended(ExitReason)
    }

    /// What happens to it, or is wanted of it.
    package enum Input: Sendable, Equatable {
        /// The driver has started the application.
        case booted
        /// The driver could not; nothing runs.
        case bootFailed(Failure)
        /// What ran is gone.
        case ended(ExitReason)
        /// Somebody who may asks for the end.
        case terminate
        /// The keeper has to give up for this reason.
        case abandon(String)
    }

    /// What has to be done.
    package enum Action: Sendable, Equatable {
        /// Tell who waits that it runs.
        case announceStart
        /// Tell who started it that it does not run; by then nothing of it is left.
        case announceFailure(Failure)
        /// Have the driver end it.
        case kill
        /// Give back what it held, say who waits why it ended, and leave.
        case finish(ExitReason)
    }

    package private(set) var state: State = .booting

    package init() {}

    /// What `describe-enclaves` shows.
    package var shown: Enclave.State {
        switch state {
        case .booting: .empty
        case .running: .running
        case .ending, .ended: .terminating
        }
    }

    /// - Throws: E38 for an input that cannot come in this state; the state stays.
    package mutating func apply(_ input: Input) throws(Failure) -> [Action] {
        switch (state, input) {
        case (.booting, .booted):
            state = .running
            return [.announceStart]
        case (.booting, .bootFailed(let failure)):
            state = .ended(.bootFailed(failure.message))
            return [.finish(.bootFailed(failure.message)), .announceFailure(failure)]
        case (.booting, .ended(let reason)):
            let why = Self.cause(of: reason)
            state = .ended(.bootFailed(why))
            return [
                .finish(.bootFailed(why)),
                .announceFailure(Failure(.enclaveBoot, "the enclave ended while it booted: \(why)")),
            ]
        case (.booting, .terminate), (.running, .terminate):
            state = .ending(.terminated)
            return [.kill]
        case (.booting, .abandon(let why)), (.running, .abandon(let why)):
            state = .ending(.lost(why))
            return [.kill]
        case (.running, .ended(let reason)):
            state = .ended(reason)
            return [.finish(reason)]
        case (.ending(let reason), .ended), (.ending(let reason), .bootFailed):
            state = .ended(reason)
            return [.finish(reason)]
        case (.ending, .booted), (.ending, .terminate), (.ending, .abandon), (.ended, .abandon), (.ended, .terminate):
            return []
        case (.running, .booted), (.running, .bootFailed), (.ended, .booted), (.ended, .bootFailed), (.ended, .ended):
            throw Failure(.enclaveProcessCommandNotExecuted, "an enclave that is \(state) cannot have \(input)")
        }
    }

    private static func cause(of reason: ExitReason) -> String {
        switch reason {
        case .exited(let status): "it exited with status \(status)"
        case .signalled(let number): "it was ended by signal \(number)"
        case .outOfMemory: "it needs more memory than it was given"
        case .terminated: "it was terminated"
        case .bootFailed(let why), .lost(let why): why
        }
    }
}
