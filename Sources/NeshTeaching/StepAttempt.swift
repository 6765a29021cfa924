import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshSystem

/// What ran of a line that a learner typed, and how it went.
final class StepAttempt: StatementObserver {
    /// A statement with its outcome.
    struct Run {
        var statement: Statement
        /// False until it has ended well.
        var succeeded = false
        /// `$status` then, which shows what a `try` hides.
        var status: Int32 = 0
    }

    /// In the order of their start; what a block or a file holds comes after it.
    private(set) var runs: [Run] = []
    private var open: [Int] = []
    private let jobsBefore: Set<Int>
    private let jobs: JobTable
    /// Those that the line has put into the background.
    private var started: [Job] = []

    /// What was shown meanwhile, as text.
    var shown = ""

    private let status: () -> Int32

    /// - Parameter status: what `$status` is.
    init(_ jobs: JobTable, status: @escaping () -> Int32) {
        self.jobs = jobs
        self.status = status
        jobsBefore = Set(jobs.jobs.map(\.number))
    }

    func willRun(_ statement: Statement) {
        open.append(runs.count)
        runs.append(Run(statement: statement))
    }

    func didRun(_ statement: Statement, _ problem: StatementProblem?) {
        if let index = open.popLast() { (runs[index].succeeded, runs[index].status) = (problem == nil, status()) }
        note()
    }

    /// A job that has ended leaves the table, so it is kept here.
    private func note() {
        for job in jobs.jobs where !jobsBefore.contains(job.number) && !started.contains(where: { $0 === job }) {
            started.append(job)
        }
    }

    /// A line that only began something has not succeeded by that: its job may fail at once.
    var hasFailedJob: Bool {
        started.contains { job in
            if case .failure = job.ending { true } else { false }
        }
    }

    /// Something of it ended well; nothing ran of a line that means something to the prompt only.
    var hasSucceeded: Bool { runs.isEmpty || !hasFailedJob && runs.contains(where: \.succeeded) }

    /// Something that it began is still at work.
    var running: Job? { started.first { $0.ending == nil } }

    /// Until one of them has ended, for so long at most.
    private func waitForJob(upTo limit: Duration) {
        guard let running else { return }
        _ = try? Poll.wait(for: running.descriptor, until: Deadline(after: limit))
    }

    /// A job has only begun when its line is done: waits until it has brought about what proves the step, or has ended.
    func settle(_ proofs: [Statement], _ interpreter: Interpreter) {
        guard !proofs.isEmpty else { return }
        let deadline = Deadline(after: Self.longestStart)
        // Nothing is heard while proofs are looked at, and most mistakes show at once: their message is to be seen.
        waitForJob(upTo: .milliseconds(200))
        while running != nil, !deadline.hasPassed, !interpreter.holds(proofs) { waitForJob(upTo: .milliseconds(50)) }
    }

    private static let longestStart = Duration.seconds(5)

    /// Whether it did what the task does, and with that outcome. A `not` of the learner's own reverses that, and a `try`
    /// may hide a failure.
    func answers(_ task: Statement, fits: (Statement) -> Bool) -> Bool {
        runs.contains { run in
            let own = run.statement.prefixes.subtracting(task.prefixes)
            return fits(run.statement) && own.isSubset(of: [.try]) && (own.isEmpty || run.status == 0)
                && (run.succeeded && !hasFailedJob) != task.meansToFail
        }
    }

    /// Whether it did once more what this step's own line does, such as a new document in place of the first.
    func repeats(_ task: Statement) -> Bool {
        runs.contains { run in
            run.succeeded && run.statement.fits(task) && run.statement.secondWord == task.secondWord
        }
    }

    /// Whether one of its statements that could be meant has this word in it, of which `ONE|OTHER` are two.
    /// - Parameter line: as it was typed, for one that could not be read.
    func names(_ word: String, in line: String, fits: (Statement) -> Bool) -> Bool {
        let texts = runs.isEmpty ? [line] : runs.filter { fits($0.statement) }.map(\.statement.named)
        return word.split(separator: "|").contains { one in texts.contains { $0.contains(String(one)) } }
    }

    /// Whether one of its lines for sh calls this program, or one of `ONE|OTHER`.
    func calls(_ program: String) -> Bool {
        let wanted = program.split(separator: "|").map(String.init)
        return runs.flatMap(\.statement.programs).contains(where: wanted.contains)
    }
}

