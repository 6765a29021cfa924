import NeshCommand

/// Goes through a verb's words while they are typed, and says which parameter each of them is about. Other than the
/// binder it takes every line as one that is not finished.
struct ParameterWalk {
    /// What a word is.
    enum Meaning {
        case option(ParameterSpec)
        case unknownOption
        case value(of: ParameterSpec)
        case unexpected
    }

    /// An option that still takes a value.
    private(set) var open: ParameterSpec?
    /// The names of the parameters that have been given.
    private(set) var given: Set<String> = []
    /// `open` has got one.
    private(set) var hasValue = false
    /// Those whose turn has not come.
    private(set) var operands: ArraySlice<ParameterSpec>
    private let options: [ParameterSpec]

    init(_ spec: CommandSpec) {
        operands = spec.operands[...]
        options = spec.options
    }

    /// - Parameter word: without quotes; `--name=value` is two words here.
    @discardableResult
    mutating func take(_ word: String) -> Meaning {
        if word.hasPrefix("-"), let option = options.first(where: { $0.name == word }) {
            given.insert(word)
            open = option.arity == .flag ? nil : option
            hasValue = false
            return .option(option)
        }
        if let option = open {
            hasValue = true
            if option.arity != .many { open = nil }
            return .value(of: option)
        }
        guard let operand = operands.first else { return word.hasPrefix("-") ? .unknownOption : .unexpected }
        if operand.arity != .rest, word.hasPrefix("--") { return .unknownOption }
        if operand.arity == .operand {
            given.insert(operand.name)
            operands.removeFirst()
        }
        return .value(of: operand)
    }

    /// What a setting takes depends on which it is, what an action takes on the action.
    static func completion(
        of operand: ParameterSpec, in spec: CommandSpec, firstOperand: String?
    ) -> CompletionKind {
        for case .setting(_, operand.name) in spec.effects {
            if let setting = firstOperand.flatMap(SettingSpec.named) { return setting.completion }
        }
        if case .after(let kinds) = operand.completion { return firstOperand.flatMap { kinds[$0] } ?? .none }
        return operand.completion
    }
}
