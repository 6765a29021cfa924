import NeshData

/// An error as AWS KMS answers it: a name that clients know, a sentence, and the HTTP status.
package struct KMSError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What this program answers: AWS KMS's own names, and AWS's for requests that no service understands.
    package enum Name: String, Sendable, CaseIterable {
        case accessDenied = "AccessDeniedException"
        case alreadyExists = "AlreadyExistsException"
        case disabled = "DisabledException"
        case dryRunOperation = "DryRunOperationException"
        case incompleteSignature = "IncompleteSignatureException"
        case incorrectKey = "IncorrectKeyException"
        case invalidAction = "InvalidAction"
        case invalidCiphertext = "InvalidCiphertextException"
        case invalidKeyUsage = "InvalidKeyUsageException"
        case invalidMarker = "InvalidMarkerException"
        case invalidSignature = "InvalidSignatureException"
        case kmsInternal = "KMSInternalException"
        case kmsInvalidSignature = "KMSInvalidSignatureException"
        case kmsInvalidState = "KMSInvalidStateException"
        case limitExceeded = "LimitExceededException"
        case malformedPolicyDocument = "MalformedPolicyDocumentException"
        case missingAuthenticationToken = "MissingAuthenticationTokenException"
        case notAuthorized = "NotAuthorizedException"
        case notFound = "NotFoundException"
        case serialization = "SerializationException"
        case tag = "TagException"
        case unknownOperation = "UnknownOperationException"
        case unrecognizedClient = "UnrecognizedClientException"
        case unsupportedOperation = "UnsupportedOperationException"
        case validation = "ValidationException"
    }

    /// `AccessDeniedException`
    package var name: String
    /// For people, as AWS words it.
    package var message: String
    /// The HTTP status: 400 … 599.
    package var status: Int

    package init(_ name: Name, _ message: String, status: Int = 400) {
        self.name = name.rawValue
        self.message = message
        self.status = status
    }

    package var description: String { "\(name): \(message)" }

    package var json: JSON { ["__type": .string(name), "message": .string(message)] }
}

extension KMSError {
    static func validation(_ message: String) -> KMSError { .init(.validation, message) }
    static func notFound(_ message: String) -> KMSError { .init(.notFound, message) }
    static func malformedPolicy(_ message: String) -> KMSError { .init(.malformedPolicyDocument, message) }
    static func unsupported(_ message: String) -> KMSError { .init(.unsupportedOperation, message) }
    static func invalidUsage(_ message: String) -> KMSError { .init(.invalidKeyUsage, message) }
    static var invalidCiphertext: KMSError { .init(.invalidCiphertext, "") }
    /// The first key is yet to be written, and so is its folder.
    static var unmade: KMSError { .init(.kmsInternal, "the key store is not there", status: 500) }
    static func `internal`(_ message: String) -> KMSError { .init(.kmsInternal, message, status: 500) }
}
