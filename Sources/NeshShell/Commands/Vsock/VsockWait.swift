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
        while true {
            // Watched before looking, so that nobody begins in between unseen; and again each time, because the
            // directory may have been removed meanwhile, and made again.
            let place = try place(in: context)
            let watch = try failing(.inotify, try Inotify())
            // A directory that somebody has open says nothing of its end. The one above it does, if it may be read.
            _ = try? watch.watch(FilePath.directory(of: place), for: [.created, .removed])
            do throws(SystemError) { try watch.watch(place, for: [.created, .itself]) } catch {
                guard error.errno == ENOENT else { throw error.failure(.inotify) }
            }
            // A wait makes no switch: it waits for the one that somebody makes.
            let vsock = try VsockAccess.made(in: context)
            if vsock?.isListening(address) ?? false { return }
            try context.interrupt.check()
            if try self.place(in: context) != place, !deadline.hasPassed { continue }
            let search = VsockSearch(address, vsock, context)
            last = search
            context.emit(
                .status("waiting for \(search.address), \(DurationText.shown(limit)) at most; Ctrl-C ends it"))
            let ready = try Poll.wait(for: watch.descriptor, until: deadline, interrupt: context.interrupt)
            if ready.isEmpty, !(try VsockAccess.made(in: context)?.isListening(address) ?? false) {
                var failure = search.failure(
                    "nobody listens at \(search.address) after \(DurationText.shown(limit))", verb: "wait vsock")
                failure.kind = .timedOut
                throw failure
            }
        }
    }

    /// Where a change shows first: the switch's directory, or what of the way to it is there.
    private static func place(in context: CommandContext) throws(Failure) -> String {
        guard let vsock = try VsockAccess.made(in: context) else { return try VsockAccess.nearest(in: context) }
        return try failing(.inotify, try vsock.path)
    }
}
