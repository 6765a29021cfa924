import NeshData

/// One `$( … )` or `` ` … ` `` among the words of a line.
package struct ShellSubstitution {
    /// What is run first.
    package let inside: String
    /// The line with a variable in its place.
    package let replaced: String
    /// The variable's name, by the option before it: `enclave_id`.
    package let variable: String

    /// - Parameter taken: names that others have.
    /// - Returns: nil where there is none, or it does not end.
    package init?(_ text: String, besides taken: Set<String> = []) {
        guard let (open, close) = Self.range(in: text) else { return nil }
        let (before, after) = (text[..<open.lowerBound], text[close.upperBound...])
        inside = String(text[open.upperBound..<close.lowerBound].trimmingSpaces)
        let option = before.split { " =\"".contains($0) }.last { $0.hasPrefix("--") }
        var name = option.map { $0.dropFirst(2).replacing("-", with: "_") } ?? "value"
        if taken.contains(name) { name += "_\(taken.count + 1)" }
        guard Variable.isName(name) else { return nil }
        variable = name
        // A whole word is written without braces and quotes.
        let isQuoted = before.last == "\"" && after.first == "\""
        let (head, tail) = isQuoted ? (before.dropLast(), after.dropFirst()) : (before, after)
        let isWord = [" ", "="].contains(head.last) && tail.first.map { " ;|>&".contains($0) } ?? true
        replaced = isWord ? "\(head)$\(name)\(tail)" : "\(before)${\(name)}\(after)"
    }

    /// Where it opens and closes, which quotes inside do not do; what stands in single quotes opens nothing.
    private static func range(in text: String) -> (open: Range<String.Index>, close: Range<String.Index>)? {
        guard let start = opening(in: text) else { return nil }
        if text[start] == "`" {
            let next = text.index(after: start)
            return text[next...].firstIndex(of: "`").map { (start..<next, $0..<text.index(after: $0)) }
        }
        let inside = text.index(start, offsetBy: 2)
        var depth = 1
        for place in ShellQuotes(text[inside...]) where place.isBare {
            if place.character == "(" { depth += 1 }
            if place.character == ")" { depth -= 1 }
            if depth == 0 { return (start..<inside, place.index..<text.index(after: place.index)) }
        }
        return nil
    }

    private static func opening(in text: String) -> String.Index? {
        ShellQuotes(text).first { place in
            guard !place.isMark, !place.isEscaped, place.quote != "'" else { return false }
            let rest = text[place.index...]
            return place.character == "`" || rest.hasPrefix("$(") && !rest.hasPrefix("$((")
        }?.index
    }
}
