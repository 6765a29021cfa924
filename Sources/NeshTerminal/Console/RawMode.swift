import CLinux
import Glibc
import NeshSystem

/// A terminal that hands over each key as it is pressed, Ctrl-C too, and does not echo.
/// The former settings come back with `end`, and when the program exits or crashes.
package struct RawMode {
    private let descriptor: Int32
    private let before: termios

    /// - Parameter reset: what the terminal gets if the program crashes meanwhile.
    /// - Throws: `SystemError` when `descriptor` is not a terminal.
    package init(_ descriptor: Int32, reset: String = "\u{1b}[0m") throws(SystemError) {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else { throw SystemError("tcgetattr", "the terminal") }
        self.descriptor = descriptor
        before = settings
        guard nesh_terminal_guard(descriptor, reset) == 0 else { throw SystemError("tcgetattr", "the terminal") }
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        settings.c_iflag &= ~tcflag_t(IXON)
        withUnsafeMutableBytes(of: &settings.c_cc) { characters in
            characters[Int(VMIN)] = 1
            characters[Int(VTIME)] = 0
        }
        // Without waiting for output: the terminal may be stuck.
        guard tcsetattr(descriptor, TCSANOW, &settings) == 0 else {
            nesh_terminal_unguard()
            throw SystemError("tcsetattr", "the terminal")
        }
    }

    /// Lets the program write the carriage return at each line's end, or the terminal add it again.
    ///
    /// A terminal that adds none as it is stays so. One that does nothing else to what is written does nothing at all
    /// meanwhile: looking at each byte is most of its work.
    /// - Returns: whether the program has to write it now.
    func leaveLineEnds(toProgram: Bool) -> Bool {
        let added = tcflag_t(OPOST | ONLCR)
        var settings = termios()
        guard before.c_oflag & added == added, tcgetattr(descriptor, &settings) == 0 else { return false }
        let left = before.c_oflag == added ? added : tcflag_t(ONLCR)
        if toProgram { settings.c_oflag &= ~left } else { settings.c_oflag |= left }
        // If the terminal refuses, it does as before.
        return (tcsetattr(descriptor, TCSANOW, &settings) == 0) == toProgram
    }

    package func end() {
        var settings = before
        tcsetattr(descriptor, TCSANOW, &settings)
        nesh_terminal_unguard()
    }
}
