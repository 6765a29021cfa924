import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage

/// What would probably be typed next: arguments with the session's own values.
package enum Hint {
    /// Values that a hint may hold; nil where there is none.
    package struct Values: Sendable {
        /// The current image's path.
        package var image: String?
        /// The name of the enclave that is meant; nil where there is none.
        package var enclave: String?
        /// As the last run-enclave had them.
        package var memoryMiB = 512
        /// So many CPUs, as the last `run-enclave` had them.
        package var cpuCount = 2

        package init() {}

        /// As the session says at this moment.
        package init(_ session: Session) {
            image = session.image?.shownPath
            enclave = session.enclave?.name
            if let enclave = session.enclave ?? session.lastStarted {
                memoryMiB = enclave.memoryMiB
                cpuCount = max(1, enclave.cpuIDs.count)
            }
        }
    }

    /// What follows the line, as it would have to be typed; nil for no idea.
    package static func text(after line: String, _ values: Values, _ commands: CommandTable) -> String? {
        // Quotes, variables, redirections: anyone who writes those knows what is to come.
        guard !line.contains(where: { "'\"\\$|>#&!".contains($0) }), let first = line.first, first != " " else {
            return nil
        }
        var words = line.split(separator: " ").map(String.init)
        let isOpen = line.last != " "
        // `--eif-path=hello.eif` has its value.
        words = words.flatMap(OptionWord.parts)
        while let word = words.first, ["try", "not", "nitro-cli"].contains(word) { words.removeFirst() }
        guard let verb = words.first, let command = commands.named(verb) else { return nil }
        let spec = command.spec
        // A longer verb could still be meant.
        if isOpen, words.count == 1, commands.names.contains(where: { $0 != verb && $0.hasPrefix(verb) }) {
            return nil
        }
        let start = isOpen ? " " : ""
        if words.count > 1, let option = spec.options.first(where: { $0.name == words.last }), option.arity != .flag {
            return value(of: option, values).map { start + $0 }
        }
        if isOpen, words.count > 1 { return nil }
        let missing = spec.parameters.filter { parameter in
            parameter.isOption && !words.contains(parameter.name) && isWanted(parameter, spec, words)
        }
        let texts = missing.compactMap { parameter in
            value(of: parameter, values).map { "\(parameter.name) \($0)" }
        }
        if texts.isEmpty {
            if let operand = operand(spec, words, values) { return start + operand }
            // The newest line of the history would name an enclave that it has ended.
            return spec.traits.contains(.endsEnclave) && words.count == 1 ? "" : nil
        }
        return start + texts.joined(separator: " ")
    }

    /// Needed, or the first way of several to say what is needed.
    private static func isWanted(_ parameter: ParameterSpec, _ spec: CommandSpec, _ words: [String]) -> Bool {
        if spec.rules.contains(where: { $0.excluded(by: Set(words)).contains(parameter.name) }) { return false }
        for rule in spec.rules {
            guard case .exactlyOne(let names) = rule, let index = names.firstIndex(of: parameter.name) else { continue }
            return index == 0 && !words.contains { names.contains($0) }
        }
        return parameter.need != .optional
    }

    private static func value(of parameter: ParameterSpec, _ values: Values) -> String? {
        switch parameter.fact {
        case .image: values.image.map(\.asWord)
        case .memory: String(values.memoryMiB)
        case .cpuCount: String(values.cpuCount)
        case .enclaveName: values.enclave.map(\.asWord)
        default: nil
        }
    }

    /// An enclave's verb without words means the selected one; naming it does no harm.
    private static func operand(_ spec: CommandSpec, _ words: [String], _ values: Values) -> String? {
        guard words.count == 1, case .enclave = spec.operands.first?.completion, spec.nitroCLI else { return nil }
        return values.enclave.map(\.asWord)
    }
}
