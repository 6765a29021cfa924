import Foundation
import NeshTestSupport
import Testing

/// What `scripts/test` says at the end of a run in which tests failed: whoever sees a log's last lines knows which.
@Suite(.enabled(if: TestProgram.areInstalled("python3"), "python3 reads the run's events"))
struct FailedTestsTests {
    private let checkout: FakeCheckout

    init() throws { checkout = try FakeCheckout() }

    /// Runs the script with a compiler whose tests say a line, leave events in the shape of Swift Testing's stream,
    /// and end.
    private func test(_ events: [String], status: Int) throws -> FakeCheckout.Ended {
        let file = try checkout.write("events", events.map { $0 + "\n" }.joined())
        let tests = """

            [ "$1" = test ] || exit 0
            echo 'what swift test says'
            while [ "$1" != --event-stream-output-path ]; do shift; done
            cat \(file) > "$2"
            exit \(status)
            """
        try checkout.standIn("swift", FakeCheckout.swift + tests)
        return try checkout.run(checkout.root + "/scripts/test")
    }

    private static func event(_ kind: String, _ rest: String, _ messages: (String, String)...) -> String {
        let said = messages.map { #"{"symbol":"\#($0)","text":"\#($1)"}"# }.joined(separator: ",")
        let instant = #""instant":{"absolute":1.5,"since1970":1795933313.4}"#
        return #"{"kind":"event","payload":{\#(instant),"kind":"\#(kind)",\#(rest)"messages":[\#(said)]},"version":0}"#
    }

    private static func issue(_ text: String, _ comment: String, symbol: String = "fail") -> String {
        let place = #"{"_filePath":"\/a\/Tests\/MTests\/A.swift","column":9,"fileID":"MTests\/A.swift","line":7}"#
        let issue = #""issue":{"isKnown":\#(symbol != "fail"),"sourceLocation":\#(place)},"#
        return event(
            "issueRecorded", issue + #""_testCase":{"displayName":"7","id":"x"},"# + test("a(_:)"), (symbol, text),
            ("details", comment))
    }

    private static func test(_ name: String) -> String { #""testID":"MTests.S\/\#(name)\/A.swift:5:4","# }

    private static func closing(_ issues: Int) -> String {
        event(
            "runEnded", "", ("fail", "Test run with 2 tests in 1 suite failed after 0.2 seconds with \(issues) issues.")
        )
    }

    @Test func eachIssueIsToldOnceMoreBeforeTheClosingLine() throws {
        let events = [
            Self.event("testStarted", Self.test("a(_:)"), ("default", "Test a(_:) started.")),
            Self.issue("Expectation failed: (x → 7) == 2", #"a comment\nof two lines"#),
            Self.issue("Expectation failed: 1 == 2", "long known", symbol: "passWithKnownIssue"), Self.closing(2),
        ]
        let ended = try test(events, status: 3)
        #expect(ended.status == 3, "\(ended.errors)")
        #expect(
            ended.output == """
                what swift test says

                ---- what failed ----
                ✘ MTests/A.swift:7:9: S/a(_:) with 7
                  Expectation failed: (x → 7) == 2
                  a comment
                  of two lines
                ✘ Test run with 2 tests in 1 suite failed after 0.2 seconds with 2 issues.

                """)
        #expect(try test([Self.closing(0)], status: 0).output == "what swift test says\n")
    }

    @Test(arguments: [1, 9, 90]) func aLogsLastLinesHoldIt(issues: Int) throws {
        let screen = (1...70).map { #"\n  |row \#($0)"# }.joined()
        let long = Self.issue("Expectation failed: " + String(repeating: "é", count: 1000), "the screen:" + screen)
        let ended = try test(Array(repeating: long, count: issues) + [Self.closing(issues)], status: 1)
        let lines = ended.output.split(separator: "\n")
        #expect(lines.count < 55, "\(lines.count)")
        #expect(lines.allSatisfy { $0.count <= 400 })
        #expect(lines.last?.hasSuffix(" with \(issues) issues.") == true)
        // What a screen shows last is what its test saw last.
        #expect(lines.contains("    |row 70") == (issues == 1))
        #expect(lines.contains { $0.hasSuffix("issues more, which stand above") } == (issues == 90))
    }

    @Test func aCrashNamesTheTestsThatHadBegun() throws {
        let events = [
            Self.event("testStarted", #""testID":"MTests.S","#, ("default", "Suite S started.")),
            Self.event("testStarted", Self.test("a()"), ("default", "Test a() started.")),
            Self.event("testStarted", Self.test("b()"), ("default", "Test b() started.")),
            Self.event("testEnded", Self.test("b()"), ("pass", "Test b() passed after 0.1 seconds.")),
            #"{"kind":"event","payl"#,
        ]
        let ended = try test(events, status: 1)
        #expect(
            ended.output.hasSuffix("the tests did not come to their end; these had begun and not ended: S/a()\n"),
            "\(ended.output)")
        // A wrong call of swift test has run nothing.
        #expect(try test([], status: 64).output == "what swift test says\n")
    }
}
