/// What `kms log` says in nesh's own words, beside a policy's decision: the Japanese phrasebook knows these. What a client
/// gets is in AWS's words, which stay as they are.
enum TraceText {
    static let beforeAnyPolicy = "refused before any policy was asked"

    // MARK: What concerns no key

    static func allowed(withoutKey operation: String) -> String {
        "allowed: kms:\(operation) concerns no key, and the caller has the account's rights"
    }

    static func refused(withoutKey operation: String, _ role: String) -> String {
        "refused: kms:\(operation) concerns no key, and the role \(role) has no IAM policy"
    }

    // MARK: Attestation documents

    static func holds(_ recipient: AttestedRecipient) -> String {
        recipient.isDebug
            ? "the attestation document holds: it is of \(recipient.moduleID), in debug mode: PCR0 is zeros"
            : "the attestation document holds: it is of \(recipient.moduleID)"
    }

    static func refused(_ refusal: DocumentRefusal) -> String {
        "the attestation document is refused: \(refusal.reason)"
    }

    /// - Parameters: seconds.
    static func tooOld(_ age: Int64, limit: Int64) -> String {
        "it is \(age) seconds old, and \(limit) are allowed"
    }

    static let noKey = "it has no public key to answer to"
    static let weakKey = "its public key is not RSA of 2048 to 8192 bits"
}
