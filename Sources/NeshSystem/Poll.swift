import Glibc
import NeshData

/// What a descriptor is ready for, or is waited for.
package struct PollEvents: OptionSet, Sendable {
    package let rawValue: Int16
    package init(rawValue: Int16) { self.rawValue = rawValue }

    package static let readable = PollEvents(rawValue: Int16(POLLIN))
    package static let writable = PollEvents(rawValue: Int16(POLLOUT))
    /// The other end is gone; reported unasked.
    package static let hangup = PollEvents(rawValue: Int16(POLLHUP))
    /// Reported unasked.
    package static let error = PollEvents(rawValue: Int16(POLLERR))
    /// The number names no open descriptor; reported unasked.
    package static let invalid = PollEvents(rawValue: Int16(POLLNVAL))
}

/// One descriptor in a wait for several.
package struct PollItem: Sendable {
    package var descriptor: Int32
    package var wanted: PollEvents
    /// Set by `Poll.wait`.
    package var ready: PollEvents = []

    package init(_ descriptor: Int32, _ wanted: PollEvents = .readable) {
        self.descriptor = descriptor
        self.wanted = wanted
    }
}

/// poll(2).
package enum Poll {
    /// Waits until one of the items is ready, at most until the deadline; nil waits for ever.
    /// A signal does not end the wait.
    /// - Returns: how many are ready; 0 means that the deadline has passed.
    @discardableResult
    package static func wait(_ items: inout [PollItem], until deadline: Deadline? = nil) throws(SystemError) -> Int {
        var raw = items.map { pollfd(fd: $0.descriptor, events: $0.wanted.rawValue, revents: 0) }
        while true {
            let limit = deadline?.pollTimeout ?? -1
            let count = poll(&raw, nfds_t(raw.count), limit)
            let error = errno
            if count < 0 && error != EINTR { throw SystemError("poll", errno: error) }
            if count < 0 || (count == 0 && !(deadline?.hasPassed ?? false)) { continue }
            for index in items.indices { items[index].ready = PollEvents(rawValue: raw[index].revents) }
            return Int(count)
        }
    }

    /// Waits for one descriptor.
    /// - Returns: what it is ready for; empty when the deadline has passed.
    /// - Throws: `Failure.interrupted` once the interrupt is raised, even if the descriptor is ready too.
    package static func wait(
        for descriptor: Int32, _ wanted: PollEvents = .readable, until deadline: Deadline? = nil,
        interrupt: Interrupt? = nil
    ) throws(Failure) -> PollEvents {
        var items = [PollItem(descriptor, wanted)]
        if let interrupt { items.append(PollItem(interrupt.descriptor)) }
        do { try wait(&items, until: deadline) } catch { throw error.failure(.unspecified) }
        try interrupt?.check()
        return items[0].ready
    }
}
