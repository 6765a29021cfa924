import NeshLanguage
import Testing

private struct Values: VariableSource {
    var home: String? = "/home/me"
    func value(of subject: Variable.Subject) -> VariableValue {
        switch subject {
        case .name("x"): .text("a b")
        case .name("empty"): .text("")
        case .name("later"): .unknown
        case .name: .unset(others: ["image", "x"])
        case .argument(1): .text("one")
        case .argument: .unset(others: ["one"])
        case .record(.last, ["EnclaveID"]): .text("i-1-enc2")
        case .record(.last, let keys) where keys.first == "EnclaveID": .notARecord(depth: 1)
        case .record(.last, let keys): .noField(depth: keys.count - 1, others: ["EnclaveName", "EnclaveID"])
        case .record(.enclave, _): .nothing(reason: "no enclave is selected", fixes: ["use NAME"])
        case .record: .unset(others: [])
        }
    }
}

@Suite struct ExpanderTests {
    private func expand(_ text: String, _ values: Values = Values()) -> String {
        guard let word = lastWord("echo \(text)") else { return "not a word" }
        do throws(Diagnostic) {
            let expanded = try Expander.expand(word, from: values)
            return expanded.text + (expanded.isUnknown ? " unknown" : "")
        } catch {
            return short(error) + (error.notes + error.fixes).map { " [\($0)]" }.joined()
        }
    }

    @Test(arguments: [
        ("a'b'\"c\"\\d", "abcd"), ("$x", "a b"), ("\"<$x>\"", "<a b>"), ("'$x'", "$x"), ("$1-$x", "one-a b"),
        ("$empty", ""), ("${empty:-d}", "d"), ("${image:-d e}", "d e"), ("${2:-d}", "d"), ("${x:-d}", "a b"),
        ("${last.Nope:-d}", "d"), ("${enclave.id:-none}", "none"), ("~/f", "/home/me/f"),
        ("$last.EnclaveID", "i-1-enc2"),
        ("$later.eif", "<later>.eif unknown"), ("${later:-d}", "<later> unknown"),
    ])
    func values(text: String, expected: String) {
        #expect(expand(text) == expected)
    }

    @Test(arguments: [
        (
            "a$imag",
            "1:7: $imag was never set [did you mean '$image'?] [set so far: $image $x]"
        ),
        ("$2", "1:6: $2: the script was given only 1 [${2:-DEFAULT}  # works without one]"),
        (
            "$last.EnclaveId",
            "1:6: $last has no 'EnclaveId' [did you mean 'EnclaveID'?] [it has EnclaveName, EnclaveID]"
        ),
        ("$last.EnclaveID.x", "1:6: $last.EnclaveID is a plain value, it has no 'x'"),
        ("$enclave.id", "1:6: $enclave.id has no value: no enclave is selected [use NAME]"),
    ])
    func missing(text: String, expected: String) {
        #expect(expand(text) == expected)
    }

    @Test func withoutAHome() {
        #expect(expand("~/f", Values(home: nil)) == "1:6: the home directory is unknown [write the whole path]")
    }

    @Test func placesWithinALiteralWord() throws {
        let plain = try Expander.expand(#require(lastWord("echo --memory=5x")), from: Values())
        #expect(plain.place(from: "--memory=".utf8.count).column == 15)
        let quoted = try Expander.expand(#require(lastWord("echo '--memory=5x'")), from: Values())
        #expect(quoted.place(from: 9).column == 6)
    }
}

@Suite struct ValueTests {
    private func compare(_ left: String, _ sign: Condition.Operator, _ right: String) -> String {
        let nowhere = Place(SourceText(name: "t", text: ""), 0..<0)
        do throws(Diagnostic) {
            let result = try Comparing.compare(
                ExpandedWord(left, at: nowhere), sign, ExpandedWord(right, at: nowhere)
            ) { (pattern: String, text: String) throws(Diagnostic) -> Bool in text.contains(pattern) }
            return result ? "yes" : "no"
        } catch {
            return error.message
        }
    }

    @Test(
        arguments: [
            ("16", .equal, "16.0", "yes"), ("a", .equal, "a", "yes"), ("a", .equal, "A", "no"), ("", .equal, "", "yes"),
            ("", .equal, "0", "no"), ("1e3", .equal, "1000", "no"), ("0x10", .equal, "16", "no"),
            ("inf", .equal, "INF", "no"),
            ("-0", .equal, "0", "yes"), ("é", .equal, "e\u{301}", "no"),
            ("9", .less, "10", "yes"), ("-9", .less, "-10", "no"), ("-10", .less, "9", "yes"),
            ("0.5", .less, "0.45", "no"),
            ("10", .atLeast, "10.00", "yes"), ("10", .greater, "9.99", "yes"), ("10", .atMost, "9", "no"),
            ("b", .greater, "a", "yes"), ("a", .unequal, "b", "yes"), ("1", .unequal, "1", "no"),
            ("abc", .matches, "b", "yes"), ("abc", .matchesNot, "b", "no"),
            ("3", .less, "x", "a number cannot be compared with x"),
            ("", .greater, "3", "a number cannot be compared with the empty text"),
            ("123456789012345678901234567890", .equal, "123456789012345678901234567891", "no"),
            ("123456789012345678901234567890", .less, "123456789012345678901234567891", "yes"),
        ] as [(String, Condition.Operator, String, String)])
    func comparing(left: String, sign: Condition.Operator, right: String, expected: String) {
        #expect(compare(left, sign, right) == expected)
    }

    @Test func truth() {
        #expect(["", "0", "false"].allSatisfy { !Comparing.isTrue($0) })
        #expect(["1", "true", "no", "00", " "].allSatisfy { Comparing.isTrue($0) })
    }

    @Test(
        arguments: [
            ("500ms", 500), ("10s", 10_000), ("2m", 120_000), ("30", 30_000), ("1.5s", 1500), ("0", 0), ("0.0001s", 1),
            ("", nil), ("s", nil), ("-1s", nil), ("+1s", nil), ("1h", 3_600_000), ("1 s", nil), ("10 ", nil),
            ("1e3", nil),
            ("1.s", nil),
            ("99999999999m", nil), ("1d", nil), ("ms", nil),
        ] as [(String, Int64?)])
    func durations(text: String, milliseconds: Int64?) {
        #expect(DurationText.parse(text) == milliseconds.map { Duration.milliseconds($0) })
    }
}
