import NeshCommand
import NeshInterpreter
import NeshText
import Testing

@testable import NeshShell

/// What `help` and `explain` say of the prompt.
@Suite struct PromptSignTests {
    @Test("each sign that the prompt can show is explained")
    func signs() throws {
        var state = PromptState()
        state.enclave = FakeEngine.enclave()
        state.isGone = true
        state.others = 2
        state.hasFailed = true
        let shown = state.text.text
        let words = shown.split { $0.isLetter || $0.isNumber || $0.isWhitespace || "(>".contains($0) }.map(String.init)
        #expect(words == ["†+", "!"], "\(shown)")
        for sign in ["†", "+2", "!"] {
            #expect(PromptSigns.has(sign) && shown.contains(sign), "\(sign)")
        }
    }

    @Test(arguments: [
        ("!", "the last line failed"), ("!", "sh runs the rest"), ("†", "it has ended"),
        ("+4", "+4  in the prompt: so many more enclaves run"),
        ("prompt", "the current image"), ("prompt", "the last line failed"),
    ])
    func told(word: String, meaning: String) throws {
        for verb in ["help", "explain"] {
            let shell = try Shell()
            #expect(shell.run("\(verb) \(word)") == 0, "\(shell.err.text)")
            #expect(shell.out.text.contains(meaning), "\(shell.out.text)")
        }
    }

    @Test func whatIsNoSignIsReadAsBefore() throws {
        #expect(!PromptSigns.has("debug") && !PromptSigns.has("+") && !PromptSigns.has("hello.eif"))
        let shell = try Shell()
        #expect(shell.run("explain !false") == 0)
        #expect(shell.out.text.contains("sh runs the rest") && !shell.out.text.contains("failed"))
    }

    @Test(arguments: ["+0", "+-5", "++5", "+1x", "+٣"])
    func whatIsNoCountIsNoSign(word: String) { #expect(!PromptSigns.has(word)) }

    /// With words behind it the sign begins a line; no other sign has words.
    @Test func furtherWordsAreNotPassedOver() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("explain ! ls -l\n")
        #expect(shell.out.text.contains("sh runs the rest") && !shell.out.text.contains("failed"))
        for line in ["explain prompt foo bar", "explain † x"] {
            let shell = try Shell(interactive: true)
            _ = shell.interpreter.submit(line + "\n")
            #expect(shell.err.text.contains("is one word too many"), "\(line): \(shell.both.text)")
        }
    }
}
