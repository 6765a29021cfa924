import CLinux
import Glibc

/// The settings of a terminal, to be put back later.
package struct TerminalMode: Sendable {
    private var settings: termios
    private let descriptor: Int32

    /// The present settings; nil where the descriptor is no terminal.
    package init?(of descriptor: Int32) {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else { return nil }
        self.settings = settings
        self.descriptor = descriptor
    }

    /// Puts these settings in force, after what was written before has been shown.
    package func restore() {
        var settings = settings
        while tcsetattr(descriptor, TCSADRAIN, &settings) < 0 && errno == EINTR {}
    }

    /// Every key comes as it is typed, unshown and without raising signals; output stays as it is,
    /// so that a newline still begins a new line.
    package func makeKeysRaw() {
        var raw = self
        raw.settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        raw.settings.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | ISTRIP)
        raw.restore()
    }

    /// This process belongs to a terminal, whose keys send signals.
    package static var hasControllingTerminal: Bool {
        (try? File.open("/dev/tty", O_RDWR | O_NOCTTY)) != nil
    }

    /// Rows and columns, nil where the terminal does not know.
    package static func size(of descriptor: Int32) -> (rows: Int, columns: Int)? {
        var rows: UInt16 = 0
        var columns: UInt16 = 0
        guard nesh_window_size(descriptor, &rows, &columns) == 0, rows > 0, columns > 0 else { return nil }
        return (Int(rows), Int(columns))
    }
}
