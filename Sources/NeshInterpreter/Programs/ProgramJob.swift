import NeshData
import NeshLanguage

/// `!program arguments &`: a line whose one command sh would leave in the background.
struct ProgramJob {
    /// The line without its `&`.
    let text: String
    /// The word that names the program, where it can be read off the line: no variable, no quote, no parenthesis.
    let program: String?

    /// - Parameter line: what stands behind the `!`.
    /// - Returns: nil for what does not go on in the background as a whole, such as `a; b &`.
    init?(_ line: String) {
        let bytes = Array(line.utf8)
        guard let end = bytes.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }), bytes[end] == UInt8(ascii: "&"),
            Self.isOneCommand(bytes[..<end])
        else { return nil }
        text = String(String(decoding: bytes[..<end], as: UTF8.self).trimming { $0 == " " || $0 == "\t" })
        if text.isEmpty { return nil }
        // Assignments come before the program.
        let words = text.split { $0 == " " || $0 == "\t" }
        let first = words.first { word in
            !word.contains("=") || !word.prefix { $0 != "=" }.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
        program = first.map(String.init).flatMap { word in
            word.allSatisfy { $0.isLetter || $0.isNumber || "_-+./@%:,".contains($0) } ? word : nil
        }
    }

    /// Nothing outside quotes and parentheses ends one command and begins another.
    private static func isOneCommand(_ bytes: ArraySlice<UInt8>) -> Bool {
        var quote: UInt8?
        var depth = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
            switch (quote, byte) {
            case (nil, UInt8(ascii: "'")), (nil, UInt8(ascii: "\"")), (nil, UInt8(ascii: "`")): quote = byte
            case (let open?, _) where byte == open: quote = nil
            case (UInt8(ascii: "'"), _): break
            case (_, UInt8(ascii: "\\")): index += 1
            case (.some, _): break
            case (nil, UInt8(ascii: "(")), (nil, UInt8(ascii: "{")): depth += 1
            case (nil, UInt8(ascii: ")")), (nil, UInt8(ascii: "}")): depth -= 1
            case (nil, UInt8(ascii: ";")) where depth == 0, (nil, UInt8(ascii: "\n")) where depth == 0: return false
            case (nil, UInt8(ascii: "&")) where depth == 0:
                let before = index > bytes.startIndex ? bytes[index - 1] : 0
                if next == UInt8(ascii: "&") {
                    index += 1
                } else if before != UInt8(ascii: ">"), before != UInt8(ascii: "<"), next != UInt8(ascii: ">") {
                    return false
                }
            default: break
            }
            index += 1
        }
        // `a &&` has no command behind it: sh says so.
        return quote == nil && depth == 0 && bytes.last != UInt8(ascii: "&")
    }
}
