import NeshCommand
import NeshData
import NeshLanguage

/// Which of the answers do on this machine, and what becomes of the first one.
extension ShellLine {
    /// The answer that `fix` may run: none that has a gap to fill, and one that goes to sh only where it is the one.
    package var correction: String? {
        guard isSame, let answer = answers.first, !answer.line.hasPrefix("!") || answers.count == 1 else { return nil }
        return answer.hasGap || answer.line.hasPrefix("if ") || answer.line == "exit" && !isFinal ? nil : answer.line
    }

    /// The answer that `fix` may put at the prompt, where there is none that it may run.
    package var draft: String? {
        guard isDraft, correction == nil, let answer = answers.first, !answer.hasGap else { return nil }
        return answer.line
    }

    /// What is said of a line that begins with a program.
    static func program(_ name: String) -> String { "'\(name)' is a program, not a command of nesh" }

    /// Without the lines for sh that call what this machine does not have, or what only nesh knows.
    package func withInstalled(_ commands: CommandTable, _ isInstalled: (String) -> Bool) -> ShellLine {
        var absent: String?
        var line = keeping { answer in
            guard answer.line.hasPrefix("!") else { return true }
            if RecordWord.isIn(answer.line) { return false }
            let program = ShellPlainLine(String(answer.line.dropFirst())).programs.first { !isInstalled($0) }
            absent = absent ?? program
            return program == nil
        }
        if let absent, message == Self.program(absent) {
            line.message = "'\(absent)' is neither a command of nesh nor a program on PATH"
        } else if absent.flatMap(commands.named) == nil {
            line.absentProgram = absent
        }
        return line
    }

    /// Without the answers that would not do here.
    package func keeping(_ isGood: (Answer) -> Bool) -> ShellLine {
        var line = self
        line.answers.removeAll { !isGood($0) }
        // What comes first now may be no more than near.
        if line.answers.first != answers.first {
            line.isDraft = false
            if line.answers.first?.line.hasPrefix("!") != true { line.isSame = false }
        }
        return line
    }
}

extension ShellLine {
    private static let gaps: Set<String> = [
        "ALIAS", "CERT", "CID", "COMMAND", "DIR", "DIRECTORY", "ENCLAVE", "FIELD", "FILE", "FOLDER", "HOST", "ID",
        "IMAGE", "KEY", "NAME", "NONCE", "OPERATION", "OTHER", "PORT", "PROGRAM", "REGION", "SOURCE", "TEXT", "VALUE",
        "VERB",
    ]

    /// Whether a line shows how it is written: a word in it stands for what is to be there.
    package static func hasGap(_ line: String) -> Bool {
        // A variable has a value, whatever its name; a field of it may be one to choose.
        let parts = line.split(separator: "$", omittingEmptySubsequences: false).enumerated().map { index, part in
            index == 0 ? part : part.drop { $0.isLetter || $0.isNumber || $0 == "_" }
        }
        return line.contains("…")
            || parts.contains { part in
                // `NAME=VALUE`, `fileb://FILE` and `$last.FIELD`, but not a file `KEY.eif`.
                part.split { " =:/'\",;()[]{}<>|&".contains($0) }.contains { word in
                    let name = word.drop { $0 == "." }
                    return Self.gaps.contains(String(name)) || ["FILE.", "NAME."].contains(where: name.hasPrefix)
                }
            }
    }
}

extension ShellLine.Answer {
    /// It shows how the line is written.
    package var hasGap: Bool { ShellLine.hasGap(line) }
}
