import NeshData
import Testing

@Suite struct CBORTests {
    /// From RFC 8949, appendix A.
    private static let examples: [(value: CBOR, hexadecimal: String)] = [
        (.unsigned(0), "00"), (.unsigned(23), "17"), (.unsigned(24), "1818"), (.unsigned(1000), "1903e8"),
        (.unsigned(1_000_000), "1a000f4240"), (.unsigned(1_000_000_000_000), "1b000000e8d4a51000"),
        (.unsigned(.max), "1bffffffffffffffff"), (.negative(.max), "3bffffffffffffffff"), (.negative(0), "20"),
        (.negative(99), "3863"), (.number(1.1), "fb3ff199999999999a"), (.bool(false), "f4"), (.bool(true), "f5"),
        (.null, "f6"), (.simple(23), "f7"), (.simple(255), "f8ff"), (.bytes([1, 2, 3, 4]), "4401020304"),
        (.text("IETF"), "6449455446"), (.text("ü"), "62c3bc"), (.array([]), "80"), (.map([]), "a0"),
        (.array([.unsigned(1), .array([.unsigned(2), .unsigned(3)]), .unsigned(4)]), "830182020304"),
        (.map([.init(.text("a"), .unsigned(1)), .init(.text("b"), .array([.unsigned(2)]))]), "a261610161628102"),
        (.tagged(1, .unsigned(1_363_896_240)), "c11a514b67b0"),
    ]

    private static let readOnly: [(hexadecimal: String, value: CBOR)] = [
        ("f90000", .number(0)), ("f93c00", .number(1)), ("f97bff", .number(65504)), ("f9c400", .number(-4)),
        ("fa47c35000", .number(100000)), ("f97c00", .number(.infinity)), ("f90001", .number(5.960464477539063e-8)),
        ("5f42010243030405ff", .bytes([1, 2, 3, 4, 5])), ("7f657374726561646d696e67ff", .text("streaming")),
        ("9fff", .array([])),
        (
            "9f018202039f04ffff",
            .array([.unsigned(1), .array([.unsigned(2), .unsigned(3)]), .array([.unsigned(4)])])
        ),
        (
            "bf61610161629f0203ffff",
            .map([.init(.text("a"), .unsigned(1)), .init(.text("b"), .array([.unsigned(2), .unsigned(3)]))])
        ),
    ]

    @Test(arguments: examples)
    func valuesAndBytes(value: CBOR, hexadecimal: String) throws {
        #expect(value.encoded.hexadecimal == hexadecimal)
        #expect(try CBOR.decode(value.encoded) == value)
    }

    @Test(arguments: readOnly)
    func formsThatAreOnlyRead(hexadecimal: String, value: CBOR) throws {
        #expect(try CBOR.decode(bytes(hexadecimal)) == value)
    }

    @Test(arguments: [
        "", "18", "1b00", "62ff", "62c328", "5bffffffffffffffff", "9bffffffffffffffff00", "ff", "1c", "f800",
        "5f6161ff", "9f01", "bf6161ff", "0000", "a101",
    ])
    func brokenBytesAreRefused(hexadecimal: String) {
        #expect(throws: ParseError.self) { try CBOR.decode(bytes(hexadecimal)) }
    }

    @Test func deepNestingEndsInAnError() {
        #expect(throws: ParseError.self) { try CBOR.decode([UInt8](repeating: 0x81, count: 100_000)) }
        #expect(throws: ParseError.self) { try CBOR.decode([UInt8](repeating: 0x9f, count: 100_000)) }
    }

    @Test func everyCutIsAnError() throws {
        let value: CBOR = ["Describe": ["metadata": true], "list": [1, .bytes([1, 2, 3]), "text", .number(2.5)]]
        for count in value.encoded.indices {
            #expect(throws: ParseError.self) { try CBOR.decode(Array(value.encoded.prefix(count))) }
        }
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue).map(UInt8.init)
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    @Test func lengthsWithinOneAnotherCannotAskForMoreThanThereIs() {
        // Each of these arrays announces all that follows.
        var bytes: [UInt8] = []
        for level in 0..<20 { bytes += [0x99, 0x03, UInt8(232 - level * 3)] }
        bytes += [UInt8](repeating: 0, count: 1000)
        #expect { try CBOR.decode(bytes) } throws: { "\($0)".contains("CBOR values where") }
        #expect { try CBOR.decode([0xbb, 0x3f] + [UInt8](repeating: 0xff, count: 7)) } throws: { $0 is ParseError }
    }

    @Test func theNumberOfValuesCanBeBounded() throws {
        let value: CBOR = ["a": [1, 2, 3]]
        #expect(try CBOR.decode(value.encoded, valueLimit: 6) == value)
        #expect(throws: ParseError.self) { try CBOR.decode(value.encoded, valueLimit: 5) }
        #expect(throws: ParseError.self) { try CBOR.decode([0x9f, 1, 2, 3, 0xff], valueLimit: 3) }
        #expect(throws: ParseError.self) { try CBOR.decode([0xbf, 1, 2, 0xff], valueLimit: 2) }
    }
}
