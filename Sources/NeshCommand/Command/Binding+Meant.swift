import NeshData
import NeshLanguage

/// What a word in the wrong place was meant to be: an option without its name, a word behind a name that the verb does
/// not have, a file for what is printed.
extension Binding {
    // MARK: Words too many

    /// Reports a word for which no operand is left.
    mutating func reportUnexpected(_ word: String) {
        let message = "unexpected word '\(word)'"
        if let joined = joined(word) {
            // What is wrong with the first half alone is no matter.
            problems.removeAll { $0.word == index - 1 }
            problems.append(
                Binder.Problem(
                    word: index - 1, message: message, notes: [], suggestion: joined, isValue: false, lastWord: index))
        } else if let option = optionMeant(by: word) {
            misspelt.insert(option.name)
            report(index, message, suggestion: "\(option.name) \(Quoting.shown(word))")
        } else if dialect == .shell, Self.isForOutput(word) {
            report(index, message, suggestion: "> \(Quoting.shown(word))")
        } else if let near = Suggestion.closest(to: word, in: options.map { String($0.name.drop { $0 == "-" }) }) {
            misspelt.insert("--" + near)
            report(index, message, suggestion: "--" + near)
        } else {
            report(index, message, notes: dialect == .shell ? taken : [])
        }
    }

    /// Why there is no room for another word.
    private var taken: [String] {
        guard let last = operands.last else {
            return [options.isEmpty ? "\(spec.name) takes no words" : "\(spec.name) takes options only"]
        }
        guard let place = places[last.name], let text = words[place].text else { return [] }
        return ["\(last.placeholder) is '\(text)' already"]
    }

    /// Two words for what is written as one: `8080 5000` for `8080:5000`.
    private func joined(_ word: String) -> String? {
        guard let last = operands.last, last.arity == .operand, last.placeholder.contains(":"), index > 0,
            places[last.name] == index - 1, let before = words[index - 1].text, !before.contains(":")
        else { return nil }
        let whole = "\(before):\(word)"
        return (try? last.read(whole)) == nil ? nil : whole
    }

    /// The option whose value a word seems to be, by the file's kind or by the form that only this option takes; nil
    /// where none or several could have it.
    private func optionMeant(by word: String) -> ParameterSpec? {
        let given = Set(spec.parameters.map(\.name).filter { places[$0] != nil || misspelt.contains($0) })
        let excluded = Set(spec.rules.flatMap { $0.excluded(by: given) })
        let free = options.filter { $0.arity != .flag && !given.contains($0.name) && !excluded.contains($0.name) }
        if word.hasSuffix(".eif"), let image = free.first(where: { $0.fact == .image }) { return image }
        let ofKind = free.filter { option in
            guard case .file(let extensions) = option.completion else { return false }
            return extensions.contains { word.hasSuffix("." + $0) }
        }
        if ofKind.count == 1 { return ofKind[0] }
        // `cert.pem` for a certificate, `key.pem` for a key.
        let stem = word.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
        let named = ofKind.filter { stem.count > 2 && $0.name.contains(stem.lowercased()) }
        if named.count == 1 { return named[0] }
        if !ofKind.isEmpty { return nil }
        let inForm = free.filter { option in
            !word.allSatisfy(\.isNumber) && (try? option.read(word)) != nil && (try? option.read("\u{1}")) == nil
        }
        if inForm.count == 1 { return inForm[0] }
        let anyFile = free.filter { $0.completion == .file(extensions: []) }
        return inForm.isEmpty && anyFile.count == 1 && word.contains { "./".contains($0) } ? anyFile[0] : nil
    }

    /// What people call a file for what a command prints.
    private static func isForOutput(_ word: String) -> Bool {
        ["json", "txt", "out", "log"].contains { word.hasSuffix("." + $0) }
    }

    /// What names the directory that the verb writes into; nil where all goes to standard output.
    private var directory: ParameterSpec? {
        operands.first { $0.completion == .directory || $0.placeholder.contains("DIR") }
    }

    // MARK: Options that are not there

