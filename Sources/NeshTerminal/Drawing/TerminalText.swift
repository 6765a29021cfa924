import NeshSystem

/// Text with colours: what a prompt, a notice or a completion's annotation is made of.
package struct TerminalText: Sendable, Equatable, ExpressibleByStringLiteral {
    /// A stretch in one style: the parameters of an SGR sequence (`1;32`), empty for none.
    package struct Run: Sendable, Equatable {
        package var text: String
        package var style: String
    }
    package private(set) var runs: [Run] = []

    /// Takes text that may hold SGR sequences (`ESC [ … m`); other escape sequences are left out.
    package init(_ text: String) {
        guard text.utf8.contains(0x1b) else {
            if !text.isEmpty { runs = [Run(text: text, style: "")] }
            return
        }
        var style = ""
        var rest = text.unicodeScalars[...]
        while let escape = rest.firstIndex(of: "\u{1b}") {
            append(String(rest[..<escape]), style)
            rest = rest[rest.index(after: escape)...]
            guard rest.first == "[" else { continue }
            let parameters = rest.dropFirst().prefix { (0x20...0x3f).contains($0.value) }
            rest = rest[parameters.endIndex...]
            guard let final = rest.popFirst(), final == "m" else { continue }
            let text = String(parameters)
            if text.isEmpty || text == "0" {
                style = ""
            } else if text.hasPrefix("0;") {
                style = String(text.dropFirst(2))
            } else {
                style = style.isEmpty ? text : style + ";" + text
            }
        }
        append(String(rest), style)
    }

    package init(stringLiteral text: String) { self.init(text) }

    /// The same text in one style: SGR parameters such as `2` for dim.
    package init(_ text: String, style: String) {
        if !text.isEmpty { runs = [Run(text: text, style: style)] }
    }

    /// Without colours.
    package var plain: String { runs.map(\.text).joined() }

    private mutating func append(_ text: String, _ style: String) {
        if !text.isEmpty { runs.append(Run(text: text, style: style)) }
    }

    package static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.runs += right.runs
        return sum
    }

    /// One line for each line of the text.
    var lines: [TerminalText] {
        var lines = [TerminalText("")]
        for run in runs {
            for (index, part) in run.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { lines.append("") }
                lines[lines.count - 1].append(String(part), run.style)
            }
        }
        return lines
    }
}
