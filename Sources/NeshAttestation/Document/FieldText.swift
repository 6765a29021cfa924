import NeshCrypto
import NeshData

/// What a field of a document that its program chose may mean to a person.
package struct FieldText: Sendable, Equatable {
    /// `text`, `JSON`, `CBOR`, `public key`, `bytes`
    package var kind: String
    /// In one line; what is long is cut.
    package var text: String

    /// Characters that are shown of it.
    private static let limit = 200

    /// Finds out what the bytes may be: a text, JSON, a key, or nothing but bytes.
    package init(_ bytes: [UInt8]) {
        if bytes.isEmpty {
            (kind, text) = ("empty", "")
        } else if let key = SigningKey.description(ofPublicKey: bytes) {
            (kind, text) = ("public key", key)
        } else if let json = try? JSON.parse(bytes, valueLimit: 1024), json.object != nil || json.array != nil {
            (kind, text) = ("JSON", Self.cut(json.compact))
        } else if let plain = Self.plain(bytes) {
            (kind, text) = ("text", Self.cut(plain))
        } else if let value = try? CBOR.decode(bytes, valueLimit: 1024), value.map != nil || value.array != nil {
            (kind, text) = ("CBOR", Self.cut(value.diagnostic))
        } else {
            (kind, text) = ("bytes", Self.cut(bytes.hexadecimal))
        }
    }

    /// Text without controls; what a terminal must not obey is spelled out by who prints it.
    private static func plain(_ bytes: [UInt8]) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self),
            text.unicodeScalars.allSatisfy({
                $0.value >= 0x20 && $0.value != 0x7f || "\n\t\r".unicodeScalars.contains($0)
            })
        else { return nil }
        return text
    }

    private static func cut(_ text: String) -> String {
        text.count <= limit ? text : text.prefix(limit) + "…"
    }
}
