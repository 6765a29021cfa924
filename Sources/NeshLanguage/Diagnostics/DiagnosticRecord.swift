/// A diagnostic with its places worked out: the fields of one line of `--error-format json`. The place is what the
/// replacement stands for.
package struct DiagnosticRecord: Sendable, Equatable {
    /// A `source` statement on the way to the text.
    package struct Inclusion: Sendable, Equatable {
        package var file: String
        /// The statement's line; the first one is 1.
        package var line: Int

        package init(file: String, line: Int) { (self.file, self.line) = (file, line) }
    }

    /// `error` or `warning`.
    package var severity: String
    /// Nil, like the numbers, when no text is to blame.
    package var file: String?
    /// Counted from 1; columns in characters, the end's column behind the last one.
    package var line: Int?
    /// Counts characters; the first one is 1.
    package var column: Int?
    /// Where it ends, counted as `line` is.
    package var endLine: Int?
    /// Behind its last character, counted as `column` is.
    package var endColumn: Int?
    /// `E26`, of a failure that has a code.
    package var code: String?
    /// The option or operand that it is about.
    package var parameter: String?
    /// One sentence without a full stop.
    package var message: String
    /// More about it, a line each.
    package var notes: [String]
    /// Lines that would fix it, the best first.
    package var fixes: [String]
    /// What should stand in the place; nil where nobody can know.
    package var replacement: String?
    /// The nearest first.
    package var includedFrom: [Inclusion]

    /// Works the places out.
    package init(_ diagnostic: Diagnostic) {
        severity = diagnostic.severity.rawValue
        if let place = diagnostic.replaced ?? diagnostic.place {
            file = place.source.name
            line = place.line
            column = place.column
            endLine = place.source.line(at: place.range.upperBound)
            endColumn = place.source.column(at: place.range.upperBound)
        }
        code = diagnostic.code
        parameter = diagnostic.parameter
        message = diagnostic.message
        notes = diagnostic.notes
        fixes = diagnostic.fixes
        replacement = diagnostic.replacement
        includedFrom = []
        var including = diagnostic.place?.source.includedFrom
        while let place = including {
            includedFrom.append(Inclusion(file: place.source.name, line: place.line))
            including = place.source.includedFrom
        }
    }
}
