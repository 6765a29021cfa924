/// A piece of a line.
package enum Token: Sendable {
    case word(Word)
    /// `>` or `>>`
    case redirect(append: Bool, Place)
    /// `|` and the rest of the line, which is for sh; the place is that of the `|`.
    case pipe(rest: String, Place)
    /// `&`
    case background(Place)
    /// `!` and the rest of the line, which is for sh; the place begins at the `!`.
    case shell(rest: String, Place)
    /// `#` to the end of the line.
    case comment(Place)

    package var place: Place {
        switch self {
        case .word(let word): word.place
        case .redirect(_, let place), .pipe(_, let place), .background(let place), .shell(_, let place),
            .comment(let place):
            place
        }
    }
}

/// A line with those that `\` joined to it.
package struct LogicalLine: Sendable {
    /// What stands on it.
    package enum Content: Sendable {
        /// Nothing, or a comment.
        case blank
        /// `## text`
        case narration(String)
        /// `| text`
        case expected(String)
        /// At least one token that is not a comment.
        case statement([Token])
    }

    package var content: Content
    /// Without indentation and without the line's end.
    package var place: Place
    /// An error was reported for it, so that its tokens are not all there.
    package var isBroken: Bool
    /// It ended in `\` where the text ended.
    package var isUnfinished: Bool
}
