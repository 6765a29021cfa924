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
        (isJapanese ? [japanese1, japanese2] : [english1, english2]).lazy.compactMap { find(verb, in: $0) }.first
    }

    private static func find(_ verb: String, in text: String) -> Transcript? {
        let heading = "== \(verb)"
        var lines: [String] = []
        var isThere = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("== ") {
                if isThere { break }
                isThere = line == heading
            } else if isThere {
                lines.append(String(line))
            }
        }
        // The end of the text is an empty line.
        if lines.last == "" { lines.removeLast() }
        guard let last = lines.popLast(), let status = Int(last.dropFirst().dropLast()) else { return nil }
        return Transcript(lines: lines, status: status)
    }
}
