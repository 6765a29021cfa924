import NeshData

extension Diagnostic {
    /// Says so where the text that it points at has full-width characters or curly quotes, and puts the half-width ones
    /// there: what somebody meant otherwise is a worse guess.
    package var withFullWidth: Diagnostic { withFullWidth { _ in true } }

    /// The same of a place for which not every text will do.
    /// - Parameter isRight: whether the half-width form is worth a try; where it is wrong as well it is not put there.
    package func withFullWidth(_ isRight: (String) -> Bool) -> Diagnostic {
        guard let text = place?.text, let narrow = FullWidth.narrowed(text),
            !notes.contains(FullWidth.note(on: text))
        else { return self }
        var problem = self
        guard isRight(narrow) else {
            problem.notes.insert(FullWidth.note(on: text), at: 0)
            return problem
        }
        if let guess = replacement { problem.notes.removeAll { $0 == Quoting.question([guess]) } }
        problem.notes.insert(FullWidth.note(on: text), at: 0)
        problem.fixes = []
        // One quote alone would begin a text that does not end.
        let isWhole = ["'", "\""].allSatisfy { sign in narrow.filter { $0 == sign }.count % 2 == 0 }
        problem.replacement = isWhole ? narrow : nil
        return problem
    }

    /// A line for sh whose `!` an input method has typed, and what else of the line.
    static func wideBang(_ line: Place) -> Diagnostic {
        let narrow = FullWidth.narrowed(line.text) ?? line.text
        var problem = Diagnostic(
            "a line for sh begins with !, and this has another sign", at: line, notes: [FullWidth.note(on: line.text)],
            fixes: [narrow], replacement: narrow)
        // Somebody reads it: what stands in quotes may have been meant as it is.
        problem.isGuess = true
        return problem
    }

    /// It says that the text at its place has characters that an input method has put there.
    package var hasFullWidth: Bool { place.map { notes.contains(FullWidth.note(on: $0.text)) } ?? false }
}
