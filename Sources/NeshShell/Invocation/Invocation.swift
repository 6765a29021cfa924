import NeshData
import NeshEngines
import NeshLanguage

/// What the program was asked to do, from its arguments.
package struct Invocation: Sendable, Equatable {
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
    package var definitions: [Definition] = []
    /// Settings that the command line sets.
    package var settings = Settings()
    package var checkOnly = false
    package var traces = false
    package var dryRun = false
    /// Bounds the whole run.
    package var timeLimit: Duration?
    package var errorFormat = DiagnosticReporter.Format.human
    /// Compare what statements say with the `|` lines below them, or write that into the file.
    package var verification: Verification?
    /// Where to write a JUnit report.
    package var junit: String?
    /// `--no-rc`
    package var skipsStartupFile = false
    /// Play the script to an audience.
    package var demo: DemoOptions?
    /// Record the run into files of this name.
    package var recording: String?
    /// Called as `nitro-cli`: its rules, its exit statuses.
    package var isNitroCLI = false

    package enum Verification: Sendable, Equatable {
        case compare, update
    }

    package struct Definition: Sendable, Equatable {
        package var name: String
        package var value: String
    }

    /// - Parameter words: the arguments after the program's name.
    /// - Throws: mistakes in nesh's own options; a one-shot command's words are bound later.
    package static func read(_ words: [String], programName: String) throws(Binder.Problems) -> Invocation {
        if programName == "nitro-cli" { return nitroCLI(words) }
        let call = try Binder.bind(words.map { Binder.Word($0) }, to: InvocationOptions.spec)
        let invocation = try Invocation(call)
        if let problem = invocation.verificationWithoutFile { throw Binder.Problems(all: [problem]) }
        return invocation
    }

    /// Expected lines stand in a file, and are written into it.
    private var verificationWithoutFile: Binder.Problem? {
        guard let verification else { return nil }
        switch source {
        case .file, .help, .version, .missingCommand: return nil
        case .standardInput, .text, .oneShot:
            let option = verification == .update ? "--update" : "--verify"
            return Binder.Problem(
                word: 0, message: "\(option) needs a script or a page", notes: ["nesh \(option) FILE"],
                suggestion: nil, isValue: false)
        }
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

    private init(source: Source, isNitroCLI: Bool = false) {
        self.source = source
        self.isNitroCLI = isNitroCLI
    }

    private init(_ call: Call) throws(Binder.Problems) {
        let options = InvocationOptions.parameters
        var rest = call[options.rest]
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

/// nesh's own options, declared as a command's are.
package enum InvocationOptions {
    /// How a demo is played.
    struct DemoParameters: ParameterGroup {
        let step = Parameter.flag("--step", "In a demo: lines appear at once, a key runs them")
        let auto = Parameter.flag("--auto", "In a demo: go on without keys")
        let gap = Parameter.option("--gap", .duration, "In a demo: the pause between two steps with --auto; 1s")
        let speed = Parameter.option("--speed", .factor, "In a demo: type so many times as fast")
        let from = Parameter.option("--from", .count("LINE", in: 1...1_000_000), "In a demo: begin at this line")
        let until = Parameter.option("--until", .count("LINE", in: 1...1_000_000), "In a demo: end after this line")
    }

    struct Parameters: ParameterGroup {
        let commands = Parameter.option("-c", .text("COMMANDS"), "Run these commands; the words after are $1, $2, …")
        let check = Parameter.flag("-n", "Check the script, run nothing")
        let trace = Parameter.flag("-x", "Show each line with its values before it runs")
        let dryRun = Parameter.flag("--dry-run", "Print the nitro-cli lines that would run")
        let define = Parameter.repeated(
            "-D",
            ValueType<Invocation.Definition>("NAME=VALUE") { word throws(ValueProblem) in
                guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
                    throw ValueProblem("'\(word)' is not NAME=VALUE")
                }
                let name = try ValueType<String>.variableName.read(String(word[..<equals]))
                return Invocation.Definition(name: name, value: String(word[word.index(after: equals)...]))
            }, "Set a variable")
        let timeout = Parameter.option("--timeout", .duration, "End the run after this time, with status 124")
        let errorFormat = Parameter.option(
            "--error-format", .choice("FORMAT", DiagnosticReporter.Format.self),
            "How errors are told: json is one object a line")
        let verify = Parameter.flag("--verify", "Run a script or a .md page and compare its output with its | lines")
        let update = Parameter.flag("--update", "The same, and write what differs into the file")
        let junit = Parameter.option("--junit", .file("xml"), "Write a report for CI, one test case a statement")
        let demo = Parameter.flag("--demo", "Type the script's lines before an audience; ? shows the keys")
        let inDemo = DemoParameters()
        let record = Parameter.option("--record", .text("NAME"), "Record into NAME.cast, NAME.nesh and NAME.log")
        let engine = Parameter.option(
            "--engine", .setting(\.engine), "How enclaves run: \(Engines.choices)")
        let color = Parameter.option("--color", .setting(\.color), "When to use colours")
        let noStartupFile = Parameter.flag("--no-rc", "Open the prompt without reading ~/.config/nesh/nesherc")
        let version = Parameter.flag("--version", "Tell the version")
        let help = Parameter.flag("--help", "Show this help")
        let rest = Parameter.rest("FILE|COMMAND", "A script and its arguments, or one command and its options")
    }
    static let parameters = Parameters()

    /// What may stand after the script's name, too.
    struct AfterDemo: ParameterGroup {
        let inDemo = parameters.inDemo
        let arguments = Parameter.operands(.text("ARGUMENT"), "$1, $2, … of the script")
    }
    static let afterDemo = AfterDemo()
    static let afterDemoSpec = CommandSpec(
        "nesh --demo", .session, "Type the script's lines before an audience", parameters: afterDemo)

    package static let spec = CommandSpec(
        "nesh", .session, "The shell for AWS Nitro Enclaves",
        details: """
            Without arguments it opens a prompt, or reads commands from standard input where that is no terminal. \
            With a file it checks the whole script, then runs it. With a command it runs just that one.
            """,
        parameters: parameters,
        rules: parameters.inDemo.specs.map { .requires($0.name, [parameters.demo.name]) },
        examples: [
            .init("nesh", "the prompt"), .init("nesh hello.nesh", "run a script"),
            .init("nesh -c 'describe-enclaves'", "run a line"), .init("nesh describe-enclaves", "run one command"),
        ])
}
