import NeshCommand
import NeshLanguage

extension Printer {
    /// A line with its words' values, as a trace shows it.
    /// - Parameter marksJob: with the `&` of one that runs in the background.
    static func print(_ line: CommandLine, with words: [ExpandedWord], marksJob: Bool = true) -> String {
        var text = words.map { Quoting.shown($0.text) }.joined(separator: " ")
        switch line.destination {
        case .file(let word, let append, _): text += (append ? " >> " : " > ") + print(word)
        case .pipe(let rest, _): text += " |" + rest
        case nil: break
        }
        return line.background == nil || !marksJob ? text : text + " &"
    }
}
