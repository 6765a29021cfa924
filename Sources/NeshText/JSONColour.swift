import NeshData

extension JSON {
    /// Pretty-printed, with roles for keys and values.
    package var styledLines: [StyledText] {
        pretty.split(separator: "\n", omittingEmptySubsequences: false).map(Self.style)
    }

    /// One line of pretty-printed JSON: `  "key": value,`.
    private static func style(_ line: Substring) -> StyledText {
        let indent = line.prefix { $0 == " " }
        var styled = StyledText(String(indent))
        var rest = line.dropFirst(indent.count)
        if rest.hasPrefix("\""), let end = endOfString(rest), rest[end...].hasPrefix("\": ") {
            let after = rest.index(after: end)
            styled += StyledText(String(rest[..<after]), .key)
            rest = rest[after...]
            styled += ": "
            rest = rest.dropFirst(2)
        }
        let tail = rest.hasSuffix(",") ? "," : ""
        let value = rest.dropLast(tail.count)
        styled += StyledText(String(value), role(of: value)) + StyledText(tail)
        return styled
    }

    private static func endOfString(_ text: Substring) -> Substring.Index? {
        var escaped = false
        for index in text.indices.dropFirst() {
            if escaped {
                escaped = false
            } else if text[index] == "\\" {
                escaped = true
            } else if text[index] == "\"" {
                return index
            }
        }
        return nil
    }

    private static func role(of value: Substring) -> StyledText.Role {
        switch value.first {
        case "\"": .string
        case "{", "}", "[", "]", nil: .plain
        default: .number
        }
    }
}
