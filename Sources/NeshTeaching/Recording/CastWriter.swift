import Glibc
import NeshData
import NeshSystem

/// Writes a recording's events as they happen; the file is whole after each line.
struct CastWriter {
    private let file: OwnedDescriptor
    private let path: String
    private let version: Cast.Version
    /// Gets each event once it is written.
    private let live: LiveBroadcast?
    /// Of the last event: times never go back.
    private var latest = Duration.zero
    /// What live viewers see in the last row before anything of it is recorded.
    private var awaiting: String?
    /// The beginning of a character whose rest has not come.
    private var partial: [UInt8] = []

    init(
        _ path: String, header: String, version: Cast.Version, live: LiveBroadcast?
    ) throws(SystemError) {
        self.path = path
        self.version = version
        self.live = live
        file = try Self.file(path)
        try File.write(file.raw, header.utf8, subject: path)
    }

    /// An empty file that only its owner may read, also where another one was there before.
    static func file(_ path: String) throws(SystemError) -> OwnedDescriptor {
        let file = try File.open(path, O_WRONLY | O_CREAT | O_APPEND, mode: 0o600)
        var status = stat()
        if fstat(file.raw, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            try Syscall.check("fchmod", path) { fchmod(file.raw, 0o600) }
            try Syscall.check("ftruncate", path) { ftruncate(file.raw, 0) }
        }
        return file
    }

    /// A prompt waits for its line, which is recorded once it has been entered; those who look at it now see the prompt
    /// before.
    mutating func preview(_ prompt: String) {
        hideAwaited()
        awaiting = prompt
        live?.take(Cast.Moment(time: latest, event: .output(prompt)))
    }

    /// Takes the prompt away again, before what is recorded.
    /// - Returns: what was taken away.
    @discardableResult
    mutating func hideAwaited() -> String? {
        guard let prompt = awaiting else { return nil }
        awaiting = nil
        live?.take(Cast.Moment(time: latest, event: .output("\r\u{1b}[K")))
        return prompt
    }

    /// Bytes as a terminal gets them from a program: a newline alone begins a new line there.
    mutating func output(_ bytes: [UInt8], at time: Duration) throws(SystemError) {
        var whole = partial + bytes
        partial = Self.cutPartial(&whole)
        if whole.isEmpty { return }
        let text = Self.withCarriageReturns(String(decoding: whole, as: UTF8.self))
        // Short lines: one call of write, so that no end of the program leaves half a line.
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty {
            let piece = rest.prefix(800)
            try event(.output(String(piece)), at: time)
            rest = rest.dropFirst(piece.count)
        }
    }

    mutating func event(_ event: Cast.Event, at time: Duration) throws(SystemError) {
        let before = latest
        latest = max(latest, time)
        let moment = Cast.Moment(time: latest, event: event)
        try File.write(file.raw, Cast.line(moment, version: version, after: before).utf8, subject: path)
        live?.take(moment)
    }

    private static func withCarriageReturns(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar = "\0"
        for scalar in text.unicodeScalars {
            if scalar == "\n", previous != "\r" { result.append("\r") }
            result.append(scalar)
            previous = scalar
        }
        return String(result)
    }

    /// Takes an unfinished character off the end.
    private static func cutPartial(_ bytes: inout [UInt8]) -> [UInt8] {
        for length in 1...3 where length <= bytes.count {
            let byte = bytes[bytes.count - length]
            if byte & 0xC0 == 0x80 { continue }
            let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            guard needed > length else { return [] }
            let cut = Array(bytes.suffix(length))
            bytes.removeLast(length)
            return cut
        }
        return []
    }
}
