import NeshData

/// Names and values that a ciphertext is bound to.
package struct EncryptionContext: Sendable, Equatable {
    /// By name, in no order.
    package var pairs: [String: String] = [:]

    package init(_ pairs: [String: String] = [:]) { self.pairs = pairs }

    /// The same bytes whatever the order: each text with its length before it, sorted by name.
    var canonical: [UInt8] {
        var bytes: [UInt8] = []
        for (name, value) in pairs.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            for text in [name, value] {
                bytes.append(bigEndian: UInt32(text.utf8.count))
                bytes += Array(text.utf8)
            }
        }
        return bytes
    }
}
