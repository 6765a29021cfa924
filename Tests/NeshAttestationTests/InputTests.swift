import NeshAttestation
import NeshCrypto
import NeshData
import Testing

/// What people hand in beside documents: pins, times, and what fields look like.
@Suite struct InputTests {
    private static let hex = String(repeating: "ab", count: 48)
    private static let value = [UInt8](repeating: 0xab, count: 48)

    @Test func pinsAreReadFromLines() throws {
        let pin = try AttestationExpectations.Pin(text: "PCR8=0x\(Self.hex.uppercased())")
        #expect(pin.index == 8 && pin.value == Self.value)
        for text in [
            "8", "32=\(Self.hex)", "-1=\(Self.hex)", "08=\(Self.hex)", "8=\(Self.hex)ab", "8=xy", "8=", "=\(Self.hex)",
        ] {
            #expect(throws: ParseError.self, "\(text)") { try AttestationExpectations.Pin(text: text) }
        }
    }

    @Test func pinsAreReadFromWhatToolsPrint() throws {
        let register = JSON.string(Self.hex)
        let forms: [JSON] = [
            ["Measurements": ["HashAlgorithm": "Sha384 { ... }", "PCR0": register]], ["PCR0": register],
            ["0": register],
            ["PCRs": ["pcr0": register]], [["Measurements": ["PCR0": register]]], ["ImageSha384": register],
        ]
        for form in forms {
            let pins = try AttestationExpectations.Pin.read(json: form, origin: "f.json")
            #expect(pins == [.init(index: 0, value: Self.value, origin: "f.json")], "\(form.compact)")
        }
        for form in [["PCR0": "ab"], ["PCR0": 5], [:], [], ["PCR0": register, "0": register]] as [JSON] {
            #expect(throws: ParseError.self, "\(form.compact)") {
                try AttestationExpectations.Pin.read(json: form, origin: "f")
            }
        }
    }

    @Test func fieldsAreShownAsWhatTheyAre() throws {
        let cases: [([UInt8], String, String)] = [
            (Array("hello".utf8), "text", "hello"), (Array("{\"a\": [1]}".utf8), "JSON", "{\"a\":[1]}"),
            (CBOR.map([.init("a", .bytes([1]))]).encoded, "CBOR", "{\"a\": h'01'}"), ([0xff, 0], "bytes", "ff00"),
            ([], "empty", ""),
        ]
        for (bytes, kind, text) in cases {
            let shown = FieldText(bytes)
            #expect(shown.kind == kind && shown.text == text, "\(shown)")
        }
        #expect(FieldText([UInt8](repeating: 0x61, count: 1024)).text.count == 201)
        // Nothing that a terminal obeys counts as text.
        #expect(FieldText(Array("\u{1b}[2J".utf8)).kind == "bytes")
    }

    /// `date -u -d … +%s`
    @Test func timesAreRead() {
        let cases: [(String, Int64?)] = [
            ("1970-01-01", 0), ("2022-11-09T22:52:00Z", 1_668_034_320), ("2022-11-09 22:52", 1_668_034_320),
            ("2024-02-29T00:00:00+02:00", 1_709_157_600), ("2022-11-09T22:52:00.5Z", 1_668_034_320),
            ("1969-12-31T23:59:59Z", -1),
            ("2023-02-29", nil), ("2022-13-01", nil), ("2022-1-1", nil), ("2022-11-09T25:00:00Z", nil), ("now", nil),
            ("2022-11-09T22:52:00Zx", nil), ("", nil), ("2022-11-09T22:52:00+2", nil),
        ]
        for (text, seconds) in cases { #expect(rfc3339Seconds(text) == seconds, "\(text)") }
        for seconds in stride(from: Int64(-3_000_000_000), through: 9_000_000_000, by: 86_399 * 997) {
            #expect(rfc3339Seconds(rfc3339(seconds)) == seconds)
        }
    }

    /// What other systems' editors, Rust's JSON and `openssl` make of a document.
    @Test func formsOfOtherTools() throws {
        let raw = try Fixture.bytes(Fixture.valid)
        let base64 = Base64.encode(raw)
        let mark: [UInt8] = [0xef, 0xbb, 0xbf]
        let colons = raw.map { [$0].hexadecimal }.joined(separator: ":")
        let numbers = JSON.object(["document": .array(raw.map { .integer(Int64($0)) })]).compact
        let same = JSON.object(["document": .string(base64), "again": .string(raw.hexadecimal)]).compact
        let forms: [[UInt8]] = [
            mark + base64.utf8, mark + raw.hexadecimal.utf8, mark + same.utf8, Array(colons.utf8), Array(numbers.utf8),
            Array((base64 + "\r\n").utf8), Array(same.utf8),
        ]
        for form in forms { #expect(try DocumentInput.find(in: form).document == raw) }
    }

    /// Of two documents a reader and a verifier could take a different one.
    @Test func severalDocumentsAreRefused() throws {
        let (one, two) = (try Fixture.bytes(Fixture.valid), try Fixture.bytes(Fixture.debug))
        let both = JSON.object(["document": .string(Base64.encode(one)), "other": .string(Base64.encode(two))])
        func frame(_ bytes: [UInt8], _ length: Int) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + bytes
        }
        let cases: [([UInt8], String)] = [
            (Array(both.compact.utf8), "more than one document"),
            (frame(one, one.count) + frame(two, two.count), "the first four bytes say that \(one.count) follow"),
            (frame(one, one.count + 1), "the first four bytes say"), ([0x20, 0x0a], "nothing but white space"),
        ]
        for (bytes, words) in cases {
            let error = #expect(throws: ParseError.self) { try DocumentInput.find(in: bytes) }
            #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        }
        #expect(throws: ParseError.self) { try SignedDocument(DocumentInput.find(in: one + two).document) }
    }

    @Test func documentsAreNotFoundInAnythingElse() {
        for bytes in [
            [], [0x84], Array("hello".utf8), Array("{}".utf8), Array("\"aGVsbG8=\"".utf8), [0, 0, 0, 1, 0x84],
        ] as [[UInt8]] {
            #expect(throws: ParseError.self) { try DocumentInput.find(in: bytes) }
        }
    }
}
