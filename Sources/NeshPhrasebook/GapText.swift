/// A text with gaps as it is shown: `{}` is the next value, `{2}` the second one, where another language has another
/// order. Braces around anything else are themselves.
package struct GapText {
    /// What stands before, between and behind the gaps: one more than there are gaps.
    package private(set) var pieces = [""]
    /// Which value each gap shows, from 0.
    package private(set) var values: [Int] = []

    /// - Parameter text: in any language, with its gaps.
    package init(_ text: String) {
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            pieces[pieces.count - 1] += rest[..<open]
            rest = rest[open...]
            let number = rest.dropFirst().prefix { ("0"..."9").contains($0) }
            let behind = rest[number.endIndex...]
            if behind.first == "}", number.isEmpty || Int(number) ?? 0 > 0 {
                values.append(Int(number).map { $0 - 1 } ?? values.count)
                pieces.append("")
                rest = behind.dropFirst()
            } else {
                pieces[pieces.count - 1].append(rest.removeFirst())
            }
        }
        pieces[pieces.count - 1] += rest
    }
}
