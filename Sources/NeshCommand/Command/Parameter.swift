import NeshData

/// One option or operand of a command: its declaration, and the key under which a call holds its value.
package struct Parameter<Value: Sendable>: DeclaredParameter {
    package let spec: ParameterSpec
    let extract: @Sendable ([any Sendable]) -> Value

    private init(spec: ParameterSpec, extract: @escaping @Sendable ([any Sendable]) -> Value) {
        self.spec = spec
        self.extract = extract
        ParameterCollector.add(spec)
    }

    /// `--debug-mode`: there or not.
    package static func flag(_ name: String, _ help: String, nitroCLI: Bool = false) -> Parameter<Bool>
    where Value == Bool {
        Parameter(
            spec: ParameterSpec(
                name: name, arity: .flag, placeholder: "", completion: .none, need: .optional, nitroCLI: nitroCLI,
                help: help, read: { word throws(ValueProblem) in word })
        ) { !$0.isEmpty }
    }

    /// `--output-file FILE`: one value, always there.
    package static func required(
        _ name: String, _ type: ValueType<Value>, _ help: String, nitroCLI: Bool = false
    ) -> Self {
        always(name, .one, type, help, nitroCLI)
    }

    /// `--memory MIB`: one value or none.
    /// - Parameters:
    ///   - need: `.required` where another option may stand for this one; otherwise use `required`.
    ///   - fact: what the session may know of it.
    package static func option<Element>(
        _ name: String, _ type: ValueType<Element>, _ help: String, need: ParameterSpec.Need = .optional,
        nitroCLI: Bool = false, is fact: ParameterSpec.SessionFact? = nil
    ) -> Parameter<Element?> where Value == Element? {
        one(name, .one, type, help, need, nitroCLI, fact)
    }

    /// `--cpu-ids ID …`: every following word up to the next option.
    package static func list<Element>(
        _ name: String, _ type: ValueType<Element>, _ help: String, nitroCLI: Bool = false
    ) -> Parameter<[Element]> where Value == [Element] {
        many(name, .many, type, help, .optional, nitroCLI)
    }

    /// `-D NAME=VALUE`, as often as wanted: one value each time.
    package static func repeated<Element>(
        _ name: String, _ type: ValueType<Element>, _ help: String
    ) -> Parameter<[Element]> where Value == [Element] {
        many(name, .repeated, type, help, .optional, false)
    }

    /// A word without an option's name before it.
    package static func operand<Element>(
        _ type: ValueType<Element>, _ help: String
    ) -> Parameter<Element?> where Value == Element? {
        one(type.placeholder, .operand, type, help, .optional, false)
    }

    /// Such a word, always there.
    package static func requiredOperand(_ type: ValueType<Value>, _ help: String) -> Self {
        always(type.placeholder, .operand, type, help, false)
    }

    /// All remaining words without an option's name.
    package static func operands<Element>(
        _ type: ValueType<Element>, _ help: String, need: ParameterSpec.Need = .optional
    ) -> Parameter<[Element]> where Value == [Element] {
        many(type.placeholder, .operands, type, help, need, false)
    }

    /// All words from here on, options of other commands included, as they stand.
    package static func rest(_ placeholder: String, _ help: String, need: ParameterSpec.Need = .optional)
        -> Parameter<[String]> where Value == [String]
    {
        many(placeholder, .rest, .text(placeholder), help, need, false)
    }

    private static func always(
        _ name: String, _ arity: ParameterSpec.Arity, _ type: ValueType<Value>, _ help: String, _ nitroCLI: Bool
    ) -> Self {
        Parameter(spec: spec(name, arity, type, help, .always, nitroCLI)) { values in
            guard let value = values.last as? Value else {
                // The binder refuses a line without it; what is not known yet is only asked for as text.
                preconditionFailure("\(name) has no value: the command does not run with this call")
            }
            return value
        }
    }

    private static func one<Element>(
        _ name: String, _ arity: ParameterSpec.Arity, _ type: ValueType<Element>, _ help: String,
        _ need: ParameterSpec.Need, _ nitroCLI: Bool, _ fact: ParameterSpec.SessionFact? = nil
    ) -> Parameter<Element?> where Value == Element? {
        Parameter(spec: spec(name, arity, type, help, need, nitroCLI, fact)) { $0.last as? Element }
    }

    private static func many<Element>(
        _ name: String, _ arity: ParameterSpec.Arity, _ type: ValueType<Element>, _ help: String,
        _ need: ParameterSpec.Need, _ nitroCLI: Bool
    ) -> Parameter<[Element]> where Value == [Element] {
        Parameter(spec: spec(name, arity, type, help, need, nitroCLI)) { values in
            // Not a compactMap, which asks the runtime about its types.
            var elements: [Element] = []
            for case let element as Element in values { elements.append(element) }
            return elements
        }
    }

    private static func spec<Element>(
        _ name: String, _ arity: ParameterSpec.Arity, _ type: ValueType<Element>, _ help: String,
        _ need: ParameterSpec.Need, _ nitroCLI: Bool, _ fact: ParameterSpec.SessionFact? = nil
    ) -> ParameterSpec {
        ParameterSpec(
            name: name, arity: arity, placeholder: type.placeholder, completion: type.completion, need: need,
            nitroCLI: nitroCLI, help: help, fact: fact, read: { word throws(ValueProblem) in try type.read(word) })
    }
}

