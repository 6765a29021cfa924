import NeshCommand
import NeshInterpreter
import NeshShell
import NeshTestSupport
import Testing

/// Variables that a line sets: which line it was, and signs of other languages in it.
@Suite struct SetterTests {
    @Test("a condition that does not hold names the lines that its variable comes from")
    func origin() throws {
        let shell = try Shell()
        let status = shell.run(
            """
            try describe-eif /nowhere.eif
            set there $ok
            set other 1
            require $there
            """)
        #expect(status == 77)
        #expect(
            shell.err.text.hasSuffix(
                """
                      = $there was "false"
                      = line 2 set $there: set there $ok
                      = line 1 set $ok: try describe-eif /nowhere.eif

                """), "\(shell.err.text)")
    }

    @Test func originOfAPlainValue() throws {
        let shell = try Shell(interactive: true)
        for line in ["!false", "set x 1", "set s $status", "expect $x == 2", "expect $s == 0"] {
            _ = shell.interpreter.submit(line + "\n")
        }
        #expect(shell.err.text.contains("      = $x was \"1\"\n"))
        #expect(!shell.err.text.contains("this line set $x"))
        #expect(shell.err.text.contains("= this line set $s: set s $status\n      = this line set $status: !false\n"))
    }

    @Test(
        "the sign of another language is no value",
        arguments: [
            ("set x =1", "set x 1"), ("set x ==1", "set x 1"), ("set x :=1", "set x 1"), ("set x =$ok", "set x $ok"),
            ("option hints =off", "option hints off"), ("option hints = off", "option hints off"),
            ("option hints=off", "option hints off"), ("option boot-timeout = 5s", "option boot-timeout 5s"),
        ])
    func signs(line: String, meant: String) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit(line + "\n")
        #expect(shell.err.text.contains("takes a name and a value, without ="), "\(shell.err.text)")
        #expect(shell.err.text.contains("did you mean '\(meant)'?"), "\(shell.err.text)")
        #expect(shell.interpreter.correctedLine.map { $0.replacing("\n", with: "") } == meant)
        #expect(try Shell().run("if $ok == true\n\(line)\nend") == 2)
    }

    @Test("in quotes it is one", arguments: ["set x '=1'", "set x \"=$ok\"", "set x a=1", "set x =", "set x \\=1"])
    func quoted(line: String) throws { #expect(try Shell().run(line) == 0) }

    @Test func aNearNameHasItsSign() throws {
        let shell = try Shell(interactive: true)
        for line in ["set app 1", "echo $ap", "echo ${ap}x"] { _ = shell.interpreter.submit(line + "\n") }
        #expect(shell.err.text.ranges(of: "did you mean '$app'?").count == 2, "\(shell.err.text)")
    }
}
