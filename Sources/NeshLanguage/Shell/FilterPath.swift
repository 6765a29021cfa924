import NeshData

/// The simple part of a `jq` filter: a way from dot to dot, as `.[0].Measurements.PCR0`.
package struct FilterPath: Sendable, Equatable {
    /// One part of the way.
    package enum Step: Sendable, Equatable {
        case member(String)
        /// From 0 on; from the end where it is negative.
        case index(Int)
        /// `[]`: each of them.
        case each

        /// As jq writes it.
        package var text: String {
            switch self {
            case .member(let name): ".\(name)"
            case .index(let number): "[\(number)]"
            case .each: "[]"
            }
        }

        /// What of a value it leads to: the member, the element, or each of them.
        /// - Returns: nil where the value has no such thing.
        package func values(in value: JSON) -> [JSON]? {
            switch self {
            case .member(let name): return value.object?[name].map { [$0] }
            case .index(let index):
                guard let elements = value.array else { return nil }
                let place = index < 0 ? elements.count + index : index
                return elements.indices.contains(place) ? [elements[place]] : nil
            case .each: return value.array ?? value.object?.members.map(\.value)
            }
        }
    }

    package private(set) var steps: [Step] = []

    /// Reads one from the beginning of a text, and leaves there what follows it. `.` alone has no steps.
    /// - Returns: nil where the text begins with something else.
    package init?(from rest: inout Substring) {
        guard rest.first == "." else { return nil }
        while let next = Self.step(&rest, isFirst: steps.isEmpty) {
            steps.append(next)
            while rest.first == "?" { rest.removeFirst() }
        }
        // The dot that stands for everything.
        if steps.isEmpty { rest.removeFirst() }
    }

    private static func step(_ rest: inout Substring, isFirst: Bool) -> Step? {
        var after = rest
        if after.first == "." {
            after.removeFirst()
            if after.first == "\"", let name = quoted(&after) {
                rest = after
                return .member(name)
            }
            let name = after.prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
            if name.first.map({ !$0.isNumber }) ?? false {
                rest = after.dropFirst(name.count)
                return .member(String(name))
            }
        } else if isFirst {
            return nil
        }
        guard after.first == "[" else { return nil }
        after.removeFirst()
        var step: Step?
        if after.first == "\"" {
            step = quoted(&after).map { .member($0) }
        } else {
            let inside = after.prefix { $0 != "]" }
            after = after.dropFirst(inside.count)
            step = inside.isEmpty ? .each : Int(inside).map { .index($0) }
        }
        guard let step, after.first == "]" else { return nil }
        rest = after.dropFirst()
        return step
    }

    /// A string without escapes, which no field's name has.
    private static func quoted(_ rest: inout Substring) -> String? {
        let inside = rest.dropFirst().prefix { $0 != "\"" && $0 != "\\" }
        let after = rest.dropFirst(1 + inside.count)
        guard after.first == "\"" else { return nil }
        rest = after.dropFirst()
        return String(inside)
    }
}
