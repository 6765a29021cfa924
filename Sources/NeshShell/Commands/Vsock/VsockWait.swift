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
        guard case .local(let vsock) = try VsockAccess.parent(in: context) else {
            throw Failure(
                .socket, "whether somebody listens on the machine's own vsock shows only by connecting",
                fixes: ["vsock connect \(address) --send ''"])
        }
        let search = VsockSearch(address, vsock, context)
        do throws(Failure) { try wait(for: search, limit ?? usual) } catch {
            // Anyone who ends a wait wants to know what for.
            if case .interrupted = error.kind { context.emit(.progress(search.sentence)) }
            throw error
        }
        return Outcome()
    }

    private static func wait(for search: VsockSearch, _ limit: Duration) throws(Failure) {
        let (vsock, context) = (search.vsock, search.context)
        let deadline = Deadline(after: limit)
        // Watched before looking, so that nobody begins in between unseen.
        let watch = try failing(.inotify, try Inotify())
        try failing(.inotify, try watch.watch(try vsock.path, for: .created))
        defer { context.emit(.status(nil)) }
        while true {
            _ = try failing(.inotify, try watch.events())
            if vsock.isListening(search.address) { return }
            context.emit(
                .status(
                    "waiting for a listener at port \(search.address.port) of \(search.owner), \(DurationText.shown(limit)) at most; Ctrl-C ends it"
                ))
            let ready = try Poll.wait(for: watch.descriptor, until: deadline, interrupt: context.interrupt)
            if ready.isEmpty, !vsock.isListening(search.address) {
                var failure = search.failure(
                    "nobody listens at \(search.address) after \(DurationText.shown(limit))", verb: "wait vsock")
                failure.kind = .timedOut
                throw failure
            }
        }
    }
}
