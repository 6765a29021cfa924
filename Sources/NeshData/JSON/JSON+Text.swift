extension JSON {
    /// On one line without spaces, as serde_json's `to_string`.
    package var compact: String {
        var writer = JSONWriter(indented: false)
        writer.write(self)
        return writer.text
    }

    /// Two spaces a level, as serde_json's `to_string_pretty`; no newline at the end.
    package var pretty: String {
        var writer = JSONWriter(indented: true)
        writer.write(self)
        return writer.text
    }
}

private struct JSONWriter {
    let indented: Bool
    var text = ""
    private var depth = 0

    init(indented: Bool) { self.indented = indented }

    mutating func write(_ value: JSON) {
        switch value {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .unsigned(let value): text += String(value)
        case .number(let value): text += shortest(value)
        case .string(let value): write(string: value)
        case .array(let elements):
            sequence("[", "]", elements) { writer, element in writer.write(element) }
        case .object(let object):
            sequence("{", "}", object.members) { writer, member in
                writer.write(string: member.key)
                writer.text += writer.indented ? ": " : ":"
                writer.write(member.value)
            }
        }
    }

    private mutating func sequence<Element>(
        _ open: String, _ close: String, _ elements: [Element], each: (inout Self, Element) -> Void
    ) {
        text += open
        depth += 1
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            newLine()
            each(&self, element)
        }
        depth -= 1
        if !elements.isEmpty { newLine() }
        text += close
    }

    private mutating func newLine() {
        guard indented else { return }
        text += "\n"
        for _ in 0..<depth { text += "  " }
    }

    private mutating func write(string: String) {
        text += "\""
        if string.utf8.allSatisfy(Self.isPlain) { text += string } else { escape(string) }
        text += "\""
    }

    /// Most texts consist of these alone, and are taken whole.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20...0x7e).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func escape(_ string: String) {
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{8}": text += "\\b"
            case "\u{c}": text += "\\f"
            case _ where scalar.isTerminalControl:
                // Beyond what serde_json escapes: anyone who looks at JSON on a terminal sees it, and nothing obeys it.
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
