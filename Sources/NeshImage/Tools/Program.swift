import Glibc
import NeshData
import NeshSystem

/// An installed program that helps with images.
struct Program: Sendable {
    /// `docker`
    let name: String
    /// Absolute.
    let path: String
    private let environment: [String]

    /// Looks in the directories of PATH; nil where there is none.
    init?(_ name: String, environment: [String: String]) {
        guard let path = SearchPath(environment["PATH"]).find(name) else { return nil }
        self.name = name
        self.path = path
        self.environment = environment.map { "\($0.key)=\($0.value)" }
    }

    /// Runs it to its end and keeps what it said.
    func run(_ arguments: [String], interrupt: Interrupt?) throws(Failure) -> ChildProcess.Output {
        try ChildProcess.run(path, arguments, environment: environment, interrupt: interrupt)
    }

    /// What a run left.
    struct Ending {
        var succeeded: Bool
        /// The last lines that it said, on either stream.
        var lastLines: [String]
    }

    /// Runs it and hands over what it says while it says it.
    /// - Parameters:
    ///   - onOutput: gets standard output's bytes; nil joins them to the lines.
    ///   - onLine: gets each line that is said to the user.
    ///   - input: standard input, at most what a pipe holds (64 KiB).
    ///   - file: standard input instead: an open file, read from where it stands.
    func follow(
        _ arguments: [String], input: [UInt8] = [], file: OwnedDescriptor? = nil, interrupt: Interrupt?,
        onLine: (String) -> Void,
        onOutput: ((UnsafeRawBufferPointer) throws(Failure) -> Void)? = nil
    ) throws(Failure) -> Ending {
        let (child, output, errors) = try start(arguments, input: input, file: file, joined: onOutput == nil)
        var lines = LineKeeper()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 512 * 1024, alignment: 4096)
        defer { buffer.deallocate() }
        var streams: [OwnedDescriptor?] = [output, errors]
        do throws(Failure) {
            while streams.contains(where: { $0 != nil }) {
                var items = streams.map { PollItem($0?.raw ?? -1) }
                items.append(PollItem(interrupt?.descriptor ?? -1))
                try failing(.processSpawn, try Poll.wait(&items))
                try interrupt?.check()
                for index in 0..<2 where !items[index].ready.isEmpty {
                    guard let stream = streams[index] else { continue }
                    let count = read(stream.raw, buffer.baseAddress, buffer.count)
                    if count < 0, errno == EINTR { continue }
                    if count <= 0 {
                        streams[index] = nil
                        continue
                    }
                    let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
                    if index == 0, let onOutput { try onOutput(bytes) } else { lines.add(bytes, onLine) }
                }
            }
            lines.finish(onLine)
            let ending = try child.wait(interrupt: interrupt)
            return Ending(succeeded: ending == .exited(0), lastLines: lines.last)
        } catch {
            child.signal(SIGTERM)
            // A program that still writes must not wait for a reader that is gone.
            streams = []
            _ = try? child.wait()
            throw error
        }
    }

    private func start(
        _ arguments: [String], input: [UInt8], file: OwnedDescriptor?, joined: Bool
    ) throws(Failure) -> (ChildProcess, output: OwnedDescriptor?, errors: OwnedDescriptor) {
        do throws(SystemError) {
            let (standardInput, output, errors) = (try Pipe(), try Pipe(), try Pipe())
            input.withUnsafeBytes { bytes in
                _ = bytes.baseAddress.map { write(standardInput.writing.raw, $0, bytes.count) }
            }
            let child = try ChildProcess(
                path, arguments: [name] + arguments, environment: environment,
                descriptors: [
                    0: (file ?? standardInput.reading).raw, 1: joined ? errors.writing.raw : output.writing.raw,
                    2: errors.writing.raw,
                ])
            return (child, joined ? nil : output.reading, errors.reading)
        } catch { throw error.failure(.processSpawn) }
    }
}

/// Cuts what a program says into lines and keeps the last ones.
private struct LineKeeper {
    private(set) var last: [String] = []
    private var line: [UInt8] = []

    mutating func add(_ bytes: UnsafeRawBufferPointer, _ onLine: (String) -> Void) {
        for byte in bytes {
            // Progress displays go back to the line's start instead of on to the next.
            if byte == 0x0a || byte == 0x0d { finish(onLine) } else if line.count < 4096 { line.append(byte) }
        }
    }

    mutating func finish(_ onLine: (String) -> Void) {
        defer { line = [] }
        let text = display(withoutControls(line))
        guard text.contains(where: { $0 != " " }) else { return }
        onLine(text)
        last.append(text)
        if last.count > 10 { last.removeFirst() }
    }

    /// Without the sequences that move a terminal's cursor and colour its text.
    private func withoutControls(_ line: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        var rest = line[...]
        while let byte = rest.popFirst() {
            if byte == 0x1b, rest.first == UInt8(ascii: "[") {
                rest = rest.dropFirst().drop { !(0x40...0x7e).contains($0) }.dropFirst()
            } else {
                plain.append(byte)
            }
        }
        return plain
    }
}
