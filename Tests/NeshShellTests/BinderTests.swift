import NeshCommand
import NeshData
import NeshHelp
import NeshShell
import Testing

@Suite struct BinderTests {
    static let path = Parameter.option("--eif-path", .file("eif"), "Image", need: .fromSession, nitroCLI: true)
    static let memory = Parameter.option("--memory", .memory, "Memory", need: .required, nitroCLI: true)
    static let count = Parameter.option("--cpu-count", .count("N", in: 1...64), "CPUs", nitroCLI: true)
    static let ids = Parameter.list("--cpu-ids", .count("ID"), "CPUs", nitroCLI: true)
    static let debug = Parameter.flag("--debug-mode", "Debug", nitroCLI: true)
    static let extra = Parameter.flag("--session", "Only nesh")
    static let define = Parameter.repeated("-D", .text("NAME=VALUE"), "Define")
    static let who = Parameter.operand(.enclave(), "Which")
    static let spec = CommandSpec(
        "run", .lifecycle, Phrase("Run", "動かす"),
        parameters: [
            path.spec, memory.spec, count.spec, ids.spec, debug.spec, extra.spec, define.spec, who.spec,
        ], rules: [.exactlyOne(["--cpu-count", "--cpu-ids"])])

    func bind(
        _ line: String, dialect: Binder.Dialect = .shell, spec: CommandSpec = spec
    ) throws(Binder.Problems) -> Call {
        let words = line.split(separator: " ").map { $0 == "?" ? Binder.Word(nil) : Binder.Word(String($0)) }
        return try Binder.bind(words, to: spec, dialect: dialect)
    }

    func problems(_ line: String, dialect: Binder.Dialect = .shell) -> [Binder.Problem] {
        do throws(Binder.Problems) {
            _ = try bind(line, dialect: dialect)
            return []
        } catch {
            return error.all
        }
    }

    @Test func typedValues() throws {
        let call = try bind("--memory 1G --cpu-ids 1 3 --debug-mode -D a=1 -D b=2 hello")
        #expect(call[Self.memory] == 1024)
        #expect(call[Self.ids] == [1, 3])
        #expect(call[Self.debug])
        #expect(!call[Self.extra])
        #expect(call[Self.define] == ["a=1", "b=2"])
        #expect(call[Self.path] == nil)
        #expect(call[Self.count] == nil)
    }

    @Test func aListEndsAtTheNextOption() throws {
        let call = try bind("--cpu-ids 1 3 --memory 64 --eif-path x.eif")
        #expect(call[Self.ids] == [1, 3])
        #expect(call[Self.path] == "x.eif")
    }

    @Test func inlineValues() throws {
        let call = try bind("--memory=64 --cpu-count=2 hello")
        #expect(call[Self.memory] == 64)
        #expect(call[Self.count] == 2)
        #expect(call[Self.who] == "hello")
    }

    @Test func whatIsMisspeltIsNotMissingToo() {
        let found = problems("--memroy 64 --cpu-cuont 2")
        #expect(found.map(\.message) == ["unknown option '--memroy'", "unknown option '--cpu-cuont'"])
        #expect(found.map(\.suggestion) == ["--memory", "--cpu-count"])
    }

    @Test func anUnknownOptionNamesTheNearest() {
        let found = problems("--memory 64 --cpu-cuont 2 --cpu-count 2")
        #expect(found.count == 1)
        #expect(found.first?.message == "unknown option '--cpu-cuont'")
        #expect(found.first?.suggestion == "--cpu-count")
        #expect(found.first?.word == 2)
        #expect(found.first?.isValue == false)
    }

    @Test func whatIsMisspeltIsNotAlsoMissing() {
        #expect(problems("--memory 64 --cpu-cuont 2").map(\.message) == ["unknown option '--cpu-cuont'"])
        #expect(problems("--memry 64 --cpu-count 2").map(\.message) == ["unknown option '--memry'"])
    }

    @Test func everyMistakeIsListed() {
        let found = problems("--memory zzz --cpu-count 0 --cpu-ids 1 --bogus")
        #expect(found.map(\.word) == [1, 3, 6, 4])
        #expect(found.map(\.isValue) == [true, true, false, false])
    }

    @Test(arguments: ["0", "10", "512", "512M", "1G", "1g", "2T"])
    func memoryThatIsMemory(_ text: String) throws {
        #expect(try bind("--cpu-count 1 --memory \(text)")[Self.memory] != nil)
    }

