import NeshData
import NeshLanguage

/// A way out that is an option of the line that failed, as the whole line: one that can be typed.
package enum WholeLine {
    /// - Parameters:
    ///   - fix: as `Failure.fixes` has it: `--docker-uri docker-archive:FILE  # takes a saved image`.
    ///   - words: of the line that failed, the verb first, each as it is typed.
    ///   - replaced: an option of the line in whose place the first of these stands; nil where each is its own.
    /// - Returns: the line with these options in the place of its own, and what it does behind it; a sentence, or a
    ///   line already, as it is.
    package static func of(_ fix: String, for words: [String], insteadOf replaced: String? = nil) -> String {
        let options = ShellWord.all(of: FixText.line(of: fix))
        guard !words.isEmpty, isOptions(options) else { return fix }
        var (line, rest) = (words, options[...])
        while let name = rest.popFirst() {
            let values = rest.prefix { !$0.hasPrefix("--") }
            rest = rest.dropFirst(values.count)
            let place =
                range(of: name, in: line) ?? replaced.flatMap { range(of: $0, in: line) } ?? line
                .endIndex..<line.endIndex
            line.replaceSubrange(place, with: [name] + values)
        }
        return line.joined(separator: " ") + fix.dropFirst(FixText.line(of: fix).count)
    }

    /// Where an option stands, with its value or its numbers.
    private static func range(of name: String, in line: [String]) -> Range<Int>? {
        guard let start = line.firstIndex(where: { $0 == name || $0.hasPrefix(name + "=") }) else { return nil }
        var end = start + 1
        while end < line.endIndex, line[start] == name, !line[end].hasPrefix("-"),
            end == start + 1 || Int(line[end]) != nil
        {
            end += 1
        }
        return start..<end
    }

    /// Options with a value each, or with several numbers: more words are a sentence.
    private static func isOptions(_ words: [String]) -> Bool {
        guard words.first?.hasPrefix("--") ?? false else { return false }
        let values = words.split(omittingEmptySubsequences: false) { $0.hasPrefix("--") }.dropFirst()
        return values.allSatisfy {
            $0.count == 1 && $0.first?.last != "," || $0.count > 1 && $0.allSatisfy { Int($0) != nil }
        }
    }
}
