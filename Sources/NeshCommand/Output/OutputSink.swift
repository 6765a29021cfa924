import Glibc
import NeshSystem
import NeshText
import Synchronization

/// Where text goes: a descriptor, a buffer, the space above a prompt.
package struct OutputSink: Sendable {
    private let take: @Sendable (Drawn) throws(SystemError) -> Void
    /// Colours and lines that replace themselves make sense there.
    package var isTerminal: Bool
    /// What a program started by the shell may write to itself; nil where its output must be read and passed on.
    package var descriptor: Int32?
    /// The terminal that it ends at, for its size; nil where it ends elsewhere.
    package var terminal: Int32?

    /// A sink that gets bytes: what a terminal shows if it is one, otherwise what a script would have printed.
    package init(
        isTerminal: Bool = false, descriptor: Int32? = nil, terminal: Int32? = nil,
        write: @escaping @Sendable ([UInt8]) throws(SystemError) -> Void
    ) {
        self.init(isTerminal: isTerminal, descriptor: descriptor, terminal: terminal) { drawn throws(SystemError) in
            try write(isTerminal ? drawn.shown : drawn.plain)
        }
    }

    /// A sink with somebody behind it who chooses what to make of it.
    package init(
        isTerminal: Bool, descriptor: Int32?, terminal: Int32?,
        take: @escaping @Sendable (Drawn) throws(SystemError) -> Void
    ) {
        self.take = take
        self.isTerminal = isTerminal
        self.descriptor = descriptor
        self.terminal = terminal ?? (isTerminal ? descriptor : nil)
    }

    package func write(_ drawn: Drawn) throws(SystemError) { try take(drawn) }

    /// Bytes as they are, whatever is there: what a program says that the user runs.
    package func pass(_ bytes: [UInt8]) throws(SystemError) { try take(Drawn(passing: bytes)) }

    /// The terminal's width, 80 where it does not know it, as a serial line; nil where the text may be as wide as it is.
    package var columns: Int? { terminal.map { TerminalMode.size(of: $0)?.columns ?? 80 } }

    /// All bytes, or an error: short writes are continued.
    package static func descriptor(_ raw: Int32, name: String) -> OutputSink {
        let (isTerminal, shows) = (isatty(raw) == 1, ShownPipe.terminal(behind: raw))
        return OutputSink(isTerminal: isTerminal, descriptor: raw, terminal: shows) { drawn throws(SystemError) in
            let bytes = isTerminal ? drawn.shown : shows == nil ? drawn.plain : drawn.read
            try File.write(raw, bytes, subject: name)
        }
    }

    /// Keeps what is written.
    package final class Buffer: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        package init() {}
        /// All that was written so far.
        package var contents: [UInt8] { bytes.withLock { $0 } }
        /// The same as text; what is not UTF-8 is replaced.
        package var text: String { String(decoding: contents, as: UTF8.self) }
        package var sink: OutputSink {
            OutputSink { [self] more throws(SystemError) in bytes.withLock { $0 += more } }
        }
    }

    /// Programs cannot write to it themselves: what they say comes through here.
    package var withoutDescriptor: OutputSink {
        var sink = self
        sink.descriptor = nil
        return sink
    }

    /// The same bytes to both, which a program cannot write to by itself.
    package func and(_ other: OutputSink) -> OutputSink {
        OutputSink(
            isTerminal: isTerminal, descriptor: nil, terminal: terminal,
            take: { [self] drawn throws(SystemError) in
                try write(drawn)
                try other.write(drawn)
            })
    }
}
