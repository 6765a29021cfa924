import NeshLanguage

/// Statements whose variables have been replaced by their values.
enum Frozen {
    static func body(_ body: Simple.Body, from source: some VariableSource) throws(Diagnostic) -> Simple.Body {
        switch body {
        case .shell: return body
        case .command(var line):
            line.words = try words(line.words, from: source)
            if case .file(let word, let append, let place)? = line.destination {
                line.destination = .file(try self.word(word, from: source), append: append, place)
            }
            return .command(line)
        case .check(var check):
            check.condition.left = try word(check.condition.left, from: source)
            if let right = check.condition.comparison?.right {
                check.condition.comparison?.right = try word(right, from: source)
            }
            if let timeout = check.timeout { check.timeout = try word(timeout, from: source) }
            return .check(check)
        }
    }

    private static func words(
        _ words: [NeshLanguage.Word], from source: some VariableSource
    ) throws(Diagnostic) -> [NeshLanguage.Word] {
        var frozen: [NeshLanguage.Word] = []
        for word in words { frozen.append(try self.word(word, from: source)) }
        return frozen
    }

    /// One part without variables; bare where it was, so that options stay options.
    private static func word(
        _ word: NeshLanguage.Word, from source: some VariableSource
    ) throws(Diagnostic) -> NeshLanguage.Word {
        if word.literal != nil { return word }
        let text = try Expander.expand(word, from: source).text
        return NeshLanguage.Word(parts: [.init(.text(text), .single, word.place)], place: word.place)
    }
}
