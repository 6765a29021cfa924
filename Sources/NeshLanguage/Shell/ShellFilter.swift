import NeshData

/// A filter of jq's as tutorials have it: the way to a field, of one element or of those that fit.
package struct ShellFilter: Sendable, Equatable {
    /// What one step makes of each value that reaches it.
    indirect enum Step: Sendable, Equatable {
        case way(FilterPath.Step)
        /// How many elements there are.
        case length
        /// Only those of which a field is, or is not, this.
        case select(ShellFilter, equals: Bool, JSON)
        /// Of each element what the filter makes of it, as one list.
        case map(ShellFilter)
        /// Instead of what is not there; nil is nothing at all.
        case otherwise(JSON?)
    }

    let steps: [Step]

    /// - Parameter text: without the quotes that it has for sh.
    /// - Returns: nil for what nesh does not read.
    package init?(_ text: String) {
        var steps: [Step] = []
        for stage in Self.stages(of: text) {
            guard let found = Self.stage(stage) else { return nil }
            steps += found
        }
        self.steps = steps
    }

    /// What `|` joins, without blanks around it; what stands in quotes or brackets joins nothing.
    package static func stages(of text: String) -> [String] { ShellWord.split(text, at: "|") }

    /// What jq would find: nothing where it would refuse.
    package func values(in value: JSON) -> [JSON] {
        steps.reduce([value]) { values, step in values.flatMap { Self.apply(step, to: $0) } }
    }

    private static func apply(_ step: Step, to value: JSON) -> [JSON] {
        switch step {
        case .way(let step):
            if let found = step.values(in: value) { return found }
            // null for what is not there; of anything else jq refuses to take it.
            switch (step, value) {
            case (.member, .null), (.member, .object), (.index, .null), (.index, .array): return [.null]
            default: return []
            }
        case .length: return [.integer(Int64(value.array?.count ?? value.object?.members.count ?? 0))]
        case .select(let filter, let equals, let wanted):
            return filter.values(in: value).contains { ($0 == wanted) == equals } ? [value] : []
        case .map(let filter): return value.array.map { [.array($0.flatMap(filter.values))] } ?? []
        case .otherwise(let other): return value == .null || value == .bool(false) ? other.map { [$0] } ?? [] : [value]
        }
    }

    // MARK: Reading

    private static func stage(_ text: String) -> [Step]? {
        switch text {
        case "length": return [.length]
        case "first": return [.way(.index(0))]
        case "last": return [.way(.index(-1))]
        default: break
        }
        if let inside = call("select", text) {
            for (sign, equals) in [("==", true), ("!=", false)] {
                guard let place = inside.ranges(of: sign).first else { continue }
                guard let filter = ShellFilter(String(inside[..<place.lowerBound].trimmingSpaces)),
                    let wanted = literal(inside[place.upperBound...])
                else { return nil }
                return [.select(filter, equals: equals, wanted)]
            }
            return nil
        }
        if let inside = call("map", text) { return ShellFilter(inside).map { [.map($0)] } }
        if let inside = call("first", text) { return ShellFilter(inside).map { [.map($0), .way(.index(0))] } }
        if let place = text.ranges(of: "//").first {
            let other = text[place.upperBound...].trimmingSpaces
            guard let steps = path(String(text[..<place.lowerBound].trimmingSpaces)) else { return nil }
            if other == "empty" { return steps + [.otherwise(nil)] }
            return literal(other).map { steps + [.otherwise($0)] }
        }
        return path(text)
    }

    private static func call(_ name: String, _ text: String) -> String? {
        guard text.hasPrefix(name + "("), text.hasSuffix(")") else { return nil }
        return String(text.dropFirst(name.count + 1).dropLast().trimmingSpaces)
    }

    private static func literal(_ text: Substring) -> JSON? {
        let text = String(text.trimmingSpaces)
        guard let first = text.first, "\"-0123456789".contains(first) || ["null", "true", "false"].contains(text) else {
            return nil
        }
        return try? JSON.parse(text)
    }

    private static func path(_ text: String) -> [Step]? {
        var rest = text[...]
        guard let path = FilterPath(from: &rest), rest.isEmpty else { return nil }
        return path.steps.map { .way($0) }
    }
}
