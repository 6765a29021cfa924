import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

/// Recognises a line of another shell at the prompt, as in AWS's workshop, and says what does the same here.
package struct ShellLine: Sendable, Equatable {
    /// Why it is not a line of nesh's, as a sentence without a full stop.
    package var message: String
    /// Lines that do it, the best first, with what each is for.
    package var answers: [Answer]
    /// sh could not do it either.
    package var isFinal = false

    /// The first answer does what the line would have done; false where nobody can know here which enclave the line
    /// means, or whether it would have run at all.
    var isSame = true

    /// The answer that `fix` may run: none that has a gap to fill, and one that goes to sh only where it is the one.
    package var correction: String? {
        guard isSame, let line = answers.first?.line, !line.hasPrefix("!") || answers.count == 1 else { return nil }
        let hasGap = line.split { !$0.isLetter }.contains { ["FIELD", "NAME"].contains($0) }
        return hasGap || line.hasPrefix("if ") || line == "exit" && !isFinal ? nil : line
    }

    /// A line that does what was meant.
    package struct Answer: Sendable, Equatable {
        /// As it could be typed.
        package var line: String
        /// A few words.
        package var explanation: String
    }

    /// Nil where the line may be nesh's own, or is only a misspelt verb.
    /// - Parameters:
    ///   - value: a variable's value; nil where it has none.
    ///   - isInstalled: whether a program of this name can be run.
    package static func recognise(
        _ line: String, _ commands: CommandTable, value: (String) -> String? = { _ in nil },
        isInstalled: (String) -> Bool = { _ in false }
    ) -> ShellLine? {
        let typed = String(ShellWord.joined(line).trimmingSpaces)
        if typed.hasSuffix("\\") { return nil }
        var text = ShellPrompt.stripped(typed)
        // A root prompt's # would make the line a comment: nothing to recognise.
        guard let first = text.first, first != "#", first != "|" else { return nil }
        if first == "!" { return hereDocument(text.dropFirst()) }
        if let assignment = ShellAssignment(text) { return assigned(assignment) }
        if text != typed, !"$%".contains(typed.first ?? "$") {
            return recognise(text, commands, value: value, isInstalled: isInstalled)
                ?? ShellLine(
                    message: "a prompt stands before the line",
                    answers: [Answer(line: text, explanation: "without it")], isFinal: true)
        }
        if let line = substitution(text, commands) { return line }
        if let answer = ShellTest(text).flatMap({ tested($0, commands, value) }) { return answer }
        if ["[ ", "[[ ", "if [ ", "if [[ "].contains(where: text.hasPrefix) {
            let message = "'[' tests a condition for sh; nesh has if $enclave.state == RUNNING"
            // Where nobody can know here whether the line would have done anything, nothing is offered to `fix`.
            return ShellLine(message: message, answers: [], isSame: text.hasPrefix("if"))
                .adding(Answer(line: "!" + text, explanation: "run the line in sh"))
        }
        let isRoot = text.hasPrefix("sudo ")
        if isRoot { text = String(text.dropFirst(5).trimmingSpaces) }
        let words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
        guard let program = words.first?.split(separator: "/").last.map(String.init) else { return nil }
        if program == "nitro-cli" || isRoot && commands.named(program) != nil {
            guard isRoot || words[0] != "nitro-cli" else { return nil }
            let rest = (program == "nitro-cli" ? Array(words.dropFirst()) : words).joined(separator: " ")
            return ShellLine(
                message: "commands run as the user who started nesh, sudo cannot change that here",
                answers: [Answer(line: rest, explanation: "the same command")])
        }
        if let known = ShellPrograms.answer(program, Array(words.dropFirst()), text, commands) {
            return known.adding(Answer(line: "!" + (isRoot ? "sudo " : "") + text, explanation: "run the line in sh"))
        }
        if isRoot {
            return ShellLine(
                message: "'sudo' is a program, not a command of nesh",
                answers: [Answer(line: "!sudo " + text, explanation: "run the line in sh")])
        }
        // Rather what is there than what is spelled nearly so.
        if commands.named(words[0]) == nil, isInstalled(words[0]) {
            return ShellLine(message: "'\(program)' is a program, not a command of nesh", answers: [])
                .adding(Answer(line: "!" + text, explanation: "run the line in sh"))
        }
        return nil
    }

    /// `nitro-cli console --enclave-id $(nitro-cli describe-enclaves | jq -r ".[0].EnclaveID")`
    private static func substitution(_ text: String, _ commands: CommandTable) -> ShellLine? {
        guard let option = text.ranges(of: "--enclave-id").first else { return nil }
        let value = text[option.upperBound...].drop { " =\"".contains($0) }
        guard value.hasPrefix("$(") || value.hasPrefix("`") else { return nil }
        let close: Character = value.hasPrefix("`") ? "`" : ")"
        guard let end = value.dropFirst().lastIndex(of: close) else { return nil }
        var before = String(text[..<option.lowerBound])
        for prefix in ["sudo ", "nitro-cli "] where before.hasPrefix(prefix) { before.removeFirst(prefix.count) }
        guard let verb = before.split(separator: " ").first, commands.named(String(verb)) != nil else { return nil }
        let after = value[value.index(after: end)...].drop { $0 == "\"" }
        let line = String((before.trimmingSpaces + " " + after.trimmingSpaces).trimmingSpaces)
        return ShellLine(
            message: "nesh has no command substitution: it knows which enclave you mean",
            answers: [
                Answer(line: line, explanation: "the selected enclave, or the only one that runs"),
                Answer(line: "!" + text, explanation: "run the line in sh"),
            ], isSame: false)
    }

    /// `[ -n "$ID" ] && nitro-cli terminate-enclave --enclave-id $ID`
    private static func tested(
        _ test: ShellTest, _ commands: CommandTable, _ value: (String) -> String?
    ) -> ShellLine? {
        guard let command = test.command(commands) else { return nil }
        let message = "'[' tests a condition for sh; nesh reports it if there is no enclave"
        let names = ShellWord.variables(in: command) ?? []
        if test.holds(value) == true, names.allSatisfy({ (value($0) ?? "null") != "null" }) {
            return ShellLine(message: message, answers: [Answer(line: command, explanation: "the condition holds")])
        }
        guard let line = ShellTest.implied(command) else { return nil }
        let explanation =
            line == command ? "without the condition" : "the selected enclave, or the only one that runs"
        return ShellLine(message: message, answers: [Answer(line: line, explanation: explanation)], isSame: false)
    }

    /// sh would get the line without its document, and a file might lose what it holds.
    private static func hereDocument(_ text: Substring) -> ShellLine? {
        guard ShellConstruct(text).hasHereDocument else { return nil }
        return ShellLine(
            message: "sh gets this line alone, and the here-document that it begins is not on it", answers: [],
            isFinal: true)
    }

    func adding(_ answer: Answer) -> ShellLine {
        if isFinal { return self }
        var more = self
        // Without the lines that belong to it, it would do something else.
        let isWhole = !ShellConstruct(answer.line.dropFirst()).isOpen
        if isWhole, !more.answers.contains(where: { $0.line.hasPrefix("!") }) { more.answers.append(answer) }
        return more
    }

    /// `ENCLAVE_ID=$(nitro-cli describe-enclaves | jq …)`, `X=1`
    private static func assigned(_ assignment: ShellAssignment) -> ShellLine {
        let name = assignment.name
        if case .substitution = assignment.value {
            let isEnclave = name.uppercased().contains("ENCLAVE") && name.uppercased().hasSuffix("ID")
            return ShellLine(
                message: "nesh has no command substitution: each command's result is in $last",
                answers: [
                    isEnclave
                        ? Answer(
                            line: "echo $enclave.id", explanation: "the selected enclave's ID, also as $ENCLAVE_ID")
                        : Answer(line: "set \(name) $last.FIELD", explanation: "after the command; Tab completes FIELD")
                ])
        }
        if assignment.isForStart {
            var shown = "…"
            if case .word(let word, _) = assignment.value { shown = word }
            return ShellLine(
                message: "nesh reads \(name) from its environment, when it starts",
                answers: [Answer(line: "exit", explanation: "then start it as: \(name)=\(shown) nesh")])
        }
        guard case .word(let word, before: "") = assignment.value, !word.contains("\n") else {
            return ShellLine(
                message: "variables are set by set, one a line",
                answers: [
                    Answer(line: "set \(name) VALUE", explanation: "$\(name) from then on")
                ], isSame: false)
        }
        // Quotes mean nearly the same here, so the value stays as it was written.
        return ShellLine(
            message: "variables are set by set",
            answers: [Answer(line: "set \(name) \(word.isEmpty ? "''" : word)", explanation: "$\(name) from then on")])
    }
}
