import NeshText

/// How the line looks while it is edited: colours of its parts, and what is wrong in it.
package struct LineColours: Sendable, Equatable {
    /// Ranges of UTF-8 offsets in the line, with their roles.
    package var roles: [(range: Range<Int>, role: StyledText.Role)]
    /// Underlined, whatever colour they have.
    package var wrong: [Range<Int>]

    /// - Parameters:
    ///   - roles: of parts of the line, in bytes.
    ///   - wrong: parts with a mistake, in bytes.
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
    /// - Parameter earlier: as `colour` takes it.
    func styles(of line: String, cursor: Int, earlier: String = "") -> [String] {
        guard options.colours, !terminal.isDumb, !line.isEmpty else { return [] }
        if painted.line != line || painted.cursor != cursor || painted.earlier != earlier {
            painted = (line, cursor, earlier, colour(line, cursor, earlier).styles(count: line.utf8.count))
        }
        return painted.styles
    }

    /// A line that the cursor is not in: as long as what it depends on is the same, so are its cells.
    func cellsOfOther(_ line: String, earlier: String) -> [Cell] {
        let key = earlier + "\0" + line
        if let known = paintedOthers[key] { return known }
        if paintedOthers.count > Self.mostLines { paintedOthers = [:] }
        var styles: [String] = []
        if options.colours, !terminal.isDumb, !line.isEmpty {
            // Nothing in it is being written.
            styles = colour(line, -1, earlier).styles(count: line.utf8.count)
        }
        let cells = Self.cells(of: line, styles)
        paintedOthers[key] = cells
        return cells
    }

    /// The next drawing asks for the colours again.
    func forgetColours() {
        painted = ("", 0, "", [])
        paintedOthers = [:]
        hint = ("", "")
    }
}
