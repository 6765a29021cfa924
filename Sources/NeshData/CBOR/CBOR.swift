/// A CBOR value (RFC 8949), as far as nitro-cli's sockets, COSE signatures and NSM requests go.
package indirect enum CBOR: Sendable, Equatable {
    case unsigned(UInt64)
    /// −1 − the associated value.
    case negative(UInt64)
    case bytes([UInt8])
    case text(String)
    case array([CBOR])
    /// Pairs in the order in which they are written.
    case map([Pair])
    case tagged(UInt64, CBOR)
    case bool(Bool)
    case null
    case number(Double)
    /// Any other simple value, `undefined` (23) among them.
    case simple(UInt8)

    /// One entry of a map.
    package struct Pair: Sendable, Equatable {
        /// Any value; mostly a text.
        package var key: CBOR
        package var value: CBOR
        package init(_ key: CBOR, _ value: CBOR) { (self.key, self.value) = (key, value) }
    }
}

extension CBOR: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = CBOR(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    /// CBOR's null.
    package init(nilLiteral: ()) { self = .null }
    package init(arrayLiteral elements: CBOR...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (CBOR, CBOR)...) { self = .map(elements.map(Pair.init)) }

    /// Any number: of its own major type where it is negative.
    package init(_ number: Int64) {
        self = number < 0 ? .negative(UInt64(-1 - number)) : .unsigned(UInt64(number))
    }
}

extension CBOR {
    /// The text; nil for a value of another kind.
    package var text: String? { if case .text(let value) = self { value } else { nil } }
    /// The elements; nil for a value of another kind.
    package var array: [CBOR]? { if case .array(let value) = self { value } else { nil } }
    /// The entries, in the order of the bytes; nil for a value of another kind.
    package var map: [Pair]? { if case .map(let value) = self { value } else { nil } }
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// As an Int, nil where this is no integer or does not fit.
    package var integer: Int? {
        switch self {
        case .unsigned(let value): Int(exactly: value)
        case .negative(let value): Int(exactly: value).map { -1 - $0 }
        default: nil
        }
    }

    /// A byte string, or an array of integers 0 … 255: serde writes a `Vec<u8>` as the latter.
    package var octets: [UInt8]? {
        switch self {
        case .bytes(let value): return value
        case .array(let elements):
            var octets: [UInt8] = []
            octets.reserveCapacity(elements.count)
            for element in elements {
                guard case .unsigned(let value) = element, let octet = UInt8(exactly: value) else { return nil }
                octets.append(octet)
            }
            return octets
        default: return nil
        }
    }

    /// The value of a text key, nil where this is not a map or has no such key.
    package subscript(key: String) -> CBOR? {
        map?.first { $0.key == .text(key) }?.value
    }
}
