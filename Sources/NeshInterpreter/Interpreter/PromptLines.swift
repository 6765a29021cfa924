import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem

/// Lines that a person types, one after the other.
final class PromptLines {
    private let state: RunState
    private let statements: StatementRunner
    private let files: CheckedFiles
    private let times: TimeNote
    /// The line, ended by a newline.
    private var typed = ""
    /// What was wrong with it.
    private var mistakes: [Diagnostic] = []
    /// It was not understood, or sh knew no such program: full-width characters may be why.
    private var isMisread = false
    /// What was said of it.
    private var shown: [Diagnostic] = []
    /// The newest line that a suggestion would fix, fixed: what `fix` runs.
    var correctedLine: String?
    /// The same of a line that somebody is to read before it runs: what `fix` puts at the prompt.
    var draftedLine: String?
    /// Lines that what was said of the last line has named already, as ways to what was meant.
    var ways: [String] = []
    /// Whether the last line did what it was to do.
    private(set) var succeeded = true

    init(_ state: RunState, _ statements: StatementRunner, _ files: CheckedFiles, _ times: TimeNote) {
        self.state = state
        self.statements = statements
        self.files = files
        self.times = times
    }

    /// - Parameter text: lines, each ended by a newline.
    func submit(_ text: String) -> Interpreter.Submission {
        mistakes = []
        shown = []
        typed = text
        succeeded = true
        isMisread = false
        state.remarked = nil
        defer {
            ways = shown.flatMap(\.fixes).map(FixText.line) + [state.remarked].compactMap(\.self)
            if let correction { offer(correction) }
        }
        let parsed = Parser.parse(SourceText(name: "", text: text), mode: .prompt)
        files.forget()
        switch parsed.result {
        case .incomplete(let what): return .incomplete(what)
        case .problems(let problems):
            mistakes = problems
            isMisread = true
            for problem in problems { show(problem) }
            return refused(problems.first, of: String(text.dropLast()))
        case .statements(let statements):
            // One command says itself what is wrong with it; a block is looked at before its first line runs.
            if statements.count > 1 || statements.contains(where: \.isConditional), !isRight(parsed) {
                return refused(mistakes.first, of: String(text.dropLast()))
            }
            return run(statements)
        }
    }

    /// - Parameter path: of the start-up file, absolute.
    func submit(startupFile path: String) -> Interpreter.Submission {
        succeeded = true
        let source: SourceText
        do throws(SystemError) {
            source = SourceText(name: path, path: path, bytes: try ScriptFile.read(path))
        } catch {
            let problem = Diagnostic("cannot read \(error.description)", at: nil)
            state.reporter.show(problem)
            return refused(problem, of: nil)
        }
        let parsed = Parser.parse(source)
        let submission =
            isRight(parsed) ? run(parsed.statements) : refused(mistakes.first, of: mistakes.first?.place?.text)
        if !succeeded { state.reporter.note("nesh: \(path) ended there; --no-rc starts without it") }
        return submission
    }

    private func isRight(_ parsed: Parsed) -> Bool {
        let problems = files.problems(of: parsed)
        if !problems.isEmpty { (mistakes, shown) = (problems, problems) }
        return problems.isEmpty
    }

    /// What `fix` would run stands first in it; for one mistake only, as the line corrects all of them.
    private func show(_ diagnostic: Diagnostic) {
        var diagnostic = diagnostic
        if let line = halfWidth, correction?.text == line.text {
            if !mistakes.contains(where: \.hasFullWidth) { diagnostic.notes.insert(FullWidth.note(on: typed), at: 0) }
            // Any other way out is for a line that was meant as it stands.
            diagnostic.fixes.removeAll { FixText.line(of: $0) != line.text }
        }
        diagnostic = mistakes.count == 1 ? diagnostic.led(by: correction?.text) : diagnostic
        shown.append(diagnostic)
        state.reporter.show(diagnostic)
    }

    /// Keeps for `fix` what a line should have been.
    /// - Parameter correction: nil where nobody knows.
    func offer(_ correction: Correction?) {
        let isDraft = correction?.isDraft ?? false
        correctedLine = isDraft ? nil : correction?.text
        // A block cannot be put at the prompt.
        draftedLine = isDraft ? correction?.text : nil
        if draftedLine?.contains(where: \.isNewline) ?? false { draftedLine = nil }
    }

    /// A line does not stand for a block.
    private var isBlock: Bool { typed.dropLast().contains(where: \.isNewline) }

    /// The line as what was wrong with it suggests.
    private var correction: Correction? {
        let (scope, commands) = (state.scope, state.services.commands)
        // To run `fix` would correct nothing any more: this line is the last one now.
        if mistakes.contains(where: { commands.traits(of: $0.replacement ?? "").contains(.asksForLast) }) { return nil }
        return Correction.apply(mistakes, to: typed, in: scope, commands, runsEnclave: runsEnclave)
            ?? halfWidth
            ?? Correction.among(
                isBlock ? [] : mistakes.flatMap(\.fixes), for: typed, without: mistakes.compactMap(\.parameter),
                in: scope, commands)
            ?? withHalfWidthBlanks
    }

