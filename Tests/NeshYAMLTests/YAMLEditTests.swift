import NeshYAML
import Testing

@Suite("YAML, changed") struct YAMLEditTests {
    func changed(_ text: String, _ key: String = "a", _ value: String = "9", isText: Bool = false) throws -> String {
        var file = try YAMLText(Array(text.utf8))
        try file.set(key, to: value, isText: isText)
        return file.text
    }

    @Test(
        "A value changes where it stands",
        arguments: [
            ("a: 1\n", "a: 9\n"), ("a:   1   # why\nb: 2\n", "a:   9   # why\nb: 2\n"), ("a: \"1\"\r\n", "a: 9\r\n"),
            ("a:\n", "a: 9\n"), ("a: # none yet\nb: 1\n", "a: 9 # none yet\nb: 1\n"), ("a:\n  1\n", "a:\n  9\n"),
            ("{ a: 1, b: 2 }\n", "{ a: 9, b: 2 }\n"), ("'a': 1\n", "'a': 9\n"), ("? a\n: 1\n", "? a\n: 9\n"),
            ("b: &x 1\na: *x\n", "b: &x 1\na: 9\n"), ("\u{feff}a: 1\n", "\u{feff}a: 9\n"),
            ("\u{feff}a: 1\nb: 2\n", "\u{feff}a: 9\nb: 2\n"), ("\u{feff}b: 1\r\na: 2\r\n", "\u{feff}b: 1\r\na: 9\r\n"),
            ("---\né: 鍵 # ü\na: 1\n...\n", "---\né: 鍵 # ü\na: 9\n...\n"), ("a: 1\r\nb: 2\r\n", "a: 9\r\nb: 2\r\n"),
            ("a: !!int 1\n", "a: 9\n"), ("a: \"x # y\" # z\n", "a: 9 # z\n"),
        ])
    func inPlace(_ before: String, _ after: String) throws {
        #expect(try changed(before) == after)
    }

    @Test(
        "A missing one gets a line, or a place in the braces",
        arguments: [
            ("", "a: 9\n"), ("b: 1", "b: 1\na: 9"), ("b: 1\r\n", "b: 1\r\na: 9\r\n"), ("  b: 1\n", "  b: 1\n  a: 9\n"),
            ("---\n# note\n", "---\n# note\na: 9\n"), ("---\nb: 1\n...\n", "---\nb: 1\na: 9\n...\n"),
            ("{b: 1}\n", "{b: 1, a: 9}\n"), ("{b: 1,}\n", "{b: 1, a: 9,}\n"), ("{}\n", "{a: 9}\n"),
            ("{b}\n", "{b, a: 9}\n"),
            ("b:\n- 1\n", "b:\n- 1\na: 9\n"), ("b: 1 # a: 2\n", "b: 1 # a: 2\na: 9\n"),
        ])
    func missing(_ before: String, _ after: String) throws {
        #expect(try changed(before) == after)
    }

    @Test func textStaysText() throws {
        #expect(try changed("a: x\n", "a", "1,3", isText: true) == "a: 1,3\n")
        #expect(try changed("a: x\n", "a", "3", isText: true) == "a: \"3\"\n")
        #expect(try changed("{a: x}\n", "a", "1,3", isText: true) == "{a: \"1,3\"}\n")
        #expect(try changed("a: x\n", "a", "b: \"c\\\n# d", isText: true) == "a: \"b: \\\"c\\\\\\U0000000a# d\"\n")
    }

    @Test(
        "What cannot be done safely is refused with its line",
        arguments: [
            ("- a: 1\n- a: 2\n", 1), ("b: 1\na: &x 1\nc: *x\n", 2), ("a: |\n  1\n", 1), ("b: 1\na: [1]\n", 2),
            ("\n\nsomething\n", 3), ("{a}\n", 1),
        ])
    func refused(_ text: String, _ line: Int) throws {
        var file = try YAMLText(Array(text.utf8))
        let problem = #expect(throws: YAMLProblem.self) { try file.set("a", to: "9") }
        #expect(problem?.line == line)
        #expect(problem?.fixes.first?.hasSuffix("a: 9") == true)
        #expect(file.text == text)
    }

    @Test func commentingOut() throws {
        var file = try YAMLText(Array("x: 1\na: 2 # two\nb:\n  3 # n\n".utf8))
        try file.commentOut("a")
        #expect(file.text == "x: 1\n# a: 2 # two\nb:\n  3 # n\n")
        try file.commentOut("b")
        #expect(file.text == "x: 1\n# a: 2 # two\n# b:\n#   3 # n\n")
        try file.commentOut("b")
        #expect(file.settings?.count == 1)
    }

    @Test(arguments: [
        ("x: 1\n# a: 2\n# a: of two words\n", "x: 1\na: 9\n# a: of two words\n"),
        ("  x: 1\r\n  # a: 2\r\n  y: 3\r\n", "  x: 1\r\n  a: 9\r\n  y: 3\r\n"),
        ("# a: 1\n# a: 2", "# a: 1\na: 9"),
        ("x: |\n  y\n  # a: 2\n", "x: |\n  y\n  # a: 2\na: 9\n"),
        ("{x: 1,\n# a: 2\n}\n", "{x: 1, a: 9,\n# a: 2\n}\n"),
    ])
    func comesBackInItsPlace(_ text: String, _ expected: String) throws {
        var file = try YAMLText(Array(text.utf8))
        try file.set("a", to: "9")
        #expect(file.text == expected)
    }

    @Test(arguments: ["{x: 1, a: 2}\n", "x: 1\n? a\n: 2\n", "x: 1\na: &n 2\nb: *n\n"])
    func notAlone(_ text: String) throws {
        var file = try YAMLText(Array(text.utf8))
        #expect(throws: YAMLProblem.self) { try file.commentOut("a") }
        #expect(file.text == text)
    }
}
