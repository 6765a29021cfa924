import Glibc
import NeshData
import NeshSystem
import NeshText

/// Lines from something that is not a terminal: no prompt, no editing.
package final class PipeLineSource: LineSource {
    /// A longer line is an error, so that endless input cannot fill the memory.
    package static let longestLine = 1 << 20

    private let descriptor: Int32
    private let interrupts: Interrupts?
    private let name: String
    private var bytes: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// - Parameters:
    ///   - descriptor: stays the caller's.
    ///   - interrupts: ends a wait with `.cancelled` or `.terminated`.
    ///   - name: of the input, for messages.
    package init(descriptor: Int32 = 0, interrupts: Interrupts? = nil, name: String = "standard input") {
        self.descriptor = descriptor
        self.interrupts = interrupts
        self.name = name
    }

    package func readLine(prompt: StyledText) throws(Failure) -> LineResult {
        var searched = start
        while true {
            if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return .line(try text(bytes[start..<end]))
            }
            searched = bytes.count
            if isAtEnd {
                guard start < bytes.count else { return .endOfInput }
                defer { start = bytes.count }
                return .line(try text(bytes[start...]))
            }
            guard bytes.count - start <= Self.longestLine else { throw tooLong }
            if start > 0 {
                bytes.removeFirst(start)
                searched -= start
                start = 0
            }
            if let ended = try wait() { return ended }
            var chunk = [UInt8](repeating: 0, count: 64 << 10)
            let count = read(descriptor, &chunk, chunk.count)
            if count > 0 {
                bytes += chunk[..<count]
            } else if count == 0 {
                isAtEnd = true
            } else if errno != EINTR, errno != EAGAIN {
                throw SystemError("read", name).failure(.readFromDisk)
            }
        }
    }

    private func wait() throws(Failure) -> LineResult? {
        while true {
            var waits = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: interrupts?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&waits, 2, -1) >= 0 || errno == EINTR else { throw SystemError("poll").failure(.unspecified) }
            if let number = interrupts?.termination { return .terminated(signal: number) }
            if let interrupts, interrupts.takePending() { return .cancelled }
            if waits[0].revents != 0 { return nil }
        }
    }

    private func text(_ line: ArraySlice<UInt8>) throws(Failure) -> String {
        guard line.count <= Self.longestLine else { throw tooLong }
        return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }

    private var tooLong: Failure {
        Failure(.invalidArgument, "\(name): a line is longer than \(Self.longestLine >> 20) MiB")
    }
}
