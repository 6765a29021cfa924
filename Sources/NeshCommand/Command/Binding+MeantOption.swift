import NeshData
import NeshLanguage

/// What an option that the verb does not have was meant to be.
extension Binding {
    /// Reports an option that the verb does not have, and takes the words behind it for what they can be.
    /// - Parameters:
    ///   - name: with its dashes.
    ///   - inline: the value behind `=`.
    mutating func takeUnknownOption(_ name: String, _ inline: String?, at place: Int) {
        let message = "unknown option '\(name)'"
        let notes = options.isEmpty ? ["\(spec.name) takes no options"] : []
        let next = inline == nil && index < words.count && optionText(index) == nil ? words[index].text : nil
        // With a number it asks for the last lines.
        let isCounted = (inline ?? next).map { Int($0) != nil } ?? false
        if spec.traits.contains(.looksAtConsole), Synonym.names(name, "f"), !isCounted,
            !options.contains(where: { $0.name == "-f" })
        {
            return report(
                place, message, suggestion: "", notes: ["\(spec.name) shows new lines without it: leave it out"])
        }
        // nitro-cli's verbs have no other output.
        if name == CommonParameters.json.spec.name, inline == nil, spec.traits.contains(.nitroCLI),
            !spec.traits.contains(.offersJSON), !spec.traits.contains(.looksAtConsole)
        {
            return report(place, message, suggestion: "", notes: ["\(spec.name) prints JSON without it: leave it out"])
        }
        if spec.traits.contains(.looksAtConsole), isCounted, Synonym.names(name, "n"),
            !options.contains(where: { $0.name == "-n" })
        {
            return report(place, message, notes: ["logs -n \(inline ?? next ?? "N") prints the last lines"])
        }
        if let apart = shortOption(name) {
            misspelt.insert(apart.option)
            let value = words[place].written.map { String($0.dropFirst(2)) } ?? Quoting.shown(apart.value)
            return report(place, message, suggestion: "\(apart.option) \(value)", notes: notes)
        }
        if takeEnclaveNumber(name, inline, at: place, message) { return }
        if let suggestion = Suggestion.meant(by: name, among: options.map(\.name)) {
            misspelt.insert(suggestion)
            report(place, message, suggestion: suggestion, notes: notes)
            if inline == nil { skipValues(of: options.first { $0.name == suggestion }) }
            return
        }
        let value = inline ?? next
        let shown = inline.map { shownValue($0, at: place) } ?? (next == nil ? "" : words[index].shown)
        func reportBoth(_ instead: String, notes: [String] = []) {
            problems.append(
                Binder.Problem(
                    word: place, message: message, notes: notes, suggestion: instead, isValue: false,
                    lastWord: next == nil ? nil : index))
        }
        if dialect == .shell, value != nil, Synonym.names(name, "output") {
            if let directory {
                reportBoth(shown, notes: bareForm(of: directory))
            } else {
                reportBoth("> \(shown)", notes: ["what \(spec.name) prints goes into a file behind >"])
            }
            if next != nil { index += 1 }
            return
        }
        if dialect == .shell, operandIndex < operands.count {
            let operand = operands[operandIndex]
            let bare = String(name.drop { $0 == "-" })
            // A word with dashes in front of it.
            if let word = operand.choice(named: bare) {
                // What is said of the word is said of it with dashes, too.
                report(place, message, suggestion: word, notes: notes + operand.notes(on: bare))
                take(place, for: operand, text: word)
                if operand.arity == .operand { operandIndex += 1 }
                return
            }
            if let value, operand.isNamed(bare) {
                reportBoth(shown, notes: bareForm(of: operand))
                guard inline != nil else { return }
                take(place, for: operand, text: value)
                if operand.arity == .operand { operandIndex += 1 }
                return
            }
        }
        let turn = operandIndex < operands.count ? operands[operandIndex] : nil
        if dialect == .shell, let value, turn?.placeholder.contains("NAME=VALUE") ?? false {
            // The AWS CLI's options are named as the members of a request are.
            // What a variable holds is for the line that is proposed to say, too.
            let isWritten = words[inline == nil ? index : place].written != nil
            let member = AWSOption.words(name, [(isWritten ? "" : value, shown)])?.joined(separator: " ")
            if let member { reportBoth(member) } else { report(place, message, notes: notes) }
            if next != nil { index += 1 }
            return
        }
        if let value, let option = optionMeant(by: value) {
            misspelt.insert(option.name)
            reportBoth("\(option.name) \(shown)")
            if next != nil { index += 1 }
            return
        }
        let isHelpful = dialect == .shell && notes.isEmpty
        report(place, message, notes: isHelpful ? ["help \(spec.name)  # lists its options"] : notes)
        if inline == nil { skipValues(of: nil) }
    }

