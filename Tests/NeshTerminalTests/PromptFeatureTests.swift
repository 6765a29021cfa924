import Glibc
import NeshTestSupport
import Testing

@Suite("Help while editing")
struct PromptFeatureTests {
    @Test("Tab puts in the common prefix and lists what is left")
    func completion() throws {
        let session = try ProbeSession.start()
        try session.type(
            "des\t",
            showing: [
                "probe> describe-e", "describe-enclaves  list enclaves", "describe-eif       show an image",
            ])
        #expect(session.screen.cursorColumn == 17 && session.screen.cursorRow == 0)
        try session.type("n", showing: ["probe> describe-en"])
        try session.type("\t", showing: ["probe> describe-enclaves"])
        #expect(session.screen.cursorColumn == 25)
        try session.type("zz\t", showing: ["probe> describe-enclaves zz", "nothing begins like this"])
        try session.type("\u{15}\u{1}run-\t", showing: ["probe> run-enclave"])
    }

    @Test("Tab in mid-line steps over a space that is there")
    func completionInside() throws {
        let session = try ProbeSession.start()
        try session.enter("run x\u{2}\u{2}\t--y", until: "got [run-enclave --yx]")
    }

    @Test("wide candidates stand in columns, long lists in pages")
    func completionLists() throws {
        let session = try ProbeSession.start(columns: 40, rows: 8)
        try session.type("日\t", showing: ["probe> 日本", "日本語  Japanese", "日本酒  sake"])
        try session.type("\u{15}m\t", until: "rows 1–6 of 50, Tab for more")
        #expect(session.screen.lines[1] == "many-1   many-51   many-101  many-151")
        try session.type("\t", until: "rows 7–12 of 50, Tab for more")
        try session.enter("7", until: "got [many-7]")
    }

    @Test("colours that are known late appear without a key")
    func lateColours() throws {
        let session = try ProbeSession.start()
        try session.enter("underline 200", showing: ["probe> underline 200", "probe>"])
        session.type("abc")
        try session.wait("an underlined word") { $0.styles(ofRow: 1).filter { $0 == "4" }.count == 3 }
    }

    @Test("a notice while a list is shown leaves both readable")
    func noticeWithList() throws {
        let session = try ProbeSession.start()
        try session.enter("notices 1 300", showing: ["probe> notices 1 300", "probe>"])
        try session.type(
            "des\t",
            showing: [
                "probe> notices 1 300", "notice 1: enclave こんにちは booted", "probe> describe-e",
                "describe-enclaves  list enclaves", "describe-eif       show an image",
            ])
    }

    @Test("notices appear above the half-typed line, whatever its rows", arguments: [80, 40])
    func notices(columns: Int) throws {
        let session = try ProbeSession.start(columns: columns)
        try session.enter("notices 3 200", showing: ["probe> notices 3 200", "probe>"])
        let text = String(repeating: "half ", count: 23) + "typed"
        try session.type(text + "\u{2}\u{2}", until: "notice 3")
        let line = "probe> " + text
        var rows = ["probe> notices 3 200"] + (1...3).map { "notice \($0): enclave こんにちは booted" }
        for start in stride(from: 0, to: line.count, by: columns) {
            var row = String(line.dropFirst(start).prefix(columns))
            while row.last == " " { row.removeLast() }
            rows.append(row)
        }
        try session.waitForScreen(rows)
        session.type("X\r")
        try session.wait("the line") { $0.lines.joined().contains("typXed]") }
    }

    @Test("the prompt changes while the line is edited")
    func promptUpdate() throws {
        let session = try ProbeSession.start()
        try session.type(
            "prompt longer-prompt 200\rhalf typed",
            showing: ["probe> prompt longer-prompt 200", "longer-prompt> half typed"])
        #expect(session.screen.cursorColumn == 25)
        try session.enter("!", until: "got [half typed!]")
    }