/// A parameter without its type: what binder, help, completer and reference pages need.
package final class ParameterSpec: Sendable {
    /// How many values it takes, and whether it is named.
    package enum Arity: Sendable {
        case flag, one, repeated, many, operand, operands, rest
    }

    /// When it must be there.
    package enum Need: Sendable, Equatable {
        case optional
        /// Unless another option that excludes it stands for it.
        case required
        /// Whatever else is given: a call that runs has its value.
        case always
        /// nitro-cli requires it; at the prompt and in scripts the session may know it.
        case fromSession
    }

    /// What a session knows that can be a parameter's value, or an example of it.
    package enum SessionFact: Sendable, Equatable {
        /// The current image's path.
        case image
        /// Of the selected enclave.
        case enclaveID, enclaveName, enclaveCID
        /// What the selected enclave has.
        case memory, cpuCount
    }

    /// Must be among the words.
    package var isRequired: Bool { need == .required || need == .always }

    /// `--memory`; of an operand its placeholder.
    package let name: String
    package let arity: Arity
    /// How help names its value.
    package let placeholder: String
    /// What Tab offers for its value.
    package let completion: CompletionKind
    package let need: Need
    /// nitro-cli has it too.
    package let nitroCLI: Bool
    /// What it does, without a full stop.
    package let help: String
    /// What hints, help and explanations fill in for it.
    package let fact: SessionFact?
    package let read: @Sendable (String) throws(ValueProblem) -> any Sendable
    package let isOption: Bool

    fileprivate init(
        name: String, arity: Arity, placeholder: String, completion: CompletionKind, need: Need, nitroCLI: Bool,
        help: String, fact: SessionFact? = nil, read: @escaping @Sendable (String) throws(ValueProblem) -> any Sendable
    ) {
        self.name = name
        self.arity = arity
        self.placeholder = placeholder
        self.completion = completion
        self.need = need
        self.nitroCLI = nitroCLI
        self.help = help
        self.fact = fact
        self.read = read
        isOption =
            switch arity {
            case .flag, .one, .repeated, .many: true
            case .operand, .operands, .rest: false
            }
    }

    /// As it stands in a usage line: `--memory MIB`, `--cpu-ids ID...`, `FILE`.
    package var usage: String {
        switch arity {
        case .flag: name
        case .one, .repeated: "\(name) \(placeholder)"
        case .many: "\(name) \(placeholder)..."
        case .operand: placeholder
        case .operands, .rest: "\(placeholder)..."
        }
    }
}
