import Glibc
import NeshData

/// What a descriptor is ready for, or is waited for.
package struct PollEvents: OptionSet, Sendable {
    package let rawValue: Int16
    package init(rawValue: Int16) { self.rawValue = rawValue }

    /// Something can be read, or the end has come.
    package static let readable = PollEvents(rawValue: Int16(POLLIN))
    /// Something can be written.
    package static let writable = PollEvents(rawValue: Int16(POLLOUT))
    /// The other end is gone; reported unasked.
    package static let hangup = PollEvents(rawValue: Int16(POLLHUP))
    /// Reported unasked.
    package static let error = PollEvents(rawValue: Int16(POLLERR))
    /// The number names no open descriptor; reported unasked.
    package static let invalid = PollEvents(rawValue: Int16(POLLNVAL))
}

/// One descriptor in a wait for several; a negative one is waited for by nobody.
package struct PollItem: Sendable {
    fileprivate var raw: pollfd

    /// - Parameter wanted: errors and the end are reported anyway.
    package init(_ descriptor: Int32, _ wanted: PollEvents = .readable) {
        raw = pollfd(fd: descriptor, events: wanted.rawValue, revents: 0)
    }

    package var descriptor: Int32 {
        get { raw.fd }
        set { raw.fd = newValue }
    }
    /// Set by `Poll.wait`.
    package var ready: PollEvents { PollEvents(rawValue: raw.revents) }
    package var isReady: Bool { raw.revents != 0 }
}

/// poll(2).
package enum Poll {
    /// Waits until one of the items is ready, at most until the deadline; nil waits for ever.
    /// A signal does not end the wait.
    /// - Returns: how many are ready; 0 means that the deadline has passed.
    @discardableResult
    package static func wait(_ items: inout [PollItem], until deadline: Deadline? = nil) throws(SystemError) -> Int {
        while true {
            let count = poll(&items, milliseconds: deadline?.pollTimeout ?? -1)
            let error = errno
            if count < 0 && error != EINTR { throw SystemError("poll", errno: error) }
            if count < 0 || (count == 0 && !(deadline?.hasPassed ?? false)) { continue }
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
        try failing(.unspecified, try wait(&items, until: deadline))
        try interrupt?.check()
        return items[0].ready
    }

    /// Waits for one descriptor, for as long as that takes; one that is not open ends the wait.
    package static func wait(untilReady descriptor: Int32, _ wanted: PollEvents = .readable) {
        var items = [PollItem(descriptor, wanted)]
        while poll(&items, milliseconds: -1) < 0, errno == EINTR {}
    }

    /// What a descriptor is ready for at this moment.
    package static func ready(_ descriptor: Int32, _ wanted: PollEvents = .readable) -> PollEvents {
        var items = [PollItem(descriptor, wanted)]
        return poll(&items, milliseconds: 0) > 0 ? items[0].ready : []
    }

    private static func poll(_ items: inout [PollItem], milliseconds: Int32) -> Int32 {
        items.withUnsafeMutableBufferPointer { items in
            // SAFETY: a PollItem is one pollfd and nothing else.
            items.withMemoryRebound(to: pollfd.self) {
                Glibc.poll($0.baseAddress, nfds_t($0.count), milliseconds)
            }
        }
    }
}
