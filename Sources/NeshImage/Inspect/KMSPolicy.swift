import NeshData

extension Measurements {
    /// The condition that lets a KMS key be used only from an enclave with these registers, for a
    /// statement of the key's policy.
    package var kmsCondition: JSON {
        var keys: JSON.Object = [
            "kms:RecipientAttestation:PCR0": .string(pcr0), "kms:RecipientAttestation:PCR1": .string(pcr1),
            "kms:RecipientAttestation:PCR2": .string(pcr2),
        ]
        if let pcr8 { keys["kms:RecipientAttestation:PCR8"] = .string(pcr8) }
        return ["Condition": ["StringEqualsIgnoreCase": .object(keys)]]
    }
}
