import Foundation
import NeshTestSupport
import Testing

/// `scripts/check`: the checks of text find what they are for, all of it at once.
@Suite(.enabled(if: TestProgram.areInstalled("git"), "git is not installed")) struct CheckScriptTests {
    let checkout: FakeCheckout

    init() throws {
        checkout = try FakeCheckout()
        #expect(try checkout.run("/usr/bin/git", "init", "-q", checkout.root).status == 0)
    }

    func check(_ names: String...) throws -> FakeCheckout.Ended {
        try checkout.start(["\(checkout.root)/scripts/check"] + names)()
    }

    @Test func aCleanCheckoutPasses() throws {
        let ended = try check("text", "links")
        #expect(ended.errors == "check: text links: nothing found\n")
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
        let ended = try check("text", "links")
        #expect(ended.status == 1)
        #expect(ended.errors.contains("\n\(file):") || ended.errors.hasPrefix("\(file):"), "\(ended.errors)")
    }

    @Test func listsAllFindings() throws {
        try checkout.write("Sources/A/A.swift", "import Foundation\nlet a = 1 \n")
        try checkout.write("docs/a.md", "[a](missing.md)\n")
        let ended = try check("text", "links")
        #expect(ended.errors.contains("Sources/A/A.swift:1:"))
        #expect(ended.errors.contains("Sources/A/A.swift:2:"))
        #expect(ended.errors.contains("docs/a.md:1: no such file: missing.md"))
        #expect(ended.errors.hasSuffix("check: findings: text links\n"))
    }

    @Test(arguments: [
        ("package func a() {}", "func a"), ("public struct A {}", "struct A"),
        ("/// It is.\npackage struct A {\n    package var size: Int\n}", "var size"),
        ("/// It is.\npackage struct A {\n    package init?(_ size: Int) { nil }\n}", "init"),
    ])
    func declarationsSayWhatTheyAre(text: String, missing: String) throws {
        try checkout.write("Sources/A/A.swift", text + "\n")
        let ended = try check("comments")
        #expect(ended.errors.contains("\(missing) has no documentation comment"), "\(ended.errors)")
        #expect(ended.status == 1)
    }

    @Test func whatSaysAllItselfNeedsNoComment() throws {
        try checkout.write(
            "Sources/A/A.swift",
            """
            /// It is.
            package enum A: Command {
                case one
                /// How large.
                package var size: Int
                package let grant: Grant
                package var isOpen: Bool
                package init(size: Int) {}
                package static let text = Phrase("a", "b")
                func own() {}
            }
            package enum B: Command {}

            """)
        #expect(try check("comments").status == 0)
    }

    @Test func aReasonCloseByIsEnough() throws {
        try checkout.write("Sources/A/A.swift", "// SAFETY: it has no state.\nstruct A: @unchecked Sendable {}\n")
        #expect(try check("text").status == 0)
    }
}
