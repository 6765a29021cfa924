import NeshCommand
import NeshData
import NeshLanguage

/// `docker …`: what nesh does itself of what a container tool does.
enum ShellContainer {
    private typealias Answer = ShellLine.Answer

    /// - Parameters:
    ///   - text: the whole line.
    ///   - message: that it is a program.
    ///   - isFile: whether a file is there.
    static func answer(_ text: String, _ message: String, _ isFile: (String) -> Bool) -> ShellLine {
        // What takes its output is not the program's: no file there is a word of its own.
        let (command, behind) = ShellPrograms.apart(ShellWord.withoutComment(text))
        let arguments = Array(ShellWord.all(of: command).dropFirst())
        var plain = arguments.filter { !$0.hasPrefix("-") }
        // `docker container stop` is `docker stop`.
        if plain.first == "container", plain.count > 1 { plain.removeFirst() }
        let options = arguments.filter { $0.hasPrefix("-") }
        switch (plain.first ?? "", plain.dropFirst().first) {
        case ("images", _), ("image", "ls"), ("image", "list"), ("image", nil):
            return ShellLine(
                message: message, answers: [Answer(line: "images", explanation: "the images that nesh built")],
                isSame: [["images"], ["image", "ls"], ["image", "list"]].contains(arguments))
        case ("rmi", let name):
            return removal(name, message, isSame: plain.count == 2)
        case ("image", "rm"), ("image", "remove"):
            return removal(plain.dropFirst(2).first, message, isSame: plain.count == 3)
        case ("build", _), ("buildx", "build"), ("image", "build"), ("builder", "build"):
            let build = Build(arguments.drop { $0 != "build" }.dropFirst())
            return ShellLine(
                message: message,
                answers: [Answer(line: build.line, explanation: "builds the Dockerfile and makes the enclave image")],
                isSame: build.isSame && !isFile(build.output))
        case ("run", _), ("start", _), ("restart", _), ("create", _):
            return ShellLine(
                message: message,
                answers: [Answer(line: "help run-enclave", explanation: "an enclave is started from an .eif file")],
                isSame: false)
        case ("ps", _), ("ls", _), ("list", _):
            return ShellLine(
                message: message, answers: [Answer(line: "ls", explanation: "the running enclaves")],
                isSame: options.isEmpty && plain.count == 1)
        case ("stats", _):
            return ShellLine(
                message: message, answers: [Answer(line: "top", explanation: "what the enclaves use")], isSame: false)
        case ("stop", _), ("kill", _), ("rm", _): return ending(plain, options, message)
        case ("logs", _): return logs(arguments, behind, message)
        case ("attach", let name):
            let line = name.flatMap { word($0, of: plain) }.map { "console \($0)" }
            return ShellLine(
                message: message,
                answers: [Answer(line: line ?? "console", explanation: "what the console said")],
                isSame: false, isDraft: line != nil && options.isEmpty)
        case ("exec", _):
            return ShellLine(
                message: message,
                answers: [Answer(line: "console", explanation: "shows an enclave's console: nobody can log in to it")],
                isSame: false)
        case ("inspect", _):
            return ShellLine(
                message: message,
                answers: [
                    Answer(line: "describe-enclaves", explanation: "what nesh knows of the running enclaves")
                ], isSame: false)
        default: return ShellLine(message: message, answers: [])
        }
    }

    /// The one name behind a verb, as it was written; nil where there are several, and for what cannot be read here.
    private static func word(_ name: String, of plain: [String]) -> String? {
        plain.count == 2 && ShellWord.first(of: name).word == name ? name : nil
    }

    /// `docker stop hello`, `docker rm -f hello`
    private static func ending(_ plain: [String], _ options: [String], _ message: String) -> ShellLine {
        // `-t 5 hello`: what stands behind an option may be its value.
        let isKnown = options.allSatisfy { ["-f", "--force"].contains($0) || $0.contains("=") }
        guard isKnown, let name = plain.dropFirst().first.flatMap({ word($0, of: plain) }) else {
            return ShellLine(
                message: message,
                answers: [Answer(line: "terminate-enclave NAME", explanation: "ends this enclave")], isSame: false)
        }
        return ShellLine.ending(name, message)
    }

