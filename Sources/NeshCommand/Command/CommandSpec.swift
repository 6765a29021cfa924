/// Everything that is known about a command without running it. Never changed, and handed around by every call: an object, so
/// that doing so costs nothing.
package final class CommandSpec: Sendable {
    /// Where help lists it, in this order.
    package enum Group: Sendable, CaseIterable {
        case image, lifecycle, vsock, machine, session, control, teaching, help

        /// The heading of its verbs in `help`.
        package var title: Phrase {
            switch self {
            case .image: Phrase("Images", "イメージ")
            case .lifecycle: Phrase("Enclaves", "エンクレーブ")
            case .vsock: Phrase("Vsock", "vsock 通信")
            case .machine: Phrase("Machine", "マシン")
            case .session: Phrase("Session", "セッション")
            case .control: Phrase("Scripts", "スクリプト")
            case .teaching: Phrase("Learning and showing", "学ぶ・見せる")
            case .help: Phrase("Help", "ヘルプ")
            }
        }
    }

    /// A line that runs as it stands, and what it does.
    package struct Example: Sendable, Equatable {
        /// Of a block all lines.
        package let line: String
        /// A few words, without a full stop.
        package let explanation: String
        package init(_ line: String, _ explanation: String) { (self.line, self.explanation) = (line, explanation) }
    }

    package let name: String
    package let group: Group
    /// One sentence without a full stop.
    package let summary: Phrase
    /// More, for `help VERB`; paragraphs.
    package let details: String
    /// In the order of the declaration.
    package let parameters: [ParameterSpec]
    /// Those that are named, in the order of the declaration.
    package let options: [ParameterSpec]
    /// Those that are known by their place, in that order.
    package let operands: [ParameterSpec]
    package let rules: [Rule]
    /// The most common one first.
    package let examples: [Example]
    /// What of it needs a person who types: options, or the command's own name.
    package let promptOnly: [String]
    /// What it does to the lines after it.
    package let effects: [Effect]
    /// When running it cannot be taken back.
    package let risks: [Risk]
    /// With which of its words it only shows something.
    package let looks: [Look]
    package let traits: Traits

    /// - Parameters:
    ///   - parameters: a group whose properties are the command's parameters.
    ///   - examples: lines and what they do, the most common one first.
    package convenience init(
        _ name: String, _ group: Group, _ summary: Phrase, details: String = "", parameters: any ParameterGroup,
        examples: KeyValuePairs<String, String> = [:], traits: Traits = []
    ) {
        self.init(
            name, group, summary, details: details, parameters: parameters.specs, rules: parameters.rules,
            examples: examples.map { Example($0.key, $0.value) }, promptOnly: parameters.promptOnly.map(\.name),
            effects: parameters.effects, risks: parameters.risks, looks: parameters.looks,
            traits: traits)
    }

    package init(
        _ name: String, _ group: Group, _ summary: Phrase, details: String = "", parameters: [ParameterSpec] = [],
        rules: [Rule] = [], examples: [Example] = [], promptOnly: [String] = [], effects: [Effect] = [],
        risks: [Risk] = [], looks: [Look] = [], traits: Traits = []
    ) {
        self.name = name
        self.group = group
        self.summary = summary
        self.details = details
        let all = parameters + (traits.contains(.offersJSON) ? [CommonParameters.json.spec] : [])
        self.parameters = all
        options = all.filter(\.isOption)
        operands = all.filter { !$0.isOption }
        self.rules = rules
        self.examples = examples
        self.promptOnly = (traits.contains(.promptOnly) ? [name] : []) + promptOnly
        self.effects = effects
        self.risks = risks
        self.looks = looks
        self.traits = traits
    }

    /// nitro-cli has a command of this name.
    package var nitroCLI: Bool { traits.contains(.nitroCLI) }
    /// Prints for people unless `--json` is given.
    package var offersJSON: Bool { traits.contains(.offersJSON) }
}

/// Parameters that several commands share.
package enum CommonParameters {
    package static let json = Parameter.flag("--json", "Print JSON instead of text")

    /// The image that a command is about, where the session may know it.
    package static func image(nitroCLI: Bool = true) -> Parameter<String?> {
        .option(
            "--eif-path", .file("eif"), "The enclave image. Default: the current one", need: .fromSession,
            nitroCLI: nitroCLI, is: .image)
    }
}
