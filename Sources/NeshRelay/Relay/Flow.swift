import NeshSystem

/// One direction of a relayed connection.
///
/// Nothing more is read before all that was read has been written: a slow reader slows its writer down, and a flow
/// holds one piece at the most.
final class Flow {
    private enum State {
        case open
        /// The source has ended; what is left is to be written.
        case ending
        case done
    }

    private let from: any StreamEnd
    private let to: any StreamEnd
    private var state = State.open
    /// Read and not yet written.
    private var rest: ArraySlice<UInt8> = []
    /// Bytes that have been written.
    private(set) var count: UInt64 = 0

    init(from: any StreamEnd, to: any StreamEnd) { (self.from, self.to) = (from, to) }

    var isDone: Bool { state == .done }
    var wantsToRead: Bool { state == .open && rest.isEmpty }
    var wantsToWrite: Bool { !rest.isEmpty }

    /// Writes what is left, then reads and writes one more piece.
    /// - Parameters:
    ///   - canRead: the source was found ready.
    ///   - scratch: what is read lies here for as long as this call lasts.
    /// - Returns: false when the source broke.
    func advance(canRead: Bool, canWrite: Bool, scratch: UnsafeMutableRawBufferPointer) -> Bool {
        if canWrite, !rest.isEmpty {
            let writing = rest.withUnsafeBytes { to.write($0) }
            guard let written = take(writing) else { return true }
            rest = rest.dropFirst(written)
        }
        if canRead, wantsToRead {
            switch from.read(into: scratch) {
            case .nothingNow: return true
            case .broken: return false
            case .end: state = .ending
            case .bytes(let got):
                let piece = UnsafeRawBufferPointer(rebasing: scratch[..<got])
                guard let written = take(to.write(piece)) else { return true }
                if written < got { rest = ArraySlice(piece[written...]) }
            }
        }
        if state == .ending, rest.isEmpty {
            state = .done
            to.finishWriting()
        }
        return true
    }

    /// Nobody will read there any more.
    func drop() {
        guard state != .done else { return }
        // A source that has ended has nobody who could be informed.
        if state == .open { from.finishReading() }
        state = .done
        rest = []
    }

    /// - Returns: how many were written; nil when none ever will be.
    private func take(_ writing: StreamWriting) -> Int? {
        switch writing {
        case .bytes(let written):
            count += UInt64(written)
            return written
        case .unread:
            drop()
            return nil
        }
    }
}
