import Glibc
import NeshData
import NeshSystem
import Synchronization

/// A keeper that is started beside the shell's own start, before the command line has been read.
///
/// A shell that is started to run one enclave, and its keeper, each need a millisecond or two to begin. With two
/// processors they begin at the same time. If there is nothing for the keeper to do, it ends.
package enum HeadStart {
    private final class Keeper: Sendable {
        let launched = Mutex<Result<LaunchedKeeper, Failure>?>(nil)
        /// Readable once it has been launched, or could not be.
        let done: EventDescriptor

        init() throws(SystemError) { done = try EventDescriptor() }

        /// Waits for it and gives it away; its descriptors close with the last reference.
        func claim() -> Result<LaunchedKeeper, Failure>? {
            guard (try? Poll.wait(for: done.descriptor)) != nil else { return nil }
            return launched.withLock { launched in
                defer { launched = nil }
                return launched
            }
        }
    }

    /// The one that nobody has taken yet.
    private static let present = Mutex<Keeper?>(nil)

    /// Starts a keeper on a thread of its own and returns at once. Without a thread or a descriptor there is none:
    /// the keeper is started when it is needed.
    /// - Parameter kind: the engine that the order will most likely name.
    package static func begin(_ kind: EngineKind, _ settings: EngineSettings) {
        // What is short must not be short now and then, by which of two threads comes first.
        guard Footing.hasRoom, let keeper = try? Keeper() else { return }
        do {
            try SystemThread.start {
                let result = Result { () throws(Failure) in try LaunchedKeeper(kind, settings) }
                keeper.launched.withLock { $0 = result }
                keeper.done.raise()
            }
        } catch { return }
        present.withLock { $0 = keeper }
    }

    /// The keeper that has been started; nil where there is none.
    /// - Throws: E05 where it could not be started.
    static func take() throws(Failure) -> LaunchedKeeper? { try claim()?.get() }

    /// Ends a keeper that nobody has needed, so that it does not outlive the shell. It has done nothing yet.
    package static func abandon() {
        guard let child = (try? claim()?.get())?.child else { return }
        // At once, also one that is stopped; only a kernel that cannot end it makes its last second be waited for.
        child.signal(SIGKILL)
        guard let ready = try? Poll.wait(for: child.descriptor, until: Deadline(after: .seconds(1))), !ready.isEmpty
        else { return }
        child.endGroup()
        _ = try? child.wait()
    }

    private static func claim() -> Result<LaunchedKeeper, Failure>? {
        let keeper = present.withLock { keeper in
            defer { keeper = nil }
            return keeper
        }
        return keeper?.claim()
    }
}
