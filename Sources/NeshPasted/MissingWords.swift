import NeshCommand
import NeshData
import NeshLanguage

/// What a line lacks, and how it could look with that.
package struct MissingWords {
    private let spec: CommandSpec
    /// The verb first.
    private let words: [ExpandedWord]
    private let missing: [Binder.Problem]
    /// What else is wrong with the line.
    private let mistakes: [Binder.Problem]

    /// - Parameters:
    ///   - words: the verb first.
    ///   - problems: all that is wrong with them.
    package init(_ spec: CommandSpec, _ words: [ExpandedWord], _ problems: [Binder.Problem]) {
        (self.spec, self.words) = (spec, words)
        (missing, mistakes) = (problems.filter(\.isMissing), problems.filter { !$0.isMissing })
    }

    /// The line as it was typed, corrected, with what it lacks as examples have it. Somebody who typed the verb alone,
    /// or lacks what no example adds, gets a whole example: of several the one with the most of the typed words in it.
    package func example(in session: Session?) -> String? {
        let lines = spec.examples.map { ExampleFiles.line($0, of: spec, in: session) }.filter { !$0.contains("\n") }
        if words.count > 1, let whole = completed(by: lines) { return withImage(whole, in: session) }
        let typed = Set(words.dropFirst().map(\.text))
        let shared = lines.map { Set($0.split(separator: " ").map(String.init)).intersection(typed).count }
        return shared.max().flatMap(shared.firstIndex(of:)).map { withImage(lines[$0], in: session) }
    }

    /// A line of another shell's has no current image.
    private func withImage(_ line: String, in session: Session?) -> String {
        let option = "--eif-path"
        guard session?.isOneLine ?? false, spec.parameters.contains(where: { $0.name == option }),
            !line.contains(option)
        else { return line }
        return WholeLine.of("\(option) \(ExampleFiles.image)", for: ShellWord.all(of: line))
    }

    /// No word that was right changes, and no option comes that is not missing.
    private func completed(by lines: [String]) -> String? {
        // A value that an option lacks would stand within the line.
        guard missing.allSatisfy({ $0.word == words.count - 1 }), var line = corrected else { return nil }
        for problem in missing {
            guard let addition = names(of: problem).lazy.compactMap({ Self.option($0, in: lines) }).first else {
                return nil
            }
            line += " " + addition
        }
        return line
    }

    /// The typed words with what they were probably meant to be; nil where nobody knows that.
    private var corrected: String? {
        var shown = words.map { $0.isLiteral ? $0.shown : $0.place.text }
        for mistake in mistakes.sorted(by: { $0.word > $1.word }) {
            let range = mistake.word + 1...max(mistake.word, mistake.lastWord ?? mistake.word) + 1
            guard let suggestion = mistake.suggestion, range.lowerBound > 0, range.upperBound < shown.count else {
                return nil
            }
            shown.replaceSubrange(range, with: suggestion.isEmpty ? [] : [suggestion])
        }
        return shown.joined(separator: " ")
    }

    /// The options one of which is missing, the first one first.
    private func names(of problem: Binder.Problem) -> [String] {
        if let name = problem.parameter { return name.hasPrefix("-") ? [name] : [] }
        for case .exactlyOne(let names) in spec.rules where problem.message.contains(names.joined(separator: ", ")) {
            return names.filter { $0.hasPrefix("-") }
        }
        return []
    }

    /// `--memory 512`
    private static func option(_ name: String, in lines: [String]) -> String? {
        for line in lines {
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(where: { $0 == name }), words.indices.contains(place + 1),
                !words[place + 1].hasPrefix("-")
            else { continue }
            return "\(name) \(words[place + 1])"
        }
        return nil
    }
}