extension Statement {
    /// Whether somebody who types this tries what the task does: the same verb, with a condition where that has one, on
    /// the same side of `not`, and in the foreground where that is.
    func fits(_ task: Statement) -> Bool {
        guard case .simple(let own) = kind, case .simple(let other) = task.kind else { return verb == task.verb }
        switch (own.body, other.body) {
        case (.check(let own), .check(let other)):
            return own.verb == other.verb && (task.meansToFail || own.condition.isDenied == other.condition.isDenied)
        case (.command(let own), .command(let other)):
            // A job has only begun; and `vsock wait` is `wait vsock`.
            return (own.background == nil || other.background != nil)
                && (own.words.first?.bare == other.words.first?.bare
                    || Set(own.words.prefix(2).compactMap(\.bare)) == Set(other.words.prefix(2).compactMap(\.bare)))
        case (.shell, .shell): return true
        case (.command, .shell): return pipesIntoPrograms
        default: return false
        }
    }

    /// What stands behind the verb, such as an action of it.
    var secondWord: String? {
        guard case .simple(let simple) = kind, case .command(let line) = simple.body else { return nil }
        return line.words.dropFirst().first?.bare
    }

    /// What sh calls, where it is a line for sh.
    var programs: [String] {
        guard case .simple(let simple) = kind else { return [] }
        switch simple.body {
        case .shell(let text, _): return ShellCalls.programs(of: text)
        case .command(let line):
            guard case .pipe(let text, _)? = line.destination else { return [] }
            return ShellCalls.programs(of: text)
        case .check: return []
        }
    }

    /// It is a command of nesh's whose output goes to programs: `echo $answer | base64 -d`.
    var pipesIntoPrograms: Bool { verb != "!" && !programs.isEmpty }

    /// `VERB --help`, which only tells.
    var asksForHelp: Bool {
        guard case .simple(let simple) = kind, case .command(let line) = simple.body else { return false }
        return line.words.contains { ["--help", "-h"].contains($0.bare) }
    }

    var prefixes: Set<Simple.Prefix> {
        guard case .simple(let simple) = kind else { return [] }
        return Set(simple.prefixes.map(\.prefix))
    }

    /// Whether it is a condition on this variable.
    func names(_ subject: Variable.Subject) -> Bool {
        guard case .simple(let simple) = kind, case .check(let check) = simple.body else { return false }
        return check.condition.words.flatMap(\.variables).contains { $0.variable.subject == subject }
    }

    /// Whether it is a condition on the selected enclave.
    var looksAtEnclave: Bool {
        guard case .simple(let simple) = kind, case .check(let check) = simple.body else { return false }
        return check.condition.words.flatMap(\.variables).contains {
            if case .record(.enclave, _) = $0.variable.subject { true } else { false }
        }
    }

    /// The name that the selected enclave is to have; nil for other lines.
    var nameOfEnclave: String? {
        guard case .simple(let simple) = kind, case .check(let check) = simple.body, !check.condition.isDenied,
            let comparison = check.condition.comparison, comparison.operator == .equal,
            check.condition.left.variables.map(\.variable.path) == ["enclave.name"]
        else { return nil }
        return comparison.right.literal
    }

    /// The variables that say what a line left behind: each of its condition, but of documents only what is looked at:
    /// that of an earlier line may be what that is compared with.
    var subjectsOfLines: [Variable.Subject] {
        guard case .simple(let simple) = kind, case .check(let check) = simple.body else { return [] }
        let looked = check.condition.left.variables.map(\.variable.subject)
        let compared = (check.condition.comparison?.right.variables ?? []).map(\.variable.subject)
        return looked + compared.filter { if case .record(.attestation, _) = $0 { false } else { true } }
    }

    /// What another line has to name to mean the same where nothing else shows what was done: the variables that a
    /// condition looks at, what it compares them with where it is to hold, and `try`.
    var essentials: [String] {
        guard case .simple(let simple) = kind else { return [] }
        var words: [String] = prefixes.contains(.try) ? [Simple.Prefix.try.rawValue] : []
        guard case .check(let check) = simple.body else { return words }
        for word in check.condition.words {
            words += word.variables.map { "$" + $0.variable.path }
            if !meansToFail, word.variables.isEmpty, let literal = word.literal, !literal.isEmpty {
                words.append(literal)
            }
        }
        return words
    }

    /// What it says, without comments and with variables as `$name`.
    fileprivate var named: String {
        guard case .simple(let simple) = kind else { return "" }
        let prefixes = simple.prefixes.map(\.prefix.rawValue)
        switch simple.body {
        case .shell(let text, _): return text
        case .command(let line): return (prefixes + line.words.map(\.named)).joined(separator: " ")
        case .check(let check):
            let timeout = check.timeout.map { ["--timeout", $0.named] } ?? []
            return (prefixes + check.condition.words.map(\.named) + timeout).joined(separator: " ")
        }
    }
}

extension Word {
    fileprivate var named: String {
        parts.map { part in
            switch part.kind {
            case .text(let text): text
            case .variable(let variable): "$" + variable.path
            case .home: "~"
            }
        }.joined()
    }
}

extension Condition {
    /// It holds where the two differ.
    var isDenied: Bool {
        isNegated != [.unequal, .matchesNot].contains(comparison?.operator)
    }
}
