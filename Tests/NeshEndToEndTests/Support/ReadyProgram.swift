import Glibc
import NeshSystem

/// A program beside a test that says a line once it is ready, and is ended with its last reference.
final class ReadyProgram: Sendable {
    private let process: ChildProcess
    let line: String

    init(_ words: [String]) throws {
        let pipe = try NeshSystem.Pipe()
        process = try ChildProcess(words[0], arguments: words, descriptors: [1: pipe.writing.raw, 2: 2])
        var text = ""
        while !text.hasSuffix("\n") {
            guard try !Poll.wait(for: pipe.reading.raw, until: Deadline(after: .seconds(20))).isEmpty else { break }
            var byte: UInt8 = 0
            guard read(pipe.reading.raw, &byte, 1) == 1 else { break }
            text.unicodeScalars.append(Unicode.Scalar(byte))
        }
        line = String(text.dropLast())
    }

    deinit {
        process.signal(SIGKILL)
        _ = try? process.wait()
    }
}
