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
        "what would be compiled for seconds, because nothing matches it on thousands of ways, is refused at once",
        arguments: [
            "((a?)*|(xa?)*|(b+)+){20}", "((x?)*(b?|c?)){16}", "((b?|c?){20}(x?)*)", "((b?|c?){20}y(x?)*)",
            "((^|$)*|b?|c?){16}", "((a*)*|b{0,1}|c{,1}){16}", "((a*)+|()|(|d)){16}", "((\\b)*|b?|c?){16}",
            "x?????+++++++", "ab?????+++++++c", "\u{e4}?????+++++++",
        ])
    func emptyWays(pattern: String) {
        let start = ContinuousClock.now
        #expect(problem(pattern)?.isBound == true)
        #expect(ContinuousClock.now - start < .seconds(1))
    }

    @Test(
        "what may match nothing is no problem by itself",
        arguments: ["(a*)*", "(a*|b*|c*){40}", "((a?)*){8}", "(a?){100}", "^ *(.*)*$", "((a?)*|b){8}", "([a-z]*,?)*"])
    func emptyWaysThatAreFew(pattern: String) { #expect(problem(pattern) == nil) }

    @Test(
        "what regcomp refuses it still refuses, and what refers back is refused",
        arguments: ["(", "[", "(a)\\1", "a{1"])
    func bad(pattern: String) {
        #expect(problem(pattern)?.isBound == false)
    }

    @Test("a search without an end in sight is left when somebody interrupts it")
    func interrupted() throws {
        var dice = SystemRandomNumberGenerator()
        let text = String((0..<30_000).map { _ in Bool.random(using: &dice) ? "a" : "b" })
        // Each place of the text is looked at with all that may follow it.
        let pattern = try RegularExpression("(a|b)*a(a|b){20}c")
        let interrupt = try Interrupt()
        let start = ContinuousClock.now
        try SystemThread.start { interrupt.raise() }
        #expect(!pattern.matches(text, interrupt: interrupt))
        #expect(ContinuousClock.now - start < .seconds(5))
        let calm = try Interrupt()
        #expect(try RegularExpression("b$").matches(text + "b", interrupt: calm))
        #expect(try !RegularExpression("c").matches(text, interrupt: calm))
    }
}
