import NeshSystem
import Testing

/// Patterns are bounded before they are compiled.
@Suite("Regular expressions") struct RegularExpressionTests {
    private func problem(_ pattern: String) -> RegularExpression.Problem? {
        do throws(RegularExpression.Problem) {
            _ = try RegularExpression(pattern)
            return nil
        } catch { return error }
    }

    @Test(
        "what would take all memory, or the stack, is refused and says what is too large",
        arguments: [
            String(repeating: "(", count: 10_000), "((((a{1,255}){1,255}){1,255}){1,255})",
            String(repeating: "(", count: 30) + "a" + String(repeating: "+)", count: 30),
            String(repeating: "(", count: 200) + "a" + String(repeating: ")", count: 200), "a{0,32767}", "(a?){20000}",
            "((ab|cd){100}){100}", "([[:alpha:]]{200}){200}", String(repeating: "a?", count: 3000),
            String(repeating: "a|", count: 3000), String(repeating: "x", count: 20_000), "(a{1000,}){1000,}",
            "(.{30000}){2}",
        ])
    func tooLarge(pattern: String) {
        #expect(problem(pattern)?.isBound == true)
        #expect((problem(pattern)?.sentence(about: "'\(pattern)'").count ?? 999) < 250)
    }

    @Test(
        "what people write is compiled",
        arguments: [
            "Hello", "(a|b)*c+", "^[[:alpha:]_][^]x]*\\.$", "a{1,255}", "([0-9]{1,3}\\.){3}[0-9]{1,3}", "[]()*+{}|]",
            "a{2,}b{3}",
            "\\(x\\)\\+\\{", "(((((a+)+)+)+)+)", String(repeating: "word ", count: 3000), "x{,3}", "()", "(|a)",
        ])
    func usual(pattern: String) {
        #expect(problem(pattern) == nil)
    }

    @Test(
        "what regcomp refuses it still refuses, and what refers back is refused",
        arguments: ["(", "[", "(a)\\1", "a{1"])
    func bad(pattern: String) {
        #expect(problem(pattern)?.isBound == false)
    }

    @Test("a long text is searched like a short one, and until somebody does not want it any more")
    func longTexts() throws {
        let filler = String(repeating: "some line\n", count: 5000)
        for (pattern, text, isThere) in [
            ("^end$", filler + "end", true), ("^end$", filler + "ends", false), ("^$", filler, true),
            ("line[[:space:]]some", filler, true), ("^some.*some", filler, false), ("x\\'", filler + "x", true),
            ("line\nsome", filler, true), ("^last", filler + "last\n" + filler, true),
        ] {
            #expect(try RegularExpression(pattern).matches(text) == isThere, "\(pattern)")
        }
        var asked = 0
        let isThere = try RegularExpression("end").matches(filler + "end") {
            asked += 1
            return asked == 2
        }
        #expect(!isThere && asked == 2)
    }
}
