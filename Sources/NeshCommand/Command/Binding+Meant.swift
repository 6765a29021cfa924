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
        } else if let whole = withUnit(word) {
            problems.append(
                Binder.Problem(
                    word: index - 1, message: message, notes: [], suggestion: whole, isValue: false, lastWord: index))
        } else if index == 0, let verb = otherVerb(for: word) {
            // What is missing is missing there, too.
            misspelt.formUnion(options.map(\.name))
            var problem = Binder.Problem(
                word: -1, message: message, notes: [], suggestion: "\(verb) \(words[0].shown)", isValue: false,
                lastWord: 0)
            problem.wrongWord = 0
            problems.append(problem)
        } else if let option = optionMeant(by: word) {
            misspelt.insert(option.name)
            report(index, message, suggestion: "\(option.name) \(words[index].shown)")
        } else if dialect == .shell, Self.isForOutput(word) {
            report(index, message, suggestion: "> \(words[index].shown)")
            // It would make a file that nobody asked for.
            problems[problems.count - 1].isGuess = true
        } else if let near = Suggestion.closest(to: word, in: options.map { String($0.name.drop { $0 == "-" }) }) {
            misspelt.insert("--" + near)
            report(index, message, suggestion: "--" + near)
        } else if let last = problems.indices.last, dialect == .shell, isSurplus(problems[last]) {
            problems[last].lastWord = index
        } else {
            report(index, message, notes: dialect == .shell ? taken : [])
        }
    }

    private func otherVerb(for word: String) -> String? {
        guard dialect == .shell else { return nil }
        for case .elsewhere(let ending, let verb) in spec.effects where word.hasSuffix(ending) { return verb }
        return nil
    }

    /// Whether it is about a word before this one for which there is no room either: one report is enough.
    private func isSurplus(_ problem: Binder.Problem) -> Bool {
        problem.suggestion == nil && !problem.notes.isEmpty && problem.notes == taken
            && (problem.lastWord ?? problem.word) == index - 1
    }

    /// Why there is no room for another word.
    private var taken: [String] {
        guard let last = operands.last else {
            return [options.isEmpty ? "\(spec.name) takes no words" : "\(spec.name) takes options only"]
        }
        guard let place = places[last.name], let text = words[place].text else { return [] }
        return ["\(spec.name) takes one \(last.placeholder), here '\(text)'"]
    }

    /// Two words for what is written as one: `8080 5000` for `8080:5000`.
    private func joined(_ word: String) -> String? {
        guard let last = operands.last, last.arity == .operand, last.placeholder.contains(":"), index > 0,
            places[last.name] == index - 1, let before = words[index - 1].text, !before.contains(":")
        else { return nil }
        guard (try? last.read("\(before):\(word)")) != nil else { return nil }
        return "\(words[index - 1].shown):\(words[index].shown)"
    }

    /// The value before it with this word as its unit: `16 MiB`.
    private func withUnit(_ word: String) -> String? {
        guard index > 0, let number = words[index - 1].text, number.allSatisfy(\.isNumber),
            words[index - 1].written == nil, words[index].written == nil, word.allSatisfy(\.isLetter),
            let option = options.first(where: { $0.arity == .one && places[$0.name] == index - 2 })
                ?? operands.first(where: { places[$0.name] == index - 1 }),
            // Of a plain text everything would be a unit.
            !option.takes(number + "\u{1}")
        else { return nil }
        do throws(ValueProblem) {
            _ = try option.read(number + word)
            return number + word
        } catch { return error.suggestion }
    }

    /// The option whose value a word seems to be, by the file's kind or by the form that only this option takes; nil
    /// where none or several could have it.
    func optionMeant(by word: String) -> ParameterSpec? {
        let given = Set(spec.parameters.map(\.name).filter { places[$0] != nil || misspelt.contains($0) })
        let excluded = Set(spec.rules.flatMap { $0.excluded(by: given) })
        let action = operands.first.flatMap { places[$0.name] }.flatMap { words[$0].text }
        let free = options.filter { option in
            option.arity != .flag && !given.contains(option.name) && !excluded.contains(option.name)
                && option.isFor(spec.actions.contains(action ?? "") ? action : nil, of: spec)
        }
        if word.hasSuffix(".eif"), let image = free.first(where: { $0.fact == .image }) { return image }
        let ofKind = free.filter { option in
            guard case .file(let extensions) = option.completion else { return false }
            return extensions.contains { word.hasSuffix("." + $0) }
        }
        if ofKind.count == 1 { return ofKind[0] }
        // `cert.pem` for a certificate, `key.pem` for a key.
        let stem = word.split(separator: "/").last?.split(separator: ".").first?.lowercased() ?? ""
        let parts = stem.split { "-_".contains($0) }.map(String.init).filter { $0.count > 2 }
        let named = ofKind.filter { option in parts.contains { option.name.contains($0) } }
        if named.count == 1 { return named[0] }
        if !ofKind.isEmpty { return nil }
        let inForm = free.filter { option in
            !word.allSatisfy(\.isNumber) && option.takes(word) && !option.takes("\u{1}")
        }
        if inForm.count == 1 { return inForm[0] }
        let anyFile = free.filter { $0.completion == .file(extensions: []) }
        return inForm.isEmpty && anyFile.count == 1 && word.contains { "./".contains($0) } ? anyFile[0] : nil
    }

    /// What people call a file for what a command prints.
    private static func isForOutput(_ word: String) -> Bool {
        !word.contains { "*?".contains($0) } && ["json", "txt", "out", "log"].contains { word.hasSuffix("." + $0) }
    }

    /// What names the directory that the verb writes into; nil where all goes to standard output.
    var directory: ParameterSpec? {
        operands.first { $0.completion == .directory || $0.placeholder.contains("DIR") }
    }

    /// `kms lesson.eif policy`: the word that says what to do comes behind what it is done with.
    func exchanged(_ place: Int, _ parameter: ParameterSpec) -> Binder.Problem? {
        guard parameter.arity == .operand, case .choice(let choices) = parameter.completion, operandIndex == 0,
            let word = words[place].text, place + 1 < words.count, words[place + 1].bare,
            let next = words[place + 1].text, choices.contains(next)
        else { return nil }
        // `tutorial again hello`: what is written like the action is one of its options.
        let flag = options.first { $0.arity == .flag && Synonym.names("--" + word, String($0.name.dropFirst(2))) }
        return Binder.Problem(
            word: place, message: "'\(next)' stands before '\(word)'", notes: [],
            suggestion: "\(words[place + 1].shown) \(flag?.name ?? words[place].shown)", isValue: true,
            parameter: parameter.name,
            lastWord: place + 1)
    }
}

extension ParameterSpec {
    /// The word of a list that this one is or means; nil where the parameter takes any word.
    func choice(named word: String) -> String? {
        switch completion {
        case .choice(let words): return words.contains(word) ? word : Suggestion.meant(by: word, among: words)
        // Any other word is good, too: letters that are nearly the same mean nothing.
        case .examples(let words): return words.contains(word) ? word : Synonym.meant(by: word, among: words)
        case .after(let kinds):
            let words = kinds.values.flatMap { if case .choice(let words) = $0 { words } else { [String]() } }
            return words.contains(word) ? word : Suggestion.meant(by: word, among: words)
        case .setting, .explained, .errorCode: return (try? read(word)) == nil ? nil : word
        default: return nil
        }
    }

    /// What there is to say of a word that it does not take.
    func notes(on word: String) -> [String] {
        do throws(ValueProblem) {
            _ = try read(word)
            return []
        } catch { return error.notes }
    }

    /// Whether an option of this name would be the parameter: `--enclave` for `DOC|ENCLAVE`, `--file` for any file.
    func isNamed(_ option: String) -> Bool {
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
