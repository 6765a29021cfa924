import NeshLanguage
import Testing

@Suite struct WordTests {
    @Test(arguments: [
        // text after `echo `, shape of all words
        ("a b\tc", "a b c"),
        ("'a b'", "'a b'"),
        ("'a\"$x\\'", "'a\"$x\\'"),
        (#""a 'b'""#, #""a 'b'""#),
        (#""\"\\\$x""#, #""""# + #"\$x""#),
        (#""a\nb\[""#, #""a\nb\[""#),
        (#"a\ b"#, "a+' '+b"),
        (#"a'b'"c"d"#, #"a+'b'+"c"+d"#),
        ("''", "''"),
        ("\"\"", "\"\""),
        ("a#b", "a#b"),
        ("a #b", "a"),
        ("'#b'", "'#b'"),
        ("~/x", "HOME+/x"),
        ("~", "~"),
        ("a~/x", "a~/x"),
        ("'~/x'", "'~/x'"),
        ("*.eif [a] {b} ?", "*.eif [a] {b} ?"),
        ("日本 é", "日本 é"),
        ("a=b --c=d", "a=b --c=d"),
        ("!x", "!x"),
        ("x > y", "x >y"),
        ("x>y", "x >y"),
        ("x >> 'y z'", "x >>'y z'"),
        ("x &", "x &"),
        ("x& # c", "x &"),
        ("x > y &", "x >y &"),
        ("x | jq '.a' # b", "x pipe( jq '.a' # b)"), ("x | a & ", "x pipe( a) &"), ("x | a&", "x pipe( a) &"),
        ("x | a &&", "x pipe( a &&)"), ("x | a \\&", "x pipe( a \\&)"), ("x | a '&'", "x pipe( a '&')"),
        ("x | a & b", "x pipe( a & b)"),
        ("\"a\"\"b\"", "\"ab\""),
    ])
    func words(text: String, expected: String) {
        let expected = text == #""\"\\\$x""# ? #"""\$x""# : expected
        #expect(read("echo \(text)\n") == "echo " + expected)
    }

    @Test(arguments: [
        ("$x", "{x}"), ("${x}", "{x}"), ("$x.eif", "{x}+.eif"), ("${x}y", "{x}+y"), ("$x_1-2", "{x_1}+-2"),
        ("$1", "{1}"), ("$12", "{1}+2"), ("${1}2", "{1}+2"), ("$0", "{0}"),
        ("$last.EnclaveID", "{last.EnclaveID}"), ("$last.0.EnclaveID", "{last.0.EnclaveID}"),
        ("$last.", "{last}+."), ("$last..a", "{last}+..a"), ("$lastly.x", "{lastly}+.x"),
        ("$env.HOME/x", "{env.HOME}+/x"), ("$eif.path", "{eif.path}"), ("$enclave.id", "{enclave.id}"),
        ("$error.code", "{error.code}"), ("$console", "{console}"),
        ("${1:-hello-app:latest}", "{1:-hello-app:latest}"), ("${env.MEM:-512}", "{env.MEM:-512}"),
        ("${x:-}", "{x:-}"), (#"${x:-a\}b}"#, "{x:-a}b}"), ("${x:-a b}", "{x:-a b}"),
        ("$", "$"), ("$.", "$."), ("a$", "a$"), ("$-", "$-"), ("$$x", "$+{x}"), ("$?", "$?"), ("$_", "$_"),
        ("\"^[0-9a-f]{96}$\"", "\"^[0-9a-f]{96}$\""),
        ("\"a $x b\"", "\"a \"+\"{x}\"+\" b\""), ("'$x'", "'$x'"), (#"\$x"#, #"\$\+x"#),
    ])
    func variables(text: String, expected: String) {
        #expect(read("echo \(text)") == "echo " + expected)
    }

    @Test func backslashJoinsLines() {
        #expect(read("echo a \\\n  b\necho c") == "echo a b; echo c")
        #expect(read("echo a\\\nb") == "echo ab")
        #expect(read("echo a \\\r\n b\r\necho c\r\n") == "echo a b; echo c")
        #expect(read("!echo a \\\n b\\\\\necho c") == "shell(echo a \\\n b\\\\); echo c")
        #expect(read("echo x | cat \\\n -n\necho c") == "echo x pipe( cat \\\n -n); echo c")
        #expect(read("# c \\\necho c") == "echo c")
    }

    @Test func aShellLineIsVerbatim() {
        #expect(read("!ls | wc -l > 'x  y' & # no comment") == "shell(ls | wc -l > 'x  y' & # no comment)")
        #expect(read("  try !false") == "try:shell(false)")
        #expect(read("! ls\r\n") == "shell( ls)")
    }

    @Test func placesOfPartsAreExact() throws {
        let text = #"echo é"b ${x:-y}"'c'\d"#
        let word = try #require(lastWord(text))
        #expect(word.place.text == #"é"b ${x:-y}"'c'\d"#)
        #expect(word.place.column == 6)
        #expect(word.parts.map(\.place.text) == ["é", "\"b ", "${x:-y}", "'c'", "\\d"])
        #expect(word.parts.map(\.place.column) == [6, 7, 10, 18, 21])
    }

    @Test(arguments: [
        ("echo 'a", "1:6: the closing ' is missing (quotes never span lines)"),
        ("echo a \"b c", "1:8: the closing \" is missing (quotes never span lines)"),
        (
            "echo \"b \\\nc\"",
            "1:6: the closing \" is missing (quotes never span lines)\n2:2: the closing \" is missing (quotes never span lines)"
        ),
        ("echo a \\  \nb", "1:8: blanks behind '\\' keep it from joining the next line"),
        ("echo a \\\n", "1:8: the last line ends in '\\', but no line follows"),
        ("echo a \\", "1:8: the last line ends in '\\', but no line follows"),
        ("echo ${", "1:6: a variable's name is missing after '${'"),
        ("echo ${-x}", "1:6: a variable's name is missing after '${'"),
        ("echo ${x", "1:6: the closing } is missing"),
        ("echo \"${x\"", "1:7: the closing } is missing"),
        ("echo ${x.eif}", "1:9: a field's name belongs after the dot of a record"),
        ("echo ${x:=y}", "1:9: ':' does not belong in '${…}'"),
        ("echo ${x日}", "1:9: '日' does not belong in '${…}'"),
        ("echo ${12}", "1:9: '2' does not belong in '${…}'"),
        ("echo ${x:-$y}", "1:11: a default is plain text: no variable can stand in it"),
        ("echo a$(ls)", "1:7: there is no command substitution; quote the text if it is meant"),
        ("echo `ls`", "1:6: there is no command substitution; quote the text if it is meant"),
        ("echo a; echo b", "1:7: there is one statement to a line; quote a ';' that is meant"),
        ("echo a && echo b", "1:8: there is no '&&'"),
        ("echo a || echo b", "1:8: there is no '||'"),
        ("echo a 2> b", "1:8: '>' and '>>' redirect standard output; nothing else can be redirected"),
        ("echo a >& b", "1:8: '>' and '>>' redirect standard output; nothing else can be redirected"),
        ("echo a &> b", "1:8: '>' and '>>' redirect standard output; nothing else can be redirected"),
        ("echo a < b", "1:8: there is no input to redirect; quote a '<' that is meant"),
        ("echo a |", "1:8: the command for the shell is missing"),
        ("!", "1:1: the command for the shell is missing"),
        ("try ! ", "1:5: the command for the shell is missing"),
        ("& echo", "1:1: a command is missing before '&'"),
        ("echo a & b", "1:8: nothing can follow '&' on its line; quote a '&' that is meant"),
        ("echo a&b", "1:7: nothing can follow '&' on its line; quote a '&' that is meant"),
        ("echo a > b c", "1:12: options and arguments go before '>'"),
        ("echo a > b > c", "1:12: the output can go to one place only"),
        ("echo a > b | c", "1:12: the output can go to one place only"),
        ("echo a >", "1:8: a file's name is missing after '>'"),
        ("echo a >> # b", "1:8: a file's name is missing after '>>'"),
        ("> b", "1:1: a command is missing before '>'"),
        ("expect $x ~ a|b", "1:14: '|' ends a condition: quote the pattern"),
        ("wait $x ~ a&b", "1:12: '&' ends a condition: quote the pattern"),
        ("require $x &", "1:12: a condition cannot run in the background"),
        ("if $x ~ (a|b)\nend", "1:11: '|' ends a condition: quote the pattern"),
        ("not expect $x ~ a|b", "1:18: '|' ends a condition: quote the pattern"),
        ("a\u{0}b", "t is not text: it holds a NUL byte"),
        ("|x", "1:1: an expected line is '|', a space, and the text"),
    ])
    func mistakes(text: String, expected: String) {
        #expect(problems(text).joined(separator: "\n") == expected)
    }
}
