import Glibc
import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

extension Jobs {
    /// Starts a program as a job. It is in a session of its own, so that Ctrl-C at the prompt is not for it and its end
    /// takes along all that it has started; what it says comes above the prompt.
    func start(_ program: ProgramJob, _ place: Place) throws(Stop) {
        if let name = program.program, try !isKnown(name) {
            let searched = name.contains("/") ? [] : ["PATH is \(state.session.environment.text("PATH") ?? "")"]
            throw Stop(
                .failed, Diagnostic("there is no program '\(name)'", at: place, notes: searched), status: 127)
        }
        if let name = program.program, let problem = Self.problem(of: name) {
            throw Stop(.failed, Diagnostic(problem.sentence, at: place, fixes: problem.fixes), status: 126)
        }
        let (output, merged, reporter) = (state.output, programs.mergesStreams, state.reporter)
        let announces = state.session.isInteractive
        let (tap, isMeant) = (state.services.tap, !state.services.tap.isQuiet)
        let text = "!" + program.text
        do throws(SystemError) {
            let nothing = try File.open("/dev/null", O_RDONLY)
            let sh = programs.shell(program.text, place)
            let line = programs.parentLine(sh, program.text)
            let running = try RunningProgram(
                line?.program ?? "/bin/sh", arguments: line?.arguments ?? sh,
                environment: line?.environment ?? programs.environment(for: program.text), input: nothing.raw,
                output: output.standardOutput.withoutDescriptor, errors: output.standardError.withoutDescriptor,
                merged: merged, direct: false, apart: true, lease: line?.lease)
            _ = try table.start(
                text: text, words: [ExpandedWord(text, at: place)], servesSession: true
            ) { number, interrupt in
                tap.aloud(if: isMeant) { if announces { reporter.note("[\(number)] \(text)") } }
                let result = Result { () throws(Failure) in try running.wait(interrupt, endedBy: SIGTERM) }
                let how = Self.ending(result, isEnded: interrupt.isRaised)
                tap.aloud(if: isMeant) {
                    if announces { reporter.note("[\(number)] \(how ?? "done"): \(text)") }
                }
                // At a prompt that was all; a script fails with it, unless it has ended it itself.
                guard let how, !announces, !interrupt.isRaised else { return .success(Outcome()) }
                return .failure(Failure(.unspecified, "\(text) \(how)"))
            }
        } catch {
            throw .failed(Diagnostic("cannot start sh: \(error.description)", at: place))
        }
    }

    /// How a program ended; nil: well.
    private static func ending(_ result: Result<ChildProcess.Ending, Failure>, isEnded: Bool) -> String? {
        if isEnded { return "ended" }
        switch result {
        case .success(.exited(0)): return nil
        case .success(.exited(let status)): return "exited with status \(status)"
        case .success(.signalled(let number)): return "was ended by signal \(number)"
        case .failure(let failure):
            if case .interrupted = failure.kind { return "was ended by signal \(SIGINT)" }
            return failure.message
        }
    }

    /// Why a file that is there cannot be run; sh finds that out only once the job has begun.
    private static func problem(of name: String) -> (sentence: String, fixes: [String])? {
        guard name.contains("/"), let status = try? File.status(name) else { return nil }
        if status.st_mode & S_IFMT == S_IFDIR { return ("'\(name)' is a directory, not a program", []) }
        return access(name, X_OK) == 0 ? nil : ("'\(name)' is not executable", ["!chmod +x \(name.asWord)"])
    }

    /// Whether sh finds it: a program, or one of sh's own words.
    private func isKnown(_ name: String) throws(Stop) -> Bool {
        let environment = programs.environment.map { "\($0.key)=\($0.value)" }
        do throws(Failure) {
            return try ChildProcess.run(
                "/bin/sh", ["-c", "command -v -- \"$1\"", "sh", name], environment: environment,
                interrupt: state.interrupt
            ).succeeded
        } catch { throw Stop(error, of: "!") }
    }
}
