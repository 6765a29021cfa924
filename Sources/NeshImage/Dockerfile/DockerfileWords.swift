import NeshData

/// The ways in which Dockerfiles quote, list and substitute words.
struct DockerfileWords {
    let escape: UInt8
    /// Values of `ARG` and `ENV`.
    var values: [String: String]

    /// What is wrong with a word.
    struct Problem: Error {
        var message: String
    }

    /// Without quotes, variables replaced.
    func expand(_ word: some StringProtocol) throws(Problem) -> String {
        var rest = Array(word.utf8)[...]
        return String(decoding: try expand(&rest, until: nil), as: UTF8.self)
    }

    /// The text of a here-document: variables replaced, quotes kept.
    func expand(text: String) throws(Problem) -> String {
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "$") {
                result += try variable(&rest)
            } else if byte == escape, let next = rest.first, next == UInt8(ascii: "$") || next == escape {
                rest.removeFirst()
                result.append(next)
            } else {
                result.append(byte)
            }
            try Self.check(result)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A text can be made to grow by its own doubling.
    private static func check(_ result: [UInt8]) throws(Problem) {
        guard result.count <= 1 << 20 else { throw Problem(message: "a value grows beyond 1 MiB") }
    }

    /// Splits at blanks; with `quoted`, not at those between quotes or behind the escape character.
    func split(_ text: String, quoted: Bool) throws(Problem) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var isWord = false
        var quote: UInt8?
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            if quote == nil, byte == 0x20 || byte == 0x09 {
                if isWord { words.append(String(decoding: word, as: UTF8.self)) }
                (word, isWord) = ([], false)
                continue
            }
            isWord = true
            word.append(byte)
            guard quoted else { continue }
            if byte == escape, quote != 0x27 {
                if let next = bytes.popFirst() { word.append(next) }
            } else if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            }
        }
        guard quote == nil else { throw Problem(message: "a quote without its end") }
        if isWord { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    /// The words of a JSON list of texts; nil when the text is not such a list.
    static func list(_ text: String) -> [String]? {
        guard text.hasPrefix("["), let elements = try? JSON.parse(text).array else { return nil }
        let words = elements.compactMap(\.string)
        return words.count == elements.count ? words : nil
    }

    private func expand(_ rest: inout ArraySlice<UInt8>, until end: UInt8?) throws(Problem) -> [UInt8] {
        var result: [UInt8] = []
        while let byte = rest.popFirst() {
            try Self.check(result)
            if byte == end { return result }
            switch byte {
            case 0x27:
                guard let close = rest.firstIndex(of: 0x27) else { throw Problem(message: "a quote without its end") }
                result += rest[..<close]
                rest = rest[(close + 1)...]
            case 0x22:
                while let inner = rest.popFirst(), inner != 0x22 {
                    if inner == UInt8(ascii: "$") {
                        result += try variable(&rest)
                    } else if inner == escape, let next = rest.first {
                        rest.removeFirst()
                        if next != 0x22, next != UInt8(ascii: "$"), next != escape { result.append(inner) }
                        result.append(next)
                    } else {
                        result.append(inner)
                    }
                }
            case escape:
                if let next = rest.popFirst() { result.append(next) }
            case UInt8(ascii: "$"): result += try variable(&rest)
            default: result.append(byte)
            }
        }
        if end != nil { throw Problem(message: "'${' without '}'") }
        return result
    }

    private func variable(_ rest: inout ArraySlice<UInt8>) throws(Problem) -> [UInt8] {
        func name(_ rest: inout ArraySlice<UInt8>) -> String {
            let name = rest.prefix { byte in
                byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
                    || (0x61...0x7a).contains(byte)
            }
            rest = rest[name.endIndex...]
            return String(decoding: name, as: UTF8.self)
        }
        guard rest.first == UInt8(ascii: "{") else {
            let name = name(&rest)
            return name.isEmpty ? [UInt8(ascii: "$")] : Array((values[name] ?? "").utf8)
        }
        rest.removeFirst()
        let key = name(&rest)
        guard !key.isEmpty else { throw Problem(message: "'${' without a name") }
        var value = values[key]
        if rest.first == UInt8(ascii: "}") {
            rest.removeFirst()
            return Array((value ?? "").utf8)
        }
        // With the colon an empty value counts as none.
        if rest.first == UInt8(ascii: ":") {
            rest.removeFirst()
            if value == "" { value = nil }
        }
        let operation = rest.popFirst()
        let isDouble = rest.first == operation
        switch operation {
        case UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "/"):
            if isDouble { rest.removeFirst() }
            return try cut(value ?? "", operation == 0x23, operation == 0x2f, isDouble, &rest)
        default: break
        }
        let word = try expand(&rest, until: UInt8(ascii: "}"))
        switch operation {
        case UInt8(ascii: "-"): return value.map { Array($0.utf8) } ?? word
        case UInt8(ascii: "+"): return value == nil ? [] : word
        case UInt8(ascii: "?"):
            guard let value else {
                throw Problem(message: word.isEmpty ? "\(key) is not set" : String(decoding: word, as: UTF8.self))
            }
            return Array(value.utf8)
        default: throw Problem(message: "this form of ${\(key)…} is not known")
        }
    }

    /// `${NAME#pattern}`, `${NAME%pattern}`, `${NAME/pattern/text}` and their doubled forms.
    private func cut(
        _ value: String, _ isPrefix: Bool, _ isReplacement: Bool, _ isDouble: Bool, _ rest: inout ArraySlice<UInt8>
    ) throws(Problem) -> [UInt8] {
        let text = Array(value.utf8)
        guard isReplacement else {
            let pattern = TextPattern(try expand(&rest, until: UInt8(ascii: "}")))
            return try isPrefix
                ? pattern.cuttingPrefix(text, longest: isDouble) : pattern.cuttingSuffix(text, longest: isDouble)
        }
        // The pattern ends at a slash that nothing takes the meaning from.
        var pattern: [UInt8] = []
        var depth = 0
        while let byte = rest.first, depth > 0 || (byte != 0x2f && byte != UInt8(ascii: "}")) {
            rest.removeFirst()
            if byte == escape, let next = rest.popFirst() {
                pattern += next == 0x2f ? [next] : [byte, next]
                continue
            }
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            pattern.append(byte)
        }
        var pieces = pattern[...]
        let expanded = TextPattern(try expand(&pieces, until: nil))
        var replacement: [UInt8] = []
        if rest.first == 0x2f {
            rest.removeFirst()
            replacement = try expand(&rest, until: UInt8(ascii: "}"))
        } else {
            guard rest.popFirst() == UInt8(ascii: "}") else { throw Problem(message: "'${' without '}'") }
        }
        return try expanded.replacing(in: text, by: replacement, all: isDouble)
    }
}
