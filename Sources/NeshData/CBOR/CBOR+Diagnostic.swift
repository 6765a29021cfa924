extension CBOR {
    /// As RFC 8949, section 8, writes values for people: `{"a": h'0102', 3: [true, null]}`.
    package var diagnostic: String {
        switch self {
        case .unsigned(let value): String(value)
        case .negative(let value): value == .max ? "-18446744073709551616" : "-\(value + 1)"
        case .bytes(let value): "h'\(value.hexadecimal)'"
        case .text(let value): JSON.string(value).compact
        case .array(let elements): "[" + elements.map(\.diagnostic).joined(separator: ", ") + "]"
        case .map(let pairs):
            "{" + pairs.map { "\($0.key.diagnostic): \($0.value.diagnostic)" }.joined(separator: ", ") + "}"
        case .tagged(let tag, let value): "\(tag)(\(value.diagnostic))"
        case .bool(let value): String(value)
        case .null: "null"
        case .number(let value): "\(value)"
        case .simple(let value): value == 23 ? "undefined" : "simple(\(value))"
        }
    }
}
