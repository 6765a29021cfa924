/// What one example of each verb prints at a prompt: real runs, written down by scripts/reference.
package enum VerbTranscripts {
    /// An example as a person sees it, and how it ended.
    package struct Transcript: Sendable, Equatable {
        /// Prompts with what was typed, and what came back; `…` stands for lines that are left out.
        package var lines: [String]
        /// The exit status of the last line.
        package var status: Int
    }

    /// - Parameters:
    ///   - verb: its name.
    ///   - isJapanese: what a prompt in Japanese shows; otherwise in English.
    /// - Returns: nil for a verb that has none.
    package static func of(_ verb: String, isJapanese: Bool) -> Transcript? {
        [part1, part2, part3, part4].lazy.compactMap { find(verb, in: $0, isJapanese) }.first
    }

    private static func find(_ verb: String, in text: String, _ isJapanese: Bool) -> Transcript? {
        // A line of both languages begins with `=`, one of English alone with `<`, one of Japanese alone with `>`.
        let left = UInt8(ascii: isJapanese ? "<" : ">")
        let heading = "== \(verb)"
        var lines: [String] = []
        var isThere = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("== ") {
                if isThere { break }
                isThere = line == heading
            } else if isThere, line.utf8.first != left {
                lines.append(String(line.dropFirst()))
            }
        }
        // The end of the text is an empty line.
        if lines.last == "" { lines.removeLast() }
        guard let last = lines.popLast(), let status = Int(last.dropFirst().dropLast()) else { return nil }
        return Transcript(lines: lines, status: status)
    }
}
