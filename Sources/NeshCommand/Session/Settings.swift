import NeshData
import NeshEnclave
import NeshEngines
import NeshImage
import NeshLanguage

/// The values of `option`: only declared names, only checked values.
///
/// `settings[\.hints]` is what is in force, typed; `settings["hints"]` is the text that was set.
package struct Settings: Sendable, Equatable {
    private var values: [String: String] = [:]

    package init() {}

    /// The text that was set, nil while it is the default.
    package subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// Takes what variables of the environment ask for.
    /// - Throws: E03 for a value that the setting does not take.
    package mutating func take(_ environment: Environment) throws(Failure) {
        guard let text = environment.text(NitroCLIRelease.variable) else { return }
        do throws(ValueProblem) { try SettingList.declared.compatible.spec.check(text) } catch {
            throw Failure(
                .invalidArgument, "\(NitroCLIRelease.variable) in the environment: \(error.message)",
                fixes: ["unset \(NitroCLIRelease.variable)"])
        }
        self[SettingList.declared.compatible.spec.name] = text
    }

    /// What is in force.
    ///
    /// Not a key path's subscript: a start would take longer to make the first key path than to read all settings.
    package subscript<Value>(_ setting: (SettingList) -> Setting<Value>) -> Value {
        let setting = setting(.declared)
        return values[setting.spec.name].flatMap { try? setting.type.read($0) } ?? setting.standard
    }

    /// The same as text; empty where a setting has no default.
    package func text(of setting: SettingSpec) -> String { values[setting.name] ?? setting.standard }

    /// Takes over what was set there.
    package mutating func merge(_ other: Settings) { values.merge(other.values) { _, new in new } }
}

/// Every setting, declared once: a property here is known to `option`, help, completion, lessons and recordings.
package struct SettingList: Sendable {
    package let engine = Setting(
        "engine",
        .choice("ENGINE", among: [("auto", nil)] + Engines.all.map { ($0.kind.rawValue, $0.kind) }), "auto",
        "How enclaves run: \(Engines.choices)")
    package let allocatorFile = Setting(
        optional: "allocator-file", .file("yaml"),
        "The allocator's settings for the local engine, instead of the system's or your own file")
    package let bootTimeout = Setting(
        optional: "boot-timeout", .duration,
        "How long an enclave may take to boot on the nitro engine, instead of what its size allows")
    package let role = Setting(
        optional: "role", .roleARN,
        "The IAM role of the parent and its enclaves, for PCR3 and the local KMS")
    package let color = Setting(
        "color", .choice("WHEN", ColourChoice.self), "auto", "Colours: auto is on a terminal only")
    package let compatible = Setting(
        "compatible", .choice("RELEASE", NitroCLIRelease.self), NitroCLIRelease.standard.rawValue,
        "As which release of nitro-cli nesh writes HashAlgorithm, and nothing else: 1.4, as workshops show it, is"
            + " Sha384 { ... }, and 1.5 is Sha512_48 { .. }. NESH_COMPATIBLE in the environment sets it too, also for nesh called as nitro-cli"
    )
    package let containerTool = Setting(
        "container-tool", .choice("TOOL", among: [("auto", nil)] + ContainerTool.names.map { ($0, $0) }), "auto",
        "The program that pulls and builds container images: auto uses the first of these that works")
    package let onError = Setting(
        "on-error", .choice("ACTION", ErrorAction.self), "stop", "What a script does after a command that failed")
    package let parent = Setting(
        "parent", .onOff, "off", "Run lines for the shell, !…, as the command parent does: with vsock as CID 3")
    package let hints = Setting("hints", .onOff, "on", "Suggest, in dim text, how the line could continue")
    package let notify = Setting(
        "notify", .choice("WHAT", Notices.self), "on",
        "Show above the prompt what happens to enclaves; quiet shows only what went wrong")
    package let pager = Setting("pager", .onOff, "on", "Show what is longer than the screen with less")
    package let language = Setting(
        "language", .autoOr("LANGUAGE", Language.self), "auto",
        "The language of lessons, help and explanations: auto is the locale's")
    package let typing = Setting("typing", .typingPace, "45wpm", "How fast demos type: words of five keys a minute")
    package let region = Setting(
        "region", .region, "us-east-1", "The AWS region of the local KMS and of programs that run under parent")
    package let mask = Setting(
        optional: "mask", .mask, "What recordings hide from then on: every match of this regular expression")

    /// The one list.
    package static let declared = SettingList()
}

/// One setting: its declaration, and how the text that was set is read.
package struct Setting<Value: Sendable>: DeclaredSetting {
    package let spec: SettingSpec
    let type: ValueType<Value>
    /// In force while nobody sets it.
    let standard: Value

    /// - Parameter standard: as it would be set; the type must take it.
    init(_ name: String, _ type: ValueType<Value>, _ standard: String, _ help: String) {
        guard let value = try? type.read(standard) else {
            preconditionFailure("'\(standard)' is not a value of the setting \(name)")
        }
        self.init(name, type, standard, value, help)
    }

    /// Nil while nobody sets it.
    init<Set>(optional name: String, _ type: ValueType<Set>, _ help: String) where Value == Set? {
        let optional = ValueType<Value>(type.placeholder, completion: type.completion) {
            word throws(ValueProblem) in try type.read(word)
        }
        self.init(name, optional, "", nil, help)
    }

    private init(_ name: String, _ type: ValueType<Value>, _ text: String, _ standard: Value, _ help: String) {
        spec = SettingSpec(name, type, standard: text, help)
        self.type = type
        self.standard = standard
    }
}

/// A setting of any type.
package protocol DeclaredSetting: Sendable {
    var spec: SettingSpec { get }
}

/// A setting without its type: what `option`, help, completer and reference pages need.
package struct SettingSpec: Sendable {
    package let name: String
    /// As it would be set; empty where nothing is in force then.
    package let standard: String
    /// Without a full stop.
    package let help: String
    /// What Tab offers for its value.
    package let completion: CompletionKind
    /// How help names its value.
    package let placeholder: String
    /// Throws for a value that it does not take.
    package let check: @Sendable (String) throws(ValueProblem) -> Void

    fileprivate init<Value>(_ name: String, _ type: ValueType<Value>, standard: String, _ help: String) {
        self.name = name
        self.standard = standard
        self.help = help
        completion = type.completion
        placeholder = type.placeholder
        check = { word throws(ValueProblem) in _ = try type.read(word) }
    }

    /// In the order of `SettingList`.
    package static let all = Mirror(reflecting: SettingList.declared).children.compactMap {
        ($0.value as? any DeclaredSetting)?.spec
    }

    /// The setting of this name; nil where there is none.
    package static func named(_ name: String) -> SettingSpec? { all.first { $0.name == name } }
}