    @Test("the newest matching line is suggested dim; Right and End accept it, other keys do not")
    func hints() throws {
        let session = try ProbeSession.start()
        try session.type(
            "run-enclave --memory 512\rrun",
            showing: [
                "probe> run-enclave --memory 512", "got [run-enclave --memory 512]", "probe> run-enclave --memory 512",
            ])
        #expect(session.screen.cursorColumn == 10)
        #expect(session.screen.styles(ofRow: 2)[10...].allSatisfy { $0 == "2" })
        try session.enter("", until: "got [run]")
        try session.wait("a screen without the hint") { $0.lines.dropLast(2).last == "probe> run" }
        try session.enter("run-\u{1b}[C!", until: "got [run-enclave --memory 512!]")
    }

    @Test("no hints and no colours where they are not wanted", arguments: [("NO_COLOR", "1"), ("TERM", "dumb")])
    func noHints(name: String, value: String) throws {
        let session = try ProbeSession.start(environment: [name: value])
        session.type("run-enclave --memory 512\rrun")
        try session.wait("the typed text") { $0.lines.last == "probe> run" }
        #expect(session.screen.styles(ofRow: 2).allSatisfy { $0 == "" })
        #expect(!String(decoding: session.output, as: UTF8.self).contains("[1;32m"))
    }

    @Test("Ctrl-R searches as one types, and lists what fits", arguments: [80, 40])
    func search(columns: Int) throws {
        let session = try ProbeSession.start(columns: columns)
        try session.type(
            "echo one\recho two\recho Three\recho two\r\u{c}\u{12}",
            showing: ["search '':", "  echo two", "  echo Three", "  echo one"])
        try session.type("ec", showing: ["search 'ec': echo two", "> echo two", "  echo Three", "  echo one"])
        #expect(session.screen.styles(ofRow: 1).last == "7" && session.screen.styles(ofRow: 2).last == "")
        session.type("\u{12}")
        try session.wait("the next") { $0.lines.first == "search 'ec': echo Three" && $0.row(2) == "> echo Three" }
        session.type("\u{1b}[B")
        try session.wait("the one after it") { $0.lines.first == "search 'ec': echo one" }
        session.type("\u{1b}[A")
        try session.wait("back") { $0.lines.first == "search 'ec': echo Three" }
        session.type("ho o")
        try session.wait("a narrower one, and one with its letters") { screen in
            screen.lines == ["search 'echo o': echo one", "> echo one", "  echo two"]
        }
        session.type("zz")
        try session.wait("no match") { $0.lines.first == "failed search 'echo ozz': echo one" }
        session.type("\u{7f}\u{7f}\u{5} more\r")
        // Before the prompt is back the terminal would take Ctrl-R for its own.
        try session.wait("its output, and a prompt that reads keys") {
            $0.lines.contains("one more") && !session.isCooked
        }
        try session.enter("typed\u{12}three\u{7}", until: "got [typed]")
        try session.type("\u{12}THREE\u{3}", until: "cancelled 1")
        // Until then the terminal would take Ctrl-R for its own.
        try session.wait("a prompt that reads keys") { _ in !session.isCooked }
        session.type("\u{12}thr\r")
        try session.wait("the line to run") { $0.lines.filter { $0 == "Three" }.count == 1 }
    }

    @Test("arrows choose in the list, Enter and a blank take, typing narrows, Ctrl-G closes")
    func chosen() throws {
        let session = try ProbeSession.start()
        session.type("des\t\u{1b}[B")
        try session.wait("the first is chosen") { $0.styles(ofRow: 1).first == "7" && $0.styles(ofRow: 2).first != "7" }
        try session.enter("\u{1b}OB", showing: ["probe> describe-eif"])
        #expect(session.screen.cursorColumn == 20)
        try session.enter("x", until: "got [describe-eif x]")
        try session.enter("des\t\u{1b}[B y", until: "got [describe-enclaves y]")
        try session.type("\u{c}m\t", until: "Tab for more")
        session.type("19")
        try session.wait("those that are left") { screen in
            screen.lines.first == "probe> many-19" && screen.text.contains("many-199")
                && !screen.text.contains("many-2")
        }
        try session.type("\u{1b}[B\u{7}", showing: ["probe> many-19"])
        try session.enter("", until: "got [many-19]")
    }

