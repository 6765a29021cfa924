import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshHelp
import NeshInterpreter
import NeshKMS
import NeshLanguage
import NeshPrompt
import NeshShell
import NeshSystem
import NeshTeaching
import NeshTeachingVerbs
import NeshText
import NeshVsock

/// The executable: chooses a source of commands, builds the parts, exits.
@main
struct Nesh {
    static func main() {
        ProcessEnvironment.forgetRuntimeVariable()
        if let problem = Footing.problem {
            openStandardDescriptors()
            complain(Diagnostic(problem, at: nil))
            exit(2)
        }
        // Before anything else: a keeper is small because it does nothing of what a shell does.
        if ProcessArguments.all.dropFirst().first == Keep.verb {
            exit(Engines.keep(ProcessArguments.all.dropFirst(2).first))
        }
        if ProcessArguments.all.dropFirst().first == KMSProcess.verb {
            exit(
                KMSProcess.main(
                    Array(ProcessArguments.all.dropFirst(2)),
                    root: { data in
                        // The enclaves' own root, as it is at that moment.
                        LocalRootFile(data: data).certificate
                    }))
        }
        openStandardDescriptors()
        if ProcessArguments.all.dropFirst().first == ParentProgram.verb {
            exit(
                ParentProgram.main(
                    Array(ProcessArguments.all.dropFirst(2)), said: { (Language(rawValue: $1) ?? .english).said($0) }))
        }
        Footing.ignoreFileSizeSignal()
        if ProcessArguments.all.dropFirst().first == ShellCompletion.verb {
            exit(complete(Array(ProcessArguments.all.dropFirst(2))))
        }
        if CommandTable.likelyStartsEnclave(ProcessArguments.all.dropFirst()) { Engines.beginKeeper() }
        let status = run(ProcessArguments.all)
        HeadStart.abandon()
        exit(status)
    }

    private static func run(_ arguments: [String]) -> Int32 {
        let programName = arguments.first?.split(separator: "/").last.map(String.init) ?? "nesh"
        do {
            let invocation = try Invocation.read(
                Array(arguments.dropFirst()), programName: programName, inputIsTerminal: isatty(0) == 1)
            let startup = try Startup(invocation)
            return try run(invocation, startup)
        } catch let problems as Binder.Problems {
            for problem in problems.all {
                let question = problem.suggestion.flatMap { $0.isEmpty ? nil : Quoting.question([$0]) }
                complain(Diagnostic(problem.message, at: nil, notes: problem.notes + (question.map { [$0] } ?? [])))
            }
            return 2
        } catch let failure as Failure {
            complain(Diagnostic(failure))
            return 1
        } catch {
            complain(Diagnostic("\(error)", at: nil))
            return 1
        }
    }

    private static func run(_ invocation: Invocation, _ startup: Startup) throws -> Int32 {
        if let demo = invocation.demo {
            guard case .file(let path) = invocation.source, startup.isAtTerminal || demo.plays else {
                complain(
                    Diagnostic(
                        "--demo needs a script and a terminal", at: nil,
                        notes: ["--demo --auto FILE plays without a terminal"]))
                return 2
            }
            let player = try DemoPlayer(startup, invocation, demo)
            try startup.beginRecording(invocation, player.interpreter.session)
            return player.run(path)
        }
        guard startup.isAtTerminal else { return startup.scriptRun(invocation).run() }
        if invocation.wantsPrompt {
            let shell = try InteractiveShell(startup, invocation)
            try startup.beginRecording(invocation, startup.session(isInteractive: true, invocation))
            return try shell.run()
        }
        if !invocation.isNitroCLI, case .oneShot(let words) = invocation.source, TeachingVerbs.needPrompt(words) {
            return try InteractiveShell(startup, invocation).run(first: words.joined(separator: " "))
        }
        return startup.scriptRun(invocation).run()
    }

    /// `nesh __complete SHELL LINE`, as the scripts of `nesh completions` ask.
    private static func complete(_ words: [String]) -> Int32 {
        guard words.count == 2, let shell = ShellCompletion.Shell(rawValue: words[0]),
            let invocation = try? Invocation.read([], programName: "nesh"), let startup = try? Startup(invocation)
        else { return 2 }
        let session = startup.session(isInteractive: false, invocation)
        let snapshot = ShellCompletion.snapshot(session, startup.services(attach: nil))
        startup.output.print(ShellCompletion.answer(shell, words[1], in: snapshot))
        return 0
    }

    /// A closed one would be given to the next file that is opened, which then gets what is meant for the user.
    /// These refuse what they are used for, as closed ones do.
    private static func openStandardDescriptors() {
        for number: Int32 in 0...2 where fcntl(number, F_GETFD) < 0 {
            _ = open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    private static var complaints: OutputSink { .descriptor(2, name: "standard error") }

    /// Programs read what is not a terminal.
    private static var complaintLanguage: Language {
        complaints.columns == nil ? .english : Language.chosen(Settings(), .ofProcess())
    }

    private static func complain(_ diagnostic: Diagnostic) {
        let sink = complaints
        let width = sink.columns
        let text = DiagnosticRenderer(width: width, phrases: complaintLanguage.book).render(diagnostic)
        // Beyond the sink there is no voice yet that could be heard.
        try? sink.write(Drawn(StyledText(text)))
    }
}
