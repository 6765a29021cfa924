import NeshData

extension Measurements {
    /// The condition that lets a KMS key be used only from an enclave with these registers, for a
    /// statement of the key's policy.
    package var kmsCondition: JSON { kmsCondition(registers: []) }

    /// - Parameter registers: only these of 0, 1, 2 and 8; none means all that there are.
    package func kmsCondition(registers: [Int]) -> JSON {
        var keys = JSON.Object()
        for (number, value) in [(0, pcr0), (1, pcr1), (2, pcr2), (8, pcr8)] {
            guard let value, registers.isEmpty || registers.contains(number) else { continue }
            keys["kms:RecipientAttestation:PCR\(number)"] = .string(value)
        }
        return ["Condition": ["StringEqualsIgnoreCase": .object(keys)]]
    }
}
