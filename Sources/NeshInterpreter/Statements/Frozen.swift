import NeshLanguage

/// Statements whose variables have been replaced by their values.
enum Frozen {
    static func body(_ body: Simple.Body, from source: some VariableSource) throws(Diagnostic) -> Simple.Body {
        switch body {
        case .shell: return body
        case .command(let line):
            let words = try words(line.words, from: source)
            var destination = line.destination
            if case .file(let word, let append, let place)? = destination {
                destination = .file(try self.word(word, from: source), append: append, place)
            }
            return .command(CommandLine(words: words, destination: destination, background: line.background))
        case .check(let check):
            var condition = check.condition
            condition.left = try word(condition.left, from: source)
            if let right = condition.comparison?.right {
                condition.comparison?.right = try word(right, from: source)
            }
            var timeout = check.timeout
            if let written = timeout { timeout = try word(written, from: source) }
            return .check(
                Check(verb: check.verb, verbPlace: check.verbPlace, condition: condition, timeout: timeout))
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
        if word.isLiteral { return word }
        let text = try Expander.expand(word, from: source).text
        return NeshLanguage.Word(parts: [.init(.text(text), .single, word.place)], place: word.place)
    }
}
