import NeshData

/// Words to a condition.
package enum ConditionParser {
    /// - Parameter keyword: the `if`, `expect` … in front, blamed when nothing follows.
    package static func parse(_ words: [Word], after keyword: Place) -> Result<Condition, Diagnostic> {
        guard let first = words.first, let last = words.last else {
            return .failure(
                Diagnostic("a condition is missing", at: keyword, fixes: ["\(keyword.text) $last.Field == VALUE"]))
        }
        // `not == not` compares; `not $ok` and `not $a == b` negate.
        let isNegated = first.bare == "not" && !(words.count == 3 && isOperator(words[1]))
        let operands = isNegated ? Array(words.dropFirst()) : words
        let place = first.place.through(last.place)
        switch operands.count {
        case 0:
            return .failure(Diagnostic("a condition is missing after 'not'", at: first.place))
        case 1:
            if let sign = gluedOperator(operands[0]) {
                return .failure(Diagnostic("blanks are missing around '\(sign)'", at: operands[0].place))
            }
            return .success(Condition(isNegated: isNegated, left: operands[0], comparison: nil, place: place))
        case 2:
            let word = operands[1]
            if isOperator(word) {
                return .failure(
                    Diagnostic(
                        "a value is missing after '\(word.place.text)'", at: word.place, fixes: ["'' is the empty text"]
                    ))
            }
            return .failure(unknownOperator(word, operands))
        default:
            guard let name = operands[1].bare, let sign = Condition.Operator(rawValue: name) else {
                return .failure(unknownOperator(operands[1], operands))
            }
            if operands.count > 3 { return .failure(tooMany(operands, sign)) }
            let comparison = Condition.Comparison(sign, operands[1].place, operands[2])
            return .success(Condition(isNegated: isNegated, left: operands[0], comparison: comparison, place: place))
        }
    }

    /// What follows `expect`, `wait` and `require`.
    package static func parse(
        _ verb: Check.Verb, at place: Place, _ words: [Word]
    ) -> Result<Check, Diagnostic> {
        var words = words
        var timeout: Word?
        if let option = words.firstIndex(where: { $0.bare == "--timeout" }) {
            guard verb == .wait else {
                return .failure(
                    Diagnostic("only 'wait' takes --timeout", at: words[option].place, fixes: ["wait … --timeout 30s"]))
            }
            guard option + 1 < words.count else {
                return .failure(
                    Diagnostic(
                        "a duration is missing after --timeout", at: words[option].place, fixes: ["--timeout 30s"]))
            }
            timeout = words[option + 1]
            words.removeSubrange(option...option + 1)
        }
        return parse(words, after: place).map { condition in
            Check(verb: verb, verbPlace: place, condition: condition, timeout: timeout)
        }
    }

    private static func isOperator(_ word: Word) -> Bool {
        word.bare.flatMap(Condition.Operator.init) != nil
    }

    /// `$a==b` would be one word, and always true.
    private static func gluedOperator(_ word: Word) -> String? {
        for case (.text(let text), .bare) in word.parts.map({ ($0.kind, $0.quoting) }) {
            if let sign = ["==", "!=", "!~", "<=", ">=", "<", ">", "~", "="].first(where: { text.contains($0) }) {
                return sign
            }
        }
        return nil
    }

    private static func tooMany(_ operands: [Word], _ sign: Condition.Operator) -> Diagnostic {
        if let word = operands[3].bare, connectives.contains(word) { return noConnective(operands[3]) }
        let value = operands[2].place.through(operands[operands.count - 1].place)
        let quoted = Quoting.quoted(value.text).map { [$0] } ?? []
        return Diagnostic(
            "one word is compared; quote it if it has blanks", at: operands[3].place,
            fixes: quoted.map { "\(operands[0].place.text) \(sign.rawValue) \($0)" })
    }

    private static let otherSigns = [
        "=": "==", "=~": "~", "~=": "~", "-eq": "==", "-ne": "!=", "-lt": "<", "-le": "<=", "-gt": ">", "-ge": ">=",
        "===": "==", "<>": "!=", "is": "==", "equals": "==", "contains": "~", "matches": "~", "=>": ">=", "=<": "<=",
    ]

    private static func unknownOperator(_ word: Word, _ operands: [Word]) -> Diagnostic {
        let all = Condition.Operator.allCases.map(\.rawValue)
        let text = word.place.text
        var notes = ["operators are \(all.joined(separator: " "))"]
        if let meant = otherSigns[text.lowercased()] {
            notes.insert("did you mean '\(meant)'?", at: 0)
            return Diagnostic("unknown operator '\(text)'", at: word.place, notes: notes, replacement: meant)
        }
        if connectives.contains(text) { return noConnective(word) }
        return Diagnostic("unknown operator '\(text)'", at: word.place, notes: notes).withFullWidth
    }

    private static let connectives = ["and", "or", "&&", "||"]

    private static func noConnective(_ word: Word) -> Diagnostic {
        Diagnostic(
            "there is no '\(word.place.text)': a condition compares one pair", at: word.place,
            fixes: ["two lines for 'and'; a pattern, ~ '^(a|b)$', for 'or'"])
    }
}