    @Test(arguments: ["-1", "zzz", "1K", "1.5G", "G", "99999999999999999999", "9999999T", "+5"])
    func memoryThatIsNone(_ text: String) {
        let found = problems("--cpu-count 1 --memory \(text)")
        #expect(found.count == 1 && found[0].isValue && found[0].word == 3, "\(text): \(found)")
    }

    @Test func aMissingValueIsReportedAtItsOption() {
        let found = problems("--cpu-count 1 --memory --debug-mode")
        #expect(found.map(\.word) == [2])
        #expect(found.first?.message == "option '--memory' needs a value: --memory MIB")
    }

    @Test func needsAndRulesAreReportedAtTheEnd() {
        #expect(
            problems("").map(\.message) == [
                "option --memory MIB is missing", "one of --cpu-count, --cpu-ids is missing",
            ])
        #expect(
            problems("", dialect: .nitroCLI).map(\.message) == [
                "option --eif-path FILE is missing", "option --memory MIB is missing",
                "one of --cpu-count, --cpu-ids is missing",
            ])
    }

    @Test func nitroCLIKnowsNothingElse() {
        let line = "--eif-path a --memory 64 --cpu-count 1"
        #expect(problems(line + " --session", dialect: .nitroCLI).map(\.message) == ["unknown option '--session'"])
        #expect(problems(line + " hello", dialect: .nitroCLI).map(\.message) == ["unexpected word 'hello'"])
        #expect(problems(line + " hello --session").isEmpty)
    }

    @Test func unknownWordsAreNotChecked() {
        #expect(problems("--memory ? --cpu-count ?").isEmpty)
        #expect(problems("--memory ? --cpu-count ? --cpu-ids 1").map(\.word) == [4])
    }

    @Test func twiceIsOnceTooOften() {
        #expect(problems("--memory 1 --memory 2 --cpu-count 1").map(\.message) == ["option '--memory' is given twice"])
    }

    @Test func helpWinsOverEveryMistake() throws {
        #expect(try bind("--bogus --help").wantsHelp)
        #expect(try bind("-h").wantsHelp)
    }

    @Test func quotedWordsAreNoOptions() throws {
        let call = try Binder.bind(
            [.init("--memory"), .init("64"), .init("--cpu-count"), .init("1"), .init("--help", bare: false)],
            to: Self.spec)
        #expect(call[Self.who] == "--help")
        #expect(!call.wantsHelp)
    }

    @Test func restTakesEverything() throws {
        let rest = Parameter.rest("TEXT", "Words")
        let spec = CommandSpec("echo", .session, Phrase("Print", "表示する"), parameters: [rest.spec])
        #expect(try bind("a --b -h c", spec: spec)[rest] == ["a", "--b", "-h", "c"])
    }

    @Test func optionsBeforeARestMayHaveTheirValuesBehindAnEqualsSign() throws {
        let invocation = try Invocation.read(["--color=never", "--engine=local", "ls", "--all"], programName: "nesh")
        #expect(invocation.settings["color"] == "never" && invocation.settings["engine"] == "local")
        #expect(invocation.source == .oneShot(["ls", "--all"]))
        // What ends options elsewhere ends them here.
        #expect(try Invocation.read(["--", "ls", "--all"], programName: "nesh").source == .oneShot(["ls", "--all"]))
        #expect(try Invocation.read(["-n", "--", "a.nesh"], programName: "nesh").source == .file("a.nesh"))
        // What comes after the operands before a rest is the rest's.
        let (verb, rest) = (Parameter.operand(.text("VERB"), "A verb"), Parameter.rest("WORD", "Its words"))
        let spec = CommandSpec("explain", .help, Phrase("Explain", "説明する"), parameters: [verb.spec, rest.spec])
        let explained = try bind("run-enclave --help", spec: spec)
        #expect(!explained.wantsHelp && explained[rest] == ["--help"])
        #expect(try bind("--help", spec: spec).wantsHelp)
    }
}

@Suite struct CommandTableTests {
    @Test func declarationsHoldTogether() {
        #expect(CommandTable.shell.problems() == [])
    }

    @Test func everyVerbIsFoundByItsName() {
        for command in CommandTable.shell.all {
            #expect(CommandTable.shell.named(command.spec.name)?.spec.name == command.spec.name)
        }
        #expect(CommandTable.shell.named("run-enclav") == nil)
    }
}
