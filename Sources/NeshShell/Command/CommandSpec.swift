/// Everything that is known about a command without running it.
package struct CommandSpec: Sendable {
    /// Where help lists it, in this order.
    package enum Group: String, Sendable, CaseIterable {
        case image = "Images"
        case lifecycle = "Enclaves"
        case machine = "Machine"
        case session = "Session"
        case control = "Scripts"
        case teaching = "Learning and showing"
        case help = "Help"
    }

    /// A relation between parameters that each may be given.
    package enum Rule: Sendable, Equatable {
        case exactlyOne([String])
        case atMostOne([String])
        /// nitro-cli wants exactly one; here at most one, the session may know it.
        case oneUnlessSession([String])
        /// Whoever gives the first must give the others.
        case requires(String, [String])
    }

    /// When running it cannot be taken back, because it ends, overwrites or signs something, or runs other lines.
    package enum Effect: Sendable, Equatable {
        case always
        /// With this option.
        case given(String)
        /// Where this parameter is that word.
        case word(String, String)
        /// Where the file that this parameter names is there already.
        case overwrites(String)
    }

    /// A line that runs as it stands, and what it does.
    package struct Example: Sendable, Equatable {
        /// Of a block all lines.
        package let line: String
        package let explanation: String
        package init(_ line: String, _ explanation: String) {
            self.line = line
            self.explanation = explanation
        }
    }

    package let name: String
    package let group: Group
    /// One sentence without a full stop.
    package let summary: String
    /// More, for `help VERB`; paragraphs.
    package let details: String
    package let parameters: [ParameterSpec]
    package let effects: [Effect]
    package let rules: [Rule]
    package let examples: [Example]
    /// nitro-cli has a command of this name.
    package let nitroCLI: Bool
    /// Prints for people unless `--json` is given.
    package let offersJSON: Bool
    /// What of it needs a person who types: options, or the command's own name.
    package let promptOnly: [String]

    package init(
        _ name: String, _ group: Group, _ summary: String, details: String = "", parameters: [ParameterSpec] = [],
        effects: [Effect] = [], rules: [Rule] = [], examples: [Example] = [], nitroCLI: Bool = false,
        offersJSON: Bool = false,
        promptOnly: [String] = []
    ) {
        self.name = name
        self.group = group
        self.summary = summary
        self.details = details
        self.parameters = parameters + (offersJSON ? [CommonParameters.json.spec] : [])
        self.effects = effects
        self.rules = rules
        self.examples = examples
        self.nitroCLI = nitroCLI
        self.offersJSON = offersJSON
        self.promptOnly = promptOnly
    }

    package var options: [ParameterSpec] { parameters.filter(\.isOption) }
    package var operands: [ParameterSpec] { parameters.filter { !$0.isOption } }
}

/// Parameters that several commands share.
package enum CommonParameters {
    package static let json = Parameter.flag("--json", "Print JSON instead of text")
}
