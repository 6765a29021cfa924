import CLinux
import Glibc

/// The settings of a terminal, to be put back later.
package struct TerminalMode: Sendable {
    private var settings: termios
    private let descriptor: Int32

    /// The present settings; nil where the descriptor is not a terminal.
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

    /// What is written passes as it is, without a carriage return for a line's end.
    package func makeOutputPlain() {
        var plain = self
        plain.settings.c_oflag &= ~tcflag_t(OPOST)
        plain.restore()
    }

    /// Takes what was typed and nobody has read yet, a line without its end too. The settings stay as they are.
    package static func takeTyped(at descriptor: Int32) -> [UInt8] {
        guard let before = TerminalMode(of: descriptor) else { return [] }
        var settings = before.settings
        settings.c_lflag &= ~tcflag_t(ICANON)
        withUnsafeMutableBytes(of: &settings.c_cc) { characters in
            characters[Int(VMIN)] = 0
            characters[Int(VTIME)] = 0
        }
        // At once: the terminal may be stuck.
        guard tcsetattr(descriptor, TCSANOW, &settings) == 0 else { return [] }
        var typed: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            typed += buffer[..<count]
        }
        settings = before.settings
        tcsetattr(descriptor, TCSANOW, &settings)
        // The mark of a Ctrl-D that ended a line.
        return typed.filter { $0 != 0 }
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
