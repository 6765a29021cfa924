import NeshCommand
import NeshData
import NeshLanguage

extension ShellLine {
    private static let shells: Set<String> = ["sh", "bash", "dash", "ksh", "zsh"]

    /// `bash talk.nesh`: another shell finds nothing but mistakes in a script of nesh's.
    /// - Parameter words: the whole line's.
    static func scriptOfNesh(_ program: String, _ words: [String]) -> ShellLine? {
        guard shells.contains(program), words.count == 2, words[1].hasSuffix(".nesh") else { return nil }
        return ShellLine(
            message: "\(words[1]) is a script of nesh, which \(program) cannot run",
            answers: [Answer(line: "source \(words[1])", explanation: "runs its lines here")])
    }
}
