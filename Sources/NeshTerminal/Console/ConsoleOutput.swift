import Glibc
import NeshSystem

/// The terminal or pipe that a console is shown on, never waited for.
///
/// A terminal is opened a second time so that not waiting concerns this program alone: the flag
/// belongs to the open file, which the shell that started us has too.
final class ConsoleOutput {
    private let own: OwnedDescriptor?
    let descriptor: Int32

    init(_ output: Int32) {
        let flags = O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        var again: Int32 = -1
        if isatty(output) == 1 {
            again = open("/proc/self/fd/\(output)", flags)
            if again < 0 { again = open("/dev/tty", flags) }
        }
        own = again >= 0 ? OwnedDescriptor(again) : nil
        descriptor = again >= 0 ? again : output
    }

    /// Whether it is the terminal that `input` reads keys from.
    func isSameTerminal(as input: Int32) -> Bool {
        var ours = stat()
        var theirs = stat()
        guard isatty(descriptor) == 1, fstat(descriptor, &ours) == 0, fstat(input, &theirs) == 0 else { return false }
        return ours.st_rdev == theirs.st_rdev
    }

    /// How many bytes were taken, 0 when there is no room.
    func write(_ bytes: ArraySlice<UInt8>) throws(SystemError) -> Int {
        var part = bytes
        if own == nil {
            // What says that it has room takes this much without waiting.
            part = bytes.prefix(Int(PIPE_BUF))
            guard !Poll.ready(descriptor, .writable).isEmpty else { return 0 }
        }
        let count = part.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count >= 0 { return count }
        if errno == EAGAIN || errno == EINTR { return 0 }
        throw SystemError("write", "the console's output")
    }
}
