import NeshText

/// How the line looks while it is edited: colours of its parts, and what is wrong in it.
package struct LineColours: Sendable, Equatable {
    /// Ranges of UTF-8 offsets in the line, with their roles.
    package var roles: [(range: Range<Int>, role: StyledText.Role)]
    /// Underlined, whatever colour they have.
    package var wrong: [Range<Int>]

    package init(_ roles: [(range: Range<Int>, role: StyledText.Role)] = [], wrong: [Range<Int>] = []) {
        self.roles = roles
        self.wrong = wrong
    }

    package static func == (left: LineColours, right: LineColours) -> Bool {
        left.wrong == right.wrong && left.roles.elementsEqual(right.roles) { $0 == $1 }
    }

    /// SGR parameters for each byte of a line, empty for none.
    func styles(count: Int) -> [String] {
        var styles = [String](repeating: "", count: count)
        for (range, role) in roles {
            guard let graphics = role.graphics else { continue }
            for index in range.clamped(to: 0..<count) { styles[index] = graphics }
        }
        for range in wrong {
            for index in range.clamped(to: 0..<count) { styles[index] += styles[index].isEmpty ? "4" : ";4" }
        }
        return styles
    }
}

extension LineEditor {
    /// Of each byte of the line; empty if there are no colours.
    func styles(of line: String, cursor: Int) -> [String] {
        guard options.colours, !terminal.isDumb, !line.isEmpty else { return [] }
        if painted.line != line || painted.cursor != cursor {
            painted = (line, cursor, colour(line, cursor).styles(count: line.utf8.count))
        }
        return painted.styles
    }

    /// The next drawing asks for the colours again.
    func forgetColours() { painted = ("", 0, []) }
}
