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
            if let problem = GluedCondition.problem(operands[0]) { return .failure(problem) }
            return .success(Condition(isNegated: isNegated, left: operands[0], comparison: nil, place: place))
        case 2:
            let word = operands[1]
            if isOperator(word) {
                return .failure(
                    Diagnostic(
                        "a value is missing after '\(word.place.text)'", at: word.place, fixes: ["'' is the empty text"]
                    ))
            }
            let glued = operands.lazy.compactMap(GluedCondition.split).first
            return .failure(glued ?? unknownOperator(word, operands))
        default:
            guard let name = operands[1].bare, let sign = Condition.Operator(rawValue: name) else {
                return .failure(bracketed(operands) ?? spelledOut(operands) ?? unknownOperator(operands[1], operands))
            }
            if let problem = MemoryCondition.problem(operands) { return .failure(problem) }
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
            if option + 2 < words.count, let number = timeout?.bare, let unit = words[option + 2].bare,
                let whole = DurationText.joined(number, unit)
            {
                let place = words[option + 1].place.through(words[option + 2].place)
                return .failure(
                    Diagnostic(
                        "\(place.text) is two words, and a duration is one", at: place,
                        notes: [Quoting.question([whole])], replacement: whole))
            }
            words.removeSubrange(option...option + 1)
        }
        switch parse(words, after: place) {
        case .success(let condition):
            return .success(Check(verb: verb, verbPlace: place, condition: condition, timeout: timeout))
        case .failure(let problem): return .failure(unknownOption(of: verb, words) ?? problem)
        }
    }

    /// `wait --for 10s …`: where nothing is compared, a word with dashes was to be an option.
    private static func unknownOption(of verb: Check.Verb, _ words: [Word]) -> Diagnostic? {
        guard let index = words.firstIndex(where: { $0.bare.map { $0.hasPrefix("--") && $0.count > 2 } ?? false }),
            index == 0 || !isOperator(words[index - 1]), let name = words[index].bare
        else { return nil }
        let message = "unknown option '\(name)'"
        guard verb == .wait else { return Diagnostic(message, at: words[index].place) }
        let parts = name.split(separator: "=", maxSplits: 1).map(String.init)
        if parts.count == 2, Suggestion.meant(by: parts[0], among: ["--timeout"]) != nil || parts[0] == "--timeout" {
            let whole = "--timeout \(parts[1])"
            return Diagnostic(
                message, at: words[index].place, notes: [Quoting.question([whole])], replacement: whole)
        }
        // A time behind it can be nothing else.
        let isTime = words.indices.contains(index + 1) && words[index + 1].bare.flatMap(DurationText.parse) != nil
        let meant = isTime ? "--timeout" : Suggestion.meant(by: name, among: ["--timeout"])
        return .unknown(
            message, name, at: words[index].place, among: [], meant: meant,
            notes: meant == nil ? ["help \(verb.rawValue)  # lists its options"] : [])
    }

    private static func isOperator(_ word: Word) -> Bool {
        word.bare.flatMap(Condition.Operator.init) != nil
    }

    private static func tooMany(_ operands: [Word], _ sign: Condition.Operator) -> Diagnostic {
        if let word = operands[3].bare, connectives.contains(word) { return noConnective(operands[3]) }
        if operands.count == 4, let last = operands[3].bare, last.last?.isLetter ?? false,
            DurationText.parse(last) != nil
        {
            return Diagnostic(
                "a time stands behind --timeout", at: operands[3].place,
                notes: [Quoting.question(["--timeout \(last)"])], replacement: "--timeout \(last)")
        }
        if operands.count == 4, let word = operands[3].bare, ["then", "do", "{", ":"].contains(word) {
            return Diagnostic(
                "'\(word)' does not end a condition: the line's end does", at: operands[3].place,
                notes: ["the lines to run come below, and end closes them"], replacement: "")
        }
        let value = operands[2].place.through(operands[operands.count - 1].place)
        let quoted = Quoting.quoted(value.text)
        return Diagnostic(
            "one word is compared; quote it if it has blanks", at: value,
            notes: quoted.map { [Quoting.question([$0])] } ?? [], replacement: quoted)
    }

    /// `[ $a == $b ]`: without what only sh has.
    private static func bracketed(_ operands: [Word]) -> Diagnostic? {
        let pairs = [("[", "]"), ("[[", "]]"), ("(", ")"), ("((", "))")]
        guard let first = operands.first, let last = operands.last, operands.count > 2,
            pairs.contains(where: { ($0.0, $0.1) == (first.place.text, last.place.text) })
        else { return nil }
        let inside = operands[1].place.through(operands[operands.count - 2].place).text
        return Diagnostic(
            "a condition has no brackets", at: first.place.through(last.place),
            notes: [Quoting.question([inside])], replacement: inside)
    }

    private static let otherSigns = [
        "=": "==", "=~": "~", "~=": "~", "-eq": "==", "-ne": "!=", "-lt": "<", "-le": "<=", "-gt": ">", "-ge": ">=",
        "===": "==", "<>": "!=", "is": "==", "equals": "==", "contains": "~", "matches": "~", "=>": ">=", "=<": "<=",
    ]

    /// Operators of several words, as people say them. What each begins with may be an operator by itself.
    private static let phrases: [(words: [String], sign: String)] = [
        (["is", "still"], "=="), (["is", "now"], "=="), (["is", "equal", "to"], "=="),
        (["is", "the", "same", "as"], "=="), (["equals", "to"], "=="),
        (["is", "not", "equal", "to"], "!="), (["is", "not"], "!="), (["is", "no", "longer"], "!="),
        (["does", "not", "equal"], "!="),
        (["differs", "from"], "!="), (["is", "different", "from"], "!="), (["does", "not", "contain"], "!~"),
        (["does", "not", "match"], "!~"),
        (["is", "at", "least"], ">="), (["is", "at", "most"], "<="), (["is", "greater", "than"], ">"),
        (["is", "more", "than"], ">"),
        (["is", "less", "than"], "<"),
    ]

    /// - Returns: nil where the words between the two values are none of these.
    private static func spelledOut(_ operands: [Word]) -> Diagnostic? {
        let between = operands[1..<(operands.count - 1)].compactMap(\.bare)
        guard between.count == operands.count - 2, between.count > 1,
            let phrase = phrases.first(where: { $0.words == between.map { $0.lowercased() } })
        else { return nil }
        let place = operands[1].place.through(operands[operands.count - 2].place)
        let meant = found(phrase.sign, in: operands)
        return Diagnostic(
            "unknown operator '\(place.text)'", at: place, notes: [Quoting.question([meant])], replacement: meant)
    }

    /// A text is looked for in what grows and has many lines: the whole of it is hardly ever one word.
    private static func found(_ sign: String, in operands: [Word]) -> String {
        let grows = ["$console", "$output", "${console}", "${output}"].contains(operands[0].place.text)
        let isText = operands.last?.bare != nil
        return grows && isText ? ["==": "~", "!=": "!~"][sign] ?? sign : sign
    }

    private static func unknownOperator(_ word: Word, _ operands: [Word]) -> Diagnostic {
        let all = Condition.Operator.allCases.map(\.rawValue)
        let text = word.place.text
        var notes = ["operators are \(all.joined(separator: " "))"]
        if let meant = otherSigns[text.lowercased()].map({ found($0, in: operands) }) {
            notes.insert("did you mean '\(meant)'?", at: 0)
            return Diagnostic("unknown operator '\(text)'", at: word.place, notes: notes, replacement: meant)
        }
        if connectives.contains(text) { return noConnective(word) }
        return Diagnostic("unknown operator '\(text)'", at: word.place, notes: notes).withFullWidth { narrow in
            all.contains(narrow) || otherSigns[narrow.lowercased()] != nil
        }
    }

    private static let connectives = ["and", "or", "&&", "||"]

    private static func noConnective(_ word: Word) -> Diagnostic {
        Diagnostic(
            "there is no '\(word.place.text)': a condition compares one pair", at: word.place,
            fixes: ["two lines for 'and'; a pattern, ~ '^(a|b)$', for 'or'"])
    }
}
