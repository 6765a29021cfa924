/// Text with meaning: renderers turn roles into colours, or drop them.
package struct StyledText: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    package enum Role: Sendable {
        case plain, heading, name, key, string, number, dim, good, bad, warning, error
    }

    package struct Span: Sendable, Equatable {
        package var text: String
        package var role: Role
        package init(text: String, role: Role) {
            self.text = text
            self.role = role
        }
    }

    package var spans: [Span]
    /// Columns before the later rows of a line that is wrapped; nil: where the second column of a list starts.
    package var hang: Int?

    package init(_ text: String, _ role: Role = .plain) { spans = [Span(text: text, role: role)] }
    /// - Parameter hang: columns before the later rows of a line that is wrapped.
    package init(_ text: StyledText, hang: Int?) {
        spans = text.spans
        self.hang = hang
    }

    package init(stringLiteral value: String) { self.init(value) }

    package var text: String { spans.map(\.text).joined() }

    package static func + (left: StyledText, right: StyledText) -> StyledText {
        var sum = left
        sum.spans += right.spans
        return sum
    }

    package static func += (left: inout StyledText, right: StyledText) { left.spans += right.spans }

    /// For a terminal that knows colours; `Select Graphic Rendition` sequences of the 16 colours only,
    /// so that light and dark themes both decide how they look.
    package var coloured: String {
        spans.map { span in
            guard let code = span.role.code, !span.text.isEmpty else { return span.text }
            return "\u{1B}[\(code)m\(span.text)\u{1B}[0m"
        }.joined()
    }
}

extension StyledText.Role {
    fileprivate var code: String? {
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
        }
    }
}
