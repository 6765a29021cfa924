import NeshCommand
import NeshData
import NeshLanguage
import NeshPasted

/// What a line lacks, and how it could look with that.
struct MissingWords {
    private let spec: CommandSpec
    /// The verb first.
    private let words: [ExpandedWord]
    private let missing: [Binder.Problem]
    /// A word is wrong as well: no line with it in it is an example.
    private let hasRefused: Bool

    init(_ spec: CommandSpec, _ words: [ExpandedWord], _ problems: [Binder.Problem]) {
        (self.spec, self.words) = (spec, words)
        missing = problems.filter(\.isMissing)
        hasRefused = missing.count < problems.count
    }

    /// The line as it was typed, with what it lacks as examples have it. Somebody who typed the verb alone, or lacks
    /// what no example adds, gets a whole example: of several the one with the most of the typed words in it.
    func example(in session: Session?) -> String? {
        let lines = spec.examples.map { ExampleFiles.line($0, of: spec, in: session) }.filter { !$0.contains("\n") }
        if words.count > 1, !hasRefused, let whole = completed(by: lines) { return whole }
        let typed = Set(words.dropFirst().map(\.text))
        let shared = lines.map { Set($0.split(separator: " ").map(String.init)).intersection(typed).count }
        return shared.max().flatMap(shared.firstIndex(of:)).map { lines[$0] }
    }

    /// Nothing that was typed changes, and no option comes that is not missing.
    private func completed(by lines: [String]) -> String? {
        // A value that an option lacks would stand within the line.
        guard missing.allSatisfy({ $0.word == words.count - 1 }) else { return nil }
        var line = words.map { $0.isLiteral ? $0.shown : $0.place.text }.joined(separator: " ")
        for problem in missing {
            guard let addition = names(of: problem).lazy.compactMap({ Self.option($0, in: lines) }).first else {
                return nil
            }
            line += " " + addition
        }
        return line
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
