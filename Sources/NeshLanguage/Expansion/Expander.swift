/// Words to texts. A value is never split and never read again.
package enum Expander {
    /// - Throws: what is missing, with what there is instead.
    package static func expand(_ word: Word, from source: some VariableSource) throws(Diagnostic) -> ExpandedWord {
        if word.parts.count == 1, case .text(let text) = word.parts[0].kind {
            return ExpandedWord(text, at: word.place)
        }
        var text = ""
        var isLiteral = true
        var isUnknown = false
        for part in word.parts {
            switch part.kind {
            case .text(let piece): text += piece
            case .home:
                guard let home = source.home else {
                    throw Diagnostic("the home directory is unknown", at: part.place, fixes: ["write the whole path"])
                }
                text += home
                isLiteral = false
            case .variable(let variable):
                isLiteral = false
                switch try value(of: variable, at: part.place, from: source) {
                case let value?: text += value
                case nil:
                    text += "<\(variable.path)>"
                    isUnknown = true
                }
            }
        }
        return ExpandedWord(text, at: word.place, isLiteral: isLiteral, isUnknown: isUnknown)
    }

    /// The words with their values, in their order.
    /// - Throws: the first word that has none.
    package static func expand(
        _ words: [Word], from source: some VariableSource
    ) throws(Diagnostic) -> [ExpandedWord] {
        var expanded: [ExpandedWord] = []
        expanded.reserveCapacity(words.count)
        for word in words { expanded.append(try expand(word, from: source)) }
        return expanded
    }

    /// One variable's value, or its default; nil where it is known only later.
    /// - Throws: a diagnostic at `place` for a variable without a value or a field that is not there.
    package static func value(
        of variable: Variable, at place: Place, from source: some VariableSource
    ) throws(Diagnostic) -> String? {
        let value = source.value(of: variable.subject)
        switch value {
        case .text(let text) where !text.isEmpty: return text
        case .unknown: return nil
        default: break
        }
        if let fallback = variable.fallback { return fallback }
        switch value {
        case .text(let text): return text
        case .unknown: return nil
        case .unset(let others, let meant): throw unset(variable, place, others, meant)
        case .nothing(let reason, let fixes):
            throw Diagnostic("\(variable) has no value: \(reason)", at: place, fixes: fixes)
        case .noField(let depth, let others, let meant): throw noField(variable, depth, place, others, meant)
        case .notARecord(let depth):
            let (owner, key) = ownerAndKey(variable, depth)
            throw Diagnostic("\(owner) is a plain value, it has no '\(key)'", at: place)
        }
    }

    private static func unset(
        _ variable: Variable, _ place: Place, _ others: [String], _ meant: String?
    ) -> Diagnostic {
        if case .argument(let number) = variable.subject {
            return Diagnostic(
                "\(variable): the script was given \(others.isEmpty ? "no argument" : "only \(others.count)")",
                at: place, fixes: ["${\(number):-DEFAULT}  # works without one"])
        }
        let shown = others.isEmpty ? [] : ["set so far: \(others.map { "$" + $0 }.joined(separator: " "))"]
        let hasField = place.source.bytes.dropFirst(place.range.upperBound).first == UInt8(ascii: ".")
        let meant = (hasField ? Variable.Record(meantBy: variable.path)?.rawValue : nil) ?? meant
        let known = others + Variable.builtIns + Variable.Record.allCases.map(\.rawValue)
        var problem = Diagnostic.unknown(
            "\(variable) was never set", variable.path, at: place, among: known, meant: meant, notes: shown)
        if let meant = problem.replacement { problem.notes[0] = Quoting.question(["$" + meant]) }
        problem.replacement = problem.replacement.flatMap { mended(place, variable.path, $0) }
        // A name that is spelled nearly like one that there is is rather that than one that is to be made.
        guard problem.replacement == nil else { return problem }
        problem.fixes.append("set \(variable.path) VALUE, or -D \(variable.path)=VALUE")
        return problem
    }

    private static func noField(
        _ variable: Variable, _ depth: Int, _ place: Place, _ others: [String], _ meant: String?
    ) -> Diagnostic {
        let (owner, key) = ownerAndKey(variable, depth)
        var problem = Diagnostic.unknown(
            "\(owner) has no '\(key)'", key, at: place, among: others, meant: meant,
            notes: [
                others.isEmpty
                    ? "it has no fields"
                    : others[0] == "0"
                        ? "it is a list: \(owner).0 is its first element" : "it has \(others.joined(separator: ", "))"
            ])
        problem.replacement = problem.replacement.flatMap { better in
            guard case .record(let record, var keys) = variable.subject else { return nil }
            keys[depth] = better
            return mended(place, variable.path, ([record.rawValue] + keys).joined(separator: "."))
        }
        return problem
    }

    /// The variable as it was written, with another name or field in it.
    private static func mended(_ place: Place, _ path: String, _ better: String) -> String? {
        let text = place.text
        let sign = text.hasPrefix("${") ? "${" : "$"
        guard text.hasPrefix(sign + path) else { return nil }
        return sign + better + String(text.dropFirst(sign.count + path.count))
    }

    private static func ownerAndKey(_ variable: Variable, _ depth: Int) -> (owner: String, key: String) {
        guard case .record(let record, let keys) = variable.subject, keys.indices.contains(depth) else {
            return ("$" + variable.path, "")
        }
        return ("$" + ([record.rawValue] + keys[..<depth]).joined(separator: "."), keys[depth])
    }
}
