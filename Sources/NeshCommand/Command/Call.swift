/// A command with its words understood: each parameter's values under the parameter itself.
package struct Call: Sendable {
    package let spec: CommandSpec
    /// What the line gave to one parameter, each list in its order.
    private struct Entry: Sendable {
        let name: String
        var values: [any Sendable] = []
        var given: [Given] = []
    }

    /// A handful at most, so that looking through them takes less than hashing their names.
    private var entries: [Entry] = []
    /// `--help` was among the words; nothing else was checked.
    package internal(set) var wantsHelp = false
    /// The words as given, for echo and dry run.
    package internal(set) var words: [String] = []

    /// A value as it was given.
    package struct Given: Sendable, Equatable {
        /// Index into `words`.
        package var word: Int
        /// As it was typed, without quotes.
        package var text: String
        /// Where in its word it begins, in bytes of UTF-8: behind the sign of `--option=value`, otherwise 0.
        package var start: Int
        /// It has been computed; only running the line says what others are.
        package var isKnown = true
    }

    init(spec: CommandSpec) { self.spec = spec }

    package subscript<Value>(_ parameter: Parameter<Value>) -> Value {
        assert(
            spec.parameters.contains { $0.name == parameter.name },
            "\(parameter.name) is not a property of the ParameterGroup that \(spec.name) lists")
        return parameter.extract(entry(parameter.spec.name)?.values ?? [])
    }

    /// The value of a parameter that holds text; nil also where it is not known yet.
    package func text(_ name: String) -> String? { entry(name)?.values.last as? String }

    /// The last word that gave a value to the parameter, counted from the first behind the verb.
    package func place(_ name: String) -> Int? { entry(name)?.given.last?.word }

    /// Was it given at all?
    package func has(_ name: String) -> Bool { entry(name).map { !$0.values.isEmpty } ?? false }

    /// The values given to a parameter, in the order of the line, without those that only running it shows.
    package func given(_ name: String) -> [Given] { (entry(name)?.given ?? []).filter(\.isKnown) }

    mutating func note(_ value: Given, for name: String) { entries[place(making: name)].given.append(value) }

    mutating func add(_ value: any Sendable, for name: String) { entries[place(making: name)].values.append(value) }

    private func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

    private mutating func place(making name: String) -> Int {
        if let place = entries.firstIndex(where: { $0.name == name }) { return place }
        entries.append(Entry(name: name))
        return entries.count - 1
    }
}
