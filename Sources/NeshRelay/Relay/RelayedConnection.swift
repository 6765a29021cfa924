import NeshSystem
import NeshVsock

/// Two ends and the two flows between them.
///
/// An end of file on one side becomes one on the other, behind all that came before it, and the opposite direction goes
/// on for as long as its own writer likes.
final class RelayedConnection {
    /// Poll items that a connection takes: two an end.
    static let itemCount = 4

    let id: Int
    private let near: any StreamEnd
    private let far: any StreamEnd
    private let out: Flow
    private let back: Flow
    private let ledger: VsockLedger?
    private var place: VsockLedger.Place?
    private var isBroken = false

    /// - Parameter ledger: has its bytes for as long as it is there.
    init(id: Int, near: any StreamEnd, far: any StreamEnd, ledger: VsockLedger?) {
        self.id = id
        self.near = near
        self.far = far
        out = Flow(from: near, to: far)
        back = Flow(from: far, to: near)
        self.ledger = ledger
        place = ledger?.begin(near: near.source, far: far.source)
    }

    deinit {
        if let place { ledger?.end(place) }
    }

    var isDone: Bool { isBroken || (out.isDone && back.isDone) }

    var traffic: RelayTraffic { RelayTraffic(out: out.count, back: back.count, isBroken: isBroken) }

    /// What to wait for.
    func appendItems(to items: inout [PollItem]) {
        Self.append(near, reads: out, writes: back, to: &items)
        Self.append(far, reads: back, writes: out, to: &items)
    }

    private static func append(
        _ end: any StreamEnd, reads: Flow, writes: Flow, to items: inout [PollItem]
    ) {
        var wanted: PollEvents = []
        if reads.wantsToRead { wanted.insert(.readable) }
        let writes = writes.wantsToWrite ? PollEvents.writable : writes.isDone ? nil : []
        if end.source == end.sink {
            // Without anything wanted the kernel reports an end all the same, over and over: so only where it is news.
            let isWaitedFor = reads.wantsToRead || writes == .writable || (reads.isDone && writes != nil)
            items.append(PollItem(isWaitedFor ? end.source : -1, wanted.union(writes ?? [])))
            items.append(PollItem(-1))
        } else {
            items.append(PollItem(reads.wantsToRead ? end.source : -1, wanted))
            items.append(PollItem(writes == .writable || writes == [] ? end.sink : -1, writes ?? []))
        }
    }

    /// Passes on what can be.
    /// - Parameter ready: what was found ready, in the order of `appendItems`.
    func advance(_ ready: ArraySlice<PollItem>, scratch: UnsafeMutableRawBufferPointer) {
        defer { if place != nil { ledger?.note(&place!, out: out.count, back: back.count) } }
        let first = ready.startIndex
        let nearEnd = Readiness(near, ready[first], ready[first + 1])
        let farEnd = Readiness(far, ready[first + 2], ready[first + 3])
        let goesOn =
            out.advance(canRead: nearEnd.canRead, canWrite: farEnd.canWrite, scratch: scratch)
            && back.advance(canRead: farEnd.canRead, canWrite: nearEnd.canWrite, scratch: scratch)
        if !goesOn {
            isBroken = true
            near.breakOff()
            far.breakOff()
            return
        }
        // Anyone who is gone reads nothing more.
        if farEnd.isGone, !out.isDone { out.drop() }
        if nearEnd.isGone, !back.isDone { back.drop() }
    }

    private struct Readiness {
        var canRead: Bool
        var canWrite: Bool
        /// Closed altogether, not only its writing half.
        var isGone: Bool

        init(_ end: any StreamEnd, _ source: PollItem, _ sink: PollItem) {
            let isSocket = end.source == end.sink
            let writing = isSocket ? source.ready : sink.ready
            canRead = end.source < 0 || !source.ready.isDisjoint(with: [.readable, .hangup, .error, .invalid])
            canWrite = end.sink < 0 || !writing.isDisjoint(with: [.writable, .hangup, .error, .invalid])
            isGone = !writing.isDisjoint(with: [.hangup, .error, .invalid])
        }
    }
}
