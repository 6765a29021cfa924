import NeshData
import NeshLanguage

/// The right words in another order.
extension Binding {
    /// `vsock-proxy example.com:443 8001`: the words of a verb that always takes the same number of them, turned round
    /// until each is what stands there. Nil if no order fits, or if more than one does.
    var turned: Binder.Problem? {
        guard dialect == .shell, operands.count > 2, let last = operands.last,
            operands.allSatisfy({ $0.arity == .operand && ($0.need == .required || $0.need == .always) })
        else { return nil }
        let places = words.indices.filter { !optionWords.contains($0) }
        guard let first = places.first, let end = places.last, places.count == end - first + 1,
            places.allSatisfy({ words[$0].text != nil && words[$0].written == nil })
        else { return nil }
        var texts = places.compactMap { words[$0].text }
        // A host with its port behind it stands for two of them.
        if texts.count == operands.count - 1, let index = texts.firstIndex(where: { VsockWords.pair($0) != nil }),
            let pair = VsockWords.pair(texts[index])
        {
            texts.replaceSubrange(index...index, with: [pair.who, pair.port])
        }
        guard texts.count == operands.count else { return nil }
        let orders = texts.indices.dropFirst().map { Array(texts[$0...] + texts[..<$0]) }
        let fitting = orders.filter { order in zip(operands, order).allSatisfy { $0.takes($1) } }
        guard fitting.count == 1, !zip(operands, texts).allSatisfy({ $0.takes($1) }) else { return nil }
        return Binder.Problem(
            word: first,
            message: "the order is \(operands.map(\.placeholder).joined(separator: " "))",
            notes: [], suggestion: fitting[0].map(Quoting.shown).joined(separator: " "), isValue: true,
            parameter: last.name, lastWord: end)
    }

    /// Options and their values.
    private var optionWords: Set<Int> {
        var found: Set<Int> = []
        for index in words.indices {
            guard let text = optionText(index) else { continue }
            found.insert(index)
            let (name, value) = OptionWord.split(text)
            guard let option = options.first(where: { $0.name == name }) else { continue }
            if option.arity != .flag, value == nil { found.insert(index + 1) }
        }
        return found
    }
}

extension ParameterSpec {
    /// Whether a word is a value of it.
    package func takes(_ word: String) -> Bool {
        do throws(ValueProblem) {
            _ = try read(word)
            return true
        } catch { return false }
    }
}
