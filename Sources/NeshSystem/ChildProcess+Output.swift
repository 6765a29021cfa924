import Glibc
import NeshData

extension ChildProcess {
    /// What a short helper program said and how it ended.
    package struct Output: Sendable {
        package var ending: Ending
        /// All that it wrote there.
        package var standardOutput: [UInt8]
        /// All that it wrote there.
        package var standardError: [UInt8]

        /// It exited with status 0.
        package var succeeded: Bool { ending == .exited(0) }
        /// Standard error as lines without their newlines.
        package var errorLines: [String] {
            String(decoding: standardError, as: UTF8.self).split(separator: "\n").map(String.init)
        }
    }

    /// Runs a helper to its end, with nothing on its standard input.
    /// - Parameters:
    ///   - program: a path, or a name looked up in PATH.
    ///   - limit: bytes kept of each stream; what comes after is read and dropped.
    /// - Throws: `Failure` E05 when it cannot be started; `Failure.interrupted` after ending it with SIGTERM.
    package static func run(
        _ program: String, _ arguments: [String], environment: [String]? = nil, directory: String? = nil,
        limit: Int = 1 << 20, interrupt: Interrupt? = nil
    ) throws(Failure) -> Output {
        let (child, outputs) = try start(program, arguments, environment, directory)
        var streams = outputs.map { Gathering($0) }
        while streams.contains(where: { !$0.atEnd }) {
            var items = streams.map { PollItem($0.atEnd ? -1 : $0.descriptor.raw) }
            items.append(PollItem(interrupt?.descriptor ?? -1))
            try failing(.processSpawn, try Poll.wait(&items))
            if interrupt?.isRaised ?? false {
                child.signal(SIGTERM)
                _ = try child.wait()
                try interrupt?.check()
            }
            for index in streams.indices where !items[index].ready.isEmpty { streams[index].readMore(limit: limit) }
        }
        return Output(ending: try child.wait(), standardOutput: streams[0].bytes, standardError: streams[1].bytes)
    }

    // When this returns, only the child holds the writing ends, so that reading sees its end.
    private static func start(
        _ program: String, _ arguments: [String], _ environment: [String]?, _ directory: String?
    ) throws(Failure) -> (ChildProcess, [OwnedDescriptor]) {
        do {
            let nothing = try File.open("/dev/null")
            let output = try Pipe()
            let errors = try Pipe()
            let child = try ChildProcess(
                program, arguments: [program] + arguments, environment: environment,
                descriptors: [0: nothing.raw, 1: output.writing.raw, 2: errors.writing.raw], directory: directory,
                searchingPath: true)
            return (child, [output.reading, errors.reading])
        } catch { throw error.failure(.processSpawn) }
    }
}

private struct Gathering {
    let descriptor: OwnedDescriptor
    var bytes: [UInt8] = []
    var atEnd = false

    init(_ descriptor: OwnedDescriptor) { self.descriptor = descriptor }

    mutating func readMore(limit: Int) {
        let size = 1 << 16
        let (got, piece) = CallBuffer.filled(upTo: size) { read(descriptor.raw, $0, size) }
        if got > 0 {
            bytes += piece.prefix(max(0, limit - bytes.count))
        } else if got == 0 || errno != EINTR {
            atEnd = true
        }
    }
}
