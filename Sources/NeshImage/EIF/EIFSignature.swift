import NeshData

/// The signature section: a list of certificates, each with a COSE_Sign1 over one register.
struct EIFSignature {
    /// Who signed, as PEM text.
    var certificate: [UInt8]
    var message: COSESign1

    /// The first entry, which is the only one that is looked at.
    static func parse(_ bytes: [UInt8]) throws(ParseError) -> EIFSignature {
        guard let first = try CBOR.decode(bytes).array?.first else {
            throw ParseError("the signature section is no list with an entry", at: 0)
        }
        guard let certificate = first["signing_certificate"]?.octets, let message = first["signature"]?.octets else {
            throw ParseError("the signature section lacks 'signing_certificate' or 'signature'", at: 0)
        }
        return EIFSignature(certificate: certificate, message: try COSESign1.parse(message))
    }

    /// Both vectors of bytes are arrays of integers, as serde writes a `Vec<u8>`.
    var encoded: [UInt8] {
        func vector(_ bytes: [UInt8]) -> CBOR { .array(bytes.map { .unsigned(UInt64($0)) }) }
        return CBOR.array([["signing_certificate": vector(certificate), "signature": vector(message.encoded)]]).encoded
    }

    /// A payload that vouches for PCR0.
    static func payload(pcr0: [UInt8]) -> [UInt8] {
        let value = CBOR.array(pcr0.map { .unsigned(UInt64($0)) })
        return (["register_index": 0, "register_value": value] as CBOR).encoded
    }

    /// What keeps the signature from vouching for an image with this PCR0; nil when nothing does.
    func problem(pcr0: String, certificate: Certificate) -> String? {
        guard let key = certificate.publicKey, let curve = key.curve else {
            return "its certificate has no P-256, P-384 or P-521 key"
        }
        guard message.algorithm == Int(curve.algorithm) else {
            return "its algorithm does not fit the certificate's \(curve.name) key"
        }
        guard key.verifies(message.signature, of: message.signedBytes, curve: curve) else {
            return "it was not made with the certificate's key, or was changed"
        }
        guard let payload = try? CBOR.decode(message.payload), payload["register_index"]?.integer == 0,
            let value = payload["register_value"]?.octets
        else { return "it does not speak of PCR0" }
        return value.hexadecimal == pcr0 ? nil : "it vouches for another PCR0, \(value.hexadecimal)"
    }
}

/// An untagged COSE_Sign1 message (RFC 9052) with one algorithm in its protected header.
struct COSESign1 {
    /// The protected header's bytes.
    var protected: [UInt8]
    var payload: [UInt8]
    /// r‖s.
    var signature: [UInt8]

    /// COSE's number of the algorithm; nil when the header does not say.
    var algorithm: Int? {
        guard let header = try? CBOR.decode(protected) else { return nil }
        return header.map?.first { $0.key == .unsigned(1) }?.value.integer
    }

    static func protected(algorithm: Int64) -> [UInt8] { CBOR.map([.init(1, CBOR(algorithm))]).encoded }

    /// What the signature is over.
    static func signedBytes(protected: [UInt8], payload: [UInt8]) -> [UInt8] {
        CBOR.array(["Signature1", .bytes(protected), .bytes([]), .bytes(payload)]).encoded
    }

    var signedBytes: [UInt8] { Self.signedBytes(protected: protected, payload: payload) }

    static func parse(_ bytes: [UInt8]) throws(ParseError) -> COSESign1 {
        var value = try CBOR.decode(bytes)
        // RFC 9052 allows the tag 18, which nitro-cli does not write.
        if case .tagged(18, let inner) = value { value = inner }
        guard let parts = value.array, parts.count == 4, case .bytes(let protected) = parts[0],
            parts[1].map != nil, case .bytes(let payload) = parts[2], case .bytes(let signature) = parts[3]
        else { throw ParseError("the signature is no COSE_Sign1", at: 0) }
        return COSESign1(protected: protected, payload: payload, signature: signature)
    }

    var encoded: [UInt8] {
        CBOR.array([.bytes(protected), .map([]), .bytes(payload), .bytes(signature)]).encoded
    }
}
