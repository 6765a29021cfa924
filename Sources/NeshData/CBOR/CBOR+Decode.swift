extension CBOR {
    /// Deepest nesting that is read; more is an error instead of a stack overflow.
    package static let depthLimit = 32

    /// Reads exactly one value that takes up all of `bytes`.
    /// - Parameter valueLimit: how many values it may consist of, those within others included.
    /// - Throws: `ParseError` with the byte's offset, also where bytes follow the value or it is nested too deeply.
    package static func decode(_ bytes: [UInt8], valueLimit: Int = .max) throws(ParseError) -> CBOR {
        var reader = ByteReader(bytes)
        let value = try decode(from: &reader, valueLimit: valueLimit)
        guard reader.remaining == 0 else {
            let follow = reader.remaining == 1 ? "1 byte follows" : "\(reader.remaining) bytes follow"
            throw ParseError("\(follow) the CBOR value", at: reader.offset)
        }
        return value
    }

    /// Reads one value from the front.
    /// - Throws: `ParseError` with the byte's offset.
    package static func decode(from reader: inout ByteReader, valueLimit: Int = .max) throws(ParseError) -> CBOR {
        var budget = Budget(left: min(valueLimit, reader.remaining))
        try budget.take(1, at: reader.offset)
        return try value(&reader, &budget, depth: 0)
    }

    /// How many values may still come. Each takes a byte at least, so that all lengths together cannot ask for more
    /// memory than there is input, however deep they stand within one another.
    private struct Budget {
        var left: Int

        mutating func take(_ count: Int, at offset: Int) throws(ParseError) {
            guard count <= left else { throw ParseError("\(count) CBOR values where \(left) can be", at: offset) }
            left -= count
        }
    }

    private static func value(
        _ reader: inout ByteReader, _ budget: inout Budget, depth: Int
    ) throws(ParseError) -> CBOR {
        let start = reader.offset
        guard depth < depthLimit else { throw ParseError("more than \(depthLimit) levels of CBOR", at: start) }
        let initial = try reader.number(UInt8.self)
        let (major, low) = (initial >> 5, initial & 31)
        if low == 31 { return try indefinite(major, &reader, &budget, start: start, depth: depth) }
        if major == 7 { return try simple(low, &reader, start: start) }
        let argument = try self.argument(low, &reader, start: start)
        switch major {
        case 0: return .unsigned(argument)
        case 1: return .negative(argument)
        case 2: return .bytes(Array(try reader.take(length(argument, reader, start))))
        case 3: return .text(try text(reader.take(length(argument, reader, start)), start))
        case 4:
            let count = try length(argument, reader, start)
            try budget.take(count, at: start)
            var elements: [CBOR] = []
            elements.reserveCapacity(count)
            for _ in 0..<count { elements.append(try value(&reader, &budget, depth: depth + 1)) }
            return .array(elements)
        case 5:
            let count = try length(argument, reader, start)
            guard count <= reader.remaining / 2 else {
                throw ParseError("a CBOR map of \(count) pairs where \(reader.remaining) bytes are left", at: start)
            }
            try budget.take(count * 2, at: start)
            var pairs: [Pair] = []
            for _ in 0..<count { pairs.append(try pair(&reader, &budget, depth: depth + 1)) }
            return .map(pairs)
        default:
            try budget.take(1, at: start)
            return .tagged(argument, try value(&reader, &budget, depth: depth + 1))
        }
    }

    private static func pair(
        _ reader: inout ByteReader, _ budget: inout Budget, depth: Int
    ) throws(ParseError) -> Pair {
        let key = try value(&reader, &budget, depth: depth)
        return Pair(key, try value(&reader, &budget, depth: depth))
    }

    private static func argument(
        _ low: UInt8, _ reader: inout ByteReader, start: Int
    ) throws(ParseError) -> UInt64 {
        switch low {
        case 0..<24: return UInt64(low)
        case 24: return UInt64(try reader.number(UInt8.self))
        case 25: return UInt64(try reader.number(UInt16.self))
        case 26: return UInt64(try reader.number(UInt32.self))
        case 27: return try reader.number(UInt64.self)
        default: throw ParseError("reserved CBOR length", at: start)
        }
    }

    private static func length(_ argument: UInt64, _ reader: ByteReader, _ start: Int) throws(ParseError) -> Int {
        guard let length = Int(exactly: argument), length <= reader.remaining else {
            throw ParseError("a CBOR length of \(argument) where \(reader.remaining) bytes are left", at: start)
        }
        return length
    }

    private static func text(_ bytes: ArraySlice<UInt8>, _ start: Int) throws(ParseError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ParseError("CBOR text that is not UTF-8", at: start)
        }
        return text
    }

    private static func simple(
        _ low: UInt8, _ reader: inout ByteReader, start: Int
    ) throws(ParseError) -> CBOR {
        switch low {
        case 20: return .bool(false)
        case 21: return .bool(true)
        case 22: return .null
        case 0..<24: return .simple(low)
        case 24:
            let value = try reader.number(UInt8.self)
            guard value >= 32 else { throw ParseError("CBOR simple value in a long form", at: start) }
            return .simple(value)
        case 25: return .number(half(try reader.number(UInt16.self)))
        case 26: return .number(Double(Float(bitPattern: try reader.number(UInt32.self))))
        case 27: return .number(Double(bitPattern: try reader.number(UInt64.self)))
        default: throw ParseError("reserved CBOR simple value", at: start)
        }
    }

    /// IEEE 754 binary16; Swift's Float16 does not exist on every platform.
    private static func half(_ bits: UInt16) -> Double {
        let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 0x3ff))
        let magnitude =
            switch exponent {
            case 0: fraction / 16_777_216
            case 31: fraction == 0 ? Double.infinity : .nan
            default: (1 + fraction / 1024) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
            }
        return bits & 0x8000 == 0 ? magnitude : -magnitude
    }

    private static func indefinite(
        _ major: UInt8, _ reader: inout ByteReader, _ budget: inout Budget, start: Int, depth: Int
    ) throws(ParseError) -> CBOR {
        func ended(_ reader: inout ByteReader) throws(ParseError) -> Bool {
            guard reader.remaining > 0 else { throw ParseError("a CBOR sequence without an end", at: start) }
            guard reader.bytes[reader.offset] == 0xff else { return false }
            _ = try reader.take(1)
            return true
        }
        switch major {
        case 2, 3:
            var joined: [UInt8] = []
            while try !ended(&reader) {
                guard reader.bytes[reader.offset] >> 5 == major, reader.bytes[reader.offset] & 31 != 31 else {
                    throw ParseError("a CBOR string with a part of another type", at: reader.offset)
                }
                try budget.take(1, at: reader.offset)
                switch try value(&reader, &budget, depth: depth + 1) {
                case .bytes(let part): joined += part
                case .text(let part): joined += part.utf8
                default: break
                }
            }
            return major == 2 ? .bytes(joined) : .text(try text(joined[...], start))
        case 4:
            var elements: [CBOR] = []
            while try !ended(&reader) {
                try budget.take(1, at: reader.offset)
                elements.append(try value(&reader, &budget, depth: depth + 1))
            }
            return .array(elements)
        case 5:
            var pairs: [Pair] = []
            while try !ended(&reader) {
                try budget.take(2, at: reader.offset)
                pairs.append(try pair(&reader, &budget, depth: depth + 1))
            }
            return .map(pairs)
        default: throw ParseError("a CBOR break without a sequence", at: start)
        }
    }
}
