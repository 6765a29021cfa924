import Glibc
import NeshSystem
import Synchronization

/// Where bytes go: a descriptor, a buffer, the space above a prompt.
package struct OutputSink: Sendable {
    package var write: @Sendable ([UInt8]) throws(SystemError) -> Void
    /// Nil: nobody keeps what a script would have printed.
    private var writeDrawn: (@Sendable (Drawn) throws(SystemError) -> Void)?
    /// Colours and lines that replace themselves make sense there.
    package var isTerminal: Bool
    /// What a program started by the shell may write to itself; nil where its output must be read and passed on.
    package var descriptor: Int32?
    /// The terminal that it ends at, for its size; nil where it ends elsewhere.
    package var terminal: Int32?

    /// The same text twice.
    package struct Drawn: Sendable {
        /// In the terminal's width, with its colours.
        package var shown: [UInt8]
        /// As wide as it is, without colours.
        package var plain: [UInt8]
        /// A person may want to scroll in it. JSON is for programs, which read it whole.
        package var mayPage: Bool

        package init(shown: [UInt8], plain: [UInt8], mayPage: Bool = true) {
            self.shown = shown
            self.plain = plain
            self.mayPage = mayPage
        }
    }

    package init(
        isTerminal: Bool = false, descriptor: Int32? = nil, terminal: Int32? = nil,
        write: @escaping @Sendable ([UInt8]) throws(SystemError) -> Void
    ) {
        self.write = write
        self.isTerminal = isTerminal
        self.descriptor = descriptor
        self.terminal = terminal ?? (isTerminal ? descriptor : nil)
    }

    /// A sink with somebody behind it who keeps what a script would have printed.
    package init(
        isTerminal: Bool, descriptor: Int32?, terminal: Int32?,
        writeDrawn: @escaping @Sendable (Drawn) throws(SystemError) -> Void
    ) {
        self.init(isTerminal: isTerminal, descriptor: descriptor, terminal: terminal) { bytes throws(SystemError) in
            try writeDrawn(Drawn(shown: bytes, plain: bytes))
        }
        self.writeDrawn = writeDrawn
    }

    /// What a terminal shows to the terminal, what a script would have printed to anything else.
    package func write(_ drawn: Drawn) throws(SystemError) {
        if let writeDrawn { return try writeDrawn(drawn) }
        try write(isTerminal ? drawn.shown : drawn.plain)
    }

    /// The terminal's width; nil where the text may be as wide as it is.
    var columns: Int? { terminal.flatMap { TerminalMode.size(of: $0)?.columns } }

    /// All bytes, or an error: short writes are continued.
    package static func descriptor(_ raw: Int32, name: String) -> OutputSink {
        OutputSink(isTerminal: isatty(raw) == 1, descriptor: raw) { bytes throws(SystemError) in
            var done = 0
            while done < bytes.count {
                let count = bytes.withUnsafeBytes { Glibc.write(raw, $0.baseAddress! + done, bytes.count - done) }
                if count >= 0 {
                    done += count
                } else if errno == EAGAIN {
                    var ready = pollfd(fd: raw, events: Int16(POLLOUT), revents: 0)
                    poll(&ready, 1, -1)
                } else if errno != EINTR {
                    throw SystemError("write", name)
                }
            }
        }
    }

    /// Keeps what is written.
    package final class Buffer: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        package init() {}
        package var contents: [UInt8] { bytes.withLock { $0 } }
        package var text: String { String(decoding: contents, as: UTF8.self) }
        package var sink: OutputSink {
            OutputSink { [self] more throws(SystemError) in bytes.withLock { $0 += more } }
        }
    }

    /// Programs cannot write to it themselves: what they say comes through here.
    var withoutDescriptor: OutputSink {
        var sink = self
        sink.descriptor = nil
        return sink
    }

    /// The same bytes to both.
    package func and(_ other: OutputSink) -> OutputSink {
        // A program cannot write to both by itself.
        OutputSink(
            isTerminal: isTerminal, descriptor: nil, terminal: terminal,
            writeDrawn: { [self] drawn throws(SystemError) in
                try write(drawn)
                try other.write(drawn)
            })
    }
}
