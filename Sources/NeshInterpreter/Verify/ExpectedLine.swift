import NeshLanguage
import NeshSystem
import NeshText

/// One `|` line, understood.
struct ExpectedLine: Sendable {
    enum Part: Sendable, Equatable {
        case text([UInt8])
        /// A name makes all tokens of that name mean the same text.
        case token(OutputToken, name: String?)
    }

    enum Kind: Sendable {
        /// `...`: any number of lines.
        case anyLines
        case parts([Part])
        /// ` (re)` at the end: an extended regular expression for the whole line.
        case expression(RegularExpression)
    }

    /// As it is written, without the `|`.
    let text: String
    let kind: Kind

    /// - Throws: for a ` (re)` line that is not a regular expression.
    init(_ text: String) throws(RegularExpression.Problem) {
        self.text = text
        if text == "..." {
            kind = .anyLines
        } else if text.hasSuffix(" (re)") {
            kind = .expression(try RegularExpression("^(\(text.dropLast(5)))$"))
        } else if text.hasSuffix(" (glob)") {
            kind = .expression(try RegularExpression(Self.expression(glob: text.dropLast(7))))
        } else {
            kind = .parts(Self.parts(of: text))
        }
    }

    /// `*` and `?` as in file names.
    private static func expression(glob: Substring) -> String {
        let pieces = glob.map { character -> String in
            switch character {
            case "*": ".*"
            case "?": "."
            case "\\", ".", "[", "]", "(", ")", "{", "}", "+", "|", "^", "$": "\\\(character)"
            default: String(character)
            }
        }
        return "^\(pieces.joined())$"
    }

    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var literal: [UInt8] = []
        var rest = text[...]
        while let character = rest.first {
            if character == "<", let (part, length) = token(rest) {
                if !literal.isEmpty { parts.append(.text(literal)) }
                literal = []
                parts.append(part)
                rest = rest.dropFirst(length)
            } else {
                literal += Array(String(character).utf8)
                rest = rest.dropFirst()
            }
        }
        if !literal.isEmpty { parts.append(.text(literal)) }
        return parts
    }

    /// `<id>` or `<id:web>` at the beginning.
    private static func token(_ text: Substring) -> (Part, length: Int)? {
        guard let end = text.firstIndex(of: ">") else { return nil }
        let inside = text[text.index(after: text.startIndex)..<end]
        let halves = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let token = OutputToken(rawValue: String(halves[0])) else { return nil }
        if halves.count == 2, halves[1].isEmpty { return nil }
        return (.token(token, name: halves.count == 2 ? String(halves[1]) : nil), inside.count + 2)
    }

    // MARK: Matching

    /// What named tokens stand for, by `id:web`.
    typealias Bindings = [String: [UInt8]]

    /// The bindings after a match; nil where the line is another one.
    func match(_ line: String, _ bindings: Bindings) -> Bindings? {
        switch kind {
        case .anyLines: return bindings
        case .expression(let expression): return expression.matches(line) ? bindings : nil
        case .parts(let parts):
            var steps = 0
            return Self.match(parts[...], Array(line.utf8)[...], bindings, &steps)
        }
    }

    /// More than this is not a line that a person wrote; it then does not match.
    private static let mostSteps = 200_000

    private static func match(
        _ parts: ArraySlice<Part>, _ line: ArraySlice<UInt8>, _ bindings: Bindings, _ steps: inout Int
    ) -> Bindings? {
        steps += 1
        guard steps < mostSteps else { return nil }
        guard let part = parts.first else { return line.isEmpty ? bindings : nil }
        let rest = parts.dropFirst()
        switch part {
        case .text(let text):
            return line.starts(with: text) ? match(rest, line.dropFirst(text.count), bindings, &steps) : nil
        case .token(let token, let name):
            let key = name.map { "\(token.rawValue):\($0)" }
            if let key, let bound = bindings[key] {
                return line.starts(with: bound) ? match(rest, line.dropFirst(bound.count), bindings, &steps) : nil
            }
            for length in stride(from: line.count, through: 0, by: -1) {
                let piece = line.prefix(length)
                guard token.matches(piece) else { continue }
                var more = bindings
                if let key { more[key] = Array(piece) }
                if let found = match(rest, line.dropFirst(length), more, &steps) { return found }
            }
            return nil
        }
    }
}

extension ExpectedLine {
    /// Whether there is anything to compare with.
    static func areIn(_ statements: [Statement]) -> Bool {
        statements.contains { statement in
            if case .conditional(let conditional) = statement.kind {
                return areIn(conditional.then) || areIn(conditional.otherwise ?? [])
            }
            return statement.expected != nil
        }
    }

    /// `(re)` lines that are not regular expressions.
    static func problems(in statements: [Statement]) -> [Diagnostic] {
        statements.flatMap { statement in
            if case .conditional(let conditional) = statement.kind {
                return problems(in: conditional.then) + problems(in: conditional.otherwise ?? [])
            }
            return statement.expected.map(problems) ?? []
        }
    }

    private static func problems(in expected: Expected) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        for (index, line) in expected.lines.enumerated() {
            do throws(RegularExpression.Problem) {
                _ = try ExpectedLine(line)
            } catch {
                let source = expected.place.source
                let place = Place(source, source.range(ofLine: expected.place.line + index))
                problems.append(
                    Diagnostic(
                        error.isBound
                            ? "this pattern is too large: \(error.message)"
                            : "this is not a regular expression: \(error.message)",
                        at: place))
            }
        }
        return problems
    }
}
