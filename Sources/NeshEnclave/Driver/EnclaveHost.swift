import NeshData
import NeshSystem

/// One enclave between its driver and anyone who holds it: what the driver says goes into the enclave's life, what its life
/// wants of the driver is done. The holder, a keeper or an engine of this process, only hears what came of it.
///
/// Used from one thread.
package final class EnclaveHost {
    /// What the holder has to know, in the order in which it happened.
    package enum Event: Sendable, Equatable {
        /// Of an enclave in debug mode, whose console may be read.
        case console([UInt8])
        case note(EnclaveNote)
        /// The driver has chosen its CID, CPUs and memory.
        case assigned
        /// Its console cannot be read, or no more.
        case consoleLost(Failure)
        /// It runs.
        case started
        /// It is gone and has given back what it held, but for what is left.
        case ended(ExitReason, left: [String])
        /// It did not start; by then nothing of it is left.
        case refused(Failure)
    }

    /// As it is now, but for the memory that it has taken.
    package private(set) var enclave: Enclave { didSet { changes += 1 } }
    /// Counts what happened to `enclave`.
    package private(set) var changes = 0
    private var lifecycle = Lifecycle()
    private var running: (any RunningEnclave)?

    /// - Parameter enclave: as it is before it boots.
    package init(_ enclave: Enclave) { self.enclave = enclave }

    /// Nothing of it is left.
    package var isOver: Bool { if case .ended = lifecycle.state { true } else { false } }

    /// What to poll for reading; `advance` is called when one of them is ready or the deadline has passed.
    package var descriptors: [Int32] { running?.descriptors ?? [] }
    /// When `advance` is called although nothing is ready; nil: never.
    package var deadline: Deadline? { running?.deadline }
    /// In bytes; nil where that cannot be known.
    package var memoryUsed: Int? { running?.memoryUsed }

    /// The CPU time that the enclave has taken; nil where nobody counts it, and before it runs.
    package var cpuMicroseconds: Int? { running?.cpuMicroseconds }

    /// Begins to boot it. What makes that impossible is reported as its end.
    package func launch(_ driver: any Driver, _ order: LaunchOrder, _ tell: (Event) -> Void) {
        adopt(driver.begin(order), tell)
    }

    /// The same with what a driver has begun already.
    package func adopt(_ launched: Result<any RunningEnclave, Failure>, _ tell: (Event) -> Void) {
        do throws(Failure) {
            running = try launched.get()
            advance(tell)
        } catch { apply(.bootFailed(error), tell) }
    }

    /// Does what can be done without waiting.
    package func advance(_ tell: (Event) -> Void) {
        for happening in running?.advance() ?? [] {
            switch happening {
            case .console(let bytes): if enclave.debug { tell(.console(bytes)) }
            case .note(let note): tell(.note(note))
            case .assigned(let cid, let cpuIDs, let memoryMiB):
                enclave.grant.cid = cid
                enclave.grant.cpuIDs = cpuIDs
                enclave.grant.memoryMiB = memoryMiB
                tell(.assigned)
            case .consoleLost(let failure): tell(.consoleLost(failure))
            case .life(let input): apply(input, tell)
            }
        }
    }

    /// - Parameter input: what somebody wants or something has caused; what cannot be in its state changes nothing.
    package func apply(_ input: Lifecycle.Input, _ tell: (Event) -> Void) {
        let actions = (try? lifecycle.apply(input)) ?? []
        enclave.state = lifecycle.shown
        for action in actions {
            switch action {
            case .announceStart:
                enclave.startedAt = WallClock.seconds
                tell(.started)
            case .announceFailure(let failure): tell(.refused(failure))
            case .kill: running?.kill()
            case .finish(let reason): tell(.ended(reason, left: running?.release() ?? []))
            }
        }
    }
}
