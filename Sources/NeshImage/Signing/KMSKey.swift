import NeshCrypto
import NeshData
import NeshSystem

/// A signing key in AWS KMS, reached through the `aws` program.
struct KMSKey {
    let arn: String
    private let region: String
    private let program: Program

    /// Nil when the text is not an ARN.
    /// - Throws: E60 when it is one of something else, or `aws` is not installed.
    init?(arn: String, environment: [String: String]) throws(Failure) {
        guard arn.hasPrefix("arn:") else { return nil }
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[2] == "kms", !parts[3].isEmpty,
            parts[5].hasPrefix("key/") || parts[5].hasPrefix("alias/")
        else {
            throw Failure(
                .eifSigning, "'\(arn)' is not an ARN of a KMS key",
                fixes: ["aws kms list-keys  # lists them; an ARN looks like arn:aws:kms:REGION:ACCOUNT:key/ID"])
        }
        guard let program = Program("aws", environment: environment) else {
            throw Failure(
                .eifSigning, "signing with a KMS key needs the program 'aws', which is not installed",
                fixes: ["\(SystemPackages.installing("aws"))  # installs it"])
        }
        self.arn = arn
        region = String(parts[3])
        self.program = program
    }

    /// r‖s of the key's signature over `message`, which must have at most 4096 bytes.
    /// - Throws: E60 with the program's last words.
    func sign(_ message: [UInt8], curve: SigningKey.Curve, interrupt: Interrupt?) throws(Failure) -> [UInt8] {
        var answer: [UInt8] = []
        let ending = try program.follow(
            [
                "kms", "sign", "--region", region, "--key-id", arn, "--message-type", "RAW", "--message",
                "fileb:///dev/stdin", "--signing-algorithm", curve.kmsAlgorithm, "--query", "Signature", "--output",
                "text",
            ],
            input: message, interrupt: interrupt, onLine: { _ in },
            onOutput: { bytes in answer += bytes.prefix(65536 - answer.count) })
        guard ending.succeeded else {
            throw Failure(
                .eifSigning, "AWS KMS did not sign with \(arn)", details: ending.lastLines,
                fixes: ["aws kms describe-key --region \(region.asWord) --key-id \(arn.asWord)  # checks that you may"])
        }
        guard let der = Base64.decode(answer), let halves = SigningKey.halves(ofDER: der, curve: curve) else {
            throw Failure(.eifSigning, "AWS KMS answered something that is not a signature")
        }
        return halves
    }
}

extension SigningKey.Curve {
    fileprivate var kmsAlgorithm: String {
        switch self {
        case .p256: "ECDSA_SHA_256"
        case .p384: "ECDSA_SHA_384"
        case .p521: "ECDSA_SHA_512"
        }
    }
}