    /// The line in half-width characters, where it is right so, only lacks something, or can at least be read; or a remark's.
    private var halfWidth: Correction? {
        let (scope, commands) = (state.scope, state.services.commands)
        if let line = state.remarked {
            guard Correction.isAccepted(line, in: scope, commands) else { return nil }
            return Correction(text: line, isDraft: Consequence(scope, commands).isSerious(line + "\n"))
        }
        guard isMisread || mistakes.contains(where: \.hasFullWidth), !isBlock,
            let line = FullWidth.narrowed(String(typed.trimmingSpaces)), line != typed
        else { return nil }
        if Correction.isAccepted(line, in: scope, commands) {
            return Correction(text: line, isDraft: Consequence(scope, commands).isSerious(line + "\n"))
        }
        func parsed(_ text: String) -> Parsed { Parser.parse(SourceText(name: "", text: text + "\n"), mode: .prompt) }
        let becomesReadable = !parsed(typed).problems.isEmpty && parsed(line).problems.isEmpty
        guard becomesReadable || Correction.lacksOnly(line, in: scope, commands) else { return nil }
        return Correction(text: line, isDraft: true)
    }

    /// A command that an input method's blank joins with its words: what else the line lacks is reported once they are apart.
    private var withHalfWidthBlanks: Correction? {
        guard let word = mistakes.first(where: \.hasFullWidth)?.place?.text, word.contains("\u{3000}"),
            let verb = word.split(separator: "\u{3000}").first.map(String.init),
            state.services.commands.named(verb) != nil, let line = FullWidth.narrowed(typed)
        else { return nil }
        return Correction(text: String(line.trimmingSpaces), isDraft: true)
    }

    private func runsEnclave(_ cid: String) -> Bool {
        state.runsEnclave { !EnclaveLookup.exact(cid, among: $0).isEmpty }
    }

    /// The line does not run.
    /// - Parameters:
    ///   - problem: the first of those that were shown, for `explain last`.
    ///   - line: as it was typed.
    ///   - status: for `$status`.
    @discardableResult
    func refused(
        _ problem: Diagnostic?, of line: String?, status: Int32 = Stop.Kind.usage.exitStatus
    ) -> Interpreter.Submission {
        if let problem { state.remember(problem.failure, of: line) }
        state.session.status = status
        state.session.lineFailed = true
        succeeded = false
        return .done
    }

    func forgetFailure() {
        state.session.lineFailed = false
        succeeded = true
    }

    private func run(_ submitted: [Statement]) -> Interpreter.Submission {
        times.hasToldInterruption = false
        let start = Moment.now
        if !submitted.isEmpty { state.session.lineFailed = false }
        let ending = state.inForeground { () throws(Stop) in try statements.execute(submitted) }
        guard let stop = ending else { return .done }
        if case .exit(let status) = stop.kind { return .leave(status) }
        _ = state.recorded(stop)
        succeeded = false
        if case .interrupted = stop.kind, !times.hasToldInterruption {
            times.tell(Moment.now - start, wasInterrupted: true, state.output)
        }
        mistakes += stop.others
        shown += stop.others
        // What sh ends with where it knows no such program.
        isMisread = stop.kind == .usage || stop.status == 127
        if let diagnostic = stop.diagnostic {
            mistakes.append(diagnostic)
            show(diagnostic)
            // `explain last` lists them in the same order.
            if state.session.error?.message == stop.failure?.message, let shown = shown.last {
                state.session.error?.fixes = shown.fixes
                let known = stop.failure?.details ?? []
                state.session.error?.details = shown.notes.filter { !known.contains($0) } + known
            }
        }
        return stop.kind == .unread ? .leave(stop.status) : .done
    }
}

extension Diagnostic {
    /// With this line as the first way out, where there are any: it takes the place of the one that it comes from, of
    /// which it may be an instance, as of `run-enclave … --memory 128`.
    fileprivate func led(by line: String?) -> Diagnostic {
        guard let line, !fixes.isEmpty, !line.contains(where: \.isNewline) else { return self }
        var other = self
        var own = line
        other.fixes.removeAll { fix in
            let way = Correction.line(of: fix)
            if way == line { own = fix }
            if let gap = way.firstRange(of: " … ") {
                // `--cpu-count=2` is `--cpu-count 2`.
                return line.hasPrefix(way[..<gap.lowerBound])
                    && line.replacing("=", with: " ").contains(way[gap.upperBound...].replacing("=", with: " "))
            }
            return line == way || line.hasPrefix(way + " ")
        }
        other.fixes.insert(own, at: 0)
        return other
    }
}

extension Statement {
    fileprivate var isConditional: Bool { if case .conditional = kind { true } else { false } }
}
