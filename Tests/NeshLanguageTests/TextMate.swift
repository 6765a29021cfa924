import Foundation

/// As much of a TextMate engine as the grammar needs: the innermost scope of each UTF-16 unit of a text.
struct TextMate {
    private struct Rule {
        var match: NSRegularExpression?
        var begin: NSRegularExpression?
        var end: NSRegularExpression?
        var name: String?
        var contentName: String?
        var captures: [Int: String] = [:]
        var patterns: [[String: Any]] = []
    }

    private let root: [[String: Any]]
    private let repository: [String: [String: Any]]
    private let expressions = Expressions()

    /// Each compiled once: a text has thousands of places where all of them are tried.
    private final class Expressions {
        private var known: [String: NSRegularExpression] = [:]

        func expression(_ pattern: String) throws -> NSRegularExpression {
            if let expression = known[pattern] { return expression }
            let expression = try NSRegularExpression(pattern: pattern)
            known[pattern] = expression
            return expression
        }
    }

    init(_ json: Data) throws {
        let grammar = try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]
        root = grammar["patterns"] as? [[String: Any]] ?? []
        repository = grammar["repository"] as? [String: [String: Any]] ?? [:]
    }

    /// Includes resolved, groups of patterns flattened.
    private func rules(_ patterns: [[String: Any]]) throws -> [Rule] {
        try patterns.flatMap { pattern -> [Rule] in
            if let include = pattern["include"] as? String {
                return try rules([repository[String(include.dropFirst())] ?? [:]])
            }
            if pattern["match"] == nil, pattern["begin"] == nil, let inner = pattern["patterns"] as? [[String: Any]] {
                return try rules(inner)
            }
            var rule = Rule()
            rule.match = try (pattern["match"] as? String).map(expressions.expression)
            rule.begin = try (pattern["begin"] as? String).map(expressions.expression)
            rule.end = try (pattern["end"] as? String).map(expressions.expression)
            rule.name = pattern["name"] as? String
            rule.contentName = pattern["contentName"] as? String
            rule.patterns = pattern["patterns"] as? [[String: Any]] ?? []
            for (number, capture) in pattern["beginCaptures"] as? [String: [String: String]] ?? [:] {
                rule.captures[Int(number) ?? 0] = capture["name"]
            }
            return [rule]
        }
    }

    func scopes(of text: String) throws -> [String] {
        var scopes: [String] = []
        var stack: [Rule] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            scopes += try self.scopes(ofLine: String(line), &stack) + [""]
        }
        return Array(scopes.dropLast())
    }

    private func scopes(ofLine line: String, _ stack: inout [Rule]) throws -> [String] {
        let length = (line as NSString).length
        var scopes = [String](repeating: stack.last?.contentName ?? stack.last?.name ?? "", count: length)
        var position = 0
        while true {
            let content = stack.last?.contentName ?? stack.last?.name ?? ""
            let candidates = try rules(stack.last?.patterns ?? root)
            let rest = NSRange(location: position, length: length - position)
            func first(_ expression: NSRegularExpression?) -> NSTextCheckingResult? {
                expression?.firstMatch(
                    in: line, options: [.withTransparentBounds, .withoutAnchoringBounds], range: rest)
            }
            var best: (rule: Rule?, result: NSTextCheckingResult)?
            if let end = first(stack.last?.end) { best = (nil, end) }
            // Behind the last character only ends are looked for.
            for rule in candidates where position < length {
                guard let result = first(rule.match ?? rule.begin) else { continue }
                if best.map({ result.range.location < $0.result.range.location }) ?? true { best = (rule, result) }
            }
            guard let (rule, result) = best else {
                for index in position..<length { scopes[index] = content }
                return scopes
            }
            let range = result.range
            for index in position..<range.location { scopes[index] = content }
            let name = rule?.name ?? (rule == nil ? stack.last?.name : nil) ?? content
            for index in range.location..<NSMaxRange(range) { scopes[index] = name }
            for (number, capture) in rule?.captures ?? [:] where number < result.numberOfRanges {
                let part = result.range(at: number)
                guard part.location != NSNotFound else { continue }
                for index in part.location..<NSMaxRange(part) { scopes[index] = capture }
            }
            position = NSMaxRange(range)
            if let rule {
                if rule.begin != nil { stack.append(rule) } else if range.length == 0 { return scopes }
            } else {
                stack.removeLast()
            }
        }
    }
}
