import Foundation
import NeshData
import NeshTestSupport
import Testing

/// Reports, lessons of one's own, notes of a presenter.
@Suite struct TeachingClassTests {
    /// A lesson that needs no enclave.
    private static let words = """
        # lesson: Words
        ## 1. The version
        # hint: One verb tells it.
        version
        expect $output ~ nesh
        ## 2. A failure
        not describe-eif --eif-path missing.eif
        expect $error.code == E19
        ## That was all.

        """

    private func report(_ stage: TeachingStage, _ name: String) throws -> JSON {
        try JSON.parse(Array(try stage.text(name).utf8))
    }

    @Test func aRunAtThePromptIsReportedAfterEachStep() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial", "hello", "--report", "hello.json")
        try terminal.expect("step 1 of 8")
        try terminal.enter("!true", until: "This step is not done yet")
        try terminal.enter("hint", until: "One word")
        try terminal.enter("resources", until: "step 2 of 8")
        try terminal.enter("skip", until: "step 3 of 8")
        let json = try report(stage, "hello.json")
        let first = json["Results"]?[0]
        #expect(first?["Outcome"]?.string == "done" && first?["Misses"]?.integer == 1 && first?["Hints"]?.integer == 1)
        #expect(
            json["Results"]?[1]?["Outcome"]?.string == "skipped" && json["Results"]?[2]?["Outcome"]?.string == "open")
        #expect(json["Done"]?.integer == 1 && json["Skipped"]?.integer == 1 && json["Steps"]?.integer == 8)
        try terminal.enter("stop", until: "Lesson left")
        // Who comes back has done the earlier steps before: another report says so.
        try terminal.enter("tutorial hello --report again.xml", until: "step 3 of 8")
        try terminal.enter("stop", until: "Lesson left")
        let xml = try stage.text("again.xml")
        #expect(xml.contains("tests=\"8\" failures=\"6\" skipped=\"2\"") && xml.contains("done in an earlier session"))
    }

    @Test(.enabled(if: TestProgram.areInstalled("python3"), "python3 is not installed"))
    func answersAreGradedWithoutAPrompt() throws {
        let stage = try TeachingStage()
        try stage.write("words.nesh", Self.words)
        try stage.write("good.txt", "# mine\nversion\n\ndescribe-eif --eif-path missing.eif\n")
        try stage.write("bad.txt", "!true\nversion\nls\n")
        let good = try stage.nesh("tutorial", "./words.nesh", "--answers", "good.txt", "--report", "good.xml")
        #expect(good.status == 0, "\(good.output)\(good.errors)")
        let bad = try stage.nesh("tutorial", "./words.nesh", "--answers", "bad.txt", "--report", "bad.xml")
        #expect(bad.status == 1 && bad.output.contains("1 of 2 steps"), "\(bad.output)\(bad.errors)")
        // Another reader of XML agrees on the numbers.
        let script = """
            import sys, xml.etree.ElementTree as t
            for f in sys.argv[1:]:
                s = t.parse(f).getroot()[0]
                assert int(s.get('tests')) == len(s.findall('testcase'))
                assert int(s.get('failures')) == len(s.findall('.//failure'))
                print(s.get('tests'), s.get('failures'), s.findall('.//property')[0].get('value'))
            """
        let read = try Program.run(
            "/usr/bin/env", ["python3", "-c", script, stage.work + "/good.xml", stage.work + "/bad.xml"],
            stage.environment)
        #expect(read.output == "2 0 0\n2 1 1\n", "\(read.errors)")
    }

    @Test func lessonsOfOnesOwnAreFoundByTheirNames() throws {
        let stage = try TeachingStage()
        for (folder, name) in [("data/nesh/lessons", "mine"), ("work/lessons", "class"), ("lessons", "outside")] {
            try FileManager.default.createDirectory(
                atPath: stage.folder.path + "/" + folder, withIntermediateDirectories: true)
            try Self.words.write(
                toFile: stage.folder.path + "/\(folder)/\(name).nesh", atomically: true, encoding: .utf8)
        }
        // Whoever may change a file may put any command into it.
        try stage.write("lessons/open.nesh", Self.words)
        chmod(stage.work + "/lessons/open.nesh", 0o666)
        // A name of the program's stays the program's.
        try stage.write("lessons/hello.nesh", Self.words)
        let status = try stage.nesh("tutorial", "status", "--json")
        let own = try JSON.parse(Array(status.output.utf8))["OwnLessons"]?.array ?? []
        #expect(own.compactMap { $0["Name"]?.string } == ["class", "mine"], "\(status.output)")
        #expect(try stage.nesh("tutorial", "show", "mine").output == Self.words)
        #expect(try stage.nesh("tutorial", "clas").errors.contains("did you mean 'class'"))
        let terminal = try stage.terminal("tutorial", "class", columns: 40)
        try terminal.expect("Lesson: Words")
        try terminal.enter("version", until: "step 2 of 2")
        try terminal.enter("describe-eif --eif-path missing.eif", until: "Lesson class is done")
        // In a repository they are found from below, too.
        try FileManager.default.createDirectory(
            atPath: stage.work + "/deep/er", withIntermediateDirectories: true)
        let deep = ["-c", "cd deep/er && exec \"$0\" tutorial status --json", Program.nesh]
        #expect(
            !(try Program.run("/bin/sh", deep, stage.environment, directory: stage.work)).output.contains(
                "lessons/class.nesh"))
        try FileManager.default.createDirectory(atPath: stage.work + "/.git", withIntermediateDirectories: true)
        #expect(
            try Program.run("/bin/sh", deep, stage.environment, directory: stage.work).output.contains(
                "lessons/class.nesh"))
    }

    @Test func checkNamesStepsWhoseConditionsLackWords() throws {
        let stage = try TeachingStage()
        let step = { (means: String) in "## See it.\n# hint: version\nversion\n\(means)expect $output ~ '[0-9]'\n" }
        try stage.write("vague.nesh", step("") + "\n" + step("# means: the version\n"))
        let checked = try stage.nesh("tutorial", "check", "vague.nesh", "--json").json
        let findings = checked?["Findings"]?.array?.filter { $0["Text"]?.string?.contains("# means:") ?? false }
        #expect(findings?.compactMap { $0["Step"]?.integer } == [1])
    }

    @Test func newMakesALessonAndCheckWalksIt() throws {
        let stage = try TeachingStage()
        #expect(try stage.nesh("tutorial", "new", "begin.nesh").status == 0)
        let first = try stage.nesh("tutorial", "check", "begin.nesh")
        #expect(
            first.status == 0 && first.output.contains("3 of 3 steps: the lesson can be completed"), "\(first.output)")
        #expect(try stage.nesh("ls").output.contains("no enclave is running"))
        try stage.write(
            "talk.nesh",
            "## Start it.\nrun-enclave --eif-path a.eif --memory 64 --cpu-count 1\n\n## End it.\nterminate-enclave\n")
        let made = try stage.nesh("tutorial", "new", "talk.nesh")
        #expect(made.status == 0, "\(made.errors)")
        let text = try stage.nesh("tutorial", "show", "talk").output
        #expect(text.contains("# hint: run-enclave: ") && text.contains("\nexpect $enclave.state == RUNNING\n"))
        #expect(text.contains("terminate-enclave\nexpect ${enclave.state:-gone} != RUNNING\n"))
        #expect(try stage.nesh("tutorial", "new", "talk.nesh").errors.contains("is there already"))
        // Its image is missing: the first step is where it ends, and it is said why.
        let checked = try stage.nesh("tutorial", "check", "talk", "--json")
        #expect(checked.status == 1 && checked.output.contains("a.eif"), "\(checked.output)")
        // What is wrong with the script is said before a lesson is made of it.
        try stage.write("wrong.nesh", "## Start it.\nrun-enclave --debug\n")
        let wrong = try stage.nesh("tutorial", "new", "wrong.nesh").errors
        #expect(wrong.contains("unknown option '--debug'") && wrong.contains("wrong.nesh has mistakes"), "\(wrong)")
        try stage.write("dumb.nesh", "version\n| x\n")
        #expect(try stage.nesh("tutorial", "new", "dumb.nesh").errors.contains("says nothing"))
        for name in ["talk.md", "talk"] {
            #expect(try stage.nesh("tutorial", "new", name).errors.contains("ends with .nesh"))
        }
        for name in ["hello.nesh", "status.nesh", "a b.nesh"] {
            try stage.write(name, Self.words)
            #expect(try stage.nesh("tutorial", "new", name).status != 0, "\(name)")
        }
    }

    private static let demo = """
        option typing 6000wpm
        ## A title
        ##
        ## The first thing.
        ### Ask who has been here before.
        echo one
        ## The second thing.
        ### Wait for questions.
        ### 日本語のメモ
        echo two

        """

    @Test("notes are the presenter's alone, and follow the demo", arguments: [80, 40])
    func notes(columns: Int) throws {
        let stage = try TeachingStage()
        try stage.write("demo.nesh", Self.demo)
        #expect(try stage.nesh("demo", "--notes").output.contains("no demo runs"))
        let demo = try stage.terminal("--demo", "demo.nesh", columns: columns, rows: 30)
        try demo.expect("The first thing.")
        try demo.session.wait("the title") { _ in
            String(decoding: demo.session.output, as: UTF8.self).contains("\u{1b}]2;1/2  ")
        }
        let notes = try stage.terminal("demo", "--notes", columns: columns, rows: 14)
        try notes.session.wait("the first notes") { screen in
            screen.text.contains("step 1 of 2") && screen.text.contains("Ask who has been here")
                && screen.text.contains("echo two")
        }
        // A break, and everything is there again.
        try demo.type("b", until: "resume goes on")
        demo.look()
        try demo.enter("resume", until: "The first thing.")
        try demo.session.wait("the prompt") { $0.lines.last { !$0.isEmpty } == "nesh>" }
        demo.type(" ")
        try demo.session.wait("the line") { $0.lines.last?.hasSuffix("> echo one") == true }
        try demo.type(" ", until: "The second thing.")
        try notes.session.wait("the second notes") { screen in
            screen.text.contains("step 2 of 2") && screen.text.contains("日本語のメモ") && !screen.text.contains("Ask who")
        }
        demo.type("q")
        #expect(try demo.end() == 0)
        try notes.session.wait("the end") { $0.text.contains("the demo is over") }
        notes.type("q")
        #expect(try notes.end() == 0)
        let shown = String(decoding: demo.session.output, as: UTF8.self)
        #expect(!shown.contains("Ask who") && !shown.contains("Wait for"))
        #expect(shown.contains("\u{1b}]2;2/2  ") && shown.contains("\u{1b}[23;0t"))
        #expect(try stage.nesh("demo", "--notes").output.contains("no demo runs"))
    }
}
