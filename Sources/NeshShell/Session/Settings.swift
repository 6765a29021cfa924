import NeshLanguage

/// The values of `option`: only declared names, only checked values.
package struct Settings: Sendable, Equatable {
    private var values: [String: String] = [:]

    package init() {}

    /// The text that was set, nil while it is the default.
    package subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// What is in force.
    package func value(of setting: Setting) -> String { values[setting.name] ?? setting.standard }
}

/// One setting: its name, what it takes, and what it is when nobody sets it.
package struct Setting: Sendable {
    package let name: String
    package let standard: String
    /// Without a full stop.
    package let help: String
    package let completion: CompletionKind
    package let placeholder: String
    /// Throws for a value that it does not take.
    package let check: @Sendable (String) throws(ValueProblem) -> Void

    private init<Value>(_ name: String, _ type: ValueType<Value>, standard: String, _ help: String) {
        self.name = name
        self.standard = standard
        self.help = help
        completion = type.completion
        placeholder = type.placeholder
        check = { word throws(ValueProblem) in _ = try type.read(word) }
    }

    package static let engine = Setting(
        "engine", .choice("ENGINE", "auto", "local", "nitro", "qemu", "memory"), standard: "auto",
        "How enclaves run: nitro where /dev/nitro_enclaves opens, else local")
    package static let allocatorFile = Setting(
        "allocator-file", .file("yaml"), standard: "",
        "The allocator's settings for the local engine, instead of the system's or your own file")
    package static let bootTimeout = Setting(
        "boot-timeout", .duration, standard: "",
        "How long an enclave may take to boot on the nitro engine, instead of what its size allows")
    package static let color = Setting(
        "color", .choice("WHEN", "auto", "always", "never"), standard: "auto", "Colours: auto is on a terminal only")
    package static let onError = Setting(
        "on-error", .choice("ACTION", "stop", "continue", "ask"), standard: "stop",
        "What a script does after a command that failed")
    package static let language = Setting(
        "language", .choice("LANGUAGE", "auto", "en", "ja"), standard: "auto",
        "The language of lessons, help and explanations: auto is the locale's")
    package static let typing = Setting(
        "typing", .typingPace, standard: "45wpm", "How fast demos type: words of five keys a minute")
    package static let mask = Setting(
        "mask", .mask, standard: "", "What recordings hide from then on: every match of this regular expression")

    package static let containerTool = Setting(
        "container-tool", .choice("TOOL", "auto", "docker", "podman", "nerdctl"), standard: "auto",
        "What gets and builds container images: auto takes the first of these that works")
    package static let hints = Setting(
        "hints", .choice("WHEN", "on", "off"), standard: "on", "Suggest, dim, how the line could go on")
    package static let notify = Setting(
        "notify", .choice("WHAT", "on", "off", "quiet"), standard: "on",
        "Tell above the prompt what happens to enclaves; quiet tells only what went wrong")
    package static let pager = Setting(
        "pager", .choice("WHEN", "on", "off"), standard: "on", "Show what is longer than the screen with less")

    package static let all = [
        engine, allocatorFile, bootTimeout, color, containerTool, onError, hints, notify, pager, language,
        typing, mask,
    ]

    package static func named(_ name: String) -> Setting? { all.first { $0.name == name } }
}
