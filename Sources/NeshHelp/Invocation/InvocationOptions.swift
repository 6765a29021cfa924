import NeshCommand
import NeshData
import NeshEngines
import NeshInterpreter
import NeshLanguage

/// `-D NAME=VALUE`: a variable that is set before the first line runs.
package struct VariableDefinition: Sendable, Equatable {
    package let name: String
    package let value: String
}

/// nesh's own options, declared as a command's are.
package enum InvocationOptions {
    /// How a demo is played.
    package struct DemoParameters: ParameterGroup {
        package let step = Parameter.flag("--step", "In a demo: lines appear at once, a key runs them")
        package let auto = Parameter.flag("--auto", "In a demo: go on without keys")
        package let gap = Parameter.option("--gap", .duration, "In a demo: the pause between two steps with --auto; 1s")
        package let speed = Parameter.option("--speed", .factor, "In a demo: type this many times as fast")
        package let from = Parameter.option(
            "--from", .count("LINE", in: 1...1_000_000), "In a demo: begin at this line")
        package let until = Parameter.option(
            "--until", .count("LINE", in: 1...1_000_000), "In a demo: end after this line")

        package init() {}
    }

    package struct Parameters: ParameterGroup {
        package let commands = Parameter.option(
            "-c", .text("COMMANDS"), "Run these commands; the words after are $1, $2, …")
        package let check = Parameter.flag("-n", "Check the script, run nothing")
        package let trace = Parameter.flag("-x", "Show each line with its values before it runs")
        package let dryRun = Parameter.flag("--dry-run", "Print the nitro-cli lines that would run")
        package let define = Parameter.repeated(
            "-D",
            ValueType<VariableDefinition>("NAME=VALUE") { word throws(ValueProblem) in
                guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
                    throw ValueProblem("'\(word)' is not NAME=VALUE")
                }
                let name = try ValueType<String>.variableName.read(String(word[..<equals]))
                return VariableDefinition(name: name, value: String(word[word.index(after: equals)...]))
            }, "Set a variable")
        package let timeout = Parameter.option("--timeout", .duration, "End the run after this time, with status 124")
        package let errorFormat = Parameter.option(
            "--error-format", .choice("FORMAT", DiagnosticReporter.Format.self),
            "How errors are printed: json is one object a line")
        package let verify = Parameter.flag(
            "--verify", "Run a script or a .md page and compare its output with its | lines")
        package let update = Parameter.flag(
            "--update", "Compare as --verify does, and write what differs into the file; a terminal is asked about each"
        )
        package let junit = Parameter.option(
            "--junit", .file("xml"), "Write a report for CI, one test case a statement")
        package let demo = Parameter.flag(
            "--demo", "Type the script's lines before an audience; checks and settings run unseen; ? shows the keys")
        package let inDemo = DemoParameters()
        package let record = Parameter.option(
            "--record", .text("NAME"), "Record into NAME.cast, NAME.nesh and NAME.log")
        package let force = Parameter.flag("--force", "With --record: write over a recording of this name")
        package let engine = Parameter.option(
            "--engine", .setting(SettingList.declared.engine), "How enclaves run: \(Engines.choices)")
        package let color = Parameter.option(
            "--color", .setting(SettingList.declared.color),
            "When to use colours: auto (only on a terminal), always or never")
        package let noStartupFile = Parameter.flag("--no-rc", "Open the prompt without reading ~/.config/nesh/nesherc")
        package let version = Parameter.flag("--version", "Print the version")
        package let help = Parameter.flag("--help", "Show this help")
        package let rest = Parameter.rest("FILE|COMMAND", "A script and its arguments, or one command and its options")

        package init() {}

        package var rules: [Rule] {
            inDemo.specs.map { .requires($0.name, [demo.name]) } + [.requires(force.name, [record.name])]
        }
    }
    package static let parameters = Parameters()

    /// What may stand after the script's name, too.
    package struct AfterDemo: ParameterGroup {
        let inDemo = DemoParameters()
        package let arguments = Parameter.operands(.text("ARGUMENT"), "$1, $2, … of the script")

        package init() {}
    }
    /// The one value.
    package static let afterDemo = AfterDemo()
    /// What is read behind the script's name once `--demo` is given.
    package static let afterDemoSpec = CommandSpec(
        "nesh --demo", .session, Phrase("Type the script's lines before an audience", "観客の前でスクリプトの行を入力して見せる"),
        parameters: afterDemo)

    package static let spec = CommandSpec(
        "nesh", .session, Phrase("The shell for AWS Nitro Enclaves", "AWS Nitro Enclaves のためのシェル"),
        details: """
            Without arguments nesh opens a prompt, or reads commands from standard input if that is not a terminal. \
            With a file it checks the whole script, then runs it. With a command it runs only that one: nesh tutorial \
            starts the first lesson, and nesh help lists the commands.
            """,
        parameters: parameters,
        examples: [
            "nesh tutorial": "the lessons, at a prompt",
            "nesh help": "the list of commands; nesh help run-enclave explains one",
            "nesh": "the prompt",
            "nesh hello.nesh": "run a script",
            "nesh -c 'describe-enclaves'": "run a line",
            "nesh describe-enclaves": "run one command",
        ])
}
