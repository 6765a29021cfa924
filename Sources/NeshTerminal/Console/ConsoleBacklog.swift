import Glibc
import NeshText

/// What a console has said and its terminal has not taken yet.
struct ConsoleBacklog {
    private var bytes: [UInt8] = []
    private var written = 0
    /// The last byte was a carriage return.
    private var hasReturned = false

    /// Line ends that have no carriage return get the one that the terminal does not add. What waits already gets it
    /// too.
    ///
    /// Where a terminal still adds one, a second carriage return changes nothing that it shows.
    var endsLines = false {
        didSet {
            guard endsLines, !oldValue else { return }
            let waiting = bytes[written...]
            hasReturned = written > 0 && bytes[written - 1] == 0x0d
            bytes = []
            written = 0
            waiting.withUnsafeBufferPointer { append($0) }
        }
    }

    var isEmpty: Bool { count == 0 }
    /// How many bytes wait.
    var count: Int { bytes.count - written }
    /// The bytes that wait.
    var waiting: ArraySlice<UInt8> { bytes[written...] }

    mutating func append(_ more: [UInt8]) {
        guard endsLines else {
            bytes += more
            return
        }
        more.withUnsafeBufferPointer { append($0) }
    }

    /// Appends what passes of `more`.
    mutating func append(_ more: [UInt8], through filter: inout ConsoleFilter) {
        guard endsLines else { return filter.filter(more, into: &bytes) }
        var passed: [UInt8] = []
        passed.reserveCapacity(more.count)
        filter.filter(more, into: &passed)
        append(passed)
    }

    /// Drops what waits; `more` waits instead.
    mutating func replace(by more: [UInt8]) {
        bytes = more
        written = 0
    }

    /// The terminal has taken so many of the bytes that wait.
    mutating func take(_ count: Int) {
        written += count
        if written == bytes.count {
            bytes.removeAll(keepingCapacity: true)
            written = 0
        } else if written > ConsoleAttachment.enough {
            bytes.removeFirst(written)
            written = 0
        }
    }

    private mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
        guard let start = more.baseAddress, !more.isEmpty else { return }
        // An enclave's own terminal has ended most lines already: they go on as one piece.
        var (copied, seen) = (0, 0)
        while seen < more.count, let found = memchr(start + seen, 0x0a, more.count - seen) {
            let end = UnsafeRawPointer(start).distance(to: found)
            if end > 0 ? more[end - 1] != 0x0d : !hasReturned {
                bytes += more[copied..<end]
                bytes.append(0x0d)
                copied = end
            }
            seen = end + 1
        }
        bytes += more[copied...]
        hasReturned = more[more.count - 1] == 0x0d
    }
}
