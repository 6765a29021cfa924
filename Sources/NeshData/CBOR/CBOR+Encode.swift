extension CBOR {
    /// The bytes, every length and number in its shortest form, pairs in their order.
    package var encoded: [UInt8] {
        var bytes: [UInt8] = []
        encode(into: &bytes)
        return bytes
    }

    private func encode(into bytes: inout [UInt8]) {
        switch self {
        case .unsigned(let value): Self.head(0, value, into: &bytes)
        case .negative(let value): Self.head(1, value, into: &bytes)
        case .bytes(let value):
            Self.head(2, UInt64(value.count), into: &bytes)
            bytes += value
        case .text(let value):
            Self.head(3, UInt64(value.utf8.count), into: &bytes)
            bytes += value.utf8
        case .array(let elements):
            Self.head(4, UInt64(elements.count), into: &bytes)
            for element in elements { element.encode(into: &bytes) }
        case .map(let pairs):
            Self.head(5, UInt64(pairs.count), into: &bytes)
            for pair in pairs {
                pair.key.encode(into: &bytes)
                pair.value.encode(into: &bytes)
            }
        case .tagged(let tag, let value):
            Self.head(6, tag, into: &bytes)
            value.encode(into: &bytes)
        case .bool(let value): bytes.append(value ? 0xf5 : 0xf4)
        case .null: bytes.append(0xf6)
        case .number(let value):
            bytes.append(0xfb)
            bytes.append(bigEndian: value.bitPattern)
        case .simple(let value):
            Self.head(7, UInt64(value), into: &bytes)
        }
    }

    /// A major type with its argument.
    private static func head(_ major: UInt8, _ argument: UInt64, into bytes: inout [UInt8]) {
        let high = major << 5
        switch argument {
        case 0..<24: bytes.append(high | UInt8(argument))
        case 24...0xff: bytes += [high | 24, UInt8(argument)]
        case 0x100...0xffff:
            bytes.append(high | 25)
            bytes.append(bigEndian: UInt16(argument))
        case 0x1_0000...0xffff_ffff:
            bytes.append(high | 26)
            bytes.append(bigEndian: UInt32(argument))
        default:
            bytes.append(high | 27)
            bytes.append(bigEndian: argument)
        }
    }
}
