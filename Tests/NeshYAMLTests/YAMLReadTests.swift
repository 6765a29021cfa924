import NeshYAML
import Testing

@Suite("YAML, read") struct YAMLReadTests {
    func root(_ text: String) throws -> YAML { try #require(try YAMLDocument.parse(Array(text.utf8)).root) }

    func problem(_ text: String) -> YAMLProblem? {
        do {
            _ = try YAMLDocument.parse(Array(text.utf8))
            return nil
        } catch { return error }
    }

    @Test func valuesAndTheirPlaces() throws {
        let root = try root("---\n# note\na: 1 # one\nb: [x, \"y\"]\n'c':\n  - d: >\n      text\n")
        #expect(root.pairs?.map(\.key.text) == ["a", "b", "c"])
        let one = try #require(root.pairs?[0].value)
        #expect(one.text == "1")
        #expect(one.start.line == 3 && one.start.column == 4 && one.start.offset == 14)
        #expect(one.end.offset == 15)
        #expect(root.pairs?[1].value.elements?.map(\.text) == ["x", "y"])
        #expect(root.pairs?[1].value.isFlow == true)
        #expect(root.pairs?[2].value.elements?[0].pairs?[0].value.text == "text\n")
    }

    @Test("Characters are counted, not bytes") func wideCharacters() throws {
        let root = try root("é: ü\n鍵: 値\n")
        let start = root.pairs?[1].value.start
        #expect(start?.line == 2 && start?.column == 4 && start?.offset == 8)
    }

    @Test(arguments: ["", "# only a comment\n", "---\n", "---\n...\n"]) func nothing(_ text: String) throws {
        let document = try YAMLDocument.parse(Array(text.utf8))
        #expect(document.root?.isEmpty ?? true)
    }

    @Test("full-width punctuation that breaks a text is named where it stands") func fullWidthSigns() {
        let problem = problem("# ：\nallowlist：[{address: a, port: 1}]\n")
        #expect(problem.map { [$0.line, $0.column] } == [2, 10])
        #expect(problem?.message == "this is not YAML: '：' is a full-width character")
        #expect(problem?.fixes == ["write : in its place"])
        // In a text it is right.
        #expect(self.problem("a: ：\n") == nil)
        #expect(self.problem("a: [1, 2\n")?.message == "this is not YAML: a ',' or ']' is missing")
    }

    @Test("of full-width signs only one that the mistake is made of is named, in files with any line ends")
    func fullWidthSignsElsewhere() {
        let missing = "this is not YAML: a ',' or ']' is missing"
        for right in ["note: don’t – ok", "note: 値：です", "note: \"a，b\"", "# ：", "'：': 1"] {
            #expect(self.problem("\(right)\nmemory_mib: [512\n")?.message == missing, "\(right)")
            #expect(self.problem("\(right)\r\nmemory_mib: [512\r\n")?.message == missing, "\(right)")
        }
        let late = problem("# one\r\na: 1 # two\r\nb：2\r\nc：3\r\nd: 4\r\n")
        #expect(late.map { [$0.line, $0.column] } == [3, 2], "\(late.map(\.message) ?? "")")
        #expect(problem("a: [“x”: 1, y\n")?.message == "this is not YAML: '“' is a curly quote")
        let flow = problem("a: {b: 1，\n  c: 2]\n")
        #expect(flow.map { [$0.line, $0.column] } == [1, 9], "\(flow.map(\.message) ?? "")")
    }

    @Test func mistakesAndTheirPlaces() {
        #expect(problem("a: 1\nb: c: d\n").map { [$0.line, $0.column] } == [2, 5])
        #expect(problem("a: [1, 2\n")?.line == 2)
        #expect(problem("a: 1\n---\nb: 2\n").map { [$0.line, $0.column] } == [2, 1])
        #expect(problem("a: 1\nb: 2\na: 3\n")?.message == "'a' stands in line 1 already")
        #expect(problem("a: 1\nb: *x\n")?.line == 2)
        #expect(problem("a: &x [*x]\n")?.message == "*x stands for nothing that is above it")
        #expect(problem("a:\n\t- 1\n")?.line == 2)
    }

    @Test func noText() throws {
        let bytes = Array("a: 1\nb: ".utf8) + [0xff, 0x0a]
        let found = #expect(throws: YAMLProblem.self) { _ = try YAMLDocument.parse(bytes) }
        #expect(found?.line == 2 && found?.column == 4)
        #expect(throws: YAMLProblem.self) { _ = try YAMLDocument.parse([0xff, 0xfe, 0x61, 0x00]) }
    }

    @Test("Nine aliases of nine aliases, nine times over") func aliasesOfAliases() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
                + "]\n"
        }
        #expect(problem(text)?.message == "there are more than 10000 values")
    }

    @Test func depthAndSize() throws {
        let depth = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
        #expect(problem(depth)?.message.hasPrefix("lists and maps stand inside one another") == true)
        #expect(problem(String(repeating: "#", count: (1 << 20) + 1)) != nil)
        let deep = String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
        #expect(problem(deep) == nil)
    }

    @Test func anAliasStandsForItsValue() throws {
        let root = try root("a: &x 5\nb: *x\n")
        #expect(root.pairs?[1].value.text == "5")
        #expect(root.pairs?[1].value.start.line == 2)
    }
}
