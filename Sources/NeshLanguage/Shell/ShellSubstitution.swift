import NeshData

/// One `$( … )` or `` ` … ` `` among the words of a line.
package struct ShellSubstitution {
    /// What is run first.
    package let inside: String
    /// The line with a variable in its place.
    package let replaced: String
    /// The variable's name, by the option before it: `enclave_id`.
    package let variable: String

    /// - Returns: nil where there is none, or another one, or one that is only a part of a word.
    package init?(_ text: String) {
        guard let (open, close) = Self.range(in: text) else { return nil }
        var (before, after) = (text[..<open.lowerBound], text[close.upperBound...])
        inside = String(text[open.upperBound..<close.lowerBound].trimmingSpaces)
        if before.last == "\"", after.first == "\"" { (before, after) = (before.dropLast(), after.dropFirst()) }
        guard [" ", "="].contains(before.last), after.first.map({ " ;|>&".contains($0) }) ?? true,
            Self.range(in: String(after)) == nil, !before.contains("'")
        else { return nil }
        let option = before.split { " =".contains($0) }.last { $0.hasPrefix("--") }
        let name = option.map { $0.dropFirst(2).replacing("-", with: "_") } ?? "value"
        guard Variable.isName(name) else { return nil }
        variable = name
        replaced = "\(before)$\(name)\(after)"
    }

    /// Where it opens and closes, which quotes inside do not do.
    private static func range(in text: String) -> (open: Range<String.Index>, close: Range<String.Index>)? {
        if let tick = text.firstIndex(of: "`") {
            let next = text.index(after: tick)
            guard !text[..<tick].contains("$("), let end = text[next...].firstIndex(of: "`") else { return nil }
            return (tick..<next, end..<text.index(after: end))
        }
        guard let open = text.ranges(of: "$(").first else { return nil }
        var (quote, depth, index) = (Character?.none, 1, open.upperBound)
        while index < text.endIndex {
            let character = text[index]
            if let inner = quote {
                if character == inner { quote = nil }
            } else if "\"'".contains(character) {
                quote = character
            } else if character == "(" {
                depth += 1
            } else if character == ")" {
                depth -= 1
                if depth == 0 { return (open, index..<text.index(after: index)) }
            }
            index = text.index(after: index)
        }
        return nil
    }
}
