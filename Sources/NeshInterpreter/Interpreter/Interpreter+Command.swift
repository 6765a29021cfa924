import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem

extension Interpreter {
    /// A verb of the table, with its output where the line says.
    func run(_ line: CommandLine, _ place: Place) throws(Stop) {
        let words = try expand(explaining: line.words)
        trace(Printer.print(line, with: words), place)
        var (command, call) = try bind(words, line.words)
        let traits = call.spec.traits
        if let file = call.sourcedFile, !call.wantsHelp { return try source(file, words, place) }
        if line.background != nil {
            guard isAtPrompt, line.destination == nil, let beside = call.besidePrompt else {
                return try startJob(command, call, words, line)
            }
            call = beside
        }

        let destination = try Destination(line.destination, for: self)
        let tail = OutputTail()
        let output = output.redirected(to: try destination.open(over: output, tail, for: self))
        let isResult = !traits.contains(.keepsResult)
        let result: Result<Void, Stop>
        do throws(Stop) {
            try perform(command, call, words, output)
            if traits.contains(.collectsJobs) { try collectJobs(isAsked: true) }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        let ending = Result { () throws(Stop) in try destination.close(for: self) }
        if isResult { session.output = tail.text }
        if case .pipe(let program, _) = line.destination, case .success = result, let json = session.last {
            for slip in FilterSlips.find(in: program, reading: json) {
                let text = Self.filterSlip.filled(session.language, call.spec.name, slip.written, slip.meant)
                self.output.say(.warning(text))
            }
        }
        // A write that failed is the cause of what else went wrong.
        if let error = output.failure, destination.isLoss(error) {
            throw writeFailed(error, at: destination.place ?? words.first?.place)
        }
        try result.get()
        try ending.get()
        if isResult { session.status = 0 }
    }

    private static let filterSlip = Phrase(
        "{} has no '{}', for which jq gives null: did you mean '{}'?",
        "{} に '{}' はなく、jq は null を返します。もしかして '{}' ですか")

    /// Of a line that is to be explained the words are shown as they are written.
    private func expand(explaining written: [NeshLanguage.Word]) throws(Stop) -> [ExpandedWord] {
        guard written.count > 2, commands.traits(of: written[0].place.text).contains(.quotesCommand) else {
            return try expand(written)
        }
        return try expand(Array(written[..<2]))
            + written[2...].map { word in
                if !word.place.text.contains("$"), let plain = try? expand([word]).first { return plain }
                return ExpandedWord(word.place.text, at: word.place)
            }
    }

    func writeFailed(_ error: SystemError, at place: Place?) -> Stop {
        if error.isBrokenPipe { return Stop(.unread, nil) }
        return failed(Diagnostic("cannot write to \(error.description)", at: place))
    }

    /// Expanded words to a command and its call.
    func bind(
        _ words: [ExpandedWord], _ written: [NeshLanguage.Word]
    ) throws(Stop) -> (any Command.Type, Call) {
        guard let verb = words.first else { throw Stop(.usage, Diagnostic("a command is missing", at: nil)) }
        let dialect = oneShot ?? .shell
        // Alone, it is asked what there is.
        let isAsked = verb.text == "nitro-cli" && words.count == 1 && isAtPrompt
        guard let command = commands.named(isAsked ? "--help" : verb.text),
            dialect == .shell || command.spec.nitroCLI
        else {
            throw Stop(.usage, BindingProblems.unknownVerb(verb, among: commands, dialect))
        }
        let arguments = zip(words, written).dropFirst().map { Binder.Word($0, from: $1) }
        do throws(Binder.Problems) {
            return (command, try Binder.bind(arguments, to: command.spec, dialect: dialect))
        } catch {
            let problems = BindingProblems.diagnostics(error, words, of: command.spec, dialect)
            for problem in problems.dropLast() { reporter.show(problem) }
            mistakes += problems.dropLast()
            // In a script that was checked only values that came later can be wrong.
            let status: Int32? = error.all.allSatisfy(\.isValue) ? 3 : nil
            let failure =
                status == nil ? nil : error.all.first.map { Failure(.invalidArgument, $0.message, details: $0.notes) }
            throw Stop(isAtPrompt || oneShot != nil ? .usage : .failed, problems.last, failure: failure, status: status)
        }
    }

    /// Runs the command and what follows from it; shows reports, applies changes.
    func perform(
        _ command: any Command.Type, _ call: Call, _ words: [ExpandedWord], _ output: Output
    ) throws(Stop) {
        if call.wantsHelp {
            let spec = oneShot == .nitroCLI ? command.spec.nitroCLIPart : command.spec
            let lines = HelpPage.lines(of: spec, oneShot == .nitroCLI ? .english : session.language)
            output.show(ViewReport(json: .null, view: .lines(lines)), asJSON: false)
            return
        }
        let asJSON = call.has(CommonParameters.json.spec.name)
        var status: Int32?
        var badNews: Int32 = 0
        let elapsed = command.spec.traits.contains(.tellsElapsed) ? ElapsedLine(command.spec.name, on: output) : nil
        do throws(Failure) {
            let result = Result { () throws(Failure) in try command.run(call, in: context(output, elapsed)) }
            let time = elapsed?.end(output)
            defer { tell(time, wasInterrupted: result.isInterrupted, output) }
            var outcome = try result.get()
            take(outcome, asJSON: asJSON, output)
            status = outcome.exit
            while status == nil, let followUp = outcome.followUp {
                outcome = try followUp(context(output))
                take(outcome, asJSON: asJSON, output)
                status = outcome.exit
            }
            badNews = outcome.status
        } catch {
            throw Stop(error, of: call, words)
        }
        if let status { throw Stop(.exit(status), nil) }
        // The report has said what is wrong.
        if badNews != 0 { throw Stop(.failed, nil, status: badNews) }
    }

    private func context(_ output: Output, _ elapsed: ElapsedLine? = nil) -> CommandContext {
        let isUnread = { output.failure != nil }
        return CommandContext(
            session: session, services: services, interrupt: interrupt, jobs: jobs,
            outputIsTerminal: output.standardOutput.isTerminal, outputIsColoured: output.isColoured,
            isUnread: isUnread, programs: programs(output)
        ) { [services] message in
            switch message {
            case .status(let line): elapsed?.heard(line)
            case .implied(let line): services.prompt?.imply(line)
            default: break
            }
            output.say(message)
        }
    }

    /// What a program of the command's gets: at a prompt the terminal, in scripts what it says is kept for `$output`.
    private func programs(_ output: Output) -> ProgramSurroundings {
        // A recording hears what programs say only if that comes through here.
        let isHeard = services.tap.isInUse
        let isAlone = oneShot != nil
        let isDirect = !isHeard && (isAlone || (session.isInteractive && output.standardOutput.isTerminal))
        return ProgramSurroundings(
            output: isDirect ? self.output.standardOutput : output.standardOutput,
            errors: isHeard ? output.standardError.withoutDescriptor : output.standardError, isMerged: mergesStreams,
            isDirect: isDirect, environment: shellEnvironment, isAlone: isAlone)
    }

    /// At the prompt, what took long says so.
    func tell(_ time: Duration?, wasInterrupted: Bool = false, _ output: Output) {
        guard isAtPrompt, let time, wasInterrupted || time >= .seconds(1) else { return }
        if wasInterrupted { hasToldInterruption = true }
        output.say(.aside("\(wasInterrupted ? "interrupted after" : "took") \(Self.shownTime(time))"))
    }

    func take(_ outcome: Outcome, asJSON: Bool, _ output: Output) {
        if let report = outcome.report?.spelled(by: session.settings.compatible) {
            if !outcome.isShown { output.show(report, asJSON: asJSON) }
            session.last = report.json
        }
        for change in outcome.changes {
            session.apply(change)
            if case .setting(SettingList.declared.color.spec.name, _) = change {
                self.output.setColour(session.environment.colour(session.settings.color))
            }
            if case .setting(SettingList.declared.language.spec.name, _) = change {
                self.output.setPhrasebook(session.phrasebook)
            }
            if case .setting(let name, let value) = change { services.settingChanged(name, value) }
        }
    }
}

extension Printer {
    /// A line with its words' values, as a trace shows it.
    /// - Parameter marksJob: with the `&` of one that runs in the background.
    static func print(_ line: CommandLine, with words: [ExpandedWord], marksJob: Bool = true) -> String {
        var text = words.map { Quoting.shown($0.text) }.joined(separator: " ")
        switch line.destination {
        case .file(let word, let append, _): text += (append ? " >> " : " > ") + print(word)
        case .pipe(let rest, _): text += " |" + rest
        case nil: break
        }
        return line.background == nil || !marksJob ? text : text + " &"
    }
}

extension Result<Outcome, Failure> {
    fileprivate var isInterrupted: Bool {
        if case .failure(let failure) = self, case .interrupted = failure.kind { true } else { false }
    }
}
