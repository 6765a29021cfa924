import NeshData

/// An error as AWS KMS answers it: a name that clients know, a sentence, and the HTTP status.
package struct KMSError: Error, Sendable, Equatable, CustomStringConvertible {
    /// `AccessDeniedException`
    package var name: String
    /// For people, as AWS words it.
    package var message: String
    /// The HTTP status: 400 … 599.
    package var status: Int

    package init(_ name: String, _ message: String, status: Int = 400) {
        self.name = name
        self.message = message
        self.status = status
    }

    package var description: String { "\(name): \(message)" }

    package var json: JSON { ["__type": .string(name), "message": .string(message)] }
}

extension KMSError {
    static func validation(_ message: String) -> KMSError { .init("ValidationException", message) }
    static func notFound(_ message: String) -> KMSError { .init("NotFoundException", message) }
    static func malformedPolicy(_ message: String) -> KMSError { .init("MalformedPolicyDocumentException", message) }
    static func unsupported(_ message: String) -> KMSError { .init("UnsupportedOperationException", message) }
    static func invalidUsage(_ message: String) -> KMSError { .init("InvalidKeyUsageException", message) }
    static var invalidCiphertext: KMSError { .init("InvalidCiphertextException", "") }
    /// The first key is yet to be written, and so is its folder.
    static var unmade: KMSError { .init("KMSInternalException", "the key store is not there", status: 500) }
    static func `internal`(_ message: String) -> KMSError { .init("KMSInternalException", message, status: 500) }
}
