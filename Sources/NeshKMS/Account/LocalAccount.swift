import NeshData
import NeshSystem

/// The account that everything here belongs to: one that AWS gives to nobody.
package enum LocalAccount {
    package static let id = "000000000000"
    /// The ARN of the account itself, which may do everything that a policy gives it.
    package static let root = "arn:aws:iam::\(id):root"
    /// The role that programs of the parent have.
    package static let roleName = "nesh-parent"
    /// The ARN of the role that an enclave's parent has.
    package static let role = "arn:aws:iam::\(id):role/\(roleName)"

    /// The ARN of a key.
    package static func keyARN(_ id: String, region: String) -> String { "arn:aws:kms:\(region):\(Self.id):key/\(id)" }
    /// The ARN of an alias.
    package static func aliasARN(_ name: String, region: String) -> String {
        "arn:aws:kms:\(region):\(id):\(name)"
    }

    /// A random UUID of version 4.
    package static func uuid() -> String {
        var bytes = Random.bytes(16)
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        return uuid(bytes)
    }

    /// 16 bytes as `8-4-4-4-12` digits.
    static func uuid(_ bytes: [UInt8]) -> String {
        let text = bytes.hexadecimal
        var parts: [Substring] = []
        var rest = text[...]
        for count in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return parts.joined(separator: "-")
    }

    /// The 16 bytes of a UUID; nil for another text.
    static func bytes(ofUUID text: String) -> [UInt8]? {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
        guard text.utf8.count == 36, digits.count == 32 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 32, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return uuid(bytes) == text ? bytes : nil
    }
}
