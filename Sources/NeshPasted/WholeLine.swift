import NeshData
import NeshLanguage

/// A way out that is an option of the line that failed, as the whole line: one that can be typed.
package enum WholeLine {
    /// - Parameters:
    ///   - fix: as `Failure.fixes` has it: `--docker-uri docker-archive:FILE  # takes a saved image`, or with the verb
    ///     and the gap that the rest of the line fills: `run-enclave … --memory 128`.
    ///   - words: of the line that failed, the verb first, each as it is typed.
    ///   - replaced: an option of the line in whose place the first of these stands; nil where each is its own.
    ///   - start: a line that starts an enclave with these options, where another verb is to be that.
    /// - Returns: the line with these options in the place of its own, and what it does behind it; a sentence, or a
    ///   line already, as it is.
    package static func of(
        _ fix: String, for words: [String], insteadOf replaced: String? = nil,
        start: (String) -> String = { "run-enclave … " + $0 }
    ) -> String {
        var options = ShellWord.all(of: FixText.line(of: fix))
        let hasGap = options.count > 2 && options[1] == gap
        let verb = hasGap ? options[0] : words.first
        if hasGap { options.removeFirst(2) }
        guard !words.isEmpty, isOptions(options, flags: hasGap) else { return fix }
        let comment = fix.dropFirst(FixText.line(of: fix).count)
        if verb != words[0] {
            return verb == "run-enclave" ? start(options.joined(separator: " ")) + comment : fix
        }
        var (line, rest) = (words, options[...])
        while let name = rest.popFirst() {
            let values = rest.prefix { !$0.hasPrefix("--") }
            rest = rest.dropFirst(values.count)
            let place =
                range(of: name, in: line) ?? replaced.flatMap { range(of: $0, in: line) } ?? line
                .endIndex..<line.endIndex
            line.replaceSubrange(place, with: [name] + values)
        }
        return line.joined(separator: " ") + comment
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

    /// Stands for what a line has besides.
    package static let gap = "…"

    /// Options with a value each, or with several numbers: more words are a sentence.
    /// - Parameter flags: those without a value are options too.
    private static func isOptions(_ words: [String], flags: Bool) -> Bool {
        guard words.first?.hasPrefix("--") ?? false else { return false }
        let values = words.split(omittingEmptySubsequences: false) { $0.hasPrefix("--") }.dropFirst()
        return values.allSatisfy {
            $0.isEmpty && flags || $0.count == 1 && $0.first?.last != ","
                || $0.count > 1 && $0.allSatisfy { Int($0) != nil }
        }
    }
}
