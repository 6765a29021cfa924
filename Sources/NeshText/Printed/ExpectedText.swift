import NeshData

/// Output as expected lines: what changes from run to run becomes a token.
package enum ExpectedText {
    /// The line to expect so that this line, and the same with other identifiers, will match.
    package static func line(for actual: String) -> String {
        if needsExpression(actual) { return expression(actual) + " (re)" }
        return tokenised(actual)
    }

    /// Written as they are, these would mean something else.
    private static func needsExpression(_ line: String) -> Bool {
        if line == "..." || line.hasSuffix(" (re)") || line.hasSuffix(" (glob)") || line.last == " " { return true }
        return OutputToken.allCases.contains { line.contains("<\($0.rawValue)>") || line.contains("<\($0.rawValue):") }
    }

    private static func expression(_ line: String) -> String {
        var text = ""
        for character in line {
            if "\\.[](){}*+?|^$".contains(character) { text += "\\" }
            text.append(character)
        }
        return text
    }

    private static func tokenised(_ line: String) -> String {
        let bytes = Array(line.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let isStart = index == 0 || !isWordByte(bytes[index - 1])
            if isStart, let (token, length) = token(bytes[index...]) {
                result += Array("<\(token.rawValue)>".utf8)
                index += length
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return processNumber(String(decoding: result, as: UTF8.self))
    }

    /// What surely changes from run to run, at the beginning of the bytes.
    private static func token(_ bytes: ArraySlice<UInt8>) -> (OutputToken, length: Int)? {
        let word = bytes.prefix(while: isWordByte)
        for token in [OutputToken.id, .pcr] where token.matches(word) { return (token, word.count) }
        let moment = bytes.prefix { isWordByte($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
        let trimmed = moment.reversed().drop { !isWordByte($0) }.count
        // A number alone has no colon; a duration of the clock, as 00:18, is not a moment.
        guard trimmed > 10 || trimmed == 8, OutputToken.time.matches(moment.prefix(trimmed)) else { return nil }
        return (.time, trimmed)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "-")
    }

    /// A process's number is known by its key only.
    private static func processNumber(_ line: String) -> String {
        guard let key = line.firstRange(of: "\"ProcessID\": ") else { return line }
        let digits = line[key.upperBound...].prefix(while: \.isNumber)
        return digits.isEmpty ? line : line[..<key.upperBound] + "<pid>" + line[digits.endIndex...]
    }
}
