import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem
import NeshText

/// Runs a script and compares what its statements say with the `|` lines below them.
package final class Verifier: StatementObserver {
    /// What becomes of differences.
    package enum Mode: Sendable {
        /// Differences are shown.
        case compare
        /// Differences are written into the file, as somebody decides about each; nil takes all.
        case update(confirm: Confirm?)
    }

    /// Asks about one difference. What it throws ends the run, and nothing is written.
    package typealias Confirm = @Sendable (_ diff: String) throws(Failure) -> Decision

    /// What becomes of one difference.
    package enum Decision: Sendable {
        /// It is written.
        case take
        /// It is left.
        case leave
        /// It is left, and so are all behind it.
        case quit
    }

    private let source: SourceText
    private let spoken = Transcript()
    /// Where each statement that is being run began to speak.
    private var marks: [Int] = []
    /// Where the last one ended.
    private var end = 0
    private var bindings: ExpectedLine.Bindings = [:]
    private var differences: [(diff: UnifiedDiff, block: Place)] = []
    private var compared = 0
    /// Told of each statement whose output differs.
    package var onDifference: ((Statement, Diagnostic) -> Void)?

    /// - Parameter source: a script, or a page whose name ends in `.md`.
    package init(_ source: SourceText) { self.source = source }

    /// - Parameter makeInterpreter: gets the output that the run must use.
    /// - Returns: 3 for differences, otherwise what the script itself gives.
    /// - Throws: where the interpreter cannot be made.
    package func run(
        _ mode: Mode, report: Output, makeInterpreter: (Output) throws(Failure) -> Interpreter
    ) throws(Failure) -> Int32 {
        let sink = OutputSink(isTerminal: false, descriptor: nil, terminal: nil, take: { [spoken] in spoken.add($0) })
        let output = Output(standardOutput: sink, standardError: sink, asides: OutputSink.Buffer().sink, colour: false)
        let interpreter = try makeInterpreter(output)
        output.setPhrasebook(report.phrasebook)
        interpreter.observers.append(self)
        interpreter.mergesStreams = true
        let parsed = source.name.hasSuffix(".md") ? MarkdownScript.parse(source) : Parser.parse(source)
        guard interpreter.check(parsed, and: ExpectedLine.problems(in: parsed.statements)) else {
            report.complain(again: spoken.pieces())
            return Stop.Kind.usage.exitStatus
        }
        let status = interpreter.runChecked(parsed.statements)
        if status != 0 { report.complain(again: spoken.pieces(from: end)) }
        if compared == 0 {
            let isPage = source.name.hasSuffix(".md")
            let nothing = nothingCompared(ExpectedLine.areIn(parsed.statements), isPage: isPage)
            report.say(.warning("\(source.name): \(nothing)"))
            return status
        }
        let open = try settle(mode, report, end: Self.end(status))
        if status != 0 { return status }
        return open == 0 ? 0 : Stop.Kind.expectation.exitStatus
    }

    package func willRun(_ statement: Statement) { marks.append(spoken.contents.count) }

    package func didRun(_ statement: Statement, _ problem: StatementProblem?) {
        let start = marks.popLast() ?? 0
        let bytes = spoken.contents
        end = bytes.count
        guard let expected = statement.expected, statement.place.source === source else { return }
        var lines = PlainText.of(Array(bytes[start...])).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        if lines.last == "" { lines.removeLast() }
        compare(expected, lines, statement)
    }

    private func compare(_ expected: Expected, _ actual: [String], _ statement: Statement) {
        compared += 1
        do throws(RegularExpression.Problem) {
            var lines: [ExpectedLine] = []
            for line in expected.lines { lines.append(try ExpectedLine(line)) }
            let comparison = OutputComparison(lines, actual, bindings)
            bindings = comparison.bindings
            if comparison.isSame { return }
            let indentation = expected.place.text.prefix { $0 == " " || $0 == "\t" }
            let diff = UnifiedDiff(
                name: source.name, statement: String(statement.place.text.prefix { $0 != "\n" }),
                line: expected.place.line, indentation: String(indentation), changes: comparison.changes)
            differences.append((diff, expected.place))
            onDifference?(
                statement,
                Diagnostic(
                    "the output is not as expected", at: expected.place,
                    notes: diff.text(shift: 0, withNames: false).split(separator: "\n").map(String.init)))
        } catch {
            // All of them were compiled before anything ran.
        }
    }

    // MARK: What comes of differences

    /// A check that compares nothing would pass whatever the commands print.
    private func nothingCompared(_ hasExpected: Bool, isPage: Bool) -> String {
        hasExpected
            ? "nothing was compared: no command with expected lines ran"
            : isPage
                ? "nothing was compared: the page has no expected lines, which begin with |"
                : "nothing was compared: the script has no expected lines, which begin with |"
    }

    /// How the script ended behind its last comparison; nothing for one that ran to its end.
    private static func end(_ status: Int32) -> String {
        switch status {
        case 0: ""
        case Stop.Kind.skipped.exitStatus: "; then it was skipped"
        default: "; then it failed"
        }
    }

    /// - Parameter end: what follows the sum of a comparison.
    /// - Returns: how many differences stay.
    private func settle(_ mode: Mode, _ report: Output, end: String) throws(Failure) -> Int {
        let all = differences.sorted { $0.block.range.lowerBound < $1.block.range.lowerBound }
        switch mode {
        case .compare:
            var shift = 0
            for (index, difference) in all.enumerated() {
                report.print(difference.diff.text(shift: shift, withNames: index == 0))
                shift += difference.diff.growth
            }
            let verdict = all.isEmpty ? "as expected" : "\(all.count) differ\(all.count == 1 ? "s" : "")"
            let sum = "\(compared) output\(compared == 1 ? "" : "s") compared, \(verdict)"
            report.say(.progress(source.name + ": " + sum + end))
            if !all.isEmpty, end.isEmpty {
                report.say(.advice("nesh --update \(source.name.asWord)  # asks which of them to write into it"))
            }
            return all.count
        case .update(let confirm):
            var accepted: [(diff: UnifiedDiff, block: Place)] = []
            asking: for one in all {
                switch try confirm?(one.diff.text(shift: 0)) ?? .take {
                case .take: accepted.append(one)
                case .leave: continue
                case .quit: break asking
                }
            }
            if !accepted.isEmpty { try write(accepted) }
            report.say(.progress("\(source.name): \(accepted.count) of \(all.count) blocks updated"))
            return all.count - accepted.count
        }
    }

    private func write(_ accepted: [(diff: UnifiedDiff, block: Place)]) throws(Failure) {
        var bytes = source.bytes
        for (diff, block) in accepted.reversed() {
            var end = block.range.upperBound
            if end < bytes.count { end += 1 }
            bytes.replaceSubrange(block.range.lowerBound..<end, with: diff.updatedLines.joined().utf8)
        }
        try failing(.fileOperation, try AtomicFile.write(bytes, to: source.path ?? source.name))
    }
}
