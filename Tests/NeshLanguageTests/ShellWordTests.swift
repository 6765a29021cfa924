import Testing

@testable import NeshLanguage

@Suite struct ShellWordTests {
    @Test(arguments: [
        (#"a"b'c" d"#, "a\"b'c\""), (#"'a\' b"#, #"'a\'"#), (#""a\" b" c"#, #""a\" b""#), (#"a\ b c"#, #"a\ b"#),
        (#"it\'s me"#, #"it\'s"#), ("alone", "alone"),
    ])
    func wordsEndAtBlanksOutsideOfQuotes(text: String, word: String) {
        #expect(ShellWord.first(of: text).word == word)
        #expect(ShellWord.all(of: text).first == word)
    }

    @Test(arguments: ["'a b", "a;b", "`a`", "$(a) b", #"a\'b'c"#])
    func anOpenWordIsNone(text: String) {
        #expect(ShellWord.first(of: text).word == nil)
    }

    @Test(arguments: [
        (#""a b"'c'd"#, "a bcd"), (#"a\ b"#, "a b"), (#""\$X""#, "$X"), (#""\X""#, #"\X"#), (#"'\X'"#, #"\X"#),
        ("\"$X\"'$X'${X}", "1$X1"), (#"it\'s"#, "it's"),
    ])
    func valuesAreWhatShellsMakeOfThem(word: String, value: String) {
        #expect(ShellWord.plain(word) { $0 == "X" ? "1" : nil } == value)
    }

    @Test func openWordsHaveNoValue() {
        for word in ["'a", "${X", "$Y"] { #expect(ShellWord.plain(word) { $0 == "X" ? "1" : nil } == nil) }
    }

    @Test func signsPartOutsideOfQuotes() {
        #expect(ShellWord.split(#"a(b|c) | 'd|e' | f\|g"#, at: "|") == ["a(b|c)", "'d|e'", #"f\|g"#])
    }

    @Test(arguments: [("ls # all", "ls"), ("ls '# all'", "ls '# all'"), (#"echo it\'s # all"#, #"echo it\'s"#)])
    func commentsBeginOutsideOfQuotes(text: String, line: String) {
        #expect(ShellWord.withoutComment(text) == line)
    }

    @Test func variablesAreReplacedOutsideOfSingleQuotes() {
        let text = #"$X '$X' "${X}" \$X $last.0 ${X:-a}"#
        #expect(
            ShellWord.replacingVariables(in: text) { _ in "1" } == #"1 '$X' "1" \$X $last.0 ${X:-a}"#)
    }

    @Test(arguments: [
        ("run --enclave-cid $(next)", "next"), ("a '$(b)' \"$(c)\"", "c"), ("a $(b \")\" ')' (c))", #"b ")" ')' (c)"#),
        ("a `b`", "b"),
    ])
    func substitutionsEndWhereTheirParenthesesDo(text: String, inside: String) {
        #expect(ShellSubstitution(text)?.inside == inside)
    }

    @Test(arguments: ["a '$(b)'", #"a \$(b)"#, "a $((1))", "a $(b", #"a \`b\`"#])
    func othersAreNoSubstitutions(text: String) {
        #expect(ShellSubstitution(text) == nil)
    }

    @Test(
        "the programs that a line of sh calls",
        arguments: [
            ("true smoke.nesh -n", ["true"]), ("./nesh-here -n smoke.nesh", ["nesh-here"]),
            ("LC_ALL=C sed 's/a;b/c/' x > y 2>&1", ["sed"]), ("echo 'a | openssl'", ["echo"]),
            ("(head -c 48 /dev/zero; openssl dgst x) | openssl dgst -r", ["head", "openssl", "openssl"]),
            ("test \"$(cmp -l a b | wc -l)\" -ge 1 && ! cmp -s a b", ["test", "cmp", "wc", "cmp"]),
            ("sudo env A=1 /usr/bin/nesh -n x &", ["nesh"]), ("", []), ("A=1", []),
            ("echo $((1 + 2)) $(date)", ["echo", "date"]), ("echo $(( (1) )); id", ["echo", "id"]),
            ("_A=1 id", ["id"]), ("printf '0%.0s' {1..96}", ["printf"]), ("a ${b} {c,d}; { id; }", ["a", "id"]),
            ("x=$(nohup id)", ["id"]), ("echo \\(openssl\\)", ["echo"]),
        ])
    func calls(_ line: String, _ programs: [String]) {
        #expect(ShellCalls.programs(of: line) == programs)
    }
}
