import NeshCommand
import NeshData
import NeshEngines
import NeshHelp
import NeshInterpreter
import NeshLanguage
import NeshTeaching

/// What the program was asked to do, from its arguments.
package struct Invocation: Sendable, Equatable {
    /// Where the statements come from.
    package enum Source: Sendable, Equatable {
        /// Commands from standard input; a prompt if that is a terminal.
        case standardInput
        case file(String)
        /// `-c`
        case text(String)
        /// One command: its verb and words.
        case oneShot([String])
        case help
        case version
        /// nitro-cli without a command.
        case missingCommand
    }

    package var source: Source
    /// `$1`, `$2`, …
    package var arguments: [String] = []
    /// `-D NAME=VALUE`, in order.
    package var definitions: [VariableDefinition] = []
    /// Settings that the command line sets.
    package var settings = Settings()
    /// `-n`: nothing runs.
    package var checkOnly = false
    /// `-x`: each line is shown with its values.
    package var traces = false
    /// `--dry-run`: nothing runs, and the nitro-cli lines are shown.
    package var dryRun = false
    /// The longest that the whole run may take; nil is without a limit.
    package var timeLimit: Duration?
    /// How diagnostics look on standard error.
    package var errorFormat = DiagnosticReporter.Format.human
    /// Compare what statements say with the `|` lines below them, or write that into the file.
    package var verification: Verification?
    /// Where to write a JUnit report.
    package var junit: String?
    /// nesh's own options as they stand before the script.
    var given: [String] = []
    /// `--no-rc`
    package var skipsStartupFile = false
    /// Play the script to an audience.
    package var demo: DemoOptions?
    /// Record the run into files of this name.
    package var recording: String?
    /// The recording takes the place of one of that name.
    package var recordsAnew = false
    /// Called as `nitro-cli`: its rules, its exit statuses.
    package var isNitroCLI = false
    /// Called by the name of this verb, as a program of AWS's with that name is.
    package var programVerb: String?

    /// What `--verify` and `--update` ask for.
    package enum Verification: Sendable, Equatable {
        case compare, update
    }

    /// - Parameters:
    ///   - words: the arguments after the program's name.
    ///   - inputIsTerminal: a script that is read from standard input would have to be typed.
    /// - Throws: mistakes in nesh's own options; a one-shot command's words are bound later.
    package static func read(
        _ words: [String], programName: String, inputIsTerminal: Bool = false
    ) throws(Binder.Problems) -> Invocation {
        if programName == "nitro-cli" { return nitroCLI(words) }
        if programVerbs.contains(programName) { return Invocation(words, of: programName) }
        let call: Call
        do throws(Binder.Problems) {
            call = try Binder.bind(words.map { Binder.Word($0) }, to: InvocationOptions.spec)
        } catch { throw withDemo(error, words) }
        let invocation = try Invocation(call)
        if let problem = invocation.missingScript(call, inputIsTerminal) { throw Binder.Problems(all: [problem]) }
        return invocation
    }

    /// `--step FILE`: with the line that has what its option belongs to.
    private static func withDemo(_ problems: Binder.Problems, _ words: [String]) -> Binder.Problems {
        let demo = InvocationOptions.parameters.demo.spec.name
        guard problems.all.allSatisfy({ $0.isMissing && $0.parameter == demo }), !problems.all.isEmpty else {
            return problems
        }
        var first = problems.all[0]
        first.notes.append("nesh " + ([demo] + words.map(Quoting.shown)).joined(separator: " "))
        return Binder.Problems(all: [first])
    }

    /// What an option wants of a script that was not named: nobody types one where nothing asks for it. Expected lines
    /// stand in a file, and are written into it.
    private func missingScript(_ call: Call, _ inputIsTerminal: Bool) -> Binder.Problem? {
        let options = InvocationOptions.parameters
        let isUnnamed = source == .standardInput && call[options.rest].isEmpty && inputIsTerminal
        let wanting = [options.check, options.dryRun, options.demo].map { ($0.spec.name, $0.spec.name) }
        let comparing = [options.update, options.verify].map { ($0.spec.name, $0.spec.name) }
        let writing = [(options.junit.spec.name, "\(options.junit.spec.name) \(Quoting.shown(junit ?? ""))")]
        let given = (comparing + wanting + writing).filter { call.has($0.0) }
        let compares: Bool
        switch source {
        case .file, .help, .version, .missingCommand: return nil
        case .standardInput, .text, .oneShot: compares = verification != nil
        }
        guard compares || isUnnamed && !wantsPrompt, let option = given.first else { return nil }
        let whole = given.map(\.1).joined(separator: " ")
        let isSwallowed = junit?.hasSuffix(".nesh") ?? false
        let taken = isSwallowed ? ["\(junit ?? "") is the report's name there"] : []
        return Binder.Problem(
            word: 0,
            message: compares ? "\(option.0) needs a script or a page" : "\(option.0) needs a script: which one?",
            notes: taken + ["nesh \(isSwallowed ? whole.replacing(junit ?? "", with: "report.xml") : whole) FILE"],
            suggestion: nil, isValue: false)
    }

    /// Without anything to run and without an option that asks for less than a prompt.
    package var wantsPrompt: Bool {
        source == .standardInput && !checkOnly && !dryRun && junit == nil && demo == nil
    }

    /// nitro-cli has no options of its own but these.
    private static func nitroCLI(_ words: [String]) -> Invocation {
        let source: Source =
            switch words.first {
            case nil: .missingCommand
            case "--help", "-h", "help": .help
            case "--version", "-V": .version
            default: .oneShot(words)
            }
        return Invocation(source: source, isNitroCLI: true)
    }

    /// Verbs that are programs of AWS's, too.
    private static let programVerbs = [VsockProxyCommand.name]

    private init(_ words: [String], of verb: String) {
        switch words.first {
        case "--version", "-V": source = .version
        case "help" where words.count == 1, nil: source = .oneShot([verb, "--help"])
        default: source = .oneShot([verb] + words)
        }
        programVerb = verb
    }

    private init(source: Source, isNitroCLI: Bool = false) { (self.source, self.isNitroCLI) = (source, isNitroCLI) }

    private init(_ call: Call) throws(Binder.Problems) {
        let options = InvocationOptions.parameters
        var rest = call[options.rest]
        // What ends options elsewhere, too: a script's name or a command stands behind it.
        if rest.first == "--" { rest.removeFirst() }
        // A line of AWS's documentation runs with its first word, too, as it does in a script.
        if rest.first == "nitro-cli", rest.count > 1, CommandTable.shell.named(rest[1]) != nil { rest.removeFirst() }
        if call.wantsHelp || call[options.help] {
            source = .help
        } else if call[options.version] {
            source = .version
        } else if let text = call[options.commands] {
            source = .text(text)
        } else if let first = rest.first {
            if CommandTable.shell.named(first) != nil {
                source = .oneShot(rest)
                rest = []
            } else {
                source = first == "-" ? .standardInput : .file(first)
                rest.removeFirst()
            }
        } else {
            source = .standardInput
        }
        arguments = rest
        given = Array(call.words.dropLast(call[options.rest].count))
        definitions = call[options.define]
        checkOnly = call[options.check]
        traces = call[options.trace]
        dryRun = call[options.dryRun]
        timeLimit = call[options.timeout]
        errorFormat = call[options.errorFormat] ?? .human
        verification = call[options.update] ? .update : call[options.verify] ? .compare : nil
        junit = call[options.junit]
        skipsStartupFile = call[options.noStartupFile]
        recording = call[options.record]
        recordsAnew = call[options.force]
        if call[options.demo] {
            var demo = DemoOptions()
            demo.take(call)
            // After the script's name too, where other scripts have arguments of their own.
            let more = try Binder.bind(rest.map { Binder.Word($0) }, to: InvocationOptions.afterDemoSpec)
            demo.take(more)
            self.demo = demo
            arguments = more[InvocationOptions.afterDemo.arguments]
        }
        settings["engine"] = call[options.engine]
        settings["color"] = call[options.color]
    }
}

extension DemoOptions {
    /// What these words say; the rest stays as it is.
    fileprivate mutating func take(_ call: Call) {
        let options = InvocationOptions.parameters.inDemo
        appearsAtOnce = appearsAtOnce || call[options.step]
        plays = plays || call[options.auto]
        gap = call[options.gap] ?? gap
        speed = call[options.speed] ?? speed
        first = call[options.from] ?? first
        last = call[options.until] ?? last
    }
}
