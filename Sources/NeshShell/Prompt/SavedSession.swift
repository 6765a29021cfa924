/// Lines of a session as a script, with what they printed as expected lines.
enum SavedSession {
    /// Commands about the session itself have no place in a script.
    private static let own: Set<String> = ["history", "fix", "exit", "jobs", "fg"]

    /// The lines that worked, of those given.
    static func script(_ entries: [PromptDesk.Entry]) -> (text: String, lines: Int) {
        var text = "#!/usr/bin/env nesh\n"
        var count = 0
        for entry in entries where entry.succeeded && !own.contains(verb(of: entry.text)) {
            count += 1
            text += "\n" + entry.text + "\n" + expected(entry).map { $0.isEmpty ? "|\n" : "| \($0)\n" }.joined()
        }
        return (text, count)
    }

    /// Of a block nothing is expected: its lines have their outputs each on its own.
    private static func expected(_ entry: PromptDesk.Entry) -> [String] {
        if entry.text.contains("\n") { return [] }
        // What a program writes to the terminal itself is not seen here; a console goes on in its own time.
        if entry.text.hasPrefix("!") || entry.text.contains("|") || verb(of: entry.text) == "console" { return ["..."] }
        var lines = PlainText.of(entry.output).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        if entry.output.count >= PromptDesk.keptOutput { lines = lines.dropLast() + ["..."] }
        return lines.map { $0 == "..." ? $0 : ExpectedText.line(for: $0) }
    }

    static func verb(of text: String) -> String {
        let words = text.split { $0 == " " || $0 == "\t" }.drop { $0 == "nitro-cli" || $0 == "$" || $0 == "try" }
        return words.first.map(String.init) ?? ""
    }
}
