import NeshData

/// What a Nitro Secure Module signs: the payload of an attestation document.
///
/// AWS describes it in "Verifying the root of trust" of the Nitro Enclaves user guide. The names are those of its keys.
package struct AttestationDocument: Sendable, Equatable {
    /// A platform configuration register and its value.
    package struct Register: Sendable, Equatable {
        /// 0 … 31.
        package var index: Int
        /// As many bytes as the digest has: 48.
        package var value: [UInt8]

        package init(index: Int, value: [UInt8]) { (self.index, self.value) = (index, value) }

        package var isZero: Bool { value.allSatisfy { $0 == 0 } }
    }

    /// `i-…-enc…`: the enclave's ID; documents made by nesh begin with `nesh-local-`.
    package var moduleID: String
    /// `SHA384`
    package var digest: String
    /// Milliseconds since 1970.
    package var timestamp: UInt64
    /// All that are locked, in the order of the document.
    package var pcrs: [Register]
    /// The leaf, whose key signs the document: DER.
    package var certificate: [UInt8]
    /// The certificates above it, the root first: DER.
    package var cabundle: [[UInt8]]
    /// At most 1024 bytes that the program chose, usually a key in DER; nil where it chose none.
    package var publicKey: [UInt8]?
    /// At most 512 bytes that the program chose; nil where it chose none.
    package var userData: [UInt8]?
    /// At most 512 bytes that the program got from anyone who asked; nil where it gave none.
    package var nonce: [UInt8]?

    package init(
        moduleID: String, digest: String = "SHA384", timestamp: UInt64, pcrs: [Register], certificate: [UInt8],
        cabundle: [[UInt8]], publicKey: [UInt8]? = nil, userData: [UInt8]? = nil, nonce: [UInt8]? = nil
    ) {
        self.moduleID = moduleID
        self.digest = digest
        self.timestamp = timestamp
        self.pcrs = pcrs
        self.certificate = certificate
        self.cabundle = cabundle
        self.publicKey = publicKey
        self.userData = userData
        self.nonce = nonce
    }

    /// A register's value; nil where the document does not have it.
    package subscript(pcr index: Int) -> [UInt8]? { pcrs.first { $0.index == index }?.value }

    /// Whole seconds since 1970.
    package var seconds: Int64 { Int64(timestamp / 1000) }

    /// Whether PCR0, PCR1 and PCR2 are all zeros: the enclave ran in debug mode, so that nothing says what ran in it.
    package var isDebug: Bool { (0...2).allSatisfy { self[pcr: $0]?.allSatisfy { $0 == 0 } ?? true } }

    /// The payload's bytes as a module writes them: nine keys in this order, null for what was not given.
    package var encoded: [UInt8] {
        CBOR.map([
            .init("module_id", .text(moduleID)), .init("digest", .text(digest)),
            .init("timestamp", .unsigned(timestamp)),
            .init("pcrs", .map(pcrs.map { .init(CBOR(Int64($0.index)), .bytes($0.value)) })),
            .init("certificate", .bytes(certificate)), .init("cabundle", .array(cabundle.map { .bytes($0) })),
            .init("public_key", publicKey.map { .bytes($0) } ?? .null),
            .init("user_data", userData.map { .bytes($0) } ?? .null), .init("nonce", nonce.map { .bytes($0) } ?? .null),
        ]).encoded
    }
}
