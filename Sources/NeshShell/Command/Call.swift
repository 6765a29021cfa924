/// A command with its words understood: each parameter's values under the parameter itself.
package struct Call: Sendable {
    package let spec: CommandSpec
    private var values: [String: [any Sendable]] = [:]
    private var places: [String: [Int]] = [:]
    /// `--help` was among the words; nothing else was checked.
    package internal(set) var wantsHelp = false
    /// The words as given, for echo and dry run.
    package internal(set) var words: [String] = []

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
    package func place(_ name: String) -> Int? { places[name]?.last }

    /// Was it given at all?
    package func has(_ name: String) -> Bool { values[name] != nil }

    mutating func add(at place: Int, to name: String) { places[name, default: []].append(place) }

    mutating func add(_ value: any Sendable, for name: String) {
        values[name, default: []].append(value)
    }
}
