import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage

/// What Tab offers: pure, from the command table and a snapshot.
package struct Completer {
    /// The offer for one cursor position.
    package struct Completion: Sendable, Equatable {
        /// Where the replaced word starts, in bytes; it ends at the cursor.
        package var start: Int
        /// Sorted, without repetitions.
        package var candidates: [Candidate]
        /// They begin with what is there; otherwise each takes its place as a whole.
        package var continuePrefix = true
        /// The quote that is open at the cursor.
        package var quote: Character?
    }

    let snapshot: CompletionSnapshot
    let point: CompletionPoint

    /// - Parameter text: the line up to the cursor.
    package static func complete(_ text: String, in snapshot: CompletionSnapshot) -> Completion {
        Completer(snapshot: snapshot, point: CompletionPoint(text)).completion(\.candidates)
    }

    /// For `nesh` itself as another shell's command: its options, then a script or a verb with its words.
    package static func complete(invocation text: String, in snapshot: CompletionSnapshot) -> Completion {
        var point = CompletionPoint(text)
        // Options before the verb are the program's; those that take a value take one word.
        let options = InvocationOptions.spec.options
        var own: [String] = []
        while let word = point.words.first, word.hasPrefix("-"), !point.isForeign {
            own.append(point.words.removeFirst())
            guard let option = options.first(where: { $0.name == word }), option.arity != .flag else { continue }
            guard point.words.isEmpty else {
                point.words.removeFirst()
                continue
            }
            return Completer(snapshot: snapshot, point: point).completion { $0.values(of: option.completion) }
        }
        let given = Set(own)
        guard let verb = point.words.first else {
            return Completer(snapshot: snapshot, point: point).completion { completer in
                completer.point.prefix.hasPrefix("-")
                    ? completer.options(of: InvocationOptions.spec, without: given)
                    : completer.verbs(prefixes: false) + completer.files { $0.hasSuffix(".nesh") }
            }
        }
        let isVerb = snapshot.commands.named(verb) != nil
        return Completer(snapshot: snapshot, point: point).completion { completer in
            isVerb ? completer.candidates : completer.files { _ in true }
        }
    }

    private func completion(_ candidates: (Completer) -> [Candidate]) -> Completion {
        var seen: Set<String> = []
        let found = candidates(self).filter { seen.insert($0.text).inserted }
        return Completion(
            start: point.start, candidates: found, continuePrefix: found.allSatisfy { $0.text.hasPrefix(point.prefix) },
            quote: point.quote)
    }

    var candidates: [Candidate] {
        if point.takesFile, point.words.isEmpty { return programs + files { _ in true } }
        if point.isForeign || point.takesFile { return [] }
        if point.quote != "'", let dollar = variableStart { return variables(from: dollar) }
        if point.words.isEmpty { return verbs(prefixes: true) }
        if point.isCondition { return turned?.candidates ?? conditionWords }
        guard let command = snapshot.commands.named(point.words[0]) else { return [] }
        // The words behind it are another command's.
        if command.spec.traits.contains(.quotesCommand), point.words.count > 1,
            snapshot.commands.named(point.words[1]) != nil
        {
            var inner = point
            inner.words.removeFirst()
            return Completer(snapshot: snapshot, point: inner).candidates
        }
        return words(of: command.spec)
    }

    // MARK: Verbs and options

    /// - Parameter prefixes: also the words that stand before commands.
    private func verbs(prefixes wantsPrefixes: Bool) -> [Candidate] {
        let commands = snapshot.commands.all.map {
            Candidate($0.spec.name, annotation: $0.spec.summary[snapshot.language])
        }
        let prefixes = [
            Candidate("try", annotation: "Go on if the command fails", isSyntax: true),
            Candidate("not", annotation: "The command must fail", isSyntax: true),
            Candidate("on-exit", annotation: "Run the command when the shell ends", isSyntax: true),
        ]
        return matching((commands + (wantsPrefixes ? prefixes : [])).sorted { $0.text < $1.text })
    }

    /// Options, or the values of the parameter whose turn it is.
    private func words(of spec: CommandSpec) -> [Candidate] {
        var walk = ParameterWalk(spec)
        for word in point.words.dropFirst() { walk.take(word) }
        let (open, given) = (walk.open, walk.given)
        if let open, open.arity != .many || !walk.hasValue { return values(of: open.completion) }
        if point.prefix.hasPrefix("-") { return options(of: spec, without: given) }
        if let open { return values(of: open.completion) + options(of: spec, without: given) }
        let excluded = excluded(by: given, in: spec)
        let operand = walk.operands.first.flatMap { excluded.contains($0.name) ? nil : $0 }
        let isAction = operand?.name == spec.operands.first?.name && !spec.actions.isEmpty
        let offered = isAction ? actions(of: spec) : operand.map { values(of: completion(of: $0, spec)) } ?? []
        return point.prefix.isEmpty || offered.isEmpty ? offered + options(of: spec, without: given) : offered
    }

    /// What a setting takes depends on which it is.
    private func completion(of operand: ParameterSpec, _ spec: CommandSpec) -> CompletionKind {
        ParameterWalk.completion(of: operand, in: spec, firstOperand: point.words.dropFirst().first)
    }

    /// What cannot be together with what was given.
    private func excluded(by given: Set<String>, in spec: CommandSpec) -> Set<String> {
        Set(spec.rules.flatMap { $0.excluded(by: given) })
    }

    /// Those not given yet, and not excluded by one that was.
    private func options(of spec: CommandSpec, without given: Set<String>) -> [Candidate] {
        let excluded = excluded(by: given, in: spec)
        let action = point.words.dropFirst().first.flatMap { spec.actions.contains($0) ? $0 : nil }
        let free = spec.options.filter {
            ($0.arity == .repeated || !given.contains($0.name)) && !excluded.contains($0.name)
                && $0.isFor(action, of: spec)
        }
        return matching(free.map { Candidate($0.name, annotation: $0.help, isSyntax: true) })
    }

    // MARK: Values

    private func values(of kind: CompletionKind) -> [Candidate] {
        switch kind {
        case .none, .after: []
        case .choice(let words), .examples(let words): matching(words.map { Candidate($0) })
        case .file(let extensions):
            files { name in
                extensions.isEmpty || extensions.contains { name.hasSuffix("." + $0) }
            }
        case .directory: files { _ in false }
        case .image:
            // A directory is not an image; a word with a slash is on its way to a file.
            matching(snapshot.images.map { Candidate($0.name, annotation: $0.source) })
                + files(throughDirectories: point.prefix.contains("/")) { $0.hasSuffix(".tar") }
        case .enclave(let debug): enclaves(snapshot.enclaves.filter { !debug || $0.debug })
        case .logged: enclaves(snapshot.enclaves.filter(\.debug) + snapshot.ended)
        case .enclaveOrFile(let extensions):
            enclaves(snapshot.enclaves) + values(of: .file(extensions: extensions))
        case .errorCode:
            // The titles are nitro-cli's, and English.
            matching(
                ErrorPage.all.map {
                    let isEnglish = snapshot.language == .english
                    return Candidate($0.code.text, annotation: isEnglish ? $0.title : $0.meaning[snapshot.language])
                })
        case .explained:
            matching([Candidate("last", annotation: "the last failure")]) + values(of: .errorCode) + values(of: .verb)
        case .cpuCount: matching(snapshot.cpuCounts().map { Candidate(String($0), annotation: "free now") })
        case .setting: matching(SettingSpec.all.map { Candidate($0.name, annotation: $0.help) })
        case .verb:
            matching(
                snapshot.commands.all.map { Candidate($0.spec.name, annotation: $0.spec.summary[snapshot.language]) })
        }
    }

    private func enclaves(_ fitting: [CompletionSnapshot.EnclaveFact]) -> [Candidate] {
        let byName = matching(fitting.map { Candidate($0.name, annotation: "CID \($0.cid), \($0.state)") })
        if !byName.isEmpty || point.prefix.isEmpty { return byName }
        let others = fitting.flatMap {
            [Candidate(String($0.cid), annotation: $0.name), Candidate($0.id, annotation: $0.name)]
        }
        let beginning = matching(others)
        if !beginning.isEmpty { return beginning }
        return fitting.filter { EnclaveLookup.isBeginning(point.prefix, of: $0.id) }.map {
            Candidate($0.id, annotation: $0.name)
        }
    }

    /// Entries of the directory that the prefix names: directories, and files if they are wanted.
    private func files(throughDirectories: Bool = true, _ isWanted: (String) -> Bool) -> [Candidate] {
        let slash = point.prefix.lastIndex(of: "/")
        let directory = slash.map { String(point.prefix[...$0]) } ?? ""
        let entries = snapshot.files(directory).filter {
            point.prefix.hasSuffix("/.") || !$0.name.hasPrefix(".")
                || point.prefix.dropFirst(directory.count).hasPrefix(".")
        }
        let candidates = entries.filter { $0.isDirectory ? throughDirectories : isWanted($0.name) }.sorted {
            $0.name < $1.name
        }.map {
            Candidate(directory + $0.name + ($0.isDirectory ? "/" : ""), isFinal: !$0.isDirectory)
        }
        return matching(candidates)
    }

    // MARK: Variables

    /// Where the variable begins that the cursor is in.
    private var variableStart: String.Index? {
        guard let dollar = point.prefix.lastIndex(of: "$") else { return nil }
        let name = point.prefix[point.prefix.index(after: dollar)...].drop { $0 == "{" }
        return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." } ? dollar : nil
    }

    private func variables(from dollar: String.Index) -> [Candidate] {
        let before = String(point.prefix[..<dollar])
        let written = point.prefix[dollar...]
        let sign = written.hasPrefix("${") ? "${" : "$"
        let close = sign == "${" ? "}" : ""
        let names: [Candidate]
        if let dot = written.firstIndex(of: ".") {
            let record = String(written[..<dot].dropFirst(sign.count))
            names = (snapshot.fields[record] ?? []).filter { !$0.isEmpty }.map { Candidate("\(record).\($0)") }
        } else {
            names =
                snapshot.variables.map { Candidate($0, annotation: "variable") }
                + snapshot.fields.filter { !$0.value.isEmpty }.map { record, _ in
                    Candidate(record, annotation: Self.records[record] ?? "", isFinal: false)
                }
        }
        return matching(
            names.sorted { $0.text < $1.text }.map {
                Candidate(
                    before + sign + $0.text + ($0.isFinal ? close : ""), annotation: $0.annotation,
                    isFinal: $0.isFinal, isSyntax: true)
            })
    }

    private static let records = [
        "last": "what the last command found", "enclave": "the selected enclave", "eif": "the current image",
        "error": "the last failure", "env": "the environment",
    ]

    /// A word, an operator, a word; wait's limit.
    private var conditionWords: [Candidate] {
        var given = point.words.dropFirst()
        if given.first == "not" { given = given.dropFirst() }
        let options = snapshot.commands.named(point.words[0])?.spec.options ?? []
        let limit = options.map { Candidate($0.name, isSyntax: true) }
        guard let subject = given.first else {
            let not = point.words.count == 1 ? [Candidate("not", isSyntax: true)] : []
            let subjects = Self.subjects.map { Candidate($0.key, annotation: $0.value, isSyntax: true) }
            return matching(subjects.sorted { $0.text < $1.text } + not)
        }
        switch given.count {
        case 1:
            return matching(
                Condition.Operator.allCases.map { Candidate($0.rawValue, annotation: Self.meaning($0), isSyntax: true) }
                    + limit)
        case 2: return subject.hasSuffix("enclave.state") ? matching(EnclaveState.names.map { Candidate($0) }) : []
        default: return matching(limit)
        }
    }

    /// What conditions are mostly about.
    private static let subjects = [
        "$console": "what the selected enclave has said", "$enclave.state": "RUNNING, TERMINATING or EXITED",
        "$output": "what the last command wrote", "$status": "the last command's exit status",
        "$ok": "true after a success, false otherwise", "$error.code": "the last failure's code",
    ]

    private static func meaning(_ each: Condition.Operator) -> String {
        switch each {
        case .equal: "the same"
        case .unequal: "not the same"
        case .less: "a smaller number"
        case .atMost: "not a greater number"
        case .greater: "a greater number"
        case .atLeast: "not a smaller number"
        case .matches: "has a match of the regular expression"
        case .matchesNot: "has none"
        }
    }

    func matching(_ candidates: [Candidate]) -> [Candidate] {
        candidates.filter { $0.text.hasPrefix(point.prefix) }
    }
}
