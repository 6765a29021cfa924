import NeshCommand
import NeshData
import NeshLanguage
import NeshPasted
import NeshSystem

/// Finds what is wrong with statements before any of them runs.
struct Checker {
    private(set) var scope: CheckScope
    /// The files of `source` lines that were read, by path.
    private(set) var files: [String: [UInt8]] = [:]
    private var problems: [Diagnostic] = []
    /// Off where nothing may be read: a file that is sourced can have set anything then.
    var readsFiles = true
    /// Of a line that is to be proposed, the verb is asked about the words that it reads itself, and this about each
    /// number that names an enclave.
    var runsEnclave: ((_ cid: String) -> Bool)?

    private let commands: CommandTable

    init(scope: CheckScope, _ commands: CommandTable) { (self.scope, self.commands) = (scope, commands) }

    /// All problems but the parser's own, in the order of the text.
    mutating func check(_ parsed: Parsed) -> [Diagnostic] {
        for words in parsed.partialLines where words.count > 1 && words[0].bare == "set" {
            if let name = words[1].literal { scope.values[name] = .unknown }
        }
        for statement in parsed.statements { check(statement) }
        defer { problems = [] }
        return problems
    }

    private mutating func check(_ statement: Statement) {
        switch statement.kind {
        case .narration: break
        case .simple(let simple):
            switch simple.body {
            case .command(let line): check(line, statement.place)
            case .check(let check): self.check(check)
            case .shell: break
            }
        case .conditional(let conditional):
            check(conditional.condition, of: "if")
            let before = scope
            for statement in conditional.then { check(statement) }
            let afterThen = scope
            scope = before
            for statement in conditional.otherwise ?? [] { check(statement) }
            scope = afterThen.merged(with: scope)
        }
    }

    /// Nil when it cannot be known, which includes that it is wrong.
    private mutating func expand(_ word: NeshLanguage.Word) -> ExpandedWord? {
        do throws(Diagnostic) {
            return try Expander.expand(word, from: scope)
        } catch {
            problems.append(error)
            return nil
        }
    }

    private mutating func known(_ word: NeshLanguage.Word) -> String? {
        guard let expanded = expand(word), !expanded.isUnknown else { return nil }
        return expanded.text
    }

    // MARK: Conditions

    private mutating func check(_ check: Check) {
        self.check(check.condition, of: check.verb.rawValue)
        if let word = check.timeout, let text = known(word), DurationText.parse(text) == nil {
            problems.append(.notADuration(text, at: word.place))
        }
    }

    private mutating func check(_ condition: Condition, of verb: String) {
        if let slip = condition.slip(of: verb, isSet: { scope.values[$0] != nil }) { problems.append(slip) }
        _ = expand(condition.left)
        guard let comparison = condition.comparison else { return }
        guard let pattern = known(comparison.right) else { return }
        guard comparison.operator == .matches || comparison.operator == .matchesNot else { return }
        do throws(Diagnostic) {
            let expression = try PatternCache.compile(pattern, at: comparison.right.place)
            // A variable may hold what stands for "any".
            if comparison.right.isLiteral, expression.matchesEverything {
                problems.append(
                    Diagnostic(
                        "\(Quoting.shown(pattern)) matches every text", at: comparison.right.place,
                        fixes: ["write what it is to contain, such as ~ ready"]))
            }
        } catch {
            problems.append(error)
        }
    }

    // MARK: Commands

    private mutating func check(_ line: CommandLine, _ place: Place) {
        var words: [ExpandedWord] = []
        words.reserveCapacity(line.words.count)
        for word in line.words {
            words.append(expand(word) ?? ExpandedWord("", at: word.place, isLiteral: false, isUnknown: true))
        }
        if case .file(let word, _, _)? = line.destination {
            _ = expand(word)
            if let problem = line.wideBlank { problems.append(problem) }
        }
        guard let verb = words.first else { return }
        guard line.words[0].isLiteral else {
            problems.append(Diagnostic("a command is written out: it cannot come from a variable", at: verb.place))
            return
        }
        guard let command = commands.named(verb.text) else {
            let path = readsFiles ? SearchPath(scope.environment.text("PATH")) : nil
            problems.append(
                UnknownVerb(verb, before: words.dropFirst(), commands, path: path).diagnostic())
            return
        }
        let spec = command.spec
        if line.background != nil, spec.traits.contains(.foreground) {
            problems.append(Self.notInBackground(words))
        }
        do throws(Binder.Problems) {
            let call = try Binder.bind(Binder.Word.arguments(words, from: line.words), to: spec)
            guard !call.wantsHelp else { return }
            if let slip = OtherAssignment.diagnostic(takenBy: spec, words) { problems.append(slip) }
            checkForPrompt(call, words)
            if let runsEnclave { checkProposed(command, call, words, runsEnclave) }
            follow(call, words, place)
        } catch {
            problems += BindingProblems.diagnostics(error, words, of: spec, among: commands, in: scope.session)
        }
    }

