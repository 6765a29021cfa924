import CLinux
import Glibc
import NeshSystem

/// A program on a terminal of its own: keys go in, a screen comes out.
package final class TerminalSession {
    package private(set) var screen: TestScreen
    /// All bytes that the program has written.
    package private(set) var output: [UInt8] = []
    package let process: pid_t
    private var controller: OwnedDescriptor?
    private var ended: Int32?
    private var isClosed = false

    /// Keeps every byte in `output`; off for streams of many megabytes.
    package var keepsOutput = true

    /// A wait that was in vain, with what the screen showed.
    package struct Timeout: Error, CustomStringConvertible {
        package var description: String
        package init(description: String) { self.description = description }
    }

    /// - Parameters:
    ///   - environment: all of it; TERM and LC_ALL are `xterm-256color` and `C.UTF-8` unless given.
    ///   - expandsTabs: the terminal writes blanks for tabs, as some of old did.
    package init(
        _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
        rows: Int = 24, expandsTabs: Bool = false
    ) throws {
        screen = TestScreen(columns: columns, height: rows)
        var raw: Int32 = -1
        var terminal: Int32 = -1
        try Syscall.check("posix_openpt") { nesh_pseudoterminal(&raw, &terminal) }
        controller = OwnedDescriptor(raw)
        // Closed after the start: the end of the last program shows as the end of the output.
        let inherited = OwnedDescriptor(terminal)
        Self.setSize(raw, columns: columns, rows: rows)
        if expandsTabs { Self.expandTabs(raw) }
        var entries = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]
        entries.merge(environment) { $1 }
        process = try Self.spawn(
            program, [program] + arguments, entries.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" },
            terminal: "/proc/self/fd/\(inherited.raw)")
        _ = fcntl(raw, F_SETFL, O_NONBLOCK)
    }

    deinit {
        if ended == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
    }

    /// The terminal becomes the controlling one, as the first that the leader of a new session opens.
    private static func spawn(
        _ program: String, _ arguments: [String], _ environment: [String], terminal: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var all = sigset_t()
        sigfillset(&all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        // POSIX_SPAWN_SETSID, which the module lacks.
        let newSession: Int32 = 0x80
        posix_spawnattr_setflags(
            &attributes, Int16(newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)))
        var child: pid_t = 0
        let words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        let entries: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for pointer in words + entries { free(pointer) } }
        let error = posix_spawn(&child, program, &actions, &attributes, words, entries)
        guard error == 0 else { throw SystemError("posix_spawn", errno: error, program) }
        return child
    }

    private static func setSize(_ descriptor: Int32, columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }

    /// Types text as it is: `\r` is Enter, `\u{3}` Ctrl-C.
    package func type(_ text: String) { type(Array(text.utf8)) }

    /// - Parameter reading: false leaves what the program writes where it is.
    package func type(_ bytes: [UInt8], reading: Bool = true) {
        var rest = bytes[...]
        while !rest.isEmpty, !isClosed {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EAGAIN { return }
            if reading { pump(milliseconds: count > 0 ? 0 : 5) }
        }
    }

    /// The terminal gets another size, as when its window is dragged.
    package func resize(columns: Int, rows: Int) {
        pump(milliseconds: 0)
        screen.resize(columns: columns, height: rows)
        Self.setSize(descriptor, columns: columns, rows: rows)
    }

    private var descriptor: Int32 { controller?.raw ?? -1 }

    /// The terminal goes away, as when its window is closed.
    package func hangUp() {
        isClosed = true
        controller = nil
    }

    package func signal(_ number: Int32) { kill(process, number) }

    /// Shows what the program writes until it has written nothing for so long.
    package func settle(milliseconds: Int32) { while pump(milliseconds: milliseconds) {} }

    /// Shows what the program writes next, waiting for it at most so long.
    /// - Returns: whether it wrote something.
    @discardableResult
    package func pump(milliseconds: Int32) -> Bool {
        guard !isClosed else { return false }
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, milliseconds) == 1 else { return false }
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let count = read(descriptor, &chunk, chunk.count)
        if count > 0 {
            if keepsOutput { output += chunk[..<count] }
            screen.write(chunk[..<count])
        } else if count == 0 || errno != EAGAIN && errno != EINTR {
            isClosed = true
        }
        return count > 0
    }

    /// Waits until the screen satisfies `condition`.
    /// - Throws: `Timeout` with what it shows instead.
    package func wait(
        _ what: String, seconds: Int = 60, until condition: (TestScreen) -> Bool
    ) throws {
        let deadline = Deadline(after: .seconds(seconds))
        while !condition(screen) {
            if deadline.hasPassed || isClosed {
                let rows = screen.lines.map { "  |" + $0 }.joined(separator: "\n")
                let place = "cursor at row \(screen.cursorRow), column \(screen.cursorColumn)"
                throw Timeout(description: "waited in vain for \(what); the screen (\(place)):\n\(rows)")
            }
            pump(milliseconds: 50)
        }
    }

    /// Waits until a row or several rows of the screen hold the text.
    package func waitFor(_ text: String, seconds: Int = 60) throws {
        try wait("'\(text)'", seconds: seconds) { $0.text.contains(text) }
    }

    /// Waits until the screen is exactly this.
    package func waitForScreen(_ lines: [String], seconds: Int = 60) throws {
        try wait("\n" + lines.map { "  |" + $0 }.joined(separator: "\n") + "\n", seconds: seconds) { $0.lines == lines }
    }

    /// Waits for the program's end: its exit status, or minus the signal.
    package func waitForEnd(seconds: Int = 60) throws -> Int32 {
        if let ended { return ended }
        let deadline = Deadline(after: .seconds(seconds))
        while true {
            pump(milliseconds: 20)
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                while !isClosed, !deadline.hasPassed { pump(milliseconds: 20) }
                let result = status & 0x7f == 0 ? (status >> 8) & 0xff : -(status & 0x7f)
                ended = result
                return result
            }
            if deadline.hasPassed {
                throw Timeout(description: "the program has not ended; the screen:\n\(screen.text)")
            }
        }
    }

    /// Whether the terminal hands over lines and raises signals, as it should between two prompts.
    package var isCooked: Bool {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else { return false }
        return settings.c_lflag & tcflag_t(ICANON) != 0 && settings.c_lflag & tcflag_t(ISIG) != 0
            && settings.c_lflag & tcflag_t(ECHO) != 0
    }

    private static func expandTabs(_ descriptor: Int32) {
        var settings = termios()
        tcgetattr(descriptor, &settings)
        settings.c_oflag |= tcflag_t(TAB3)
        tcsetattr(descriptor, TCSANOW, &settings)
    }

    /// Whether the terminal adds the carriage return at each line's end.
    package var endsLines: Bool { outputFlags & tcflag_t(ONLCR) != 0 }

    /// Whether the terminal looks at what is written to it, for line ends or anything else.
    package var looksAtOutput: Bool { outputFlags & tcflag_t(OPOST) != 0 }

    private var outputFlags: tcflag_t {
        var settings = termios()
        return tcgetattr(descriptor, &settings) == 0 ? settings.c_oflag : 0
    }

    /// Whether Ctrl-C raises a signal now, as it does while a command runs.
    package var takesSignals: Bool {
        var settings = termios()
        return tcgetattr(descriptor, &settings) == 0 && settings.c_lflag & tcflag_t(ISIG) != 0
    }
}
