import NeshText
import Testing

@testable import NeshInterpreter

@Suite struct ExpectedLineTests {
    @Test(arguments: [
        ("plain text", "plain text", true), ("plain", "plain text", false), ("", "", true), ("", "x", false),
        ("<id>", "i-0123456789abcdef0-enc18f0", true), ("<id>", "i-0-enc", false), ("<id>.", "i-0-enc1.", true),
        ("cid: <cid>, memory", "cid: 16, memory", true), ("cid: <cid>", "cid: x", false),
        ("<cid>", "99999999999", false),
        ("<pcr>", String(repeating: "0a", count: 48), true), ("<pcr>", "0a", false),
        ("<n>/<n>", "-1.5/20", true), ("<n>", "1.", false), ("<n>", "", false),
        ("<dur>", "1.5s", true), ("<dur>", "1m 5s", true), ("<dur>", "20ms", true), ("<dur>", "5", false),
        ("<size>", "280.5 KiB", true), ("<size>", "3072MiB", true), ("<size>", "12 bytes", true),
        ("<size>", "12", false),
        ("<time>", "2026-11-24T00:18:36.125Z", true), ("<time>", "00:18:36", true), ("<time>", "2026-11-24", true),
        ("<time>", "2026-11-24 00:18", true), ("<time>", "2026-11-2", false), ("<time>", "0:18", false),
        ("a <any> c", "a b b c", true), ("a <any> c", "a c", false), ("<any>", "", true),
        ("<any>x<any>y", "1x2x3y", true), ("<what>", "<what>", true), ("<id:>", "<id:>", true), ("<", "<", true),
        ("<id:a> <id:a>", "i-1-enc1 i-1-enc1", true), ("<id:a> <id:a>", "i-1-enc1 i-1-enc2", false),
        ("[0-9]+ of .* (re)", "12 of many", true), ("[0-9]+ (re)", "12 of many", false), ("a|b (re)", "xb", false),
        ("*.eif? (glob)", "a b.eif2", true), ("*.eif (glob)", "xeif", false),
    ])
    func matching(expected: String, actual: String, matches: Bool) throws {
        #expect((try ExpectedLine(expected).match(actual, [:]) != nil) == matches)
    }

    @Test func namesBindOnce() throws {
        let first = try #require(ExpectedLine("<id:web> <pid:p>").match("i-1-enc1 77", [:]))
        #expect(first == ["id:web": Array("i-1-enc1".utf8), "pid:p": Array("77".utf8)])
        #expect(try ExpectedLine("<pid:p>").match("77", first) != nil)
        #expect(try ExpectedLine("<pid:p>").match("78", first) == nil)
    }

    @Test func manyWildcardsComeToAnEnd() throws {
        let line = try ExpectedLine(String(repeating: "<any>a", count: 30) + "b")
        #expect(line.match(String(repeating: "a", count: 200), [:]) == nil)
    }

    private func changes(_ expected: [String], _ actual: [String]) throws -> String {
        let comparison = OutputComparison(try expected.map { try ExpectedLine($0) }, actual, [:])
        if comparison.isSame { return "same" }
        return comparison.changes.map { change in
            switch change {
            case .same(let line): " \(line)"
            case .missing(let line): "-\(line)"
            case .unexpected(let line): "+\(line)"
            }
        }.joined(separator: "|")
    }

    @Test(arguments: [
        (["a", "b"], ["a", "b"], "same"), ([], [], "same"), ([], ["a"], "+a"), (["a"], [], "-a"),
        (["a", "b", "c"], ["a", "x", "c"], " a|-b|+x| c"), (["..."], ["a", "b"], "same"), (["..."], [], "same"),
        (["a", "...", "c"], ["a", "b", "b", "c"], "same"), (["a", "...", "c"], ["a", "c"], "same"),
        (["...", "a", "..."], ["x", "a", "a"], "same"), (["a", "...", "c"], ["a", "b", "d"], " a| ...|-c"),
        (["<id:x>", "...", "<id:x>"], ["i-1-enc1", "i-2-enc2", "i-1-enc1"], "same"),
        (["<n>", "b"], ["1", "c"], " <n>|-b|+c"),
    ])
    func comparing(expected: [String], actual: [String], result: String) throws {
        #expect(try changes(expected, actual) == result)
    }

    @Test(arguments: [
        ("Successfully terminated enclave i-0-enc12.", "Successfully terminated enclave <id>."),
        ("  \"ProcessID\": 4711,", "  \"ProcessID\": <pid>,"),
        ("\"PCR0\": \"" + String(repeating: "ab", count: 48) + "\"", "\"PCR0\": \"<pcr>\""),
        ("at 2026-11-24T00:18:36Z.", "at <time>."), ("memory: 3072 MiB", "memory: 3072 MiB"),
        ("a 00:18 b", "a 00:18 b"),
        ("...", "\\.\\.\\. (re)"), ("x (re)", "x \\(re\\) (re)"), ("<id> *", "<id> \\* (re)"), ("", ""),
    ])
    func writingDown(actual: String, expected: String) throws {
        #expect(ExpectedText.line(for: actual) == expected)
        #expect(try ExpectedLine(expected).match(actual, [:]) != nil)
    }
}
