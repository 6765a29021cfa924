import Foundation
import NeshTestSupport
import Testing

/// `scripts/check`: the checks of text find what they are for, all of it at once.
@Suite(.enabled(if: TestProgram.areInstalled("git", "python3"), "git or python3 is not installed"))
struct CheckScriptTests {
    let checkout: FakeCheckout

    init() throws {
        checkout = try FakeCheckout()
        #expect(try checkout.run("/usr/bin/git", "init", "-q", checkout.root).status == 0)
    }

    func check(_ names: String...) throws -> FakeCheckout.Ended {
        try checkout.start(["\(checkout.root)/scripts/check"] + names)()
    }

    @Test func aCleanCheckoutPasses() throws {
        let ended = try check("text", "pages")
        #expect(ended.errors == "check: text pages: nothing found\n")
        #expect(ended.status == 0)
    }

    /// The tildes keep these lines from being found here.
    private static let faults: [(String, String)] = [
        ("Sources/A/A.swift", "import Foundation\n"),
        ("Sources/A/A.swift", "let a = try~! b()\n"),
        ("Sources/A/A.swift", "fatal~Error(\"\")\n"),
        ("Sources/A/A.swift", "struct A: @unchecked Sendable {}\n"),
        ("Sources/A/A.swift", "let a = 1 \n"),
        ("Sources/A/A.swift", "351 lines"),
        ("docs/a.md", "in /ho~me/ann/nesh\n"),
        ("docs/a.md", "see iss~ue 12\n"),
        ("docs/a.md", "TO~DO\n"),
        ("docs/a.md", "[a](missing.md)\n"),
        ("scripts/new", "#!/bin/sh\n"),
    ]

    @Test(arguments: faults)
    func findsIt(file: String, text: String) throws {
        let lines = text == "351 lines" ? String(repeating: "\n", count: 351) : text.replacing("~", with: "")
        try checkout.write(file, lines)
        let ended = try check("text", "pages")
        #expect(ended.status == 1)
        #expect(ended.errors.contains("\n\(file):") || ended.errors.hasPrefix("\(file):"), "\(ended.errors)")
    }

    @Test func listsAllFindings() throws {
        try checkout.write("Sources/A/A.swift", "import Foundation\nlet a = 1 \n")
        try checkout.write("docs/a.md", "[a](missing.md)\n")
        let ended = try check("text", "pages")
        #expect(ended.errors.contains("Sources/A/A.swift:1:"))
        #expect(ended.errors.contains("Sources/A/A.swift:2:"))
        #expect(ended.errors.contains("docs/a.md:1: no such file: missing.md"))
        #expect(ended.errors.hasSuffix("check: findings: text pages\n"))
    }

    @Test func aReasonCloseByIsEnough() throws {
        try checkout.write("Sources/A/A.swift", "// SAFETY: it has no state.\nstruct A: @unchecked Sendable {}\n")
        #expect(try check("text").status == 0)
    }

    @Test(
        arguments: [
            ("docs/a.md", "What is secret belongs\ninto an enclave.\n"),
            ("docs/a.md", "| option | Its value; needed |\n"),
            ("docs/a.nesh", "## Whoever sees it knows.\n"),
            ("Sources/A/A.swift", "/// A number that is none.\n"),
            ("Sources/A/A.swift", "let a = \"The image; else the current one\"\n"),
            ("Sources/A/A.swift", "let a = \"\\(b.map(\"x\")) shall do\"\n"),
            ("Sources/A/a.c", "/* It mends\n * that. */\n"),
            ("scripts/new.sh", "# shellcheck shell=bash\n# What it tells.\n"),
        ])
    func findsWords(file: String, text: String) throws {
        try checkout.write(file, text)
        let ended = try check("words")
        #expect(ended.status == 1)
        #expect(ended.errors.hasPrefix("\(file):"), "\(ended.errors)")
    }

    /// Code is no prose, and some words are right where their neighbours are.
    @Test(
        arguments: [
            ("docs/a.md", "It can tell them apart; `else` begins the other part.\n\n```\nwhoever\n```\n"),
            ("Sources/A/A.swift", "let whoever = mend(else: nil)  // Nil if there is none.\n"),
            ("Sources/A/A.swift", "let a = \"try it, or else\"\n"),
            ("docs/commands.md", "Whoever\n"),
        ])
    func leavesTheseWords(file: String, text: String) throws {
        try checkout.write(file, text)
        let ended = try check("words")
        #expect(ended.status == 0, "\(ended.errors)")
    }

    /// Pages that do not hang together: a heading that is not there, a page that no other names, a block that nobody
    /// runs, a message that nobody prints.
    @Test(
        arguments: [
            ("docs/a.md", "[a](b.md#second)\n", "docs/a.md:1: no such heading: b.md#second"),
            ("README.md", "[a](docs/b.md)\n", "docs/a.md:1: cannot be reached from README.md in two steps"),
            (
                "README.md", "[a](docs/a.md)\n" + String(repeating: "wide ", count: 21),
                "README.md:2: this line has more than 100"
            ),
            ("README.ja.md", String(repeating: "広", count: 51), "README.ja.md:1: this line has more than 100 columns"),
            ("README.ja.md", "一行の途\n中で\n", "README.ja.md:1: end the line where the sentence pauses"),
            ("docs/a.md", "One\n", "docs/a.md:1: the page does not end with 'Next:' and links"),
            ("docs/a.md", "One\n\n```sh\ntrue\n```\n", "docs/a.md:3: a block that no test runs"),
            (
                "docs/troubleshooting.md", "### `it … is gone`\n",
                "docs/troubleshooting.md:1: no message has this text: is gone"
            ),
        ])
    func findsLooseEnds(file: String, text: String, finding: String) throws {
        try checkout.write("docs/b.md", "# B\n\n## First\n")
        try checkout.write("docs/a.md", "# A\n")
        try checkout.write(file, text)
        let ended = try check("pages")
        #expect(ended.status == 1)
        #expect(ended.errors.contains(finding), "\(ended.errors)")
    }

