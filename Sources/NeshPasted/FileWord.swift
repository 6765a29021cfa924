import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

/// A file's name where a command or a word of help is wanted: what nesh does with such a file.
package struct FileWord {
    private let path: String
    private let kind: Kind

    private enum Kind: String {
        case image = "eif"
        case document = "bin"
        case recording = "cast"
        case script = "nesh"
    }

    /// - Parameter path: as it stands in a line.
    /// - Returns: nil for a name of no kind that nesh knows.
    package init?(_ path: String) {
        guard !path.hasPrefix("-"), let dot = path.lastIndex(of: "."), dot > path.startIndex,
            let kind = Kind(rawValue: String(path[path.index(after: dot)...]))
        else { return nil }
        (self.path, self.kind) = (path, kind)
    }

    /// The line that shows what is in it; nil where that is text.
    package var look: ShellLine.Answer? {
        switch kind {
        case .image: .init(line: "describe-eif --eif-path \(path)", explanation: "shows what is in the image")
        case .document: .init(line: "attestation show \(path)", explanation: "shows an attestation document")
        case .recording: .init(line: "replay \(path)", explanation: "plays the recording")
        case .script: nil
        }
    }

    /// All that may be meant by its name alone.
    private var answers: [ShellLine.Answer] {
        let others: [ShellLine.Answer] =
            switch kind {
            case .image:
                [
                    .init(line: "use \(path)", explanation: "makes it the current image"),
                    .init(
                        line: "run-enclave --eif-path \(path) --cpu-count 2 --memory auto",
                        explanation: "starts an enclave from it"),
                ]
            case .script: [.init(line: "source \(path)", explanation: "runs its lines here")]
            case .document, .recording: []
            }
        return [look].compactMap(\.self) + others
    }

    /// What there is to say of the name alone, in a command's place.
    var alone: ShellLine { ShellLine(message: "'\(path)' is a file, not a command", answers: answers) }

    /// Programs that show a file's bytes, which are not text.
    private static let viewers: Set<String> = [
        "bat", "cat", "emacs", "file", "head", "hexdump", "less", "more", "nano", "od", "open", "strings", "tail", "vi",
        "view", "vim", "xxd",
    ]

    /// Those of them for which a new name is as good.
    private static let writers: Set<String> = ["emacs", "nano", "vi", "vim"]

    /// `cat app/Dockerfile`, where `hello-app/Dockerfile` is there: the same with that.
    static func misspelt(by program: String, _ arguments: [String], _ isFile: (String) -> Bool) -> ShellLine? {
        guard viewers.subtracting(writers).contains(program), let path = arguments.last, path.isPlainWord,
            !path.hasPrefix("-"),
            Int(path) == nil, !path.contains(where: { "*?[~$".contains($0) }), !isFile(path), !File.exists(path),
            !arguments.contains(where: { $0.contains { "|&;<>'\"`".contains($0) } }),
            let near = NearbyFile.closest(to: path)
        else { return nil }
        if let look = FileWord(near.asWord)?.look {
            return ShellLine(message: "there is no file '\(path)'", answers: [look])
        }
        let line = ([program] + arguments.dropLast() + [near.asWord]).joined(separator: " ")
        return ShellLine(
            message: "there is no file '\(path)'",
            answers: [ShellLine.Answer(line: "!" + line, explanation: "run the line in sh")])
    }

    /// `view hello.eif`: what shows the file as somebody can read it.
    static func viewed(by program: String, _ arguments: [String]) -> ShellLine? {
        guard arguments.count == 1, viewers.contains(program), let answer = FileWord(arguments[0])?.look else {
            return nil
        }
        return ShellLine(message: "'\(arguments[0])' is not text", answers: [answer])
    }
}
