import NeshCommand
import NeshData
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
    /// The newest line that a suggestion would fix, fixed: what `fix` runs.
    var correctedLine: String?
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
        typed = text
        succeeded = true
        defer {
            ways = mistakes.flatMap(\.fixes)
            correctedLine = correction ?? correctedLine
        }
        let parsed = Parser.parse(SourceText(name: "", text: text), mode: .prompt)
        files.forget()
        switch parsed.result {
        case .incomplete(let what): return .incomplete(what)
        case .problems(let problems):
            mistakes = problems
            for problem in problems { state.reporter.show(problem) }
            return refused()
        case .statements(let statements):
            // One command says itself what is wrong with it; a block is looked at before its first line runs.
            if statements.count > 1 || statements.contains(where: \.isConditional), !isRight(parsed) {
                return refused()
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
            state.reporter.show(Diagnostic("cannot read \(error.description)", at: nil))
            return refused()
        }
        let parsed = Parser.parse(source)
        let submission = isRight(parsed) ? run(parsed.statements) : refused()
        if let first = mistakes.first, !succeeded, state.session.error == nil {
            state.session.error = Failure(.unspecified, first.message, details: first.notes, fixes: first.fixes)
            state.session.errorLine = first.place?.text
        }
        if !succeeded { state.reporter.note("nesh: \(path) ended there; --no-rc starts without it") }
        return submission
    }

    private func isRight(_ parsed: Parsed) -> Bool {
        let problems = files.problems(of: parsed)
        if !problems.isEmpty { mistakes = problems }
        return problems.isEmpty
    }

    /// The line as what was wrong with it suggests.
    private var correction: String? {
        Correction.apply(mistakes, to: typed, in: state.scope, state.services.commands)
    }

    /// The line does not run.
    /// - Parameter status: for `$status`.
    @discardableResult
    func refused(_ status: Int32 = Stop.Kind.usage.exitStatus) -> Interpreter.Submission {
        state.session.status = status
        state.session.lineFailed = true
        succeeded = false
        return .done
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
        if let diagnostic = stop.diagnostic {
            mistakes.append(diagnostic)
            state.reporter.show(diagnostic.withoutPatterns(of: correction))
        }
        return stop.kind == .unread ? .leave(stop.status) : .done
    }
}

extension Diagnostic {
    /// Without the fixes of which this line is an instance, as `run-enclave … --memory 128`: it stands below in full.
    fileprivate func withoutPatterns(of line: String?) -> Diagnostic {
        guard let line else { return self }
        var other = self
        other.fixes.removeAll { fix in
            guard let gap = fix.firstRange(of: " … ") else { return false }
            return line.hasPrefix(fix[..<gap.lowerBound]) && line.contains(String(fix[gap.upperBound...]))
        }
        return other
    }
}

extension Statement {
    fileprivate var isConditional: Bool { if case .conditional = kind { true } else { false } }
}
