import Glibc
import NeshCrypto
import NeshData
import NeshSystem

/// All that can be said about an image file.
package struct EIFDescription: Sendable {
    /// As it was given.
    package var path: String
    /// Of the image format.
    package var version: Int
    package var architecture: EIF.Architecture
    package var measurements: Measurements
    /// Nil for an unsigned image.
    package var signature: Signature?
    /// Whether the header's checksum is that of the bytes.
    package var checksumMatches: Bool
    /// Nil for the versions 2 and 3.
    package var metadata: EIFMetadata?
    /// Bytes.
    package var size: UInt64
    /// The least memory that Nitro starts it with, in MiB.
    package var minimumMemoryMiB: Int
    /// No kernel inside: only the local engine runs it.
    package var isPlaceholder: Bool
    /// What is wrong with the file without keeping it from being run; one sentence each.
    package var warnings: [String] = []

    /// The image's signature: who made it, and whether it holds.
    package struct Signature: Sendable {
        /// `IssuerName`, `Algorithm`, `NotBefore`, `NotAfter`, `Signature`.
        package var certificate: JSON
        /// `Aug 26 21:03:51 2081 GMT`
        package var notAfter: String
        package var isExpired: Bool
        /// Why it does not vouch for this image; nil when it does.
        package var problem: String?
    }

    /// As `describe-eif` prints it.
    package var json: JSON {
        var object: JSON.Object = [
            "EifVersion": .integer(Int64(version)), "Measurements": measurements.json,
            "IsSigned": .bool(signature != nil),
        ]
        object["SigningCertificate"] = signature?.certificate
        object["CheckCRC"] = .bool(checksumMatches)
        if let signature { object["SignatureCheck"] = .bool(signature.problem == nil) }
        if let metadata {
            object["ImageName"] = .string(metadata.imageName)
            object["ImageVersion"] = .string(metadata.imageVersion)
            object["Metadata"] = metadata.described
        }
        return .object(object)
    }

    /// `ImageName`, `ImageVersion` and `Metadata`, for `describe-enclaves --metadata`.
    package var metadataMembers: JSON.Object {
        guard let metadata else { return [:] }
        return [
            "ImageName": .string(metadata.imageName), "ImageVersion": .string(metadata.imageVersion),
            "Metadata": metadata.described,
        ]
    }

    /// - Throws: E35 when the file's checksum is wrong.
    package func requireIntact() throws(Failure) {
        guard !checksumMatches else { return }
        throw Failure(
            .eifParsing, "\(path) is damaged: its checksum is wrong", fixes: ["get or build the image again"],
            about: .file(path))
    }

    /// What must hold before an image is run.
    /// - Throws: E35 when its checksum is wrong, E59 when its signature does not verify or has expired.
    package func requireRunnable() throws(Failure) {
        try requireIntact()
        guard let signature else { return }
        if let problem = signature.problem {
            throw Failure(
                .eifSignatureChecker, "the signature of \(path) does not hold: \(problem)",
                fixes: ["sign-eif --eif-path \(path.asWord) --signing-certificate cert.pem --private-key key.pem"])
        }
        if signature.isExpired {
            throw Failure(
                .eifSignatureChecker,
                "the signing certificate of \(path) expired on \(signature.notAfter)",
                fixes: ["sign-eif --eif-path \(path.asWord) --signing-certificate cert.pem --private-key key.pem"])
        }
    }
}

extension EIF {
    /// Opens an image and checks its structure: where its sections lie, how much memory it needs.
    /// - Throws: E19, E35.
    package static func open(_ path: String) throws(Failure) -> EIFImage {
        try about(.file(path)) { () throws(Failure) in try EIFImage(path: path) }
    }

