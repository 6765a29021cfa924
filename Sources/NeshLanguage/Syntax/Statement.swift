/// One line of a script, or an `if` with all that belongs to it.
///
/// What a line consists of never changes and is handed from hand to hand, by the parser, the checker and what runs it:
/// the larger parts are objects, so that doing so copies one reference.
package struct Statement: Sendable {
    /// What the statement is.
    package enum Kind: Sendable {
        case simple(Simple)
        case conditional(Conditional)
        /// `## text`: shown by demos and lessons, nothing to run.
        case narration(String)
    }

    package var kind: Kind
    /// From the first character to the last, comments and continuation included; of an `if` all of it.
    package var place: Place
    /// The `|` lines below it; nil when there are none, which is not the same as expecting no output.
    package var expected: Expected?

    package init(_ kind: Kind, place: Place, expected: Expected? = nil) {
        self.kind = kind
        self.place = place
        self.expected = expected
    }
}

/// The output that a statement should have.
package struct Expected: Sendable {
    /// One for each line of output, as they are written behind the `|`.
    package var lines: [String]
    /// Whole lines, from the first `|` (with what indents it) to the end of the last line.
    package var place: Place
}

/// `try not on-exit command …`
package struct Simple: Sendable {
    /// Words before a command that change what its failure means; the raw value is how they are written.
    package enum Prefix: String, Sendable, CaseIterable {
        case `try`
        case not
        case onExit = "on-exit"
    }

    /// What stands behind the prefixes.
    package enum Body: Sendable {
        case command(CommandLine)
        case check(Check)
        /// `!…`: for sh, verbatim, without the `!`.
        case shell(String, Place)
    }

    /// The outermost first.
    package var prefixes: [(prefix: Prefix, place: Place)]
    package var body: Body

    /// - Parameter prefixes: the outermost first.
    package init(prefixes: [(prefix: Prefix, place: Place)] = [], body: Body) {
        self.prefixes = prefixes
        self.body = body
    }
}

/// A verb with its arguments, and where the output goes.
package final class CommandLine: Sendable {
    /// Where standard output goes.
    package enum Destination: Sendable {
        /// `> word`, `>> word`; the place is the sign's.
        case file(Word, append: Bool, Place)
        /// `| rest`, for sh, verbatim after the `|`.
        case pipe(String, Place)
    }

    /// The verb first; never empty.
    package let words: [Word]
    package let destination: Destination?
    /// The `&`.
    package let background: Place?

    package init(words: [Word], destination: Destination? = nil, background: Place? = nil) {
        self.words = words
        self.destination = destination
        self.background = background
    }
}

/// `expect`, `wait` or `require` with a condition.
package final class Check: Sendable {
    /// What follows from the condition; the raw value is how it is written.
    package enum Verb: String, Sendable, CaseIterable {
        case expect, wait, require
    }

    package let verb: Verb
    /// Of the verb alone.
    package let verbPlace: Place
    package let condition: Condition
    /// The word after `--timeout`; only `wait` has one.
    package let timeout: Word?

    package init(verb: Verb, verbPlace: Place, condition: Condition, timeout: Word? = nil) {
        self.verb = verb
        self.verbPlace = verbPlace
        self.condition = condition
        self.timeout = timeout
    }
}

/// `if … else … end`
package final class Conditional: Sendable {
    package let condition: Condition
    /// The statements that run where the condition holds.
    package let then: [Statement]
    /// Nil without `else`.
    package let otherwise: [Statement]?
    /// The line with `if` and the condition.
    package let head: Place

    init(condition: Condition, then: [Statement], otherwise: [Statement]?, head: Place) {
        self.condition = condition
        self.then = then
        self.otherwise = otherwise
        self.head = head
    }
}

extension Check.Verb {
    /// `wait vsock 16:5005` is a command of its own: its words are not a condition.
    package func isOther(_ words: [Word]) -> Bool {
        // A time-out may stand in front.
        let words = words.first?.bare == "--timeout" ? words.dropFirst(2) : words[...]
        guard self == .wait, words.first?.bare == "vsock" else { return false }
        return words.dropFirst().first?.bare.flatMap(Condition.Operator.init) == nil
    }
}
