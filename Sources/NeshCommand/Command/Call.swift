/// A command with its words understood: each parameter's values under the parameter itself.
package struct Call: Sendable {
    package let spec: CommandSpec
    private var values: [String: [any Sendable]] = [:]
    /// `--help` was among the words; nothing else was checked.
    package internal(set) var wantsHelp = false
    /// The words as given, for echo and dry run.
    package internal(set) var words: [String] = []

    /// A value as it was given.
    package struct Given: Sendable, Equatable {
        /// Index into `words`.
        package var word: Int
        package var text: String
        /// Where in its word it begins, in bytes of UTF-8: behind the sign of `--option=value`, else 0.
        package var start: Int
        /// It has been computed; only running the line tells what others are.
        package var isKnown = true
    }

    /// Every value of each parameter, in the order of the line.
    private var given: [String: [Given]] = [:]

    init(spec: CommandSpec) { self.spec = spec }

    package subscript<Value>(_ parameter: Parameter<Value>) -> Value {
        assert(
            spec.parameters.contains { $0.name == parameter.name },
            "\(parameter.name) is no property of the ParameterGroup that \(spec.name) lists")
        return parameter.extract(values[parameter.spec.name] ?? [])
    }

    /// The value of a parameter that holds text; nil also where it is not known yet.
    package func text(_ name: String) -> String? { values[name]?.last as? String }

    /// The last word that gave a value to the parameter, counted from the first behind the verb.
    package func place(_ name: String) -> Int? { given[name]?.last?.word }

    /// Was it given at all?
    package func has(_ name: String) -> Bool { values[name] != nil }

    /// The values given to a parameter, in the order of the line, without those that only running it tells.
    package func given(_ name: String) -> [Given] { (given[name] ?? []).filter(\.isKnown) }

    mutating func note(_ value: Given, for name: String) { given[name, default: []].append(value) }

    mutating func add(_ value: any Sendable, for name: String) {
        values[name, default: []].append(value)
    }
}
