import NeshLanguage
import NeshPasted
import Testing

/// Conditions that came as another shell's words, without what that shell has replaced.
@Suite struct EatenWordsTests {
    @Test(
        "the whole line is one word for nesh -c",
        arguments: [
            (["expect", ".state", "==", "RUNNING"], "nesh -c 'expect $enclave.state == RUNNING'"),
            (["wait", "/home/a", "Hello", "--timeout", "3s"], "nesh -c 'wait $console ~ Hello --timeout 3s'"),
            (["expect", "~", "a b"], #"nesh -c 'expect $output ~ '\''a b'\'''"#),
            (["expect", "==", "a"], "nesh -c 'expect $NAME == a'"),
            (["wait", "$console", "~", "Hello"], "nesh -c 'wait $console ~ Hello'"),
        ])
    func proposed(words: [String], line: String) {
        #expect(EatenWords.diagnostic(words, home: "/home/a")?.fixes == [line])
    }

    @Test(
        "what the other shell compares stays its own",
        arguments: [["expect", "a", "==", "b"], ["expect", "", "==", "a"], ["expect", ".5", "<", "1"], ["wait"]])
    func own(words: [String]) { #expect(EatenWords.diagnostic(words, home: "/home/a") == nil) }
}
