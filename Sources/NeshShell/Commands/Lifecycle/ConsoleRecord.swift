import NeshData
import NeshEnclave
import NeshSystem
import NeshText

/// What a console has said so far, as plain lines.
struct ConsoleRecord {
    private(set) var lines: [String] = []
    /// Set where the lines came from a stream that goes on; otherwise they came from the log.
    private(set) var stream: (any ConsoleStream)?
    /// Bytes of a following stream that have been read from the log already.
    private var known = 0
    private var partial: [UInt8] = []

    /// From the log if it can be read, otherwise from the engine.
    /// - Parameter since: only what is as young as that.
    static func read(
        _ enclave: Enclave, _ engine: any Engine, _ directory: String, since: Duration?, _ interrupt: Interrupt
    ) throws(Failure) -> ConsoleRecord {
        var record = ConsoleRecord()
        if let log = try? ConsoleLog.open("\(directory)/\(enclave.id).log") {
            do throws(SystemError) {
                try record.fill(from: log, since: since)
                return record
            } catch { throw error.failure(.enclaveConsoleRead) }
        }
        if since != nil {
            throw Failure(
                .enclaveConsoleRead, "when \(enclave.name) wrote what is not known: its console is kept elsewhere",
                fixes: ["logs \(enclave.name.asWord) -n 100"])
        }
        try record.fill(from: try engine.console(of: enclave.id, from: .start), interrupt)
        return record
    }

    private mutating func fill(from log: ConsoleLog, since: Duration?) throws(SystemError) {
        var position = 0
        if let since { position = try log.position(at: WallClock.seconds - since.components.seconds) }
        let end = try log.total
        while position < end {
            switch try log.read(from: position, limit: min(1 << 20, end - position)) {
            case .bytes(let bytes):
                position += bytes.count
                lines += add(bytes)
            case .gap(let count):
                position += count
                lines += gap(count)
            case .end: position = end
            }
        }
        known = end
        // A last line without its end is shown as it is; what follows it then begins a new one.
        if let rest = takeRest() { lines.append(rest) }
    }

    private mutating func fill(from stream: any ConsoleStream, _ interrupt: Interrupt) throws(Failure) {
        // A keeper hands over what it has at once; a pause is the end of that.
        let pause = Duration.milliseconds(200)
        reading: while true {
            try interrupt.check()
            switch try stream.read() {
            case .bytes(let bytes): lines += add(bytes)
            case .gap(let count): lines += gap(count)
            case .end: break reading
            case .nothing:
                let ready = try Poll.wait(
                    for: stream.descriptor, until: Deadline(after: pause), interrupt: interrupt)
                if ready.isEmpty { break reading }
            }
        }
        self.stream = stream
    }

    /// Bytes of the stream from its start on: those that are new, as lines.
    mutating func take(_ bytes: [UInt8]) -> [String] {
        if known >= bytes.count {
            known -= bytes.count
            return []
        }
        defer { known = 0 }
        return add(Array(bytes[known...]))
    }

    mutating func skip(_ count: Int) -> [String] {
        if known >= count {
            known -= count
            return []
        }
        defer { known = 0 }
        return gap(count - known)
    }

    /// A line whose end has not come.
    mutating func takeRest() -> String? {
        if partial.isEmpty { return nil }
        defer { partial = [] }
        return PlainText.of(partial)
    }

    private mutating func gap(_ count: Int) -> [String] {
        (takeRest().map { [$0] } ?? []) + ["[\(count) bytes were not kept]"]
    }

    private mutating func add(_ bytes: [UInt8]) -> [String] {
        partial += bytes
        guard let end = partial.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        let text = PlainText.of(Array(partial[..<end]))
        partial = Array(partial[(end + 1)...])
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
