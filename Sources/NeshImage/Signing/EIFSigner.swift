import Glibc
import NeshCrypto
import NeshData
import NeshSystem

/// Makes signature sections, with a key file or with a key that stays in AWS KMS.
package struct EIFSigner {
    let certificate: Certificate
    private let curve: SigningKey.Curve
    private let key: Key

    private enum Key {
        case file(SigningKey)
        case kms(KMSKey)
    }

    /// Reads the certificate and its private key.
    /// - Parameters:
    ///   - privateKey: a PEM file, or a KMS key's ARN.
    ///   - environment: for finding and running `aws`.
    ///   - now: seconds since 1970; an expired certificate signs nothing.
    /// - Throws: E19 when a file cannot be read, E60 when they are not a pair or cannot be used.
    package init(
        certificate path: String, privateKey: String, environment: [String: String] = ProcessEnvironment.variables,
        now: Int64 = WallClock.seconds
    ) throws(Failure) {
        do throws(Failure) { certificate = try Certificate(path: path) } catch {
            guard PEMContent(path: path) == .key, PEMContent(path: privateKey) == .certificate else {
                throw error.about(.file(path))
            }
            throw Failure(
                .eifSigning, "\(path) is the private key and \(privateKey) is the certificate: exchange them",
                about: .exchanged("--signing-certificate", "--private-key"))
        }
        let keyPlace = Failure.Subject.parameter("--private-key")
        let kms = try about(keyPlace) { () throws(Failure) in try KMSKey(arn: privateKey, environment: environment) }
        let own =
            kms == nil ? try about(keyPlace) { () throws(Failure) in try SigningKey(path: privateKey) } : nil
        guard !certificate.isExpired(at: now) else {
            throw Failure(
                .eifSigning, "the certificate \(path) expired on \(certificate.notAfter)",
                fixes: own == nil
                    ? ["make another one for the same key"]
                    : [
                        "openssl req -new -x509 -key '\(privateKey.insideQuotes)' -days 365 -subj /CN=signer"
                            + " -out '\(path.insideQuotes)'  # makes another one for the same key"
                    ],
                about: .file(path))
        }
        let subject = own == nil ? "the certificate \(path)" : "the key \(privateKey)"
        guard let curve = (own ?? certificate.publicKey)?.curve else {
            throw Failure(
                .eifSigning, "\(subject) is not on one of the curves P-256, P-384 and P-521",
                fixes: [SigningKey.making],
                about: own == nil ? .file(path) : keyPlace)
        }
        self.curve = curve
        if let own {
            guard let owned = certificate.publicKey, own.matches(owned) else {
                throw Failure(
                    .eifSigning, "the key \(privateKey) does not belong to the certificate \(path)",
                    fixes: [Certificate.making(for: privateKey)],
                    about: keyPlace)
            }
            key = .file(own)
        } else if let kms {
            key = .kms(kms)
        } else {
            throw Failure(.eifSigning, "there is no private key")
        }
    }

    func signature(over measurements: Measurements, interrupt: Interrupt?) throws(Failure) -> EIFSignature {
        let payload = EIFSignature.payload(pcr0: Self.octets(measurements.pcr0))
        let protected = COSESign1.protected(algorithm: curve.algorithm)
        let signed = COSESign1.signedBytes(protected: protected, payload: payload)
        return EIFSignature(
            certificate: certificate.pem,
            message: COSESign1(
                protected: protected, payload: payload, signature: try sign(signed, interrupt: interrupt)))
    }

    private func sign(_ message: [UInt8], interrupt: Interrupt?) throws(Failure) -> [UInt8] {
        switch key {
        case .file(let key):
            guard let signature = key.sign(message, curve: curve) else {
                throw Failure(.eifSigning, "libcrypto could not sign: \(cryptoReason())")
            }
            return signature
        case .kms(let key):
            let signature = try key.sign(message, curve: curve, interrupt: interrupt)
            guard certificate.publicKey?.verifies(signature, of: message, curve: curve) == true else {
                throw Failure(
                    .eifSigning, "the key \(key.arn) does not belong to the certificate",
                    fixes: ["make the certificate for the public key that `aws kms get-public-key` shows"])
            }
            return signature
        }
    }

    private static func octets(_ text: String) -> [UInt8] {
        let digits = text.utf8.map { UInt8($0 <= 0x39 ? $0 - 0x30 : $0 - 0x57) }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    /// Signs an image in its place, replacing a signature that it has; the file is exchanged when complete.
    /// - Returns: its registers, with PCR8.
    /// - Throws: E19, E35, E60; interruption.
    package func sign(eif path: String, interrupt: Interrupt? = nil) throws(Failure) -> Measurements {
        let image = try EIF.open(path)
        // A damaged image must not get a fresh checksum and a signature.
        let (_, checksum) = try EIF.measure(image, interrupt: interrupt)
        guard checksum == image.header.checksum else {
            throw Failure(
                .eifParsing, "\(path) is damaged: its checksum is wrong", fixes: ["build the image again"],
                about: .file(path))
        }
        let output = try AtomicOutput(path: path)
        try requireSpace(
            output.descriptor, image.file.size, at: path, fix: "free some disk space (df -h shows which disk is full)")
        let writer = try EIFWriter(
            output: output.descriptor, name: path, header: image.header, interrupt: interrupt)
        for section in image.sections where section.kind != .signature {
            try writer.begin(section.kind, size: section.size)
            try writer.stream.append(image.range(section))
        }
        var (measurements, _) = try writer.finish { measurements throws(Failure) in
            try signature(over: measurements, interrupt: interrupt)
        }
        measurements.pcr8 = PCR.of(certificate: certificate)
        try output.commit()
        return measurements
    }
}
