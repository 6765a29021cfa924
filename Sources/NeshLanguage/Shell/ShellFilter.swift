import NeshData

/// A filter of jq's as tutorials have it: the way to a field, of one element or of those that fit.
package struct ShellFilter: Sendable, Equatable {
    /// What one step makes of each value that reaches it.
    indirect enum Step: Sendable, Equatable {
        case member(String)
        /// From 0 on; from the end where it is negative.
        case index(Int)
        /// Every element.
        case each
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
        for stage in ShellWord.split(text, at: "|") {
            guard let found = Self.stage(stage) else { return nil }
            steps += found
        }
        self.steps = steps
    }

    /// What jq would find: nothing where it would refuse.
    package func values(in value: JSON) -> [JSON] {
        steps.reduce([value]) { values, step in values.flatMap { Self.apply(step, to: $0) } }
    }

    private static func apply(_ step: Step, to value: JSON) -> [JSON] {
        switch step {
        case .member(let name):
            if value == .null { return [.null] }
            return value.object.map { [$0[name] ?? .null] } ?? []
        case .index(let index):
            if value == .null { return [.null] }
            guard let elements = value.array else { return [] }
            let place = index < 0 ? elements.count + index : index
            return [elements.indices.contains(place) ? elements[place] : .null]
        case .each: return value.array ?? value.object?.members.map(\.value) ?? []
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
        case "first": return [.index(0)]
        case "last": return [.index(-1)]
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
        if let inside = call("first", text) { return ShellFilter(inside).map { [.map($0), .index(0)] } }
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

    /// `.[0].EnclaveID`, `.Measurements.PCR0`, `.[]?.EnclaveID`, `.["a-b"]`.
    private static func path(_ filter: String) -> [Step]? {
        guard filter.hasPrefix(".") else { return nil }
        var steps: [Step] = []
        var rest = filter.replacing("?", with: "")[...]
        while !rest.isEmpty {
            if rest.hasPrefix(".[") || rest.hasPrefix("[") {
                rest = rest.drop { $0 == "." }.dropFirst()
                guard let close = rest.firstIndex(of: "]") else { return nil }
                let inside = rest[..<close]
                if inside.isEmpty {
                    steps.append(.each)
                } else if let index = Int(inside) {
                    steps.append(.index(index))
                } else if inside.count > 2, inside.first == "\"", inside.last == "\"" {
                    steps.append(.member(String(inside.dropFirst().dropLast())))
                } else {
                    return nil
                }
                rest = rest[rest.index(after: close)...]
            } else if rest.first == "." {
                rest = rest.dropFirst()
                let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
                if name.isEmpty { return rest.isEmpty && steps.isEmpty ? [] : nil }
                steps.append(.member(String(name)))
                rest = rest.dropFirst(name.count)
            } else {
                return nil
            }
        }
        return steps
    }
}
