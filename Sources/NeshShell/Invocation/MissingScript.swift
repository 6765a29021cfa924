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
    ///   - arguments: what stood behind it.
    ///   - commands: all verbs.
    package static func diagnostic(
        _ word: String, _ error: SystemError, _ arguments: [String] = [], commands: [String]
    ) -> Diagnostic {
        if word.hasPrefix("-") {
            return ofOption(word)
        }
        if word.isEmpty { return Diagnostic("an empty word is neither a file nor a command", at: nil) }
        if error.errno == EISDIR { return ofDirectory(word) }
        let first = word.split(separator: " ").first.map(String.init) ?? ""
        if first != word, commands.contains(first), error.errno == ENOENT {
            return Diagnostic(
                "'\(word)' is a single word: the quotes make it the name of a script", at: nil,
                fixes: ["nesh \(word)", "nesh -c \(Quoting.shown(word))"])
        }
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
        let message = "'\(word)' is neither a command nor a file here"
        if Synonym.meansPages(word) { return ofPages(message) }
        if let option = option(word, arguments) {
            let line = ([option] + arguments).map(Quoting.shown).joined(separator: " ")
            return Diagnostic("'\(word)' is an option, which begins with dashes", at: nil, fixes: ["nesh \(line)"])
        }
        if LessonWord(rawValue: word) != nil {
            return Diagnostic(
                message, at: nil, notes: ["\(word) is for lessons: tutorial begins one"], fixes: ["nesh tutorial"])
        }
        // What is there by another name goes before what is spelled nearly so.
        let option = InvocationOptions.spec.options.map(\.name).first { $0 == "--" + word }
        let script = File.exists(word + ".nesh") ? (word + ".nesh").asWord : nil
        var found = Diagnostic.unknown(message, word, at: nil, among: commands, meant: script ?? option)
        if found.replacement == nil { found.fixes = ["nesh help  # lists the commands"] }
        return found
    }

    /// `verify talk.nesh`: the option of nesh's own that takes a script.
    private static func option(_ word: String, _ arguments: [String]) -> String? {
        guard let script = arguments.first, [".nesh", ".md"].contains(where: script.hasSuffix) else { return nil }
        return InvocationOptions.spec.options.first { $0.arity == .flag && $0.name == "--" + word }?.name
    }

    /// Who wants to read asks for what other programs call so.
    private static func ofPages(_ message: String) -> Diagnostic {
        Diagnostic(message, at: nil, notes: [DocumentationPlace.note], fixes: ["man nesh", "nesh help"])
    }

    private static func ofOption(_ word: String) -> Diagnostic {
        let message = "unknown option '\(word)'"
        // Of single letters each is only one away from every other.
        guard word.count > 2 else {
            let version = InvocationOptions.parameters.version.spec.name
            return ["-v", "-V"].contains(word)
                ? .unknown(message, word, at: nil, among: [], meant: version)
                : Diagnostic(message, at: nil, fixes: ["nesh --help"])
        }
        return .unknown(message, word, at: nil, among: InvocationOptions.spec.options.map(\.name))
    }

    private static func ofDirectory(_ path: String) -> Diagnostic {
        let message = "'\(path)' is a directory, not a script"
        if Synonym.meansPages(path) { return ofPages(message) }
        let build =
            File.exists(path + "/Dockerfile")
            ? ["nesh build-enclave --docker-uri IMAGE --docker-dir \(path.asWord) --output-file app.eif"] : []
        let isHere = [".", "./"].contains(path)
        return Diagnostic(
            message, at: nil,
            fixes: build + (isHere ? [] : ["cd \(path.asWord) && nesh  # opens the prompt there"]))
    }
}
