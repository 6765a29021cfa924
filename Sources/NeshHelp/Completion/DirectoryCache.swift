import Glibc
import NeshSystem
import Synchronization

/// Directories' entries, read by a thread of its own before they are needed and again when they change.
///
/// Anyone who asks reads no directory: what is known is there, what is not is waited for, for a moment.
package final class DirectoryCache: Sendable {
    /// What is offered of a file.
    package typealias Entry = CompletionSnapshot.FileFact

    private struct State {
        var known: [String: [Entry]] = [:]
        var wanted: [String] = []
        /// Raised once the directory is known.
        var waiting: [String: Interrupt] = [:]
        /// Which directory a watch is about.
        var watches: [Int32: String] = [:]
        /// Known, but the kernel reports no changes there: forgotten before the next line.
        var unwatched: Set<String> = []
        /// The working directory that relative names count from.
        var origin: String?
    }

    private let state = Mutex(State())
    private let wake: Pipe
    /// Nil where the user has none left, as other programs may have taken all.
    private let changes: Inotify?
    private let list: @Sendable (String) -> [Entry]
    private let whenRead: @Sendable () -> Void
    private static let limit = 64
    /// How long Tab may wait for a directory that was never looked at.
    private static let patience = Duration.milliseconds(200)

    /// - Parameters:
    ///   - list: reads a directory, named as it was typed.
    ///   - whenRead: called by the thread each time a directory has become known.
    package init(
        list: @escaping @Sendable (String) -> [Entry] = DirectoryListing.entries,
        whenRead: @escaping @Sendable () -> Void = {}
    ) throws(SystemError) {
        wake = try Pipe()
        changes = try? Inotify()
        self.list = list
        self.whenRead = whenRead
        try SystemThread.start { [self] in work() }
    }

    /// A line begins: says where relative names count from, since in another directory they are others. Returns at once.
    package func settle(in workingDirectory: String?) {
        state.withLock { state in
            defer { state.origin = workingDirectory }
            for directory in state.unwatched { state.known[directory] = nil }
            state.unwatched = []
            guard state.origin != workingDirectory, state.origin != nil else { return }
            state.known = [:]
            state.watches = [:]
        }
    }

    /// Begins to read a directory that is not known yet. Returns at once.
    package func prepare(_ directory: String) {
        let isNew = state.withLock { state in
            guard state.known[directory] == nil, !state.wanted.contains(directory) else { return false }
            if state.known.count >= Self.limit { state.known = [:] }
            state.wanted.append(directory)
            return true
        }
        if isNew { try? File.write(wake.writing.raw, [1]) }
    }

    /// What is in the directory; empty where that cannot be known soon.
    package func entries(_ directory: String) -> [Entry] {
        if let known = state.withLock({ $0.known[directory] }) { return known }
        guard let done = try? Interrupt() else { return [] }
        let signal = state.withLock { state in
            let signal = state.waiting[directory] ?? done
            state.waiting[directory] = signal
            return signal
        }
        prepare(directory)
        _ = try? Poll.wait(for: signal.descriptor, until: Deadline(after: Self.patience))
        return state.withLock { $0.known[directory] ?? [] }
    }

    /// What is in the directory, as far as that is known by now; begins to read it where it is not. Never waits.
    package func known(_ directory: String) -> [Entry]? {
        if let known = state.withLock({ $0.known[directory] }) { return known }
        prepare(directory)
        return nil
    }

    // MARK: The thread

    private func work() {
        while true {
            var items = [PollItem(wake.reading.raw), PollItem(changes?.descriptor ?? -1)]
            guard (try? Poll.wait(&items)) != nil else { return }
            if !items[1].ready.isEmpty { forgetChanged() }
            if !items[0].ready.isEmpty {
                var byte: UInt8 = 0
                _ = Glibc.read(wake.reading.raw, &byte, 1)
            }
            while let directory = state.withLock({ $0.wanted.first }) { read(directory) }
        }
    }

    /// Watched before it is read, so that no change falls between.
    private func read(_ directory: String) {
        let path = DirectoryListing.path(directory)
        let origin = state.withLock { $0.origin }
        let watch = try? changes?.watch(path, for: [.created, .removed, .itself])
        let entries = list(directory)
        let signal: Interrupt? = state.withLock { state in
            // Read while somebody went elsewhere: it is wanted, and read again.
            guard state.origin == origin else { return nil }
            state.known[directory] = entries
            state.wanted.removeAll { $0 == directory }
            if let watch { state.watches[watch] = directory } else { state.unwatched.insert(directory) }
            return state.waiting.removeValue(forKey: directory)
        }
        signal?.raise()
        whenRead()
    }

    /// What has changed is read again at once: it was wanted before.
    private func forgetChanged() {
        let events = (try? changes?.events()) ?? []
        state.withLock { state in
            for event in events {
                if event.changes.contains(.overflow) {
                    state.known = [:]
                } else if let directory = state.watches[event.watch], state.known.removeValue(forKey: directory) != nil
                {
                    state.wanted.append(directory)
                }
            }
        }
    }
}
