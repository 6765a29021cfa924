import Glibc
import NeshCommand
import NeshData
import NeshHelp
import NeshInterpreter
import NeshLanguage
import NeshSystem
import NeshTeaching

/// What nesh says about a script that it cannot read, whether it was to run or to be shown.
package enum MissingScript {
    /// - Parameters:
    ///   - word: what was given as the script; neither a file nor a command, it is probably a misspelt one of the two.
    ///   - commands: all verbs.
    package static func diagnostic(
        _ word: String, _ error: SystemError, commands: [String]
    ) -> Diagnostic {
        if word.hasPrefix("-") {
            let options = InvocationOptions.spec.options.map(\.name)
            return .unknown("unknown option '\(word)'", word, at: nil, among: options)
        }
        if word.isEmpty { return Diagnostic("an empty word is neither a file nor a command", at: nil) }
        guard !word.contains("/"), !word.contains(".") else {
            guard error.errno == ENOENT else { return Diagnostic("cannot read \(error.description)", at: nil) }
            let name = word.hasSuffix(".nesh") ? String(word.dropLast(5)) : word
            let isLesson = Lesson.named(name) != nil && Int(name) == nil
            let near = isLesson ? nil : NearbyFile.closest(to: word)
            let fix = isLesson ? "nesh tutorial show \(name) > \(word)" : FilePath.advice
            return Diagnostic(
                "cannot read \(error.description)", at: nil, notes: near.map { [Quoting.question([$0])] } ?? [],
                fixes: near == nil ? [fix] : [])
        }
        // Who wants to read asks for what other programs call so.
        if Synonym.meansPages(word) {
            return Diagnostic(
                "'\(word)' is neither a command nor a file here", at: nil,
                notes: [DocumentationPlace.note],
                fixes: ["man nesh", "nesh help"])
        }
        return .unknown(
            "'\(word)' is neither a command nor a file here", word, at: nil, among: commands)
    }
}
