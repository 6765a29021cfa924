import NeshData

/// What a secure module answers, as far as anyone who asks for a document needs it.
package enum ModuleReply {
    /// The document in a reply to `.attest`.
    /// - Throws: what the module refused, `internalError` for bytes that are not such a reply.
    package static func document(in reply: [UInt8]) throws(SecureModule.Refusal) -> [UInt8] {
        guard let value = try? CBOR.decode(reply, valueLimit: 64) else { throw .internalError }
        if let name = value["Error"]?.text { throw SecureModule.Refusal(rawValue: name) ?? .internalError }
        guard case .bytes(let document)? = value["Attestation"]?["document"] else { throw .internalError }
        return document
    }
}
