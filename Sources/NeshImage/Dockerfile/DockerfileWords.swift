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

    /// The words of a JSON list of texts; nil when the text is no such list.
    static func list(_ text: String) -> [String]? {
        guard text.hasPrefix("["), let elements = try? JSON.parse(text).array else { return nil }
        let words = elements.compactMap(\.string)
        return words.count == elements.count ? words : nil
    }

    private func expand(_ rest: inout ArraySlice<UInt8>, until end: UInt8?) throws(Problem) -> [UInt8] {
        var result: [UInt8] = []
        while let byte = rest.popFirst() {
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
}
