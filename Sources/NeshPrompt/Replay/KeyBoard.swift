import Glibc
import NeshData
import NeshSystem

/// Single keys from the terminal, for players: no line, no echo, Ctrl-C is a key.
final class KeyBoard {
    private let input: Int32
    private let before: TerminalMode?
    private var isRaw = false

    init(_ input: Int32 = 0) {
        self.input = input
        before = TerminalMode(of: input)
    }

    deinit { cook() }

    /// Keys come singly from now on.
    func makeRaw() {
        guard !isRaw else { return }
        before?.makeKeysRaw()
        isRaw = true
    }

    /// The terminal as it was, for programs and prompts.
    func cook() {
        guard isRaw else { return }
        before?.restore()
        isRaw = false
    }

    /// Lines as usual and Ctrl-C a signal, but keys are not shown: while a command runs.
    func hush() {
        cook()
        guard var settings = Self.settings(of: input) else { return }
        settings.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(input, TCSANOW, &settings)
    }

    /// Keys pressed while a command ran mean nothing any more.
    func dropTyped() {
        before?.restore()
        tcflush(input, TCIFLUSH)
    }

    private static func settings(of descriptor: Int32) -> termios? {
        var settings = termios()
        return tcgetattr(descriptor, &settings) == 0 ? settings : nil
    }

    enum Event: Sendable, Equatable {
        case key(Character)
        case time
        /// The terminal is gone, or a signal asks the program to end.
        case end
    }

    /// The next key; `.time` when the deadline comes first. The rest of a longer sequence is dropped.
    func next(until deadline: Deadline? = nil, interrupts: Interrupts) -> Event {
        makeRaw()
        var items = [PollItem(input), PollItem(interrupts.descriptor)]
        guard let count = try? Poll.wait(&items, until: deadline) else { return .end }
        if count == 0 { return .time }
        if !items[1].ready.isEmpty {
            if interrupts.termination != nil { return .end }
            if interrupts.takePending() { return .key("\u{3}") }
        }
        guard !items[0].ready.isEmpty else { return .time }
        var bytes = [UInt8](repeating: 0, count: 64)
        guard read(input, &bytes, 1) == 1 else { return .end }
        if bytes[0] == 0x1B {
            // An arrow key or so: its bytes come together.
            var rest = [PollItem(input)]
            if let ready = try? Poll.wait(&rest, until: Deadline(after: .milliseconds(5))), ready > 0 {
                _ = read(input, &bytes, bytes.count)
            }
            return .key("\u{1B}")
        }
        return .key(Character(Unicode.Scalar(bytes[0])))
    }
}
