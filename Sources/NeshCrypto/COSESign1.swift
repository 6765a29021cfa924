import NeshData

/// An untagged COSE_Sign1 message (RFC 9052) with one algorithm in its protected header.
package struct COSESign1 {
    /// The protected header's bytes.
    package var protected: [UInt8]
    /// What is signed.
    package var payload: [UInt8]
    /// r‖s.
    package var signature: [UInt8]

    package init(protected: [UInt8], payload: [UInt8], signature: [UInt8]) {
        self.protected = protected
        self.payload = payload
        self.signature = signature
    }

    /// COSE's number of the algorithm; nil when the header does not say, says it twice (another reader could take the
    /// other one) or names headers that must be understood (RFC 9052, 3.1), for none is.
    package var algorithm: Int? {
        guard let header = try? CBOR.decode(protected).map else { return nil }
        let named = header.filter { $0.key == .unsigned(1) }
        guard named.count == 1, !header.contains(where: { $0.key == .unsigned(2) }) else { return nil }
        return named[0].value.integer
    }

    /// The protected header that names this algorithm and nothing else, encoded.
    package static func protected(algorithm: Int64) -> [UInt8] { CBOR.map([.init(1, CBOR(algorithm))]).encoded }

    /// What the signature is over.
    package static func signedBytes(protected: [UInt8], payload: [UInt8]) -> [UInt8] {
        CBOR.array(["Signature1", .bytes(protected), .bytes([]), .bytes(payload)]).encoded
    }

    /// What this message's signature is over.
    package var signedBytes: [UInt8] { Self.signedBytes(protected: protected, payload: payload) }

    /// Reads a message.
    /// - Parameters:
    ///   - valueLimit: how many CBOR values it may consist of.
    ///   - isUnprotectedEmpty: whether headers that the signature does not cover are refused.
    package static func parse(
        _ bytes: [UInt8], valueLimit: Int = .max, isUnprotectedEmpty: Bool = false
    ) throws(ParseError) -> COSESign1 {
        var value = try CBOR.decode(bytes, valueLimit: valueLimit)
        // RFC 9052 allows the tag 18, which nitro-cli does not write.
        if case .tagged(18, let inner) = value { value = inner }
        guard let parts = value.array, parts.count == 4, case .bytes(let protected) = parts[0],
            let unprotected = parts[1].map, case .bytes(let payload) = parts[2], case .bytes(let signature) = parts[3]
        else { throw ParseError("the signature is not a COSE_Sign1", at: 0) }
        guard unprotected.isEmpty || !isUnprotectedEmpty else {
            throw ParseError("there are headers that the signature does not cover", at: 0)
        }
        return COSESign1(protected: protected, payload: payload, signature: signature)
    }

    /// The whole message.
    package var encoded: [UInt8] {
        CBOR.array([.bytes(protected), .map([]), .bytes(payload), .bytes(signature)]).encoded
    }
}
