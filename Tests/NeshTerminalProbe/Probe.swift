import Glibc
import NeshData
import NeshSystem
import NeshTerminal
import NeshText

/// A shell without enclaves: the tests drive the line editor and the console through it.
@main
struct Probe {
    static func main() {
        do {
            try run(CommandLine.arguments.dropFirst().first)
        } catch {
            print("failed: \(error)")
            exit(1)
        }
    }

    private static func run(_ historyPath: String?) throws {
        let interrupts = try Interrupts()
        let history = History(path: historyPath, limit: 500)
        try history.load()
        let terminal = Terminal()
        guard terminal.isInteractive else {
            while let line = readLine(), line != "exit" { perform(line, interrupts, nil) }
            return print("end")
        }
        var options = LineEditor.Options()
        options.colours = getenv("NO_COLOR") == nil
        options.settingsFile = getenv("PROBE_EDITRC").map { String(cString: $0) }
        let editor = try LineEditor(
            programName: "probe", terminal: terminal, interrupts: interrupts, history: history, options: options)
        editor.complete = ProbeWords.complete
        // A text that begins with `if` goes on to its `end`.
        editor.isOpen = { text in
            let lines = text.split(separator: "\n")
            return lines.count { $0.hasPrefix("if") } > lines.count { $0 == "end" }
        }
        editor.editElsewhere = { text in text + "\nedited" }
        try loop(interrupts, editor)
    }

    private static func loop(_ interrupts: Interrupts, _ editor: LineEditor) throws {
        var cancelled = 0
        while true {
            switch try editor.readLine(prompt: StyledText(foreign: Array("\u{1b}[1;32mprobe\u{1b}[0m> ".utf8))) {
            case .line(let line):
                try editor.addToHistory(line)
                if line == "exit" { return }
                perform(line, interrupts, editor)
            case .cancelled:
                cancelled += 1
                print("cancelled \(cancelled)")
                fflush(nil)
            case .givenUp:
                print("given up")
                fflush(nil)
            case .endOfInput:
                print("end")
                return
            case .terminated(let signal):
                print("terminated \(signal)")
                exit(128 + signal)
            }
        }
    }

    private static func perform(_ line: String, _ interrupts: Interrupts, _ editor: LineEditor?) {
        let words = line.split(separator: " ").map(String.init)
        switch (words.first, words.count) {
        case ("sleep", 2): ProbeCommands.sleep(words[1], interrupts)
        case ("notices", 3): ProbeCommands.notices(words[1], words[2], editor)
        case ("prompt", 3): ProbeCommands.changePrompt(words[1], words[2], editor)
        case ("console", 2), ("raw-console", 2):
            ProbeConsole.show(words[1], raw: words[0] == "raw-console", interrupts, editor)
        case ("mix", 3...): ProbeConsole.mix(Array(words.dropFirst()), interrupts, editor)
        case ("underline", 2): ProbeCommands.underline(words[1], editor)
        case ("trap", 1): fatalError("asked for")
        case ("history", 1): print((editor?.history.lines.joined(separator: "|") ?? "").replacing("\n", with: "/"))
        case ("echo", _): print(line.dropFirst(5), terminator: words.last == "-n" ? "" : "\n")
        default: print("got [\(line.replacing("\n", with: "|"))]")
        }
        fflush(nil)
    }
}
