import Glibc
import NeshData
import NeshSystem

/// Makes signature sections: with a key file.
package struct EIFSigner {
    let certificate: Certificate
    private let key: SigningKey
    private let curve: SigningKey.Curve

    /// Reads the certificate and its private key.
    /// - Parameter now: seconds since 1970; an expired certificate signs nothing.
    /// - Throws: E19 when a file cannot be read, E60 when they are no pair or cannot be used.
    package init(certificate path: String, privateKey keyPath: String, now: Int64 = Int64(time(nil))) throws(Failure) {
        certificate = try Certificate(path: path)
        key = try SigningKey(path: keyPath)
        guard !certificate.isExpired(at: now) else {
            throw Failure(
                .eifSigning, "the certificate \(path) expired on \(certificate.notAfter)",
                fixes: ["openssl req -new -x509 -key '\(keyPath)' -sha384 -days 365 -subj /CN=signer -out '\(path)'"])
        }
        guard let curve = key.curve else {
            throw Failure(
                .eifSigning, "the key \(keyPath) is not on one of the curves P-256, P-384 and P-521",
                fixes: ["make one: openssl ecparam -name secp384r1 -genkey -noout -out key.pem"])
        }
        self.curve = curve
        guard let owned = certificate.publicKey, key.matches(owned) else {
            throw Failure(
                .eifSigning, "the key \(keyPath) does not belong to the certificate \(path)",
                fixes: ["openssl req -new -x509 -key '\(keyPath)' -sha384 -days 365 -subj /CN=signer -out cert.pem"])
        }
    }

    func signature(over measurements: Measurements) throws(Failure) -> EIFSignature {
        let payload = EIFSignature.payload(pcr0: Self.octets(measurements.pcr0))
        let protected = COSESign1.protected(algorithm: curve.algorithm)
        let signed = COSESign1.signedBytes(protected: protected, payload: payload)
        guard let signature = key.sign(signed, curve: curve) else {
            throw Failure(.eifSigning, "libcrypto could not sign: \(cryptoReason())")
        }
        return EIFSignature(
            certificate: certificate.pem,
            message: COSESign1(protected: protected, payload: payload, signature: signature))
    }

    private static func octets(_ text: String) -> [UInt8] {
        let digits = text.utf8.map { UInt8($0 <= 0x39 ? $0 - 0x30 : $0 - 0x57) }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    /// Signs an image in its place, replacing a signature that it has; the file is exchanged when complete.
    /// - Returns: its registers, with PCR8.
    /// - Throws: E19, E35, E60; interruption.
    package func sign(eif path: String, interrupt: Interrupt? = nil) throws(Failure) -> Measurements {
        let image = try EIFImage(path: path)
        // A damaged image must not get a fresh checksum and a signature.
        let (_, checksum) = try EIF.measure(image, interrupt: interrupt)
        guard checksum == image.header.checksum else {
            throw Failure(.eifParsing, "\(path) is damaged: its checksum is wrong", fixes: ["build the image again"])
        }
        let output = try AtomicOutput(path: path)
        try requireSpace(
            output.descriptor, image.file.size, at: path, fix: "make room (df -h shows where it is short)")
        let writer = try EIFWriter(
            output: output.descriptor, name: path, header: image.header, interrupt: interrupt)
        for section in image.sections where section.kind != .signature {
            try writer.begin(section.kind, size: section.size)
            try writer.stream.append(image.range(section))
        }
        var (measurements, _) = try writer.finish { measurements throws(Failure) in try signature(over: measurements) }
        measurements.pcr8 = PCR.of(certificate: certificate)
        try output.commit()
        return measurements
    }
}
