import CCares
import Glibc
import NeshData
import NeshSystem

/// Asks `/etc/hosts` and name servers, by c-ares.
///
/// The C library's own resolver loads modules at run time, which a static program has none of. This one also waits in
/// `poll`, so that Ctrl-C ends it.
final class Resolver {
    /// At most so many addresses of a name are taken.
    private static let limit = 64

    /// What a lookup's callback leaves behind.
    private final class Answer {
        var status: Int32?
        var addresses: [InternetAddress] = []
    }

    /// What c-ares waits for now, as it says itself.
    private final class Sockets {
        var wanted: [ares_socket_t: PollEvents] = [:]
    }

    private let channel: ares_channel
    private let sockets = Sockets()

    /// - Parameter servers: asked instead of those of `/etc/resolv.conf`.
    init(servers: String? = nil) throws(Failure) {
        // c-ares counts how often it was started; once a process is meant.
        let started = Self.library
        var made: ares_channel?
        var options = ares_options()
        // SAFETY: the channel is destroyed before the object that it points to is let go.
        options.sock_state_cb_data = Unmanaged.passUnretained(sockets).toOpaque()
        options.sock_state_cb = { sockets, socket, readable, writable in
            guard let sockets else { return }
            var events: PollEvents = []
            if readable != 0 { events.insert(.readable) }
            if writable != 0 { events.insert(.writable) }
            let wanted = events.isEmpty ? nil : events
            Unmanaged<Sockets>.fromOpaque(sockets).takeUnretainedValue().wanted[socket] = wanted
        }
        let status =
            started == nesh_ares_success ? ares_init_options(&made, &options, ARES_OPT_SOCK_STATE_CB) : started
        guard status == nesh_ares_success, let made else {
            throw Failure(.socket, "names cannot be looked up: \(Self.reason(status))")
        }
        channel = made
        if let servers {
            let status = ares_set_servers_ports_csv(channel, servers)
            guard status == nesh_ares_success else {
                ares_destroy(channel)
                throw Failure(.socket, "'\(servers)' are not name servers: \(Self.reason(status))")
            }
        }
    }

    deinit { ares_destroy(channel) }

    private static let library = ares_library_init(ARES_LIB_INIT_ALL)

    private static func reason(_ status: Int32) -> String { String(cString: ares_strerror(status)) }

    /// - Returns: at least one, each once.
    func addresses(
        of name: String, until deadline: Deadline, interrupt: Interrupt?
    ) throws(Failure) -> [InternetAddress] {
        let answer = Answer()
        var hints = ares_addrinfo_hints()
        hints.ai_family = AF_UNSPEC
        // One of each, rather than one a kind of socket.
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = ARES_AI_NOSORT
        let context = Unmanaged.passRetained(answer)
        // SAFETY: c-ares calls back exactly once, at the latest from ares_cancel below, and takes the reference with
        // it.
        ares_getaddrinfo(
            channel, name, nil, &hints,
            { context, status, _, result in
                guard let context else { return }
                let answer = Unmanaged<Answer>.fromOpaque(context).takeRetainedValue()
                answer.status = status
                guard let result else { return }
                answer.addresses = Resolver.read(result)
                ares_freeaddrinfo(result)
            }, context.toOpaque())
        do throws(Failure) {
            while answer.status == nil {
                guard !deadline.hasPassed else { throw Failure(.socket, "no name server has answered for \(name)") }
                try step(until: deadline, interrupt: interrupt)
            }
        } catch {
            ares_cancel(channel)
            throw error
        }
        if !answer.addresses.isEmpty { return answer.addresses }
        throw Self.failure(name, answer.status ?? nesh_ares_no_data)
    }

    /// Waits for what c-ares waits for, and lets it go on.
    private func step(until deadline: Deadline, interrupt: Interrupt?) throws(Failure) {
        var items = [PollItem(interrupt?.descriptor ?? -1)]
        items += sockets.wanted.map { PollItem($0.key, $0.value) }
        var longest = timeval(tv_sec: deadline.remainingMilliseconds / 1000 + 1, tv_usec: 0)
        var next = timeval()
        let due = ares_timeout(channel, &longest, &next).pointee
        let wake = Deadline(after: .milliseconds(due.tv_sec * 1000 + (due.tv_usec + 999) / 1000))
        try failing(.socket, try Poll.wait(&items, until: min(wake, deadline)))
        try interrupt?.check()
        var isIdle = true
        for item in items.dropFirst() where item.isReady {
            isIdle = false
            ares_process_fd(
                channel, item.ready.isDisjoint(with: [.readable, .hangup, .error]) ? -1 : item.descriptor,
                item.ready.contains(.writable) ? item.descriptor : -1)
        }
        // Without a socket it looks at its clock: anyone who has not answered is asked again.
        if isIdle { ares_process_fd(channel, -1, -1) }
    }

    private static func read(_ result: UnsafeMutablePointer<ares_addrinfo>) -> [InternetAddress] {
        var addresses: [InternetAddress] = []
        var node = result.pointee.nodes
        while let current = node, addresses.count < limit {
            node = current.pointee.ai_next
            guard let raw = UnsafeRawPointer(current.pointee.ai_addr) else { continue }
            let address: InternetAddress?
            switch current.pointee.ai_family {
            case AF_INET:
                // SAFETY: ai_addr is a sockaddr_in, as ai_family says.
                let name = raw.loadUnaligned(as: sockaddr_in.self)
                address = InternetAddress(bytes: withUnsafeBytes(of: name.sin_addr) { Array($0) })
            case AF_INET6:
                // SAFETY: ai_addr is a sockaddr_in6, as ai_family says.
                let name = raw.loadUnaligned(as: sockaddr_in6.self)
                address = InternetAddress(bytes: withUnsafeBytes(of: name.sin6_addr) { Array($0) })
            default: address = nil
            }
            if let address, !addresses.contains(address) { addresses.append(address) }
        }
        return addresses
    }

    private static func failure(_ name: String, _ status: Int32) -> Failure {
        switch status {
        case nesh_ares_not_found: Failure(.socket, "there is no host named \(name)")
        case nesh_ares_no_data: Failure(.socket, "\(name) has no address")
        default:
            Failure(
                .socket, "\(name) cannot be looked up: \(reason(status))",
                details: ["name servers are those of /etc/resolv.conf"])
        }
    }
}
