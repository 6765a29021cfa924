import NeshData

extension Diagnostic {
    /// Says so where the text that it points at has full-width characters or curly quotes, and puts the half-width ones
    /// there: what somebody meant otherwise is a worse guess.
    package var withFullWidth: Diagnostic {
        guard let text = place?.text, let narrow = FullWidth.narrowed(text) else { return self }
        var problem = self
        if let guess = replacement { problem.notes.removeAll { $0 == Quoting.question([guess]) } }
        problem.notes.insert(FullWidth.note(on: text), at: 0)
        // `fix` runs no line in sh on a guess.
        problem.fixes = narrow.hasPrefix("!") ? [narrow] : []
        // One quote alone would begin a text that does not end.
        let isWhole = ["'", "\""].allSatisfy { sign in narrow.filter { $0 == sign }.count % 2 == 0 }
        problem.replacement = isWhole ? narrow : nil
        return problem
    }
}
