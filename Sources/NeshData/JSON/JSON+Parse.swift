extension JSON {
    /// Deepest nesting that is read, as serde_json's limit.
    package static let depthLimit = 128

    /// Reads exactly one value (RFC 8259); of equal keys in one object the last counts. A byte order mark before it
    /// is passed over, as RFC 8259 allows.
    /// - Parameters:
    ///   - valueLimit: how many values it may consist of, those within others included.
    ///   - refusingRepeats: whether equal keys in one object are an error.
    /// - Throws: `ParseError` with the line and the column.
    package static func parse(
        _ bytes: [UInt8], valueLimit: Int = .max, refusingRepeats: Bool = false
    ) throws(ParseError) -> JSON {
        var parser = JSONParser(bytes: bytes, left: valueLimit)
        parser.refusesRepeats = refusingRepeats
        do throws(ParseError) { return try parser.document() } catch { throw error.placed(in: bytes) }
    }

    /// The first key that stands twice in one object; nil where none does. Call it only for what `parse` accepts: of other
    /// bytes it is any error.
    package static func repetition(in bytes: [UInt8]) -> ParseError? {
        do throws(ParseError) { _ = try parse(bytes, refusingRepeats: true) } catch { return error }
        return nil
    }

    /// Reads exactly one value from a text.
    /// - Throws: `ParseError` with line and column.
    package static func parse(_ text: String, valueLimit: Int = .max) throws(ParseError) -> JSON {
        try parse(Array(text.utf8), valueLimit: valueLimit)
    }
}

private struct JSONParser {
    let bytes: [UInt8]
    var offset = 0
    /// How many values may still come.
    var left: Int
    var refusesRepeats = false

    init(bytes: [UInt8], left: Int) {
        self.bytes = bytes
        self.left = left
        if bytes.starts(with: TextPlace.mark) { offset = TextPlace.mark.count }
    }

    mutating func document() throws(ParseError) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard offset == bytes.count else { throw ParseError("text follows the JSON value", at: offset) }
        return value
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { offset += 1 }
    }

    private func unexpected(_ wanted: String) -> ParseError {
        guard let byte = next else { return ParseError("the JSON ends where \(wanted) is expected", at: offset) }
        let found = (0x21..<0x7f).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
        return ParseError("\(found) where \(wanted) is expected in JSON", at: offset)
    }

    private mutating func accept(_ byte: UInt8) -> Bool {
        skipSpace()
        guard next == byte else { return false }
        offset += 1
        return true
    }

    private mutating func value(depth: Int) throws(ParseError) -> JSON {
        guard depth < JSON.depthLimit else {
            throw ParseError("more than \(JSON.depthLimit) levels of JSON", at: offset)
        }
        guard left > 0 else { throw ParseError("too many values in JSON", at: offset) }
        left -= 1
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case let digit? where digit == UInt8(ascii: "-") || (0x30...0x39).contains(digit): return try number()
        default: throw unexpected("a value")
        }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(ParseError) -> JSON {
        guard bytes[offset...].starts(with: word.utf8) else { throw unexpected(word) }
        offset += word.utf8.count
        return value
    }

    private mutating func array(depth: Int) throws(ParseError) -> [JSON] {
        offset += 1
        var elements: [JSON] = []
        if accept(UInt8(ascii: "]")) { return elements }
        repeat { elements.append(try value(depth: depth + 1)) } while accept(UInt8(ascii: ","))
        guard accept(UInt8(ascii: "]")) else { throw unexpected("',' or ']'") }
        return elements
    }

    private mutating func object(depth: Int) throws(ParseError) -> JSON.Object {
        offset += 1
        var members: [JSON.Object.Member] = []
        var keys = Set<String>()
        if accept(UInt8(ascii: "}")) { return JSON.Object() }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw unexpected("a key") }
            let start = offset
            let key = try string()
            if refusesRepeats, !keys.insert(key).inserted {
                throw ParseError("the key '\(key)' stands twice in one object", at: start)
            }
            guard accept(UInt8(ascii: ":")) else { throw unexpected("':'") }
            members.append(.init(key: key, value: try value(depth: depth + 1)))
        } while accept(UInt8(ascii: ","))
        guard accept(UInt8(ascii: "}")) else { throw unexpected("',' or '}'") }
        return JSON.Object(members: members)
    }

    private mutating func number() throws(ParseError) -> JSON {
        let start = offset
        func digits(_ parser: inout Self) throws(ParseError) {
            guard let byte = parser.next, (0x30...0x39).contains(byte) else { throw parser.unexpected("a digit") }
            while let byte = parser.next, (0x30...0x39).contains(byte) { parser.offset += 1 }
        }
        if next == UInt8(ascii: "-") { offset += 1 }
        if next == UInt8(ascii: "0") {
            offset += 1
            if let byte = next, (0x30...0x39).contains(byte) {
                throw ParseError("a JSON number with a leading zero", at: start)
            }
        } else {
            try digits(&self)
        }
        var whole = true
        if next == UInt8(ascii: ".") {
            whole = false
            offset += 1
            try digits(&self)
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            whole = false
            offset += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
            try digits(&self)
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if whole, text != "-0" {
            if let value = Int64(text) { return .integer(value) }
            if let value = UInt64(text) { return .unsigned(value) }
        }
        guard let value = Double(text), value.isFinite else {
            throw ParseError("a JSON number out of range", at: start)
        }
        return .number(value)
    }

    private mutating func string() throws(ParseError) -> String {
        let start = offset
        offset += 1
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                guard let valid = String(validating: text, as: UTF8.self) else {
                    throw ParseError("a JSON string that is not UTF-8", at: start)
                }
                return valid
            case UInt8(ascii: "\\"):
                offset += 1
                try escape(into: &text)
            case 0..<0x20: throw ParseError("a control character in a JSON string", at: offset)
            default:
                text.append(byte)
                offset += 1
            }
        }
        throw ParseError("a JSON string without an end", at: start)
    }

    private mutating func escape(into text: inout [UInt8]) throws(ParseError) {
        guard let byte = next else { throw unexpected("an escape") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "u"):
            let start = offset - 2
            var code = UInt32(try hexadecimal())
            if (0xd800..<0xdc00).contains(code), bytes[offset...].starts(with: "\\u".utf8) {
                offset += 2
                let low = UInt32(try hexadecimal())
                guard (0xdc00..<0xe000).contains(low) else {
                    throw ParseError("half of a surrogate pair in a JSON string", at: start)
                }
                code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
            }
            guard let scalar = Unicode.Scalar(code) else {
                throw ParseError("half of a surrogate pair in a JSON string", at: start)
            }
            text += Array(Character(scalar).utf8)
        default:
            offset -= 1
            throw unexpected("an escape")
        }
    }

    private mutating func hexadecimal() throws(ParseError) -> UInt16 {
        var code: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw unexpected("a hexadecimal digit")
            }
            code = code << 4 | UInt16(digit)
            offset += 1
        }
        return code
    }
}
