import Glibc
import NeshText

/// What a console has said and its terminal has not taken yet.
struct ConsoleBacklog {
    private var bytes: [UInt8] = []
    private var written = 0

    /// Line ends get the carriage return that the terminal does not add. What waits already gets it too.
    ///
    /// Where a terminal still adds one, a second carriage return changes nothing that it shows.
    var endsLines = false {
        didSet {
            guard endsLines, !oldValue else { return }
            let waiting = bytes[written...]
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
        var rest = more[...]
        while let start = UnsafeBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
            guard let end = memchr(start, 0x0a, rest.count) else { break }
            let length = UnsafeRawPointer(start).distance(to: end)
            bytes += rest.prefix(length)
            bytes.append(0x0d)
            bytes.append(0x0a)
            rest = rest.dropFirst(length + 1)
        }
        bytes += rest
    }
}
