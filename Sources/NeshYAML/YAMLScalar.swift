/// How a value is written.
enum YAMLScalar {
    /// - Parameters:
    ///   - isText: quoted where it would be read as something else than text.
    ///   - inFlow: it stands in braces, where a comma ends a value.
    static func written(_ text: String, isText: Bool, inFlow: Bool) -> String {
        let isNumber = text.utf8.allSatisfy(isDigit)
        let isList = text.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }
        let isPlain =
            !text.isEmpty && text.utf8.first.map(isDigit) == true
            && (isText ? isList && !isNumber && !(inFlow && text.contains(",")) : isNumber)
        return isPlain ? text : quoted(text)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\u{0}"..<" ", "\u{7f}"..<"\u{a0}", "\u{2028}", "\u{2029}", "\u{feff}", "\u{fffe}"..."\u{ffff}":
                quoted +=
                    "\\U" + String(repeating: "0", count: 8 - String(scalar.value, radix: 16).count)
                    + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
