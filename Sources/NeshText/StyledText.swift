/// Text with meaning: renderers turn roles into colours, or drop them.
///
/// A span's text may be anybody's: a terminal gets it from `drawn` only, where whatever it would take for a command
/// is made visible. Colours are roles; an escape sequence inside a span is text like any other.
package struct StyledText: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// What a part of a text is, which a terminal shows by a colour.
    package enum Role: Sendable, Equatable {
        case plain, heading, name, key, string, number, dim, good, bad, warning, error
        /// Keeps several things of one kind apart, such as consoles: one of five colours, by number.
        case tint(Int)
        /// As a program wanted it that nesh shows the output of.
        case foreign(Graphics)
    }

    /// A stretch of text that looks alike.
    package struct Span: Sendable, Equatable {
        /// May be anybody's: control characters are text here.
        package var text: String
        package var role: Role
        /// Is not nesh's own: a name, a path, a typed line, which are the same in every language.
        package var isData: Bool
        package init(text: String, role: Role, isData: Bool = false) {
            (self.text, self.role, self.isData) = (text, role, isData)
        }

        /// With its controls spelled out.
        var visible: Span { Span(text: VisibleText.of(text), role: role, isData: isData) }
        var oneLine: Span { Span(text: VisibleText.oneLine(text), role: role, isData: isData) }
    }

    /// From the left.
    package var spans: [Span]
    /// Columns before the later rows of a line that is wrapped; nil: where the second column of a list starts.
    package var hang: Int?

    package init(_ text: String, _ role: Role = .plain) { spans = [Span(text: text, role: role)] }
    /// What is not nesh's own, and stays as it is in every language.
    package init(data: String, _ role: Role = .plain) { spans = [Span(text: data, role: role, isData: true)] }
    package init(_ spans: [Span]) { self.spans = spans }
    /// - Parameter hang: columns before the later rows of a line that is wrapped.
    package init(_ text: StyledText, hang: Int?) {
        spans = text.spans
        self.hang = hang
    }

    /// A text without colour.
    package init(stringLiteral value: String) { self.init(value) }

    /// As it is, for whatever is not a terminal.
    package var text: String { spans.map(\.text).joined() }

    /// What a terminal may show, with its width: controls are spelled out.
    package var visible: StyledText {
        var visible = self
        visible.spans = spans.map(\.visible)
        return visible
    }

    /// On one line: line breaks are spelled out too.
    package var oneLine: StyledText {
        var line = self
        line.spans = spans.map(\.oneLine)
        return line
    }

    package static func + (left: StyledText, right: StyledText) -> StyledText {
        var sum = left
        sum.spans += right.spans
        return sum
    }

    /// The right text behind the left one.
    package static func += (left: inout StyledText, right: StyledText) { left.spans += right.spans }

    /// For a terminal. Colours are `Select Graphic Rendition` sequences of the 16 colours only, so that light and dark
    /// themes both decide how they look.
    package func drawn(colours: Bool) -> String {
        var drawn = ""
        var rest = spans[...]
        while let first = rest.first {
            // Rows are made of pieces, of which several in a row look alike.
            let alike = rest.prefix { $0.role == first.role }
            rest = rest.dropFirst(alike.count)
            let text = alike.map { VisibleText.of($0.text) }.joined()
            let code = colours && !text.isEmpty ? first.role.graphics : nil
            drawn += code.map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
        }
        return drawn
    }
}

extension StyledText.Role {
    /// The parameters of the sequence that selects it; nil for plain text.
    package var graphics: String? {
        switch self {
        case .plain: nil
        case .heading: "1"
        case .name: "36"
        case .key: "34"
        case .string: "32"
        case .number: "33"
        case .dim: "2"
        case .good: "32"
        case .bad: "31"
        case .warning: "33"
        case .error: "1;31"
        // Cyan, magenta, yellow, green, blue: readable on light and dark.
        case .tint(let number): ["36", "35", "33", "32", "34"][abs(number % 5)]
        case .foreign(let graphics): graphics.isPlain ? nil : graphics.parameters
        }
    }
}
