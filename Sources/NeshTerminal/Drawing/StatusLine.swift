import NeshSystem
import NeshText

/// A line that says how far a command is: rewritten in place, taken away before anything else is printed.
///
/// Shows nothing where the cursor cannot be moved.
package final class StatusLine {
    private let terminal: Terminal
    private let colours: Bool
    private var isShown = false

    package init(terminal: Terminal, colours: Bool) {
        self.terminal = terminal
        self.colours = colours
    }

    /// Puts `text` in place of what the line says, cut to the terminal's width.
    package func show(_ text: StyledText) {
        guard !terminal.isDumb, isTerminal else { return }
        var output = "\r"
        var width = 0
        for cell in Cell.cells(of: text, colours: colours) where !cell.isBreak {
            guard width + cell.width < terminal.size.columns else { break }
            output += cell.style.isEmpty ? cell.text : "\u{1b}[\(cell.style)m\(cell.text)\u{1b}[0m"
            width += cell.width
        }
        isShown = true
        terminal.write(output + "\u{1b}[K")
    }

    /// Takes the line away.
    package func clear() {
        guard isShown else { return }
        isShown = false
        terminal.write("\r\u{1b}[K")
    }

    private var isTerminal: Bool { TerminalMode(of: terminal.output) != nil }
}
