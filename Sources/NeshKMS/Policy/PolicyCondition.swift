import NeshData

/// One key of one operator in a statement's Condition.
package struct PolicyCondition: Sendable {
    /// As the policy writes it: `ForAnyValue:StringLike`.
    var operatorText: String
    var test: Test
    var set: Quantifier?
    var ifExists: Bool
    /// As the policy writes it; compared without regard to case.
    var key: String
    /// Any of these is enough; for a negated operator none of them may be met.
    var values: [String]

    enum Quantifier: String, Sendable, CaseIterable {
        case any = "ForAnyValue"
        case all = "ForAllValues"
    }

    enum Test: String, Sendable, CaseIterable {
        case stringEquals = "StringEquals"
        case stringNotEquals = "StringNotEquals"
        case stringEqualsIgnoreCase = "StringEqualsIgnoreCase"
        case stringNotEqualsIgnoreCase = "StringNotEqualsIgnoreCase"
        case stringLike = "StringLike"
        case stringNotLike = "StringNotLike"
        case arnEquals = "ArnEquals"
        case arnNotEquals = "ArnNotEquals"
        case arnLike = "ArnLike"
        case arnNotLike = "ArnNotLike"
        case bool = "Bool"
        case null = "Null"

        var isNegated: Bool {
            switch self {
            case .stringNotEquals, .stringNotEqualsIgnoreCase, .stringNotLike, .arnNotEquals, .arnNotLike: true
            default: false
            }
        }

        /// Whether a value is what the policy says, before negation.
        func meets(_ value: String, _ wanted: String) -> Bool {
            switch self {
            // Byte for byte: for Swift, texts that look alike are equal.
            case .stringEquals, .stringNotEquals: value.utf8.elementsEqual(wanted.utf8)
            case .stringEqualsIgnoreCase, .stringNotEqualsIgnoreCase, .bool:
                value.lowercased() == wanted.lowercased()
            case .stringLike, .stringNotLike: Wildcard.matches(wanted, value)
            case .arnEquals, .arnNotEquals, .arnLike, .arnNotLike: Self.arn(value, matches: wanted)
            case .null: false
            }
        }

        /// Each of an ARN's six parts on its own, so that a star does not reach over a colon.
        private static func arn(_ value: String, matches wanted: String) -> Bool {
            func parts(_ text: String) -> [String] {
                text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
            }
            let (value, wanted) = (parts(value), parts(wanted))
            return value.count == 6 && wanted.count == 6
                && zip(wanted, value).allSatisfy { Wildcard.matches($0, $1) }
        }
    }

    static func parse(_ json: JSON, in label: String) throws(KMSError) -> [PolicyCondition] {
        guard let operators = json.object else { throw .malformedPolicy("\(label): Condition is not a JSON object") }
        var conditions: [PolicyCondition] = []
        for member in operators.members {
            guard let keys = member.value.object, !keys.keys.isEmpty else {
                throw .malformedPolicy("\(label): \(member.key) is not an object of condition keys")
            }
            for entry in keys.members {
                conditions.append(try parse(member.key, entry.key, entry.value, in: label))
            }
        }
        return conditions
    }

    private static func parse(
        _ operatorText: String, _ key: String, _ value: JSON, in label: String
    ) throws(KMSError) -> PolicyCondition {
        var name = operatorText[...]
        let set = Quantifier.allCases.first { name.hasPrefix($0.rawValue + ":") }
        if let set { name = name.dropFirst(set.rawValue.count + 1) }
        let ifExists = name.hasSuffix("IfExists")
        if ifExists { name = name.dropLast("IfExists".count) }
        guard let test = Test(rawValue: String(name)), !(test == .null && (ifExists || set != nil)) else {
            throw .malformedPolicy("\(label): the condition operator '\(operatorText)' is not understood here")
        }
        guard let kind = ConditionKey.kind(of: key) else {
            throw .malformedPolicy("\(label): the condition key '\(key)' is not understood here")
        }
        if kind == .several, set == nil, test != .null {
            throw .malformedPolicy("\(label): \(key) has several values; use ForAnyValue: or ForAllValues:")
        }
        // true and "true" mean the same in a policy.
        let entries = (value.array ?? [value]).map { $0.bool.map { JSON.string($0 ? "true" : "false") } ?? $0 }
        let values = try Policy.texts(.array(entries), key, label)
        if test == .bool || test == .null {
            for value in values where !["true", "false"].contains(value.lowercased()) {
                throw .malformedPolicy("\(label): \(operatorText) of \(key) is neither \"true\" nor \"false\"")
            }
        }
        return PolicyCondition(
            operatorText: operatorText, test: test, set: set, ifExists: ifExists, key: key, values: values)
    }

    /// Whether the request's values meet it; nil is a key that the request does not have.
    func isMet(by found: [String]?) -> Bool {
        if test == .null {
            let isMissing = found == nil
            return values.contains { ($0.lowercased() == "true") == isMissing }
        }
        guard let found, !found.isEmpty else {
            if ifExists { return true }
            switch set {
            case .all: return true
            case .any: return false
            case nil: return test.isNegated
            }
        }
        func meets(_ value: String) -> Bool { values.contains { test.meets(value, $0) } != test.isNegated }
        return set == .any ? found.contains(where: meets) : found.allSatisfy(meets)
    }
}
