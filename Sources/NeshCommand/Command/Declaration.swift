import NeshData

/// What is known of a verb, and the parameters whose values its calls hold. An object, because every look at it goes
/// through the verb's type, which hands out a copy.
package final class Declaration<Parameters: ParameterGroup>: Sendable {
    package let spec: CommandSpec
    package let parameters: Parameters

    fileprivate init(spec: CommandSpec, parameters: Parameters) {
        self.spec = spec
        self.parameters = parameters
    }
}

extension Command {
    /// Everything that is known of it without running it.
    package static var spec: CommandSpec { declaration.spec }
    /// Keys for the values of a call.
    package static var parameters: Parameters { declaration.parameters }

    /// Puts together what a verb says of itself: its name and its parameters are taken from where they stand.
    /// - Parameters:
    ///   - summary: one sentence without a full stop.
    ///   - japanese: the same in Japanese.
    ///   - details: more, for `help VERB`; paragraphs.
    ///   - examples: lines that run as they stand, and a few words on each; the most common one first.
    package static func declare(
        _ group: CommandSpec.Group, _ summary: String, _ japanese: String, details: String = "",
        examples: KeyValuePairs<String, String>, traits: CommandSpec.Traits = []
    ) -> Declaration<Parameters> {
        let parameters = Parameters()
        let spec = CommandSpec(
            name, group, Phrase(summary, japanese), details: details, parameters: parameters, examples: examples,
            traits: traits)
        return Declaration(spec: spec, parameters: parameters)
    }
}