    @Test("pasted lines are shown and run one by one, the rest stays to be edited")
    func paste() throws {
        let session = try ProbeSession.start()
        try session.type(
            "ab\u{2}\u{1b}[200~X\r\necho two\tend\r日本\n\u{1b}[31mlast\u{1b}[201~",
            showing: [
                "probe> aX", "got [aX]", "probe> echo two end", "two     end", "probe> 日本", "got [日本]",
                "probe> [31mlastb",
            ])
        try session.enter("!", until: "got [[31mlast!b]")
        try session.enter("\u{1b}[200~one line\u{1b}[201~ more", until: "got [one line more]")
    }

    @Test("pasted lines wait for the command before them, and Ctrl-C ends only that")
    func pasteAndInterrupt() throws {
        let session = try ProbeSession.start()
        try session.type("\u{1b}[200~sleep 60000\necho after\n\u{1b}[201~", until: "sleeping")
        session.type("\u{3}")
        try session.wait("the next line") { $0.lines.contains("^Cinterrupted 1") && $0.lines.contains("after") }
    }

    @Test("a paste that arrives in single bytes")
    func slowPaste() throws {
        let session = try ProbeSession.start()
        for byte in "\u{1b}[200~日本\necho b\n\u{1b}[201~".utf8 {
            session.type([byte])
            session.pump(milliseconds: 1)
        }
        try session.waitFor("got [日本]")
        try session.wait("the second line") { $0.lines.contains("b") }
    }

    @Test("stopped from outside and continued, it edits on")
    func stoppedOutside() throws {
        let session = try ProbeSession.start()
        try session.type("half", until: "probe> half")
        session.signal(SIGSTOP)
        session.type(" typed")
        session.signal(SIGCONT)
        try session.wait("the line again") { $0.lines.last == "probe> half typed" }
        try session.enter("", until: "got [half typed]")
        // Continued while a command runs: the terminal stays as commands have it.
        try session.enter("sleep 300", until: "sleeping")
        session.signal(SIGCONT)
        try session.waitFor("slept")
        session.type("sleep 60000\r")
        try session.wait("the second command") { $0.lines.filter { $0 == "sleeping" }.count == 2 }
        #expect(session.isCooked)
        try session.type("\u{3}", until: "interrupted 1")
    }

    @Test("a huge paste is taken in")
    func hugePaste() throws {
        let session = try ProbeSession.start()
        session.keepsOutput = false
        try session.type(
            "\u{1b}[200~" + (1...2000).map { "echo line \($0) of the paste\n" }.joined() + "\u{1b}[201~",
            until: "line 2000 of the paste")
        session.type("\u{1b}[200~" + String(repeating: "x", count: 100_000) + "\u{1b}[201~")
        try session.enter("\u{15}short", until: "got [short]")
    }

    @Test("suspended and continued, the prompt comes back with its line")
    func suspend() throws {
        // Only a process whose parent can continue it may be stopped from the terminal.
        let session = try TerminalSession("/bin/bash", ["--norc", "--noediting", "-i"], environment: ["PS1": "bash> "])
        try session.waitFor("bash>")
        try session.type(ProbeSession.executable + "\r", until: "probe>")
        try session.type("half", until: "probe> half")
        try session.type("\u{1a}", until: "Stopped")
        try session.wait("the other shell's prompt") { $0.lines.last == "bash>" && !$0.isBracketingPaste }
        session.type("fg\r")
        try session.wait("the line to come back") { $0.lines.last == "probe> half" && $0.isBracketingPaste }
        try session.enter(" typed", until: "got [half typed]")
    }
}
