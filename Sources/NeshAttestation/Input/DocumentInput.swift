import NeshData

/// An attestation document in the forms in which programs hand it on.
package enum DocumentInput {
    /// How the bytes were found.
    package enum Form: Sendable, Equatable {
        case raw, base64, hexadecimal
        /// Behind its length in four bytes, as programs send it through a socket.
        case framed
        /// The reply of a security module, `{"Attestation": {"document": …}}`.
        case reply
        /// In this member of a JSON object; empty for a bare string.
        case json(String)

        /// `base64`, `the field "document" of a JSON object`
        package var name: String {
            switch self {
            case .raw: "raw bytes"
            case .base64: "base64"
            case .hexadecimal: "hexadecimal"
            case .framed: "framed by its length"
            case .reply: "a module's reply"
            case .json(""): "a JSON string"
            case .json(let key): "the field \"\(key)\" of a JSON object"
            }
        }
    }

    /// Bytes that are looked at.
    package static let limit = 1 << 20

    /// JSON values that are looked at: the most takes a document as an array of numbers.
    private static let valueLimit = AttestationDocument.Limit.document + 4096

    /// Finds the document. What is found begins as one does; whether it is one is `SignedDocument`'s matter.
    /// - Throws: `ParseError` when there is none in any form, or more than one.
    package static func find(in bytes: [UInt8]) throws(ParseError) -> (document: [UInt8], form: Form) {
        guard bytes.count <= limit else { throw ParseError("more than \(limit) bytes are not a document") }
        guard !bytes.isEmpty else { throw ParseError("it is empty") }
        if let found = binary(bytes) { return found }
        if let problem = frame(bytes) { throw problem }
        let found = texts(bytes)
        if let first = found.first {
            guard let other = found.first(where: { $0.document != first.document }) else { return first }
            throw ParseError(
                "it holds more than one document, in \(first.form.name) and \(other.form.name): hand in one")
        }
        if bytes.allSatisfy({ [0x20, 0x09, 0x0a, 0x0d].contains($0) }) {
            throw ParseError("it is nothing but white space")
        }
        throw ParseError(
            "no attestation document: neither its bytes nor base64, hexadecimal or JSON with one in a field")
    }

    /// A COSE_Sign1, tagged or not: an array of four of which the first is a byte string.
    private static func begins(_ bytes: [UInt8]) -> Bool {
        let own = bytes.first == 0xd2 ? bytes.dropFirst() : bytes[...]
        return own.count > 4 && own.first == 0x84 && own[own.startIndex + 1] >> 5 == 2
    }

    private static func binary(_ bytes: [UInt8]) -> ([UInt8], Form)? {
        if begins(bytes) { return (bytes, .raw) }
        if bytes.count > 8 {
            let (head, body) = (bytes.prefix(4), Array(bytes.dropFirst(4)))
            let big = head.reduce(0) { $0 << 8 | Int($1) }
            let little = head.reversed().reduce(0) { $0 << 8 | Int($1) }
            if big == body.count || little == body.count {
                if begins(body) { return (body, .framed) }
                if let inner = texts(body).first { return (inner.document, .framed) }
            }
        }
        if bytes.first == 0xa1, let document = try? ModuleReply.document(in: bytes) { return (document, .reply) }
        return nil
    }

    /// What is wrong with a document behind four bytes that are not its length; nil for anything else.
    private static func frame(_ bytes: [UInt8]) -> ParseError? {
        guard bytes.count > 8, begins(Array(bytes.dropFirst(4))) else { return nil }
        let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        return ParseError(
            "the first four bytes say that \(length) follow, and \(bytes.count - 4) do: it is cut off, or more than one"
        )
    }

    /// Every document in a text: more than one only in JSON.
    private static func texts(_ all: [UInt8]) -> [(document: [UInt8], form: Form)] {
        // Editors and shells of other systems put the mark of UTF-8 in front.
        let bytes = all.starts(with: [0xef, 0xbb, 0xbf]) ? Array(all.dropFirst(3)) : all
        guard let text = String(validating: bytes, as: UTF8.self) else { return [] }
        if let found = encoded(text) { return [found] }
        guard let json = try? JSON.parse(bytes, valueLimit: valueLimit) else { return [] }
        return members(json, key: "", depth: 0)
    }

    private static func encoded(_ text: String) -> ([UInt8], Form)? {
        let digits = text.filter { !$0.isWhitespace }
        let plain = (digits.hasPrefix("0x") ? String(digits.dropFirst(2)) : digits).filter { $0 != ":" }
        if let bytes = [UInt8](hexadecimal: plain), begins(bytes) { return (bytes, .hexadecimal) }
        // Also the alphabet for addresses (RFC 4648, section 5).
        let standard = digits.utf8.map {
            $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0
        }
        if let bytes = Base64.decode(standard) {
            if begins(bytes) { return (bytes, .base64) }
            if let (document, _) = binary(bytes) { return (document, .base64) }
        }
        return nil
    }

    /// What texts and arrays of numbers hold, the likely names before others.
    private static func members(_ json: JSON, key: String, depth: Int) -> [(document: [UInt8], form: Form)] {
        guard depth < 8 else { return [] }
        switch json {
        case .string(let text): return encoded(text).map { [($0.0, .json(key))] } ?? []
        case .array(let elements):
            let octets = elements.compactMap { $0.integer.flatMap(UInt8.init(exactly:)) }
            if octets.count == elements.count, begins(octets) { return [(octets, .json(key))] }
            return elements.flatMap { members($0, key: key, depth: depth + 1) }
        case .object(let object):
            let isLikely = { (name: String) in
                name.lowercased().contains("document") || name.lowercased().contains("attestation")
            }
            let ordered = object.members.filter { isLikely($0.key) } + object.members.filter { !isLikely($0.key) }
            return ordered.flatMap { members($0.value, key: $0.key, depth: depth + 1) }
        default: return []
        }
    }
}
