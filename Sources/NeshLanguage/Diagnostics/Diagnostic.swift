import NeshData

/// Something to tell the user about a text: where, what, why, and what would fix it.
package struct Diagnostic: Error, Sendable, Equatable {
    /// How bad it is: only an error keeps a text from running.
    package enum Severity: String, Sendable {
        case error
        case warning
    }

    package var severity: Severity
    /// What is wrong; nil when no text is to blame.
    package var place: Place?
    /// What the replacement stands for, where that is more than what is wrong; nil for the place.
    package var replaced: Place?
    /// One sentence without a full stop.
    package var message: String
    /// A number that scripts can test, `E26`; nil for mistakes in the text itself.
    package var code: String?
    /// The option or operand of the command that it is about, `--memory`; nil where none is.
    package var parameter: String?
    /// Facts, one line each: what was found, what there is instead.
    package var notes: [String]
    /// What to do, one line each, a command where there is one.
    package var fixes: [String]
    /// The text that should stand at `replaced`, or at `place`, instead; what `fix` puts there. Nil where nobody can know.
    package var replacement: String?
    /// The replacement may be right and mean another thing: somebody reads the line before it runs.
    package var isGuess = false
    /// Something is not there yet: anyone who is still typing may be about to write it.
    package var isMissing: Bool

    package init(
        _ message: String, at place: Place?, severity: Severity = .error, code: String? = nil, parameter: String? = nil,
        notes: [String] = [],
        fixes: [String] = [], replacement: String? = nil, isMissing: Bool = false
    ) {
        self.severity = severity
        self.place = place
        self.message = message
        self.code = code
        self.parameter = parameter
        self.notes = notes
        self.fixes = fixes
        self.replacement = replacement
        self.isMissing = isMissing
    }

    /// What no text is to blame for.
    package init(_ failure: Failure) {
        self.init(failure.message, at: nil, notes: failure.details, fixes: failure.fixes)
    }

    /// With "did you mean" for the nearest of the candidates, if one is near.
    package static func unknown(
        _ message: String, _ word: String, at place: Place?, among candidates: [String], meant: String? = nil,
        notes: [String] = []
    ) -> Diagnostic {
        guard let closest = meant ?? Suggestion.closest(to: word, in: candidates) else {
            return Diagnostic(message, at: place, notes: notes)
        }
        return Diagnostic(
            message, at: place, notes: [Quoting.question([closest])] + notes, replacement: closest)
    }
}
