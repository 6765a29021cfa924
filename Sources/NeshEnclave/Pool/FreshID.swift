import NeshSystem

extension Enclave.ID {
    /// An ID that no other enclave has: 64 random bits name the slot.
    package static func fresh(instance: String = InstanceID.read()) -> Enclave.ID {
        // The first digit is not 0: a number written without leading zeros has all 16 then.
        let first = Random.bytes(1)[0] % 15 + 1
        return Enclave.ID("\(instance)-enc\(String(first, radix: 16))\(Random.hexadecimal(digits: 15))")
    }
}
