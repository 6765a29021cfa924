import Glibc
import NeshCommand
import NeshData
import NeshLanguage
import NeshRelay
import NeshSystem
import NeshVsock

/// `vsock wait`: until somebody listens.
enum VsockWait {
    private static let usual = Duration.seconds(30)

    /// - Parameter limit: nil is the usual one.
    static func run(_ call: Call, limit: Duration?, in context: CommandContext) throws(Failure) -> Outcome {
        let address = try VsockPeer.address(
            call[Vsock.parameters.words], verb: "vsock wait",
            behind: { text in
                limit == nil && text.count == 1 && DurationText.parse(text[0]) != nil
                    ? [Vsock.parameters.timeout.name, text[0]] : nil
            }, in: context)
        guard try VsockAccess.kind(in: context) == .shared else {
            throw Failure(
                .socket, "whether somebody listens on the machine's own vsock shows only by connecting",
                fixes: ["vsock connect \(address) --send ''"])
        }
        var search: VsockSearch?
        do throws(Failure) { try wait(for: address, limit ?? usual, context, &search) } catch {
            // Anyone who ends a wait wants to know what for. No engine answers once Ctrl-C was pressed.
            if case .interrupted = error.kind, let search { context.emit(.progress(search.sentence)) }
            throw error
        }
        return Outcome()
    }

    private static func wait(
        for address: VsockAddress, _ limit: Duration, _ context: CommandContext, _ last: inout VsockSearch?
    ) throws(Failure) {
        let deadline = Deadline(after: limit)
        defer { context.emit(.status(nil)) }
        var vsock = try VsockAccess.made(in: context)
        var watch: Inotify?
        var watched = ""
        while true {
            // A wait makes no switch: it waits for the one that somebody makes.
            var place = try VsockAccess.nearest(in: context)
            if let vsock { place = try failing(.inotify, try vsock.path) }
            if place != watched {
                // Watched before looking, so that nobody begins in between unseen.
                let new = try failing(.inotify, try Inotify())
                do throws(SystemError) { _ = try new.watch(place, for: .created) } catch {
                    // It went meanwhile.
                    if error.errno == ENOENT { continue }
                    throw error.failure(.inotify)
                }
                (watch, watched) = (new, place)
                if vsock == nil { vsock = try VsockAccess.made(in: context) }
                continue
            }
            guard let watch else { continue }
            _ = try failing(.inotify, try watch.events())
            if vsock == nil {
                vsock = try VsockAccess.made(in: context)
                let now = try VsockAccess.nearest(in: context)
                if vsock != nil || now != watched { continue }
            }
            if vsock?.isListening(address) ?? false { return }
            let search = VsockSearch(address, vsock, context)
            last = search
            context.emit(
                .status(
                    "waiting for a listener at port \(search.address.port) of \(search.owner), \(DurationText.shown(limit)) at most; Ctrl-C ends it"
                ))
            let ready = try Poll.wait(for: watch.descriptor, until: deadline, interrupt: context.interrupt)
            if ready.isEmpty, !(vsock?.isListening(address) ?? false) {
                var failure = search.failure(
                    "nobody listens at \(search.address) after \(DurationText.shown(limit))", verb: "wait vsock")
                failure.kind = .timedOut
                throw failure
            }
        }
    }
}
