import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshPasted
import NeshSystem

/// Runs lines with a verb: expands their words, binds them to a command, runs it, shows what it found and keeps what it
/// changed.
struct CommandRunner {
    let state: RunState
    let values: CurrentValues
    let programs: Programs
    let jobs: Jobs
    let times: TimeNote

    /// A line that can run.
    struct Prepared {
        let command: any Command.Type
        var call: Call
        /// The verb first.
        let words: [ExpandedWord]
        let line: CommandLine

        /// The file whose lines are to run here, of a `source`.
        var sourcedFile: String? { call.wantsHelp ? nil : call.sourcedFile }
    }

    /// Words to values, values to the verb's parameters.
    func prepare(_ line: CommandLine, _ place: Place) throws(Stop) -> Prepared {
        let words = try expand(explaining: line.words)
        state.trace(Printer.print(line, with: words), place)
        let (command, call) = try bind(words, line.words)
        return Prepared(command: command, call: call, words: words, line: line)
    }

    /// Runs it, with its output where the line says.
    func run(_ prepared: Prepared) throws(Stop) {
        var prepared = prepared
        let (line, words) = (prepared.line, prepared.words)
        if line.background != nil {
            guard state.isAtPrompt, line.destination == nil, let beside = prepared.call.besidePrompt else {
                return try jobs.start(prepared.command, prepared.call, words, line)
            }
            prepared.call = beside
        }
        let traits = prepared.call.spec.traits
        let destination = try Destination(line.destination, values)
        let tail = OutputTail()
        let output = state.output.redirected(to: try destination.open(over: state.output, tail, programs))
        let isResult = !traits.contains(.keepsResult)
        let startedBefore = state.session.started
        let result: Result<Void, Stop>
        do throws(Stop) {
            try perform(prepared, output)
            if traits.contains(.collectsJobs) { try jobs.collect(isAsked: true) }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        let succeeded = if case .success = result { true } else { false }
        let ending = Result { () throws(Stop) in try destination.close(programs, succeeded: succeeded) }
        if isResult { state.session.output = tail.text }
        if case .pipe(let program, _) = line.destination, case .success = result { warn(of: program, prepared.call) }
        // A write that failed is the cause of what else went wrong.
        if let error = output.failure, destination.isLoss(error) {
            let started = state.session.started == startedBefore ? nil : state.session.lastStarted
            throw .unwritten(error, at: destination.place ?? words.first?.place, started: started)
        }
        try result.get()
        try ending.get()
        if isResult { state.session.status = 0 }
        if state.isAtPrompt { remarkOnSigns(line.words) }
    }

    /// A word that would be a variable's value, or would end the command, if its sign were not as wide as a letter: the line
    /// did something else than it looks like. What stands in quotes was meant as it is.
    private func remarkOnSigns(_ words: [NeshLanguage.Word]) {
        let path = SearchPath(state.session.environment.text("PATH"))
        let beginsCommand = { (word: String) in state.services.commands.named(word) != nil || path.find(word) != nil }
        guard let first = words.first?.place, let last = words.last?.place,
            let index = words.indices.dropFirst().first(where: { index in
                guard let text = words[index].bare else { return false }
                let next = words.indices.contains(index + 1) ? words[index + 1].bare : nil
                return FullWidth.hidesReference(text) || FullWidth.hidesEnd(text, before: next, beginsCommand)
            }),
            let meant = FullWidth.narrowed(words[index].place.text)
        else { return }
        let (source, whole, part) = (first.source, first.through(last).range, words[index].place.range)
        let line =
            source.text(whole.lowerBound..<part.lowerBound) + meant + source.text(part.upperBound..<whole.upperBound)
        state.remarked = line
        state.output.say(
            .warning("'\(words[index].place.text)' was taken as text: it has full-width characters. Type: \(line)"))
    }

    /// The filter behind the `|` asks for what the command's JSON does not have.
    private func warn(of program: String, _ call: Call) {
        guard call.printsJSON, let json = state.session.last else { return }
        for slip in FilterSlips.find(in: program, reading: json) {
            state.output.say(.warning(slip.text(call.spec.name, state.complaintLanguage)))
        }
    }

    /// Of a line that is to be explained the words are shown as they are written.
    private func expand(explaining written: [NeshLanguage.Word]) throws(Stop) -> [ExpandedWord] {
        guard written.count > 2, state.services.commands.traits(of: written[0].place.text).contains(.quotesCommand)
        else {
            return try values.expand(written)
        }
        return try values.expand(Array(written[..<2]))
            + written[2...].map { word in
                if !word.place.text.contains("$"), let plain = try? values.expand([word]).first { return plain }
                return ExpandedWord(word.place.text, at: word.place)
            }
    }

    /// Expanded words to a command and its call.
    private func bind(
        _ words: [ExpandedWord], _ written: [NeshLanguage.Word]
    ) throws(Stop) -> (any Command.Type, Call) {
        guard let verb = words.first else { throw Stop(.usage, Diagnostic("a command is missing", at: nil)) }
        let commands = state.services.commands
        let dialect = state.oneShot ?? .shell
        // Alone, it is asked what there is.
        let isAsked = verb.text == "nitro-cli" && words.count == 1 && state.isAtPrompt
        guard let command = commands.named(isAsked ? "--help" : verb.text),
            dialect == .shell || command.spec.nitroCLI
        else {
            let path = SearchPath(state.session.environment.text("PATH"))
            let unknown = UnknownVerb(
                verb, before: words.dropFirst(), commands, path: path, dialect: dialect,
                runsEnclave: { name in
                    state.runsEnclave { all in name.map { !EnclaveLookup.exact($0, among: all).isEmpty } ?? !all.isEmpty
                    }
                })
            throw Stop(.usage, unknown.diagnostic())
        }
        let call: Call
        do throws(Binder.Problems) {
            let arguments = Binder.Word.arguments(words, from: written)
            call = try Binder.bind(arguments, to: command.spec, dialect: dialect)
        } catch {
            let problems = BindingProblems.diagnostics(
                error, words, of: command.spec, dialect, among: commands, in: state.session)
            for problem in problems.dropLast() {
                state.reporter.show(state.oneShot.map { problem.typedElsewhere($0, commands) } ?? problem)
            }
            // In a script that was checked only values that came later can be wrong.
            let status: Int32? = error.all.allSatisfy(\.isValue) ? 3 : nil
            // What else is wrong with the line stands below the first problem.
            let others = problems.dropFirst().flatMap { [$0.message] + $0.notes }
            let failure =
                status == nil
                ? problems.first.map { Failure(.unspecified, $0.message, details: $0.notes + others) }
                : error.all.first.map { Failure(.invalidArgument, $0.message, details: $0.notes) }
            var stop = Stop(
                state.isAtPrompt || state.oneShot != nil ? .usage : .failed, problems.last, failure: failure,
                status: status)
            stop.others = problems.dropLast()
            stop.verb = verb.text
            throw stop
        }
        if let slip = OtherAssignment.diagnostic(takenBy: command.spec, words) { throw Stop(.usage, slip) }
        return (command, call)
    }

    /// Runs the command and what follows from it; shows reports, applies changes.
    private func perform(_ prepared: Prepared, _ output: Output) throws(Stop) {
        let (command, call) = (prepared.command, prepared.call)
        output.beginCommand()
        if call.wantsHelp {
            let spec = state.oneShot == .nitroCLI ? command.spec.nitroCLIPart : command.spec
            let lines = HelpPage.lines(of: spec, state.oneShot == .nitroCLI ? .english : state.session.language)
            output.show(ViewReport(json: .null, view: .page(lines)), asJSON: false)
            return
        }
        let asJSON = call.has(CommonParameters.json.spec.name)
        let isRedirected = prepared.line.destination != nil
        var status: Int32?
        var badNews: Int32 = 0
        let elapsed = call.spec.traits.contains(.tellsElapsed) ? ElapsedLine(call.spec.name, on: output) : nil
        do throws(Failure) {
            let result = Result { () throws(Failure) in try command.run(call, in: context(output, elapsed)) }
            let time = elapsed?.end(output)
            defer { times.tell(time, wasInterrupted: result.isInterrupted, output) }
            var outcome = try result.get()
            state.take(outcome, asJSON: asJSON, output, isRedirected: isRedirected)
            if state.session.isOneLine, call.spec.group == .session, !outcome.changes.isEmpty {
                output.say(
                    .warning("nesh ends with this line, and forgets it: type it at the prompt, or write it in a script")
                )
            }
            status = outcome.exit
            while status == nil, let followUp = outcome.followUp {
                outcome = try followUp(context(output))
                state.take(outcome, asJSON: asJSON, output, isRedirected: isRedirected)
                status = outcome.exit
            }
            badNews = outcome.status
        } catch {
            var stop = Stop(
                error, of: call, prepared.words, state.services.commands, in: state.session)
            let ways = EnclaveToEnd.named(in: stop.diagnostic?.fixes ?? [], for: context(output))
            stop.diagnostic?.fixes = ways
            // What another command would print goes where this one's was to go.
            if case .file(let file, let appends, _)? = prepared.line.destination, let fixes = stop.diagnostic?.fixes {
                let target = (appends ? ">> " : "> ") + file.place.text
                stop.diagnostic?.fixes = fixes.map { Self.redirected($0, to: target) }
            }
            throw stop
        }
        if let status { throw Stop(.exit(status), nil) }
        // The report has said what is wrong.
        if badNews != 0 { throw Stop(.failed, nil, status: badNews) }
    }

    /// The same line with another `> FILE`, if it has one.
    private static func redirected(_ text: String, to target: String) -> String {
        let parsed = Parser.parse(SourceText(name: "", text: text + "\n"), mode: .prompt)
        guard case .simple(let simple)? = parsed.statements.first?.kind, case .command(let line) = simple.body,
            case .file(let file, _, let sign)? = line.destination
        else { return text }
        var bytes = Array(text.utf8)
        bytes.replaceSubrange(sign.range.lowerBound..<file.place.range.upperBound, with: target.utf8)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func context(_ output: Output, _ elapsed: ElapsedLine? = nil) -> CommandContext {
        let isUnread = { output.failure != nil }
        let programs = programs
        return CommandContext(
            session: state.session, services: state.services, interrupt: state.interrupt, jobs: jobs.table,
            outputIsTerminal: output.standardOutput.isTerminal, outputIsColoured: output.isColoured,
            isUnread: isUnread, programs: programs.surroundings(output)
        ) { [prompt = state.services.prompt] message in
            switch message {
            case .status(let line): elapsed?.heard(line)
            case .implied(let line): prompt?.imply(line)
            default: break
            }
            output.say(message)
        }
    }
}

extension Result<Outcome, Failure> {
    fileprivate var isInterrupted: Bool {
        if case .failure(let failure) = self, case .interrupted = failure.kind { true } else { false }
    }
}