    private mutating func checkProposed(
        _ command: any Command.Type, _ call: Call, _ words: [ExpandedWord], _ runsEnclave: (String) -> Bool
    ) {
        if let objection = command.objection(to: call) {
            problems.append(Diagnostic(objection.message, at: words.first?.place, notes: objection.details))
        }
        for parameter in call.spec.parameters where parameter.takesCID {
            for given in call.given(parameter.name) where VsockWords.isNumber(given.text) {
                if runsEnclave(given.text) || parameter.namesFile && File.exists(given.text) {
                    continue
                }
                problems.append(Diagnostic("no enclave has the CID \(given.text)", at: words.first?.place))
            }
        }
    }

    private mutating func checkForPrompt(_ call: Call, _ words: [ExpandedWord]) {
        let spec = call.spec
        guard !scope.isInteractive, let what = spec.promptOnly.first(where: { $0 == spec.name || call.has($0) })
        else { return }
        let word = words.first { $0.text == what || $0.text.hasPrefix(what + "=") }
        let name = what == spec.name ? what : "\(spec.name) \(what)"
        problems.append(Diagnostic("\(name) works at the prompt only", at: word?.place))
    }

    static func notInBackground(_ words: [ExpandedWord]) -> Diagnostic {
        Diagnostic(
            "'\(words.first?.text ?? "")' runs in the foreground only", at: words.first?.place,
            notes: ["the lines below it need what it does, so they wait until it is done"],
            fixes: ["\(words.map(\.shown).joined(separator: " "))  # without &"])
    }

    /// What a command means for the lines after it.
    private mutating func follow(_ call: Call, _ words: [ExpandedWord], _ place: Place) {
        for effect in call.spec.effects {
            switch effect {
            case .variable(let name, let value):
                guard let name = call.text(name), let word = words.value(of: value, in: call) else { continue }
                scope.values[name] = word.isUnknown ? .unknown : .text(word.text)
            case .setting(let name, let value):
                guard let setting = call.text(name).flatMap(SettingSpec.named), let text = call.text(value),
                    let word = words.value(of: value, in: call)
                else { continue }
                check(text, at: word.place, for: setting)
            case .source(let file):
                if let word = words.value(of: file, in: call) { checkSource(word, place) }
            case .image, .beside, .serving, .elsewhere: continue
            }
        }
    }

    private mutating func check(_ value: String, at place: Place, for setting: SettingSpec) {
        do throws(ValueProblem) {
            try setting.check(value)
        } catch {
            problems.append(
                Diagnostic(
                    "option \(setting.name): \(error.message)", at: place,
                    notes: (error.suggestion.map { [Quoting.question([$0])] } ?? []) + error.notes,
                    replacement: error.suggestion
                ).withFullWidth { (try? setting.check($0)) != nil })
        }
    }

    // MARK: source

    private mutating func checkSource(_ word: ExpandedWord, _ place: Place) {
        guard readsFiles, !word.isUnknown else {
            scope.anyNameMayBeSet = true
            return
        }
        let path = ScriptFile.path(word.text, from: place.source)
        if ScriptFile.isOpen(path, from: place.source) {
            problems.append(Diagnostic("\(path) would source itself", at: word.place))
            return
        }
        do throws(SystemError) {
            let bytes: [UInt8]
            if let known = files[path] { bytes = known } else { bytes = try ScriptFile.read(path) }
            files[path] = bytes
            if let foreign = ScriptFile.foreign(path, bytes, at: word.place) {
                problems.append(foreign)
                return
            }
            let parsed = Parser.parse(SourceText(name: path, path: path, bytes: bytes, includedFrom: place))
            let before = problems
            problems = []
            let found = check(parsed)
            problems = before + Self.ordered(parsed.problems + found)
        } catch {
            problems.append(Diagnostic("cannot read \(error.description)", at: word.place))
        }
    }

    /// By their place in the text; those of a sourced file at the line with the `source`.
    static func ordered(_ problems: [Diagnostic]) -> [Diagnostic] {
        guard let depth = problems.compactMap(\.place).map(\.source.depth).min() else { return problems }
        return problems.enumerated().sorted { left, right in
            let (first, second) = (left.element.offset(atDepth: depth), right.element.offset(atDepth: depth))
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
    }
}

extension SourceText {
    /// How many `source` lines lead here.
    fileprivate var depth: Int {
        var depth = 0
        var place = includedFrom
        while let current = place {
            depth += 1
            place = current.source.includedFrom
        }
        return depth
    }
}

extension Diagnostic {
    /// Where in the text at that depth the problem is, or the way to it begins.
    fileprivate func offset(atDepth depth: Int) -> Int {
        var place = self.place
        while let current = place, current.source.depth > depth { place = current.source.includedFrom }
        return place?.range.lowerBound ?? 0
    }
}

extension [ExpandedWord] {
    /// The word that gave the parameter its value; the verb is the first word.
    func value(of parameter: String, in call: Call) -> ExpandedWord? {
        call.place(parameter).map { $0 + 1 }.flatMap { indices.contains($0) ? self[$0] : nil }
    }
}

extension ParameterSpec {
    /// A number would be the CID of an enclave that runs, not a port.
    fileprivate var takesCID: Bool {
        switch completion {
        case .enclave, .enclaveOrFile: !placeholder.contains("PORT")
        default: false
        }
    }
}
