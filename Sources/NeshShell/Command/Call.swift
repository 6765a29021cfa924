/// A command with its words understood: each parameter's values under the parameter itself.
package struct Call: Sendable {
    package let spec: CommandSpec
    private var values: [String: [any Sendable]] = [:]
    /// `--help` was among the words; nothing else was checked.
    package internal(set) var wantsHelp = false
    /// The words as given, for echo and dry run.
    package internal(set) var words: [String] = []

    init(spec: CommandSpec) { self.spec = spec }

    package subscript<Value>(_ parameter: Parameter<Value>) -> Value {
        parameter.extract(values[parameter.spec.name] ?? [])
    }

    /// Was it given at all?
    package func has(_ name: String) -> Bool { values[name] != nil }

    mutating func add(_ value: any Sendable, for name: String) {
        values[name, default: []].append(value)
    }
}
