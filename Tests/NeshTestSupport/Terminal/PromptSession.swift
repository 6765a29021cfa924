import NeshSystem

/// What a person does at the prompt, in the words that a test is written in.
extension TerminalSession {
    /// Types keys and waits until a row or several rows of the screen hold the text.
    package func type(_ keys: String, until text: String, seconds: Int = 60) throws {
        type(keys)
        try waitFor(text, seconds: seconds)
    }

    /// Types keys and waits until the screen is exactly this.
    package func type(_ keys: String, showing lines: [String], seconds: Int = 60) throws {
        type(keys)
        try waitForScreen(lines, seconds: seconds)
    }

    /// Types a line and waits for what it leads to.
    package func enter(_ line: String, until text: String, seconds: Int = 60) throws {
        try type(line + "\r", until: text, seconds: seconds)
    }

    /// Types a line and waits until the screen is exactly this.
    package func enter(_ line: String, showing lines: [String], seconds: Int = 60) throws {
        try type(line + "\r", showing: lines, seconds: seconds)
    }

    /// Waits for a prompt with nothing typed at it, on the screen's last line.
    package func awaitPrompt(_ text: String = "nesh") throws {
        try wait("a prompt that begins with '\(text)'", seconds: 60) { screen in
            guard let last = screen.lines.last, last.hasPrefix(text), last.hasSuffix(">") else { return false }
            return screen.cursorColumn == last.count + 1
        }
    }

    /// Waits until a command has the terminal: lines are cooked and Ctrl-C is a signal.
    package func waitUntilCommandRuns() throws { try wait("a running command", seconds: 60) { _ in isCooked } }

    /// Says something and waits for it: what was typed before is done then.
    package func mark(_ number: Int) throws { try enter("echo \"mark\"-\(number)", until: "mark-\(number)\n") }

    /// What the program says after a line, up to the next prompt; for a screen of enough rows.
    package func answer(to line: String, mark number: Int) throws -> String {
        let before = screen.allLines.count
        type(line + "\r")
        try mark(number)
        return screen.allLines.dropFirst(before - 1).joined(separator: "\n")
    }

    /// What the program holds of the machine's memory.
    package var residentKiB: Int {
        get throws {
            let status = try File.text("/proc/\(process)/status")
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
            return Int(line.filter(\.isNumber)) ?? .max
        }
    }

    /// Waits until the last row is the prompt, alone.
    package func waitForPrompt(_ prompt: String = "nesh>", seconds: Int = 60) throws {
        try wait("the prompt '\(prompt)'", seconds: seconds) { $0.lines.last == prompt }
    }
}
