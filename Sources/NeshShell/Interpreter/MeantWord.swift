import NeshData
import NeshLanguage

/// The word of a command line that a failure knows a better one for: what `fix` would change.
struct MeantWord {
    let place: Place
    /// As it is written in the line.
    let replacement: String
    let notes: [String]

    /// - Returns: nil where the failure has no idea, or the word comes from a variable.
    static func find(_ failure: Failure, in words: [ExpandedWord], of spec: CommandSpec) -> MeantWord? {
        if let meant = failure.meant {
            let values = Values(words, of: spec) { $0.namesEnclave || $0.namesFile }
            return values.all.first { $0.text == meant.word }.flatMap { MeantWord($0, meant.instead, asks: true) }
        }
        if failure.message.hasSuffix("No such file or directory") {
            for value in Values(words, of: spec, \.namesFile).all
            where FailurePlace.mentions(failure.message, value.text) {
                if let near = NearbyFile.closest(to: value.text) { return MeantWord(value, near, asks: true) }
            }
            return nil
        }
        return amount(failure, in: words, of: spec)
    }

    /// `--memory 64` as a fix, where another amount was asked for.
    private static func amount(
        _ failure: Failure, in words: [ExpandedWord], of spec: CommandSpec
    ) -> MeantWord? {
        for option in failure.code.map(FailurePlace.options) ?? [] {
            guard let value = Values(words, of: spec, { $0.name == option }).ofOptions.first,
                let start = failure.fixes.first?.ranges(of: option + " ").last?.upperBound
            else { continue }
            let rest = failure.fixes[0][start...]
            let number = rest.prefix(while: \.isNumber)
            // Several numbers are no amount.
            let isAlone = rest.dropFirst(number.count).drop(while: { $0 == " " }).first?.isNumber != true
            if !number.isEmpty, isAlone { return MeantWord(value, String(number), asks: false) }
        }
        return nil
    }

    /// - Parameter asks: whether the note says so; else the failure's own fix does.
    private init?(_ value: Values.Value, _ instead: String, asks: Bool) {
        guard value.text != instead, value.word.isLiteral else { return nil }
        place = value.word.place
        replacement = value.word.text.dropLast(value.text.count) + Quoting.shown(instead)
        notes = asks ? ["did you mean '\(instead)'?"] : []
    }

    /// The values of those parameters that are wanted, as they stand in a line.
    private struct Values {
        struct Value {
            var word: ExpandedWord
            /// Of `--option=value` what is behind the sign.
            var text: String
        }

        var ofOptions: [Value] = []
        var ofOperands: [Value] = []
        var all: [Value] { ofOptions + ofOperands }

        init(_ words: [ExpandedWord], of spec: CommandSpec, _ isWanted: (ParameterSpec) -> Bool) {
            let wantsOperands = spec.operands.contains(where: isWanted)
            var index = 1
            while index < words.count {
                let word = words[index]
                index += 1
                let (name, inline) = OptionWord.split(word.text)
                guard let option = spec.options.first(where: { $0.name == name }) else {
                    if wantsOperands, !word.text.hasPrefix("-") {
                        ofOperands.append(Value(word: word, text: word.text))
                    }
                    continue
                }
                if let inline {
                    if isWanted(option) { ofOptions.append(Value(word: word, text: inline)) }
                } else if option.arity != .flag, index < words.count {
                    if isWanted(option) { ofOptions.append(Value(word: words[index], text: words[index].text)) }
                    index += 1
                }
            }
        }
    }
}

extension ParameterSpec {
    fileprivate var namesFile: Bool {
        switch completion {
        case .file, .directory, .image, .enclaveOrFile: true
        default: false
        }
    }

    fileprivate var namesEnclave: Bool {
        switch completion {
        case .enclave, .logged, .enclaveOrFile, .setting, .none: true
        default: false
        }
    }
}
