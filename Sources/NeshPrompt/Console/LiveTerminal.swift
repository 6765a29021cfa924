import Glibc
import NeshCommand
import NeshData
import NeshSystem
import NeshTerminal
import NeshText
import Synchronization

/// The terminal's screen for views that renew themselves.
final class LiveTerminal: LiveScreen {
    private let sink: OutputSink
    private let mode: RawMode
    private let changes: WindowChanges
    private let colours: Bool
    private let input: Int32 = 0
    private let output: Int32 = 1
    private var isOpen = true

    /// - Throws: where standard input is not a terminal.
    init(_ sink: OutputSink, _ changes: WindowChanges, colours: Bool) throws(SystemError) {
        self.sink = sink
        self.changes = changes
        self.colours = colours
        mode = try RawMode(input, reset: "\u{1b}[?25h\u{1b}[?1049l\u{1b}[0m")
        changes.event?.lower()
        try? sink.write(Drawn(.enterScreen))
    }

    deinit { end() }

    func end() {
        guard isOpen else { return }
        isOpen = false
        try? sink.write(Drawn(.leaveScreen))
        mode.end()
    }

    var size: (rows: Int, columns: Int) { TerminalMode.size(of: output) ?? (rows: 24, columns: 80) }

    func draw(_ rows: [StyledText]) {
        let size = size
        let shown = rows.prefix(size.rows).map { $0.oneLine.truncated(to: size.columns) }
        try? sink.write(Drawn(frame: Array(shown), colours: colours))
    }

    func next(until deadline: Deadline, source: Int32?, interrupt: Interrupt) throws(Failure) -> LiveEvent {
        var items = [
            PollItem(interrupt.descriptor), PollItem(input), PollItem(changes.event?.descriptor ?? -1),
            PollItem(source ?? -1),
        ]
        try failing(.unspecified, try Poll.wait(&items, until: deadline))
        try interrupt.check()
        if items[2].isReady {
            changes.event?.lower()
            return .resized
        }
        if items[1].isReady { return key() }
        return items[3].isReady ? .source : .time
    }

    private func key() -> LiveEvent {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(input, &bytes, bytes.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return .time }
        guard count > 0 else { return .end }
        // Both forms of the arrow keys: ESC [ A and ESC O A.
        if count >= 3, bytes[0] == 0x1b, bytes[1] == UInt8(ascii: "[") || bytes[1] == UInt8(ascii: "O") {
            switch bytes[2] {
            case UInt8(ascii: "A"): return .key("↑")
            case UInt8(ascii: "B"): return .key("↓")
            case UInt8(ascii: "C"): return .key("→")
            case UInt8(ascii: "D"): return .key("←")
            default: return .time
            }
        }
        return .key(Character(Unicode.Scalar(bytes[0])))
    }
}

/// That the terminal's size has changed.
final class WindowChanges: Sendable {
    /// Nil where no descriptor was left: then a change shows at the next renewal.
    let event: EventDescriptor?

    init(_ interrupts: Interrupts) {
        event = try? EventDescriptor()
        interrupts.observe { [event] in if $0 == SIGWINCH || $0 == SIGCONT { event?.raise() } }
    }
}

extension LiveScreens {
    /// On this terminal.
    /// - Parameter colours: whether they are wanted.
    static func terminal(_ tap: OutputTap, _ interrupts: Interrupts, colours: Bool) -> LiveScreens {
        // Made when the first view opens: most runs have none.
        let changes = Mutex<WindowChanges?>(nil)
        let sink = tap.wrap(OutputSink.descriptor(1, name: "standard output"), isAside: true)
        return LiveScreens { () throws(Failure) in
            let shared = changes.withLock { changes in
                let shared = changes ?? WindowChanges(interrupts)
                changes = shared
                return shared
            }
            return try failing(.unspecified, try LiveTerminal(sink, shared, colours: colours))
        }
    }
}
