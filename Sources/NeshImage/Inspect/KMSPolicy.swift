import NeshData

extension Measurements {
    /// The condition that lets a KMS key be used only from an enclave with these registers, for a
    /// statement of the key's policy.
    package var kmsCondition: JSON { kmsCondition(registers: []) }

    /// - Parameters:
    ///   - registers: only these of 0, 1, 2 and 8, and of the platform's; none means all that there are.
    ///   - imageDigest: PCR0 also by its older name, ImageSha384.
    ///   - platform: values of PCR3 and PCR4, in hexadecimal.
    package func kmsCondition(registers: [Int], imageDigest: Bool = false, platform: [Int: String] = [:]) -> JSON {
        var keys = JSON.Object()
        if imageDigest { keys["kms:RecipientAttestation:ImageSha384"] = .string(pcr0) }
        let values = [(0, pcr0), (1, pcr1), (2, pcr2), (3, platform[3]), (4, platform[4]), (8, pcr8)]
        for (number, value) in values {
            guard let value, (registers.isEmpty && !imageDigest) || registers.contains(number) else { continue }
            keys["kms:RecipientAttestation:PCR\(number)"] = .string(value)
        }
        return ["Condition": ["StringEqualsIgnoreCase": .object(keys)]]
    }
}
