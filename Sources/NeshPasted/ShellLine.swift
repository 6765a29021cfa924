import NeshCommand
import NeshData
import NeshEnclave
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

    /// The first answer does it to what the line names, where that is an enclave: somebody reads it before it runs.
    var isDraft = false

    /// A program that an answer would have called, and that this machine does not have; nil where none is known of.
    var absentProgram: String?

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
    ///   - isJob: whether a job of this number runs in the background; nil where that is not to be known.
    ///   - privilege: what becomes of a sudo in front of the line.
    package static func recognise(
        _ line: String, _ commands: CommandTable, value: (String) -> String? = { _ in nil },
        isInstalled: (String) -> Bool = { _ in false }, isFile: (String) -> Bool = { _ in false },
        isJob: ((Int) -> Bool)? = nil, as privilege: Privilege = .sudo
    ) -> ShellLine? {
        let typed = String(ShellWord.joined(line).trimmingSpaces)
        if typed.hasSuffix("\\") { return nil }
        var text = ShellPrompt.stripped(typed)
        // A root prompt's # would make the line a comment: nothing to recognise.
        guard let first = text.first, first != "#", first != "|" else { return nil }
        if let word = blockWord(inLines: text) { return blockWord(word) }
        if first == "!" { return forShell(text.dropFirst()) }
        if ShellConstruct(text).hasHereDocument { return hereDocument }
        if let end = ShellConstruct(text).endOfSubstitution {
            return ShellLine(
                message: "the closing \(end) of a command substitution is missing", answers: [], isFinal: true,
                isSame: false)
        }
        if let assignment = ShellAssignment(text) { return assigned(assignment) }
        if text != typed, !"$%".contains(typed.first ?? "$") {
            return recognise(
                text, commands, value: value, isInstalled: isInstalled, isFile: isFile, isJob: isJob, as: privilege)
                ?? ShellLine(
                    message: "a prompt stands before the line",
                    answers: [Answer(line: text, explanation: "without it")], isFinal: true)
        }
        if first == "(" { return subshell(text, commands) }
        if let line = ofVariables(text, commands) { return line }
        if let line = ofLanguage(ShellWord.all(of: text), commands) {
            return line.adding(Answer(line: "!" + text, explanation: "run the line in sh"))
        }
        if let line = lineOfFile(text) { return line }
        if let line = substitution(text, commands) { return line }
        if let answer = ShellTest(text).flatMap({ tested($0, commands, value) }) { return answer }
        if ["[ ", "[[ ", "if [ ", "if [[ "].contains(where: text.hasPrefix) || RecordWord.isTested(text) {
            let name = text.hasPrefix("test ") ? "test" : "["
            let message = "'\(name)' tests a condition for sh; nesh has if $enclave.state == RUNNING"
            // Where nobody can know here whether the line would have done anything, nothing is offered to `fix`.
            let expectation = ShellTest(text)?.expectation.map {
                Answer(line: $0, explanation: "looks whether it holds")
            }
            return ShellLine(
                message: message, answers: [expectation ?? ShellTest.ownCondition(text)].compactMap { $0 },
                isSame: text.hasPrefix("if") || RecordWord.isIn(text)
            )
            .adding(Answer(line: "!" + text, explanation: "run the line in sh"))
        }
        if Self.isCondition(text) { return Self.blockWord("then") }
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
        if let ending = endOfJob(program, Array(words.dropFirst()), isJob) { return ending }
        if let file = FileWord.viewed(by: program, Array(words.dropFirst())) {
            return file.adding(inShell(text, isRoot, privilege))
        }
        if let script = scriptOfNesh(program, words) { return script }
        if !isRoot, let misspelt = FileWord.misspelt(by: words[0], Array(words.dropFirst()), isFile) { return misspelt }
        if let known = ShellPrograms.answer(program, Array(words.dropFirst()), text, commands, isFile) {
            return known.adding(inShell(text, isRoot, privilege))
        }
        if isRoot {
            return ShellLine(
                message: Self.program("sudo"),
                answers: [inShell(text, isRoot, privilege)])
        }
        if program == "nesh", words.count == 2, Synonym.meansPages(words[1]) {
            return ShellLine(message: DocumentationPlace.note, answers: [])
        }
        if program == "nesh", words.count > 1, !words[1].hasPrefix("-"), commands.named(words[1]) == nil {
            // Its own name changes nothing here.
            return recognise(
                String(text.dropFirst(words[0].count)), commands, value: value, isInstalled: isInstalled,
                isFile: isFile, isJob: isJob, as: privilege)
        }
        // Rather what is there than what is spelled nearly so.
        if commands.named(words[0]) == nil, isInstalled(words[0]) {
            return ShellLine(message: Self.program(program), answers: [])
                .adding(Answer(line: "!" + text, explanation: "run the line in sh"))
        }
        return words.count == 1 ? FileWord(words[0])?.alone : nil
    }

    /// `stop 1`, `kill %1`: where a job of that number runs, and where none does but one is meant.
    private static func endOfJob(_ word: String, _ arguments: [String], _ isJob: ((Int) -> Bool)?) -> ShellLine? {
        guard let isJob, word == "kill" || Synonym.meant(by: word, among: ["terminate"]) != nil,
            arguments.dropLast().allSatisfy({ $0.hasPrefix("-") }),
            let number = arguments.last.flatMap({ Int($0.hasPrefix("%") ? $0.dropFirst() : $0[...]) })
        else { return nil }
        if !isJob(number) {
            guard arguments.last?.hasPrefix("%") ?? false else { return nil }
            return ShellLine(
                message: "there is no job \(number)",
                answers: [Answer(line: "jobs", explanation: "lists what runs in the background")], isFinal: true,
                isSame: false)
        }
        return ShellLine(
            message: "job \(number) ends with Ctrl-C: bring it forward first",
            answers: [Answer(line: "fg \(number)", explanation: "brings the job forward, where Ctrl-C ends it")],
            isFinal: true, isSame: false)
    }

    /// `(cd app && make)`, `((n++))`
    private static func subshell(_ text: String, _ commands: CommandTable) -> ShellLine {
        if text.hasPrefix("((") { return noArithmetic(text.hasSuffix("))") ? "$" + text : nil) }
        var line = ShellLine(
            message: "a line in parentheses is for a shell of its own, which nesh does not have", answers: [])
        let inside = text.hasSuffix(")") ? String(text.dropFirst().dropLast()).trimmingSpaces : ""
        let isOne = !inside.contains { "()&|;<>`".contains($0) }
        if isOne, let own = ShellSegment.ownLine(String(inside), commands) {
            line.answers.append(Answer(line: own, explanation: "the same command"))
        }
        return line.adding(Answer(line: "!" + text, explanation: "run the line in sh"))
    }

    /// `memory_mib: 512`, `- {address: kms.us-east-1.amazonaws.com, port: 443}`: pasted from a page that shows a file.
    private static func lineOfFile(_ text: String) -> ShellLine? {
        if text.hasPrefix("allowlist:") || text.hasPrefix("- {address:") || text.hasPrefix("- address:") {
            return ShellLine(
                message:
                    "this is a line of vsock-proxy's file, not a command: write it into the file that --config names",
                answers: [Answer(line: "help vsock-proxy", explanation: "nesh's own help")], isSame: false)
        }
        for key in AllocatorFile.Key.allCases.map(\.rawValue) where text.hasPrefix(key + ":") {
            let value = text.dropFirst(key.count + 1).trimmingSpaces
            guard !value.isEmpty, value.allSatisfy({ $0.isNumber || $0 == "," || $0 == "-" }) else { return nil }
            return ShellLine(
                message: "this is a line of the allocator's file, not a command",
                answers: [Answer(line: "allocator set \(key) \(value)", explanation: "changes the file, checked")])
        }
        return nil
    }

    /// - Parameter isRoot: sudo stood before it, which root need not type and not every machine has.
    private static func inShell(_ text: String, _ isRoot: Bool, _ privilege: Privilege) -> Answer {
        switch privilege {
        case .none where isRoot: Answer(line: "!" + text, explanation: "run the line in sh; it needs root")
        case .sudo where isRoot: Answer(line: "!sudo " + text, explanation: "run the line in sh")
        default: Answer(line: "!" + text, explanation: "run the line in sh")
        }
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
    private static let hereDocument = ShellLine(
        message: "sh gets only this line, and the here-document that it begins is not on it",
        answers: [
            Answer(line: "!${EDITOR:-vi} FILE", explanation: "writes the file in an editor"),
            Answer(line: "!sh FILE", explanation: "runs a file that has the here-document"),
        ], isFinal: true)

    /// `!LINE` that sh cannot do as it stands, or would not do as it was meant.
    private static func forShell(_ text: Substring) -> ShellLine? {
        if ShellConstruct(text).hasHereDocument { return hereDocument }
        if ShellConstruct(text).isOpen {
            return ShellLine(
                message: "sh gets only this line, and a block or quote on it is not closed", answers: [], isFinal: true)
        }
        // `! grep -q x file && …`: sh's "not", of which nothing would be left.
        let isSeveral =
            ShellParts.split(String(text)).map { $0.count > 1 } ?? true
            || ShellQuotes.firstBare(in: text) { $0.first == "|" } != nil
        guard text.first == " ", isSeveral else { return nil }
        return ShellLine(
            message: "'! ' before several commands is sh's 'not', while nesh's ! gives all of them to sh",
            answers: [Answer(line: "!" + text.trimmingSpaces, explanation: "run the line in sh, without the 'not'")],
            isSame: false)
    }

    /// A word of sh's blocks that begins the line or, in a block that was begun as nesh's, one of its lines.
    private static func blockWord(inLines text: String) -> String? {
        let firsts = text.split(separator: "\n").compactMap { line in
            line.split { $0.isWhitespace || $0 == ";" }.first.map(String.init)
        }
        return (firsts.first == "if" ? firsts : Array(firsts.prefix(1))).first { ShellProgram($0) == .blockWord }
    }

    /// `if …; then` and `if [ … ]`: sh's, not nesh's.
    static func isCondition(_ text: String) -> Bool {
        guard text.hasPrefix("if ") else { return false }
        if ["if [ ", "if [[ ", "if test "].contains(where: text.hasPrefix) { return true }
        return ShellQuotes.firstBare(in: text[...]) { rest in
            rest.first == ";" && rest.dropFirst().trimmingSpaces.prefix { $0.isLetter } == "then"
        } != nil
    }

    /// A line that is one of the words of sh's blocks, such as `fi` and `then`.
    package static func isBlockWord(_ line: String) -> Bool {
        let words = line.split { $0.isWhitespace || $0 == ";" }
        return words.count == 1 && ShellProgram(String(words[0])) == .blockWord
    }

    static func blockWord(_ word: String) -> ShellLine {
        if ["do", "done"].contains(word) { return ShellLanguage.loop(word) }
        return ShellLine(
            message: "'\(word)' is sh's: nesh's if has its statements on the lines below it, up to end", answers: [],
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

    /// - Parameter expression: as sh would calculate it.
    private static func noArithmetic(_ expression: String?) -> ShellLine {
        ShellLine(
            message: "nesh has no arithmetic",
            answers: [Answer(line: "!echo " + (expression ?? "$((1 + 2))"), explanation: "sh calculates")],
            isFinal: true, isSame: false)
    }

    /// `echo $$`: what sh has in variables without a name. `$?` is nesh's `$status`, which `ShellMeaning` knows.
    private static func ofVariables(_ text: String, _ commands: CommandTable) -> ShellLine? {
        guard ShellSegment.ownLine(text, commands) != nil,
            let sign = ShellWord.signs(in: text).first(where: { $0 != "?" })
        else { return nil }
        return ShellLine(
            message: "$\(sign) is a variable of sh's, and nesh has none in its place: in single quotes it is text",
            answers: [], isFinal: true)
    }

    /// `ENCLAVE_ID=$(nitro-cli describe-enclaves | jq …)`, `X=1`
    private static func assigned(_ assignment: ShellAssignment) -> ShellLine {
        let name = assignment.name
        if case .substitution(let inside) = assignment.value {
            if let inside, inside.hasPrefix("(") { return noArithmetic("$(\(inside))") }
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