    /// Reports an option that the verb does not have, and takes the words behind it for what they can be.
    /// - Parameters:
    ///   - name: with its dashes.
    ///   - inline: the value behind `=`.
    mutating func takeUnknownOption(_ name: String, _ inline: String?, at place: Int) {
        let message = "unknown option '\(name)'"
        let notes = options.isEmpty ? ["\(spec.name) takes no options"] : []
        if let suggestion = Suggestion.meant(by: name, among: options.map(\.name)) {
            misspelt.insert(suggestion)
            report(place, message, suggestion: suggestion, notes: notes)
            if inline == nil { skipValues(of: options.first { $0.name == suggestion }) }
            return
        }
        let next = inline == nil && index < words.count && optionText(index) == nil ? words[index].text : nil
        let value = inline ?? next
        func reportBoth(_ instead: String, notes: [String] = []) {
            problems.append(
                Binder.Problem(
                    word: place, message: message, notes: notes, suggestion: instead, isValue: false,
                    lastWord: next == nil ? nil : index))
        }
        if dialect == .shell, let value, Synonym.names(name, "output") {
            if let directory {
                reportBoth(Quoting.shown(value), notes: ["\(directory.placeholder) stands without a name before it"])
            } else {
                reportBoth("> \(Quoting.shown(value))", notes: ["what \(spec.name) prints goes into a file behind >"])
            }
            if next != nil { index += 1 }
            return
        }
        if dialect == .shell, operandIndex < operands.count {
            let operand = operands[operandIndex]
            let bare = String(name.drop { $0 == "-" })
            // A word with dashes in front of it.
            if let word = operand.choice(named: bare) {
                report(place, message, suggestion: word, notes: notes)
                take(place, for: operand, text: word)
                if operand.arity == .operand { operandIndex += 1 }
                return
            }
            if let value, operand.isNamed(bare) {
                reportBoth(Quoting.shown(value), notes: ["\(operand.placeholder) stands without a name before it"])
                guard inline != nil else { return }
                take(place, for: operand, text: value)
                if operand.arity == .operand { operandIndex += 1 }
                return
            }
        }
        if let value, let option = optionMeant(by: value) {
            misspelt.insert(option.name)
            reportBoth("\(option.name) \(Quoting.shown(value))")
            if next != nil { index += 1 }
            return
        }
        report(place, message, notes: notes)
        if inline == nil { skipValues(of: nil) }
    }

    /// Words after an unknown option are the values of what it was meant to be; if nobody knows what, all up to
    /// the next option are, unless they can be something else.
    private mutating func skipValues(of meant: ParameterSpec?) {
        let most =
            switch meant?.arity {
            case .flag: 0
            case .one, .repeated: 1
            case .many: Int.max
            default: operands.isEmpty ? Int.max : 0
            }
        var count = 0
        while count < most, index < words.count, optionText(index) == nil {
            index += 1
            count += 1
        }
    }
}

extension ParameterSpec {
    /// The word of a list that this one is or means; nil where the parameter takes any word.
    fileprivate func choice(named word: String) -> String? {
        switch completion {
        case .choice(let words): return words.contains(word) ? word : Suggestion.closest(to: word, in: words)
        case .after(let kinds):
            let words = kinds.values.flatMap { if case .choice(let words) = $0 { words } else { [String]() } }
            return words.contains(word) ? word : Suggestion.closest(to: word, in: words)
        case .setting, .explained, .errorCode: return (try? read(word)) == nil ? nil : word
        default: return nil
        }
    }

    /// Whether an option of this name would be the parameter: `--enclave` for `DOC|ENCLAVE`, `--file` for any file.
    fileprivate func isNamed(_ option: String) -> Bool {
        let parts = placeholder.lowercased().split { !$0.isLetter }.map(String.init)
        let words = option.split(separator: "-").map(String.init)
        if words.contains(where: { word in
            parts.contains {
                $0 == word || $0.count > 2 && (word.hasPrefix($0) || $0.hasPrefix(word) && word.count > 2)
            }
        }) {
            return true
        }
        switch completion {
        case .file, .directory, .image: return Synonym.names("--" + option, "eif-path") || Self.anyFile.contains(option)
        case .enclave, .logged: return words.contains("enclave") || option == "name"
        case .enclaveOrFile:
            return words.contains("enclave") || words.contains("eif") || Self.anyFile.contains(option)
        default: return false
        }
    }

    private static let anyFile: Set<String> = ["file", "path", "input", "in", "from", "name"]
}
