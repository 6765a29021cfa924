import NeshCrypto
import NeshData

/// The signature section: a list of certificates, each with a COSE_Sign1 over one register.
struct EIFSignature {
    /// Who signed, as PEM text.
    var certificate: [UInt8]
    var message: COSESign1

    /// The first entry, which is the only one that is looked at.
    static func parse(_ bytes: [UInt8]) throws(ParseError) -> EIFSignature {
        guard let first = try CBOR.decode(bytes).array?.first else {
            throw ParseError("the signature section is not a list with an entry", at: 0)
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
