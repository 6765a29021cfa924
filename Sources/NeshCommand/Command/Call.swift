/// A command with its words understood: each parameter's values under the parameter itself.
package struct Call: Sendable {
    package let spec: CommandSpec
    /// One value that the line gave to a parameter.
    private struct Entry: Sendable {
        let name: String
        let value: any Sendable
        /// Nil of what no word gave: a flag, an option whose value is missing.
        let given: Given?
    }

    /// In the order of the line. A handful at most, so that looking through them takes less than hashing their names.
    private var entries: [Entry] = []
    /// `--help` was among the words; nothing else was checked.
    package internal(set) var wantsHelp = false
    /// The words as given, for echo and dry run.
    package let words: [String]

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

    init(spec: CommandSpec, words: [String]) {
        self.spec = spec
        self.words = words
        entries.reserveCapacity(words.count)
    }

    package subscript<Value>(_ parameter: Parameter<Value>) -> Value {
        assert(
            spec.parameters.contains { $0.name == parameter.name },
            "\(parameter.name) is not a property of the ParameterGroup that \(spec.name) lists")
        let name = parameter.spec.name
        return parameter.extract(entries.indices.compactMap { entries[$0].name == name ? entries[$0].value : nil })
    }

    /// The value of a parameter that holds text; nil also where it is not known yet.
    package func text(_ name: String) -> String? { last(name).flatMap { entries[$0].value as? String } }

    /// The last word that gave a value to the parameter, counted from the first behind the verb.
    package func place(_ name: String) -> Int? {
        entries.indices.last { entries[$0].name == name && entries[$0].given != nil }.flatMap {
            entries[$0].given?.word
        }
    }

    /// What it prints is JSON: always, or because it is asked for.
    package var printsJSON: Bool { !spec.offersJSON || has(CommonParameters.json.spec.name) }

    /// Was it given at all?
    package func has(_ name: String) -> Bool { last(name) != nil }

    /// The values given to a parameter, in the order of the line, without those that only running it shows.
    package func given(_ name: String) -> [Given] {
        entries.compactMap { $0.name == name ? $0.given : nil }.filter(\.isKnown)
    }

    /// How many values it has, with those that only running the line shows.
    package func count(of name: String) -> Int { entries.count { $0.name == name } }

    mutating func add(_ value: any Sendable, for name: String, _ given: Given? = nil) {
        entries.append(Entry(name: name, value: value, given: given))
    }

    /// By its index, because handing out an entry would copy all of it.
    private func last(_ name: String) -> Int? { entries.indices.last { entries[$0].name == name } }
}
