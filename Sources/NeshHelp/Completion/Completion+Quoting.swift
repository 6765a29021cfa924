import NeshLanguage

extension Completer.Completion {
    /// The candidate as it must stand in the line: quoted if it needs that, the way the word began;
    /// a quote stays open behind a directory.
    package func written(_ candidate: Candidate) -> String {
        if candidate.isSyntax { return (quote.map { String($0) } ?? "") + candidate.text }
        var text: String
        switch quote {
        case "\"": text = "\"" + candidate.text.map { "\"\\$".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
        case "'": text = candidate.text.contains("'") ? Quoting.shown(candidate.text) : "'\(candidate.text)'"
        default: text = candidate.text.hasPrefix("~/") ? candidate.text : Quoting.shown(candidate.text)
        }
        if !candidate.isFinal, let last = text.last, last == "'" || last == "\"" { text.removeLast() }
        return text
    }

    /// What follows the only candidate: a blank, unless more of the word must come.
    package var suffix: String {
        candidates.count == 1 && candidates[0].isFinal && !candidates[0].text.hasSuffix("=") ? " " : ""
    }
}
