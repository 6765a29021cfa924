/// A value of a YAML file and the place where it is written.
package struct YAML: Sendable {
    /// A place in a text.
    package struct Mark: Sendable, Equatable {
        /// From 1.
        package var line: Int
        /// In characters (Unicode scalars), from 1.
        package var column: Int
        /// Characters before it in the text.
        package var offset: Int

        /// The first character.
        package static let beginning = Mark(line: 1, column: 1, offset: 0)
    }

    /// How a scalar is written.
    package enum Style: Sendable {
        case plain, quoted
        /// `|` or `>`: its lines stand below.
        case block
    }

    /// A key of a map and its value.
    package struct Pair: Sendable {
        /// Mostly a scalar.
        package var key: YAML
        package var value: YAML
    }

    /// What the value is.
    package indirect enum Content: Sendable {
        case scalar(String, Style)
        case list([YAML])
        /// In the order of the file; no text stands twice among the keys.
        case map([Pair])
    }

    package var content: Content
    package var start: Mark
    /// Behind its last character.
    package var end: Mark
    /// A list in brackets or a map in braces.
    package var isFlow = false

    /// The text of a scalar; nil for lists and maps.
    package var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// Nothing is written here: `key:` without a value, or a file of comments.
    package var isEmpty: Bool {
        if case .scalar("", .plain) = content { true } else { false }
    }

    /// The pairs of a map; nil for anything else.
    package var pairs: [Pair]? {
        if case .map(let pairs) = content { pairs } else { nil }
    }

    /// The elements of a list; nil for anything else.
    package var elements: [YAML]? {
        if case .list(let elements) = content { elements } else { nil }
    }

    /// The same values in the same order, wherever and however they are written.
    package func isSame(as other: YAML) -> Bool {
        switch (content, other.content) {
        case (.scalar(let text, let style), .scalar(let otherText, let otherStyle)):
            // In quotes an empty text or a number is a text.
            text == otherText && (style == .plain) == (otherStyle == .plain)
        case (.list(let elements), .list(let others)):
            elements.count == others.count && zip(elements, others).allSatisfy { $0.isSame(as: $1) }
        case (.map(let pairs), .map(let others)):
            pairs.count == others.count
                && zip(pairs, others).allSatisfy { $0.key.isSame(as: $1.key) && $0.value.isSame(as: $1.value) }
        default: false
        }
    }
}