    /// Reads all of an image: registers, checksum, signature, metadata.
    /// - Parameters:
    ///   - now: seconds since 1970, for the certificate's end.
    ///   - progress: called with the bytes done and the bytes in all.
    /// - Throws: E19 and E07 when the file cannot be read, E35 when it is not a whole image; interruption.
    ///   A wrong checksum or signature is in the result instead.
    package static func describe(
        path: String, now: Int64 = WallClock.seconds, interrupt: Interrupt? = nil,
        progress: ((UInt64, UInt64) -> Void)? = nil
    ) throws(Failure) -> EIFDescription {
        try describe(open(path), now: now, interrupt: interrupt, progress: progress)
    }

    /// All that can be reported of an image.
    /// - Parameters:
    ///   - now: seconds since 1970, for the certificate's validity.
    ///   - progress: bytes that have been digested, and all of them.
    /// - Throws: what is wrong with its metadata or signature, or an interruption.
    package static func describe(
        _ image: EIFImage, now: Int64 = WallClock.seconds, interrupt: Interrupt? = nil,
        progress: ((UInt64, UInt64) -> Void)? = nil
    ) throws(Failure) -> EIFDescription {
        let path = image.file.name
        func damaged(_ what: String, _ error: ParseError) -> Failure {
            Failure(.eifParsing, "the \(what) of \(path) is damaged: \(error)", about: .file(path))
        }
        var metadata: EIFMetadata?
        if let section = image.sections(.metadata).first {
            let bytes = try image.range(section).bytes(limit: 16 << 20, what: "the metadata of \(path)")
            do throws(ParseError) { metadata = try EIFMetadata.parse(bytes) } catch {
                throw damaged("metadata", error)
            }
        }
        var (measurements, checksum) = try measure(image, interrupt: interrupt, progress: progress)
        var signature: EIFDescription.Signature?
        if let section = image.sections(.signature).first {
            let bytes = try image.range(section).bytes(limit: signatureLimit, what: "the signature of \(path)")
            do throws(ParseError) {
                let parsed = try EIFSignature.parse(bytes)
                let certificate = try Certificate(pem: parsed.certificate)
                measurements.pcr8 = PCR.of(certificate: certificate)
                signature = EIFDescription.Signature(
                    certificate: certificate.json, notAfter: certificate.notAfter,
                    isExpired: certificate.isExpired(at: now),
                    problem: parsed.problem(pcr0: measurements.pcr0, certificate: certificate))
            } catch { throw damaged("signature", error) }
        }
        return EIFDescription(
            path: path, version: Int(image.header.version), architecture: image.header.architecture,
            measurements: measurements, signature: signature, checksumMatches: checksum == image.header.checksum,
            metadata: metadata, size: image.file.size, minimumMemoryMiB: image.minimumMemoryMiB,
            isPlaceholder: image.isPlaceholder, warnings: image.warnings)
    }

    /// Reads the file once, front to back.
    static func measure(
        _ image: EIFImage, interrupt: Interrupt?, progress: ((UInt64, UInt64) -> Void)? = nil
    ) throws(Failure) -> (Measurements, checksum: UInt32) {
        let stream = MeasuredStream(output: nil, interrupt: interrupt)
        if let progress {
            var done = UInt64(headerSize)
            stream.onProgress = { count in
                done += UInt64(count)
                progress(done, image.file.size)
            }
        }
        var place = UInt64(headerSize)
        func pass(to end: UInt64) throws(Failure) {
            try stream.append(FileRange(file: image.file, offset: place, count: end - place))
            place = end
        }
        var hasEndedBoot = false
        for (section, part) in zip(image.sections, image.parts) {
            try stream.begin(.unmeasured)
            try pass(to: section.offset)
            if part == .application, !hasEndedBoot {
                try stream.endBoot()
                hasEndedBoot = true
            }
            try stream.begin(part)
            try pass(to: section.offset + section.size)
        }
        try stream.begin(.unmeasured)
        try pass(to: image.file.size)
        let measurements = try stream.measurements()
        var checksum = CRC32()
        checksum.update(try image.file.bytes(at: 0, count: checksumOffset))
        return (measurements, checksum.followed(by: stream.checksum).value)
    }
}
