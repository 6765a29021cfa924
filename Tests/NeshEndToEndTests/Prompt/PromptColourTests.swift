import NeshTestSupport
import Testing

extension PromptTests {
    @Suite("Colours while a line is typed") struct Colours {
        /// The styles of a text in the screen's first row.
        private func styles(of text: String, _ screen: TestScreen) -> Set<String> {
            let row = screen.row(0)
            guard let range = row.ranges(of: text).last else { return ["not there"] }
            let start = row.distance(from: row.startIndex, to: range.lowerBound)
            return Set(screen.styles(ofRow: 0).dropFirst(start).prefix(text.count))
        }

        @Test("each kind of word has its own, a mistake is underlined before Enter", arguments: [80, 40])
        func colours(columns: Int) throws {
            let world = try PromptWorld()
            try world.directory.write("hello.eif", "")
            let session = try world.prompt(columns: columns)
            session.type("\u{c}describe-eif --eif-path hello.eif")
            try session.wait("coloured words") { screen in
                styles(of: "describe-eif", screen) == ["1"] && styles(of: "--eif-path", screen) == ["34"]
                    && (columns == 40 || styles(of: "hello.eif", screen) == ["36"])
            }
            session.type("\u{15}echo 'text' $status # note")
            try session.wait("a string, a variable, a comment") { screen in
                styles(of: "'text'", screen) == ["32"] && styles(of: "$status", screen) == ["35"]
                    && styles(of: "# note", screen) == ["2"]
            }
            session.type("\u{15}verson --json")
            try session.wait("the mistake") { screen in styles(of: "verson", screen) == ["31;4"] }
            session.type("\u{1}\u{1b}[C\u{1b}[C\u{1b}[C\u{1b}[Ci")
            try session.wait("mended") { screen in styles(of: "version", screen) == ["1"] }
        }

        @Test("none without colours", arguments: ["NO_COLOR", "TERM"])
        func plain(_ how: String) throws {
            let world = try PromptWorld()
            let session = try world.prompt(environment: how == "TERM" ? ["TERM": "dumb"] : ["NO_COLOR": "1"])
            session.type("verson --json 'text'")
            try session.wait("the line") { $0.lines.last?.hasSuffix("> verson --json 'text'") == true }
            let text = String(decoding: session.output, as: UTF8.self)
            #expect(["[1m", "[4m", "[31", "[32m", "[34m"].allSatisfy { !text.contains("\u{1b}" + $0) })
        }

        @Test("the list: arrows choose, Enter takes, typing narrows, Escape closes")
        func list() throws {
            let world = try PromptWorld()
            let session = try world.prompt()
            session.type("\u{c}describe-e\t")
            try session.wait("two commands") { $0.lines.count == 3 }
            session.type("\u{1b}[B\u{1b}[B")
            try session.wait("the second is chosen") {
                $0.styles(ofRow: 2).first == "7" && $0.styles(ofRow: 1).first != "7"
            }
            try session.enter("", showing: ["nesh> describe-enclaves"])
            #expect(session.screen.cursorColumn == 24)
            session.type("\u{15}option \t")
            try session.wait("settings") { $0.lines.count > 3 }
            session.type("n")
            try session.wait("those with n") { screen in
                screen.lines[0] == "nesh> option n" && screen.lines.count < 3
                    || screen.lines.dropFirst().allSatisfy { $0.hasPrefix("n") }
            }
            session.type("\u{15}describe-e\t")
            try session.wait("the list again") { $0.lines.count == 3 }
            try session.type("\u{1b}", showing: ["nesh> describe-e"])
        }
    }
}
