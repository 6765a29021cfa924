import NeshCrypto

/// Values of registers that are not a measurement of an image.
package enum PlatformRegister {
    /// Bytes of a register.
    package static let size = 48
    /// 48 zero bytes: a register that nothing was measured into.
    package static let zero = [UInt8](repeating: 0, count: size)

    /// A register that is extended by these bytes: SHA384(old value ‖ bytes).
    package static func extended(_ value: [UInt8], by bytes: [UInt8]) -> [UInt8] {
        HashState.digest(.sha384, value + bytes)
    }

    /// PCR3 of a role's ARN, PCR4 of an instance's id: a register of zeros that is extended by the text.
    package static func value(ofText text: String) -> [UInt8] { extended(zero, by: Array(text.utf8)) }
}
