import NeshData
import Testing

@Suite struct JSONTests {
    /// Layouts of serde_json, whose numbers these are.
    @Test(arguments: [
        (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (1.5, "1.5"), (-2.25, "-2.25"), (0.1, "0.1"),
        (0.00001, "0.00001"), (0.000001, "1e-6"), (1.5e-7, "1.5e-7"), (123456789.0, "123456789.0"),
        (1e15, "1000000000000000.0"), (1e16, "1e16"), (1.2345e20, "1.2345e20"),
        (Double.leastNonzeroMagnitude, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e308"), (9007199254740993.0, "9007199254740992.0"),
        (12345678901234567.0, "1.2345678901234568e16"), (0.3, "0.3"), (100.0, "100.0"),
    ])
    func numbersAreLaidOutAsSerdeDoes(value: Double, text: String) throws {
        #expect(JSON.number(value).compact == text)
        #expect(try JSON.parse(text) == .number(value))
    }

    @Test func infinityIsNull() {
        #expect(JSON.number(.infinity).compact == "null")
        #expect(JSON.number(.nan).compact == "null")
    }

    @Test func everyKindOfValueComesBack() throws {
        let text = #"{"a":[1,-2,18446744073709551615,1.5,true,false,null,"é\n\"\u0001"],"b":{},"c":[]}"#
        let json = try JSON.parse(text)
        #expect(json.compact == text)
        #expect(json["a"]?[2] == .unsigned(.max))
        #expect(try JSON.parse(json.pretty) == json)
    }

    @Test func escapesAndSurrogates() throws {
        #expect(try JSON.parse(#""\u00e9\ud83d\ude00\/\b""#) == .string("é😀/\u{8}"))
        for text in [#""\ud83d""#, #""\ude00""#, #""\ud83dx""#, #""\ud83d\u0041""#, #""\x""#, #""\u12g4""#] {
            #expect(throws: ParseError.self) { try JSON.parse(text) }
        }
    }

    @Test func ofEqualKeysTheLastCounts() throws {
        #expect(try JSON.parse(#"{"a":1,"b":2,"a":3}"#).compact == #"{"a":3,"b":2}"#)
    }

    @Test func sortedOrdersKeysByTheirBytes() throws {
        let json = try JSON.parse(#"{"b":1,"Z":[{"y":1,"x":2}],"é":3,"a":4}"#)
        #expect(json.sorted.compact == #"{"Z":[{"x":2,"y":1}],"a":4,"b":1,"é":3}"#)
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "01", "-", "1.", ".5", "1e", "+1", "tru", "nul", "\"\t\"",
        "[1 2]", "{\"a\":1,}", "1 2", "\"abc", "[", "]", "NaN", "-Infinity", "'a'", "[1,2", "\u{feff}", "1\u{feff}",
        "\u{feff}\u{feff}1",
    ])
    func brokenTextsAreRefusedWithAPlace(text: String) {
        #expect(throws: ParseError.self) { try JSON.parse(text) }
    }

    @Test func errorsTellThePlaceAndWhatIsThere() {
        let error = #expect(throws: ParseError.self) { try JSON.parse("[1, 2 x]") }
        #expect(error?.description == "'x' where ',' or ']' is expected in JSON, in line 1, column 7")
    }

    /// The columns are those of Python's json module, which counts characters.
    @Test(arguments: [
        ("{\n  \"a\": 1,\n  \"b\" 2\n}", 3, 7), ("[\r\n\"é😀\" x]", 2, 6), ("\u{feff}x", 1, 1), ("{\"a\":\n", 2, 1),
    ])
    func placesAreLinesAndColumns(text: String, line: Int, column: Int) {
        let error = #expect(throws: ParseError.self) { try JSON.parse(text) }
        #expect(error?.place?.line == line)
        #expect(error?.place?.column == column)
    }

    @Test func aByteOrderMarkIsPassedOver() throws {
        #expect(try JSON.parse("\u{feff}{\"a\":1}") == ["a": 1])
    }

    @Test func deepNestingEndsInAnError() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: ParseError.self) { try JSON.parse(deep) }
        let bearable = String(repeating: "[", count: 127) + String(repeating: "]", count: 127)
        #expect(try JSON.parse(bearable).compact == bearable)
    }

    @Test func cutAtEveryByteIsAnErrorOrAShorterValue() throws {
        let text = #"{"a":[1,2.5e3,"x\u00e9"],"b":{"c":null}}"#
        for count in 0..<text.utf8.count {
            #expect(throws: ParseError.self) { try JSON.parse(Array(text.utf8.prefix(count))) }
        }
    }

    @Test func theNumberOfValuesCanBeBounded() throws {
        #expect(try JSON.parse(#"{"a":[1,2,3]}"#, valueLimit: 5)["a"]?.array?.count == 3)
        #expect(throws: ParseError.self) { try JSON.parse(#"{"a":[1,2,3]}"#, valueLimit: 4) }
    }
}
