import Glibc
import NeshSystem

/// The terminal that keys come from and the line is drawn on.
package struct Terminal: Sendable {
    /// The descriptor that keys come from.
    package var input: Int32
    /// The descriptor that the line is drawn on.
    package var output: Int32
    /// The value of TERM.
    package var kind: String

    package init(input: Int32 = 0, output: Int32 = 1, kind: String? = nil) {
        self.input = input
        self.output = output
        self.kind = kind ?? getenv("TERM").map { String(cString: $0) } ?? ""
    }

    /// Both ends are terminals: a line can be edited.
    package var isInteractive: Bool { isatty(input) == 1 && isatty(output) == 1 }

    /// Cannot move its cursor.
    package var isDumb: Bool { kind.isEmpty || kind == "dumb" || kind == "unknown" }

    /// Columns and rows; 80 × 24 where the terminal does not say.
    package var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Writes all of it, however long the terminal takes. False when it is gone.
    @discardableResult
    package func write(_ text: String) -> Bool {
        (try? File.write(output, text.utf8)) != nil
    }
}