    /// `docker logs -f --tail 20 hello`: `-f` and the count of lines are nesh's, too.
    /// - Parameter behind: what takes the output.
    private static func logs(_ arguments: [String], _ behind: String, _ message: String) -> ShellLine {
        var rest = arguments.drop { $0 != "logs" }.dropFirst().flatMap(apartOption)[...]
        var (names, options, isKnown) = ([String](), [String](), true)
        while let next = rest.popFirst() {
            switch next {
            case "-f", "--follow": options.append("-f")
            case "-n", "--tail":
                guard let count = rest.popFirst(), !count.isEmpty, count.allSatisfy(\.isNumber) else {
                    isKnown = false
                    continue
                }
                options += ["-n", count]
            default:
                isKnown = isKnown && !next.hasPrefix("-") && ShellWord.first(of: next).word == next
                names.append(next)
            }
        }
        let isWhole = isKnown && names.count == 1
        let next = (behind.hasPrefix("2>&1") ? behind.dropFirst(4) : behind[...]).trimmingSpaces
        let pipe = next.hasPrefix("|") && !ShellPrograms.isJoined(String(next.dropFirst())) ? [String(next)] : []
        return ShellLine(
            message: message,
            answers: [
                Answer(
                    line: (["logs"] + (isWhole ? names + options + pipe : [])).joined(separator: " "),
                    explanation: "what the console said")
            ], isSame: false, isDraft: isWhole)
    }

    /// `--tail=5`, `-fn5`: an option for each, its value behind it.
    private static func apartOption(_ word: String) -> [String] {
        if word.hasPrefix("--tail=") { return ["--tail", String(word.dropFirst(7))] }
        guard word.hasPrefix("-f") || word.hasPrefix("-n"), word.count > 2 else { return [word] }
        if word.hasPrefix("-f") { return ["-f"] + apartOption("-" + word.dropFirst(2)) }
        return ["-n", String(word.dropFirst(2))]
    }

    private static func removal(_ name: String?, _ message: String, isSame: Bool) -> ShellLine {
        // `$(docker images -q)` is nothing that can be read here.
        let isPlain = name.map { ShellWord.first(of: $0).word == $0 } ?? false
        return ShellLine(
            message: message,
            answers: [
                Answer(line: "images remove \(isPlain ? name ?? "" : "NAME")", explanation: "removes an image"),
                Answer(line: "images", explanation: "the images that nesh built"),
            ].dropLast(isPlain ? 1 : 0), isSame: isSame && isPlain)
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
            case "-t", "--tag":
                // An enclave image has one name.
                if tag != nil { isSame = false }
                tag = tag ?? value()
            case "-f", "--file": options += ["--docker-file", value() ?? "FILE"]
            case "--target", "--build-arg", "--platform": options += [name, value() ?? "VALUE"]
            // They change how it is built, or what nobody measures.
            case "--progress", "--label", "--network", "--cache-from", "--memory", "-m": _ = value()
            case "--no-cache", "--pull", "-q", "--quiet", "--rm", "--force-rm", "--load": break
            default: isSame = false
            }
        }

        /// Without quotes that it does not need, otherwise as it was written: they mean the same here.
        private var name: String {
            let tag = tag ?? "app:latest"
            let plain = ShellWord.unquoted(tag)
            return plain.isPlainWord ? plain : tag
        }

        /// A file of the image's name without its registry and tag.
        var output: String {
            let file = ShellWord.unquoted(name).split(separator: "/").last?.split(separator: ":").first
            return file.map { $0.isPlainWord ? "\($0).eif" : "app.eif" } ?? "app.eif"
        }

        var line: String {
            ([
                "build-enclave", "--docker-uri", name, "--docker-dir", directory,
            ] + options + ["--output-file", output]).joined(separator: " ")
        }
    }
}

extension ShellLine {
    /// - Parameter name: what is to end, as it was written: an enclave, if there is one of this name.
    static func ending(_ name: String, _ message: String) -> ShellLine {
        ShellLine(
            message: message,
            answers: [Answer(line: "terminate-enclave \(name)", explanation: "ends this enclave")],
            isSame: false, isDraft: true)
    }
}
