import NeshCommand
import NeshData
import NeshEnclave
import NeshNitro
import Testing

@Suite struct ParameterTests {
    enum Speed: String, CaseIterable {
        case slow, quick
    }
    struct Names: ParameterGroup {
        let id = Parameter.option("--id", .text("ID"), "Its ID")
        let name = Parameter.option("--name", .text("NAME"), "Its name")
    }
    struct Parameters: ParameterGroup {
        let output = Parameter.required("--output", .file(), "Where it goes")
        let names = Names()
        /// What a property is that is no parameter.
        let title = "not a parameter"
        let speed = Parameter.option("--speed", .choice("HOW", Speed.self), "How fast")
        let quiet = Parameter.flag("--quiet", "Say nothing")
        let loud = Parameter.flag("--loud", "Say everything")
        let plain = Parameter.flag("--plain", "No colours")
        let what = Parameter.requiredOperand(.count("N"), "How many")

        var rules: [Rule] {
            [
                .atMostOne(of: names.id, names.name), .parameter(quiet, excludes: loud, speed),
                .parameter(plain, needs: loud),
            ]
        }
    }
    static let parameters = Parameters()
    static let spec = CommandSpec("make", .image, Phrase("Make it", "作る"), parameters: parameters)

    func bind(_ line: String) throws(Binder.Problems) -> Call {
        try Binder.bind(line.split(separator: " ").map { Binder.Word(String($0)) }, to: Self.spec)
    }

    func messages(_ line: String) -> [String] {
        do throws(Binder.Problems) {
            _ = try bind(line)
            return []
        } catch { return error.all.map(\.message) }
    }

    @Test func everyPropertyOfAGroupIsListedInItsPlace() {
        #expect(
            Self.spec.parameters.map(\.name) == [
                "--output", "--id", "--name", "--speed", "--quiet", "--loud", "--plain", "N",
            ])
    }

    @Test func whatIsRequiredIsAValue() throws {
        let call = try bind("--output file 3")
        let (output, count): (String, Int) = (call[Self.parameters.output], call[Self.parameters.what])
        #expect(output == "file" && count == 3)
        #expect(messages("3") == ["option --output FILE is missing"])
        #expect(messages("--output file") == ["N is missing"])
    }

    @Test func aChoiceIsACase() throws {
        #expect(try bind("--output x 1 --speed quick")[Self.parameters.speed] == .quick)
        #expect(messages("--output x 1 --speed quik") == ["--speed: 'quik' is not one of slow, quick"])
        #expect(Self.spec.options.first { $0.name == "--speed" }?.completion == .choice(["slow", "quick"]))
    }

    @Test func whatExcludesSeveralIsOneRule() throws {
        // Those that are excluded may be together.
        _ = try bind("--output x 1 --loud --speed slow")
        #expect(
            messages("--output x 1 --quiet --loud --speed slow") == [
                "option '--loud' cannot be used together with '--quiet'",
                "option '--speed' cannot be used together with '--quiet'",
            ])
        #expect(messages("--output x 1 --loud --quiet") == ["option '--quiet' cannot be used together with '--loud'"])
        #expect(messages("--output x 1 --plain") == ["option '--plain' also needs '--loud'"])
        let rule = Self.spec.rules[1]
        #expect(rule.excluded(by: ["--quiet"]) == ["--loud", "--speed"])
        #expect(rule.excluded(by: ["--speed"]) == ["--quiet"] && rule.excluded(by: ["--plain"]) == [])
    }

    @Test func aValueKnowsItsWord() throws {
        let call = try bind("--output=file 3 --speed slow")
        #expect(call.place("--output") == 0 && call.place("N") == 1 && call.place("--speed") == 3)
        #expect(call.place("--id") == nil && call.text("--output") == "file" && call.text("--id") == nil)
    }

    @Test func mistakesInDeclarationsAreFound() {
        enum Wrong: Command {
            static let name = "wrong"
            struct Parameters: ParameterGroup {
                let file = Parameter.required("--file", .file(), "A file")
                let config = Parameter.option("--config", .file(), "All of it from a file.")

                var rules: [Rule] { [.parameter(config, excludes: file), .exactlyOne(["--bogus"])] }
                var effects: [Effect] { [.image(["--nothing"])] }
            }
            static let declaration = declare(
                .image, "Wrong", "誤り", examples: ["wrong": "once"],
                traits: [.nitroCLI])
            static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome { Outcome() }
        }
        #expect(
            CommandTable([Wrong.self]).problems() == [
                "wrong: a rule names --bogus, unknown here", "wrong: an effect names --nothing, unknown here",
                "wrong: --file is always there, but a rule lets others replace it",
                "wrong: --file is always there, but nitro-cli does not have it",
                "wrong: help 'All of it from a file.'", "wrong has 1 examples",
            ])
    }
}

@Suite struct SettingTests {
    @Test func everyPropertyOfTheListIsASetting() {
        let properties = Mirror(reflecting: SettingList.declared).children.compactMap(\.label)
        #expect(SettingSpec.all.count == properties.count)
        // `bootTimeout` is `boot-timeout`.
        #expect(SettingSpec.all.map { $0.name.filter { $0 != "-" } } == properties.map { $0.lowercased() })
    }

    @Test func eachTakesItsStandardAndIsNamedOnce() throws {
        for setting in SettingSpec.all where !setting.standard.isEmpty { try setting.check(setting.standard) }
        for setting in SettingSpec.all { #expect(SettingSpec.named(setting.name)?.help == setting.help) }
        #expect(Set(SettingSpec.all.map(\.name)).count == SettingSpec.all.count)
    }

    @Test func whatIsInForceIsTyped() {
        var settings = Settings()
        #expect(settings[\.hints] && settings[\.pager] && settings[\.engine] == nil && settings[\.onError] == .stop)
        #expect(settings[\.notify] == .on && settings[\.color] == .auto)
        #expect(settings[\.mask] == nil && settings[\.typing] == 3.75)
        for (name, value) in [
            ("hints", "off"), ("engine", "nitro"), ("on-error", "ask"), ("notify", "quiet"), ("boot-timeout", "5s"),
            ("language", "ja"), ("container-tool", "podman"), ("color", "never"),
        ] { settings[name] = value }
        #expect(!settings[\.hints] && settings[\.engine] == .nitro && settings[\.onError] == .ask)
        #expect(settings[\.notify] == .quiet && settings[\.bootTimeout] == .seconds(5))
        #expect(settings[\.language] == .japanese && settings[\.color] == .never)
        #expect(settings[\.containerTool] == "podman")
        settings["engine"] = nil
        settings["language"] = "auto"
        #expect(settings[\.engine] == nil && settings[\.language] == nil)
        var others = Settings()
        others["pager"] = "off"
        settings.merge(others)
        #expect(!settings[\.pager] && !settings[\.hints])
    }
}
