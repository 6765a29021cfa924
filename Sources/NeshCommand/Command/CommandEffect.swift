extension CommandSpec {
    /// What a verb means for the lines after it, told by the names of its parameters.
    package enum Effect: Sendable, Equatable {
        /// The variable of this name has this value.
        case variable(name: String, value: String)
        /// The setting of this name has this value.
        case setting(name: String, value: String)
        /// The lines of this file run here.
        case source(String)
        /// The file named by one of these is the current image.
        case image([String])
        /// At the prompt a `&` is this flag, unless one of the others is given.
        case beside(flag: String, unless: [String])
        /// It serves others until it is ended, where the parameter has this word and the flag is not given: as a job it
        /// ends with the session.
        case serving(name: String, word: String, unless: String)
        /// A file with this ending is for the other verb, which takes it as its first operand.
        case elsewhere(ending: String, verb: String)
    }
}

extension CommandSpec.Effect {
    /// It sets the variable that one parameter names to the value of another.
    package static func sets(variable name: any DeclaredParameter, to value: any DeclaredParameter) -> Self {
        .variable(name: name.name, value: value.name)
    }

    /// It changes the setting that one parameter names to the value of another.
    package static func sets(setting name: any DeclaredParameter, to value: any DeclaredParameter) -> Self {
        .setting(name: name.name, value: value.name)
    }

    /// It runs the statements of the file that the parameter names.
    package static func sources(_ file: any DeclaredParameter) -> Self { .source(file.name) }

    /// It makes the file of the first parameter that is given the current image.
    package static func image(in parameters: any DeclaredParameter...) -> Self { .image(parameters.map(\.name)) }

    /// Where the parameter is this word, it goes on until somebody ends it, unless the flag is given.
    package static func serves(
        when parameter: any DeclaredParameter, is word: String, unless flag: any DeclaredParameter
    ) -> Self {
        .serving(name: parameter.name, word: word, unless: flag.name)
    }

    /// In the background it does what the flag asks for, unless one of the others is given.
    package static func beside(_ flag: any DeclaredParameter, unless others: any DeclaredParameter...) -> Self {
        .beside(flag: flag.name, unless: others.map(\.name))
    }

    /// The lines of a file run.
    fileprivate var isSource: Bool { if case .source = self { true } else { false } }

    /// A variable gets a value.
    fileprivate var isVariable: Bool { if case .variable = self { true } else { false } }

    /// Every parameter that it uses of.
    package var names: [String] {
        switch self {
        case .variable(let name, let value), .setting(let name, let value): [name, value]
        case .source(let name): [name]
        case .image(let names): names
        case .beside(let flag, let others): [flag] + others
        case .serving(let name, _, let flag): [name, flag]
        case .elsewhere: []
        }
    }
}

extension Call {
    /// The file whose lines run in this command's place.
    package var sourcedFile: String? {
        for case .source(let name) in spec.effects { return text(name) }
        return nil
    }

    /// It goes on until it is ended, for others.
    package var serves: Bool {
        if spec.traits.contains(.serves) { return true }
        for case .serving(let name, let word, let flag) in spec.effects
        where given(name).first?.text == word && !has(flag) {
            return true
        }
        return false
    }

    /// With a `&` at the prompt: shown beside what is typed; nil where it is a job like any other.
    package var besidePrompt: Call? {
        for case .beside(let flag, let others) in spec.effects where !others.contains(where: has) {
            var call = self
            if !has(flag) { call.add(true, for: flag) }
            return call
        }
        return nil
    }
}

extension CommandTable {
    /// The command that gives a variable a value.
    package var setter: CommandSpec? { specs.first { $0.effects.contains { $0.isVariable } } }

    /// The command that runs the lines of a file.
    package var sourcer: CommandSpec? { specs.first { $0.effects.contains { $0.isSource } } }
}