    /// `--enclave-cid 16` where an enclave is to be named: its CID names it as a plain word. The option that looks like
    /// it takes an ID.
    private mutating func takeEnclaveNumber(
        _ name: String, _ inline: String?, at place: Int, _ message: String
    ) -> Bool {
        guard dialect == .shell, ["--enclave-cid", "--cid"].contains(name), operandIndex < operands.count,
            let value = inline ?? (index < words.count ? words[index].text : nil)
        else { return false }
        let operand = operands[operandIndex]
        switch operand.completion {
        case .enclave, .logged, .enclaveOrFile: break
        default: return false
        }
        problems.append(
            Binder.Problem(
                word: place, message: message, notes: bareForm(of: operand),
                suggestion: inline.map { shownValue($0, at: place) } ?? words[index].shown, isValue: false,
                lastWord: inline == nil ? index : nil))
        take(inline == nil ? index : place, for: operand, text: value)
        if inline == nil { index += 1 }
        if operand.arity == .operand { operandIndex += 1 }
        return true
    }

    /// A value that stands behind `=`, as a line that is proposed has it.
    private func shownValue(_ value: String, at place: Int) -> String {
        guard let written = words[place].written, let equals = written.firstIndex(of: "=") else {
            return Quoting.shown(value)
        }
        return String(written[written.index(after: equals)...])
    }

    /// An option of one letter with its value behind it, `-n1`, as other programs take it.
    private func shortOption(_ name: String) -> (option: String, value: String)? {
        guard !name.hasPrefix("--"), name.utf8.count > 2,
            let option = options.first(where: {
                $0.name.utf8.count == 2 && name.hasPrefix($0.name) && $0.arity != .flag
            })
        else { return nil }
        let value = String(name.dropFirst(2))
        return option.takes(value) ? (option.name, value) : nil
    }

    /// `--json` for the word `－－json`, which an input method has made of it; nil for any other word.
    func narrowedOption(_ index: Int) -> String? {
        guard !onlyOperands, words[index].bare, let text = words[index].text, !text.hasPrefix("-"),
            let narrow = FullWidth.narrowed(text), narrow.hasPrefix("-"), !narrow.contains(" "),
            narrow.dropFirst().contains(where: \.isLetter)
        else { return nil }
        return narrow
    }

    /// Reports such a word: what is wrong with it besides is said of the option that it means.
    mutating func takeNarrowedOption(_ narrow: String) {
        let (place, known) = (index, problems.count)
        let (name, inline) = OptionWord.split(narrow)
        index += 1
        guard let option = options.first(where: { $0.name == name }) else {
            takeUnknownOption(name, inline, at: place)
            for index in known..<problems.count where problems[index].word == place {
                problems[index].notes.insert(FullWidth.note(on: words[place].text ?? ""), at: 0)
            }
            return
        }
        misspelt.insert(name)
        report(place, "unknown option '\(words[place].text ?? "")'", about: name)
        if inline == nil { skipValues(of: option) }
    }

    /// How a parameter is written, with an example that begins as the line does.
    private func bareForm(of operand: ParameterSpec) -> [String] {
        let start = "\(spec.name) \(words.first?.text ?? "") "
        return ["\(operand.placeholder) stands without a name before it"]
            + (spec.examples.map(\.line).first { $0.hasPrefix(start) }.map { ["for example: \($0)"] } ?? [])
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