    /// A Japanese page that has all headings, but not all of what the English one says below them.
    @Test(arguments: [
        ("In 3 cases.\n", "場合があります。\n", "does not say 3"), ("E26 comes.\n", "E27 です。\n", "does not say E26"),
        ("Type `ls --all`.\n", "`ls` を使います。\n", "does not say --all"),
        ("|a|\n|-|\n|b|\n", "|a|\n|-|\n", "have 2 rows, the English ones 3"),
        ("```nesh\nls  # all of them\n```\n", "```nesh\ntop  # すべて\n```\n", "does not say ls"),
    ])
    func findsWhatAJapanesePageLacks(english: String, japanese: String, finding: String) throws {
        try checkout.write("README.md", "[a](docs/a.md)\n\n[b](docs/ja/a.md)\n")
        try checkout.write("docs/a.md", "# A\n\nOne\n\n## B\n\n\(english)\nNext: [c](../README.md)\n")
        try checkout.write("docs/ja/a.md", "# A\n\n1 つ\n\n## B\n\n\(japanese)\n次へ: [c](../../README.md)\n")
        let ended = try check("pages")
        #expect(ended.status == 1)
        #expect(
            ended.errors.contains("docs/ja/a.md:5: this section") && ended.errors.contains(finding), "\(ended.errors)")
    }

    /// In a pager a page's lines are as they are.
    @Test(arguments: [
        ("ハッシュ値は 3\nつです。\n", "a number and its counter in one line"),
        ("中を見るのは `root`\nのプログラムです。\n", "a word and the particle behind it in one line"),
        ("- 各マシン、\nまたは 1 台に入れます。\n", "a list's item goes on under its own text"),
    ])
    func findsTornLinesOfJapanesePages(text: String, finding: String) throws {
        try checkout.write("docs/ja/a.md", text)
        let ended = try check("japanese")
        #expect(ended.status == 1)
        #expect(ended.errors.contains("docs/ja/a.md:1: ") && ended.errors.contains(finding), "\(ended.errors)")
    }

    /// An entry for a text that no source has, and a translation that loses a gap.
    @Test(
        arguments: [
            ("cannot read {}", "{} を読めません", "no source says this any more: cannot read {}"),
            ("cannot open {}", "開けません", "the translation has other gaps: 開けません"),
        ])
    func findsStaleTranslations(english: String, japanese: String, finding: String) throws {
        try checkout.write("Sources/A/A.swift", "let a = \"cannot open \\(name)\"\n")
        try checkout.write(
            "Sources/NeshJapanese/JapaneseTexts+Verbs.swift",
            "    static let all = \"\"\"\n        \(english)\n            \(japanese)\n        \"\"\"\n")
        let ended = try check("japanese")
        #expect(ended.status == 1)
        #expect(ended.errors.contains(finding), "\(ended.errors)")
    }

    /// Whoever looks for a sentence finds it by the source that says it.
    @Test func findsTranslationsInAnotherFile() throws {
        try checkout.write("Sources/NeshKMS/Policy/Policy+Evaluate.swift", "let a = \"cannot open \\(name)\"\n")
        for name in ["KMS", "Verbs"] {
            try checkout.write(
                "Sources/NeshJapanese/JapaneseTexts+\(name).swift",
                "    static let all = \"\"\"\n        cannot open {}\n            {} を開けません\n        \"\"\"\n")
            let ended = try check("japanese")
            let advice = "this belongs in Sources/NeshJapanese/JapaneseTexts+KMS.swift"
            #expect(ended.errors.contains(advice) == (name == "Verbs"))
            try checkout.write("Sources/NeshJapanese/JapaneseTexts+\(name).swift", "")
        }
    }

    /// Only one of the two would ever be shown.
    @Test(arguments: [
        ("開けません: {}", "Keep the better Japanese, and remove the other."), ("{} を開けません", "Remove one."),
    ])
    func findsEntriesThatStandTwice(japanese: String, advice: String) throws {
        try checkout.write("Sources/A/A.swift", "let a = \"cannot open \\(name)\"\n")
        for (name, text) in [("Files", "{} を開けません"), ("Verbs", japanese)] {
            try checkout.write(
                "Sources/NeshJapanese/JapaneseTexts+\(name).swift",
                "    static let all = \"\"\"\n        cannot open {}\n            \(text)\n        \"\"\"\n")
        }
        let ended = try check("japanese")
        #expect(ended.status == 1)
        let places = ["Verbs", "Files"].map { "Sources/NeshJapanese/JapaneseTexts+\($0).swift:3" }
        #expect(
            ended.errors.contains("\(places[0]): stands at \(places[1]) already: cannot open {}\n    \(advice)"),
            "\(ended.errors)")
    }

    @Test func pagesThatHangTogetherPass() throws {
        try checkout.write("README.md", "[b](docs/b.md#the-first-one-a--b)\n\n```nesh\necho\n```\n")
        try checkout.write("docs/b.md", "# B\n\n## The first `one`, a & b\n\nNext: [c](troubleshooting.md)\n")
        try checkout.write("Sources/A/A.swift", "let a = \"the \\(name) \"\n    + \"is gone\"\n")
        try checkout.write(
            "docs/troubleshooting.md",
            "### `the … is gone`\n\n<!-- not run: needs root -->\n```sh\nsu\n```\n\nNext: [b](b.md)\n")
        let ended = try check("pages")
        #expect(ended.status == 0, "\(ended.errors)")
    }
}
