import NeshData

/// What a program asks of a secure module.
package enum ModuleRequest: Sendable, Equatable {
    case describe
    case random
    case describeRegister(Int)
    case extend(Int, [UInt8])
    case lock(Int)
    /// The registers from 0 to one less than this.
    case lockRange(Int)
    case attest(SecureModule.Fields)

    /// Reads a request.
    /// - Throws: `inputTooLarge` for more than a request may have, `invalidOperation` for all that is not a request.
    package init(_ bytes: [UInt8]) throws(SecureModule.Refusal) {
        guard bytes.count <= SecureModule.Limit.request else { throw .inputTooLarge }
        // The most values take an array of numbers in the place of a byte string.
        guard let value = try? CBOR.decode(bytes, valueLimit: SecureModule.Limit.request) else {
            throw .invalidOperation
        }
        let (name, fields): (String, CBOR)
        switch value {
        case .text(let text): (name, fields) = (text, .null)
        case .map(let pairs):
            guard pairs.count == 1, let key = pairs[0].key.text else { throw .invalidOperation }
            (name, fields) = (key, pairs[0].value)
        default: throw .invalidOperation
        }
        switch name {
        case "DescribeNSM": self = .describe
        case "GetRandom": self = .random
        case "DescribePCR": self = .describeRegister(try Self.number(fields, "index"))
        case "ExtendPCR":
            guard let data = try Self.bytes(fields, "data") else { throw .invalidOperation }
            self = .extend(try Self.number(fields, "index"), data)
        case "LockPCR": self = .lock(try Self.number(fields, "index"))
        case "LockPCRs": self = .lockRange(try Self.number(fields, "range"))
        case "Attestation":
            guard fields.map != nil else { throw .invalidOperation }
            self = .attest(
                .init(
                    publicKey: try Self.bytes(fields, "public_key"), userData: try Self.bytes(fields, "user_data"),
                    nonce: try Self.bytes(fields, "nonce")))
        default: throw .invalidOperation
        }
    }

    /// The bytes that ask for it, as AWS's library writes them.
    package var encoded: [UInt8] {
        let value: CBOR =
            switch self {
            case .describe: "DescribeNSM"
            case .random: "GetRandom"
            case .describeRegister(let index): ["DescribePCR": ["index": CBOR(Int64(index))]]
            case .extend(let index, let data): ["ExtendPCR": ["index": CBOR(Int64(index)), "data": .bytes(data)]]
            case .lock(let index): ["LockPCR": ["index": CBOR(Int64(index))]]
            case .lockRange(let count): ["LockPCRs": ["range": CBOR(Int64(count))]]
            case .attest(let fields):
                [
                    "Attestation": [
                        "user_data": Self.optional(fields.userData), "nonce": Self.optional(fields.nonce),
                        "public_key": Self.optional(fields.publicKey),
                    ]
                ]
            }
        return value.encoded
    }

    private static func optional(_ bytes: [UInt8]?) -> CBOR { bytes.map { .bytes($0) } ?? .null }

    /// The API's numbers have 16 bits.
    private static func number(_ fields: CBOR, _ key: String) throws(SecureModule.Refusal) -> Int {
        guard case .unsigned(let number)? = fields[key], number <= UInt64(UInt16.max) else { throw .invalidOperation }
        return Int(number)
    }

    /// Clients send a byte string, an array of numbers (serde's `Vec<u8>`) or a text.
    private static func bytes(_ fields: CBOR, _ key: String) throws(SecureModule.Refusal) -> [UInt8]? {
        switch fields[key] {
        case nil, .null?: return nil
        case .text(let text)?: return Array(text.utf8)
        case .some(let value):
            guard let bytes = value.octets else { throw .invalidOperation }
            return bytes
        }
    }
}
