import NeshCommand
import NeshData
import NeshLanguage

/// `docker …`: what nesh does itself of what a container tool does.
enum ShellContainer {
    private typealias Answer = ShellLine.Answer

    /// - Parameters:
    ///   - arguments: the words behind the program's name, as they are written.
    ///   - message: that it is a program.
    static func answer(_ arguments: [String], _ message: String) -> ShellLine {
        let verb = arguments.first { !$0.hasPrefix("-") } ?? ""
        let plain = arguments.filter { !$0.hasPrefix("-") }
        switch (verb, plain.dropFirst().first) {
        case ("images", _), ("image", "ls"), ("image", "list"), ("image", nil):
            return ShellLine(
                message: message, answers: [Answer(line: "images", explanation: "the images that nesh built")])
        case ("rmi", let name):
            return removal(name, message, isSame: plain.count == 2)
        case ("image", "rm"), ("image", "remove"):
            return removal(plain.dropFirst(2).first, message, isSame: plain.count == 3)
        case ("build", _), ("buildx", "build"), ("image", "build"), ("builder", "build"):
            let build = Build(arguments.drop { $0 != "build" }.dropFirst())
            return ShellLine(
                message: message,
                answers: [Answer(line: build.line, explanation: "builds the Dockerfile and makes the enclave image")],
                isSame: build.isSame)
        case ("run", _), ("start", _):
            return ShellLine(
                message: message,
                answers: [Answer(line: "help run-enclave", explanation: "an enclave is started from an .eif file")])
        case ("ps", _), ("container", _):
            return ShellLine(message: message, answers: [Answer(line: "ls", explanation: "the running enclaves")])
        case ("logs", _), ("attach", _):
            return ShellLine(
                message: message, answers: [Answer(line: "logs", explanation: "what the console said")],
                isSame: false)
        default: return ShellLine(message: message, answers: [])
        }
    }

    private static func removal(_ name: String?, _ message: String, isSame: Bool) -> ShellLine {
        ShellLine(
            message: message,
            answers: [Answer(line: "images remove \(name ?? "NAME")", explanation: "forgets an image")], isSame: isSame)
    }

    /// `docker build …`
    private struct Build {
        private var tag: String?
        private var directory = "."
        /// nesh's options, with their values as they were written.
        private var options: [String] = []
        /// Every word was understood: a part of them would make another image.
        private(set) var isSame = true

        init(_ words: ArraySlice<String>) {
            var rest = words
            while let word = rest.popFirst() {
                guard word.hasPrefix("-"), word != "-" else {
                    directory = word
                    // The Dockerfile from standard input, or a context from elsewhere.
                    if word == "-" || word.contains("://") { isSame = false }
                    continue
                }
                let equals = word.hasPrefix("--") ? word.firstIndex(of: "=") : nil
                take(String(word[..<(equals ?? word.endIndex)])) {
                    if let equals { return String(word[word.index(after: equals)...]) }
                    return rest.popFirst()
                }
            }
        }

        private mutating func take(_ name: String, _ value: () -> String?) {
            switch name {
            case "-t", "--tag": tag = tag ?? value()
            case "-f", "--file": options += ["--docker-file", value() ?? "FILE"]
            case "--target", "--build-arg", "--platform": options += [name, value() ?? "VALUE"]
            // They change how it is built, or what nobody measures.
            case "--progress", "--label", "--network", "--cache-from", "--memory", "-m": _ = value()
            case "--no-cache", "--pull", "-q", "--quiet", "--rm", "--force-rm", "--load": break
            default: isSame = false
            }
        }

        var line: String {
            let name = ShellWord.unquoted(tag ?? "app:latest")
            // As docker does.
            let last = name.split(separator: "/").last ?? "app"
            let file = last.split(separator: ":").first.map(String.init) ?? "app"
            let hasBlank = name.contains { $0 == " " || $0 == "$" }
            return
                ([
                    "build-enclave", "--docker-uri", hasBlank ? "\"\(name)\"" : name, "--docker-dir", directory,
                ] + options + ["--output-file", hasBlank ? "app.eif" : "\(file).eif"]).joined(separator: " ")
        }
    }
}
