import NeshTestSupport
import Testing

/// What a lesson says and shows of a line while it is typed.
@Suite struct TeachingTypingTests {
    /// The styles of a text in the last row that has it.
    private func styles(of text: String, _ screen: TestScreen) -> Set<String> {
        guard let row = screen.lines.lastIndex(where: { $0.contains(text) }),
            let range = screen.row(row).ranges(of: text).last
        else { return ["not there"] }
        let start = screen.row(row).distance(from: screen.row(row).startIndex, to: range.lowerBound)
        return Set(screen.styles(ofRow: row).dropFirst(start).prefix(text.count))
    }

    @Test("the lesson's words are no mistakes in it, and are outside", arguments: ["hint", "skip", "back"])
    func colours(_ word: String) throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("hello", of: 8)
        func type(_ wanted: String, _ isRight: (Set<String>) -> Bool) throws {
            terminal.type("\u{15}\(word)")
            try terminal.session.wait(wanted) { screen in
                screen.lines.last?.hasSuffix("> \(word)") ?? false && isRight(styles(of: word, screen))
            }
        }
        try type("a word without a mark") { !$0.contains { $0.contains("31") } }
        terminal.type("\u{15}")
        try terminal.enter("stop", until: "Lesson left")
        try type("a mistake") { $0.contains { $0.contains("31") } }
    }

    @Test("nothing is proposed behind the whole answer, with a blank or without, and Tab changes nothing")
    func wholeAnswer() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal()
        try terminal.enter("resources --json", until: "FreeMemoryMiB")
        func row(_ wanted: String, _ line: String) throws {
            try terminal.session.wait(wanted) { $0.lines.last?.hasSuffix("> \(line)") ?? false }
        }
        terminal.type("resources")
        try row("what history proposes", "resources --json")
        terminal.type("\u{15}")
        try terminal.enter("tutorial hello", until: "step 1 of 8")
        terminal.type("resource")
        try row("what history proposes before the answer is whole", "resources --json")
        terminal.type("s")
        try row("the answer alone", "resources")
        terminal.type(" ")
        try row("the answer and a blank", "resources")
        terminal.type("\u{15}\t")
        try row("the answer that Tab typed", "resources")
        terminal.type("\t")
        try terminal.session.wait("what to do now") { screen in
            screen.lines.suffix(2).first?.hasSuffix("> resources") ?? false
                && screen.lines.last == "Enter runs the line"
        }
        try terminal.enter("", until: "✓ done")
    }

    @Test("help says in a lesson what its words do, and elsewhere what has to do with them")
    func help() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("hello", of: 8)
        try terminal.enter("help hint", until: "Show a hint for this step")
        try terminal.enter("help skip", until: "Let nesh do this step")
        try terminal.enter("help back", until: "Go back to the step before")
        try terminal.enter("help stop", until: "Leave the lesson")
        try terminal.enter("stop", until: "Lesson left")
        try terminal.enter("help hint", until: "option hints")
    }

    @Test(
        "to go on within a lesson is told apart from the lesson behind it",
        arguments: ["next", " Next! ", "ｎｅｘｔ", "continue"])
    func next(word: String) throws {
        let terminal = try TeachingStage().lesson("hello", of: 8)
        try terminal.enter(word, until: "skip goes to the next step; tutorial next leaves this lesson")
        try terminal.enter("prev", until: "This is the first step.")
        try terminal.enter("hint", until: "resources")
    }

    @Test("to start or to go on means the lesson that tutorial alone begins")
    func start() throws {
        let stage = try TeachingStage()
        try stage.folder.write("state/nesh/tutorial.json", #"{"Lesson": "memory", "Step": 1, "Done": ["hello"]}"#)
        let terminal = try stage.terminal()
        for word in ["start", "continue"] {
            try terminal.enter("tutorial \(word)", until: "type fix to run: tutorial memory")
        }
        try terminal.enter("fix", until: "step 2 of 10")
    }
}
