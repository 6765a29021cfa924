import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshPhrasebook
import NeshSystem

/// What changes while statements run. All parts of an interpreter share it; one thread uses it.
final class RunState {
    let surroundings: Surroundings
    var session: Session
    /// on-exit lines run.
    var isCleaningUp = false
    /// Of what runs at the moment.
    var interrupt: Interrupt
    /// What runs, or ran last.
    var place: Place?
    /// What a line at the prompt was probably meant to be, although it did what it says: it was named in a remark.
    var remarked: String?
    /// The statement that has set `$status` and `$ok` by failing, with the mark of what it set.
    private var failed: (place: Place, mark: Int)?
    /// The statements that have given variables values of others, each with the failed one whose `$ok` or `$status` it keeps.
    private(set) var setters: [String: (line: Place, failed: Place?)] = [:]
    /// How many files are being sourced.
    var sourceDepth = 0
    /// Whose rules a single command from another shell's command line follows; nil for all else.
    var oneShot: Binder.Dialect? {
        session.isOneLine ? session.speaksNitroCLI ? .nitroCLI : .shell : nil
    }

    init(_ session: Session, _ surroundings: Surroundings) throws(Failure) {
        interrupt = try failing(.unspecified, try Interrupt())
        self.session = session
        self.surroundings = surroundings
    }

    var services: Services { surroundings.services }
    var output: Output { surroundings.output }
    /// Of what is said beside a command's output.
    var complaintLanguage: Language { output.standardError.isTerminal ? session.language : .english }
    var options: RunOptions { surroundings.options }
    var reporter: DiagnosticReporter { surroundings.reporter }

    /// At the prompt each line answers for itself; a sourced file is a script.
    var isAtPrompt: Bool { session.isInteractive && sourceDepth == 0 }

    /// What is known of variables now.
    var scope: CheckScope {
        var scope = CheckScope(environment: session.environment, isInteractive: session.isInteractive)
        scope.session = session
        for (name, value) in session.variables { scope.values[name] = .text(value) }
        return scope
    }

    /// With `-x`: the line with its values, before it runs.
    func trace(_ text: @autoclosure () -> String, _ place: Place) {
        guard options.traces else { return }
        let name = place.source.name
        reporter.note("+ " + (name.isEmpty ? "" : "\(name):\(place.line): ") + text())
    }

    /// Keeps what `$status`, `$ok` and `$error` tell of it.
    func recorded(_ stop: Stop) -> Stop {
        switch stop.kind {
        case .exit, .skipped: break
        default:
            session.status = stop.status
            failed = place.map { ($0, session.marks.status) }
            session.lineFailed = true
            if let failure = stop.failure, !asksForLast(stop) { remember(failure, of: place?.text) }
        }
        return stop
    }

    /// Whether those that run are as asked for; true if the engine does not answer, as such a one may run.
    func runsEnclave(_ isMeant: ([Enclave]) -> Bool) -> Bool {
        guard let engine = try? services.engine(session.settings, session.environment),
            let enclaves = try? engine.enclaves(interrupt: interrupt)
        else { return true }
        return isMeant(enclaves)
    }

    /// The statement that `$status` and `$ok` speak of, if it has failed.
    var placeOfStatus: Place? { failed.flatMap { $0.mark == session.marks.status ? $0.place : nil } }

    /// For `$error` and `explain last`.
    /// - Parameter line: as it was written.
    func remember(_ failure: Failure, of line: String?) { (session.error, session.errorLine) = (failure, line) }

    /// Whether a line was to explain the last failure, or to correct its line: the next that does needs it still.
    private func asksForLast(_ stop: Stop) -> Bool {
        let traits = services.commands.traits
        let meant = stop.diagnostic?.replacement?.split(separator: " ").first.map(String.init) ?? ""
        return session.error != nil
            && (!traits(meant).isDisjoint(with: [.quotesCommand, .asksForLast])
                || traits(stop.verb ?? "").contains(.asksForLast))
    }

    /// Shows a command's report and applies its changes.
    /// - Parameter isRedirected: what the line prints goes into a file, or to a program.
    func take(_ outcome: Outcome, asJSON: Bool, _ output: Output, isRedirected: Bool = false) {
        if let report = outcome.report?.spelled(by: session.settings[\.compatible]) {
            // What found nothing to clean up has nothing to say, unless a file is to have it.
            let isIdle = isCleaningUp && !isRedirected && report.json == .array([])
            if !outcome.isShown, !isIdle { output.show(report, asJSON: asJSON) }
            session.last = report.json
        }
        for change in outcome.changes {
            session.apply(change)
            if case .variable(let name, _) = change {
                // A value that is written out says itself where it comes from.
                setters[name] = place.flatMap { line in
                    guard line.text.contains("$") else { return nil }
                    let keepsStatus = ["$ok", "${ok", "$status", "${status"].contains(where: line.text.contains)
                    return (line, keepsStatus ? placeOfStatus : nil)
                }
            }
            if case .setting(SettingList.declared.color.spec.name, _) = change {
                self.output.setColour(session.environment.colour(session.settings[\.color]))
            }
            if case .setting(SettingList.declared.language.spec.name, _) = change {
                self.output.setPhrasebook(session.phrasebook)
            }
            if case .setting(let name, let value) = change { services.settingChanged(name, value) }
        }
    }

    /// Runs the body with an interrupt of its own, which Ctrl-C raises.
    /// - Parameter evenWhenEnding: what cleans up runs although the program has been asked to end.
    /// - Returns: how the body was stopped, also where there was no descriptor left to begin it with; nil where it ran
    ///   to its end.
    func inForeground(evenWhenEnding: Bool = false, _ body: () throws(Stop) -> Void) -> Stop? {
        let before = interrupt
        defer { interrupt = before }
        var ending: Stop?
        do throws(Failure) {
            try surroundings.foreground.foreground(evenWhenEnding: evenWhenEnding) { interrupt throws(Failure) in
                self.interrupt = interrupt
                do throws(Stop) { try body() } catch { ending = error }
            }
        } catch { return .failed(Diagnostic(error.message, at: nil)) }
        return ending
    }
}
