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
        let address = try VsockPeer.address(call[Vsock.parameters.words], verb: "vsock wait", in: context)
        let limit = limit ?? usual
        let deadline = Deadline(after: limit)
        guard case .local(let vsock) = try VsockAccess.parent(in: context) else {
            throw Failure(
                .socket, "whether somebody listens on the machine's own vsock shows only by connecting",
                fixes: ["vsock connect \(address) --send ''"])
        }
        // Watched before looking, so that nobody begins in between unseen.
        let watch = try failing(.inotify, try Inotify())
        try failing(.inotify, try watch.watch(try vsock.path, for: .created))
        while true {
            _ = try failing(.inotify, try watch.events())
            if vsock.isListening(address) { return Outcome() }
            let ready = try Poll.wait(for: watch.descriptor, until: deadline, interrupt: context.interrupt)
            if ready.isEmpty, !vsock.isListening(address) {
                throw Failure(
                    kind: .timedOut, "nobody listens at \(address) after \(DurationText.shown(limit))",
                    fixes: ["vsock ls shows who listens"])
            }
        }
    }
}
