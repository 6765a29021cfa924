import Foundation
import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshShell
import NeshTestSupport
import Testing

/// The page that teaches the language does what it says.
@Suite struct LanguagePageTests {
    private let page: SourceText

    init() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../docs/language.md").standardized.path
        page = SourceText(name: "language.md", path: path, bytes: try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    @Test func itsBlocksPrintWhatTheyShow() throws {
        let directory = try TemporaryDirectory()
        let shell = try Shell()
        let report = Output(standardOutput: shell.out.sink, standardError: shell.err.sink)
        // The blocks write a file beside them; the page moves rather than the process.
        let text = page.text(0..<page.bytes.count).replacing("a.json", with: directory.path + "/a.json")
        let moved = SourceText(name: "language.md", text: text)
        let status = try Verifier(moved).run(.compare, report: report) {
            [engine = shell.engine] output throws(Failure) in
            try Interpreter(
                session: shell.interpreter.session,
                services: Services(commands: .shell, engine: { _, _ throws(Failure) in engine }),
                output: output, foreground: QuietForeground())
        }
        #expect(status == 0, "\(shell.out.text)\(shell.err.text)")
        #expect(shell.err.text == "language.md: 9 outputs compared, as expected\n")
    }

    /// Blocks that are only shown are well-formed too.
    @Test func whatIsOnlyShownParses() {
        let text = page.text(0..<page.bytes.count)
        let shown = text.components(separatedBy: "```nesh no-run\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
        #expect(!shown.isEmpty)
        for block in shown {
            #expect(Parser.parse(SourceText(name: "block", text: block)).problems == [])
        }
    }

    /// Every setting of a run and every operator has its line.
    @Test func nothingIsForgotten() {
        let text = page.text(0..<page.bytes.count)
        for operation in Condition.Operator.allCases { #expect(text.contains("`\(operation.rawValue)`")) }
        for record in Variable.Record.allCases { #expect(text.contains("$\(record.rawValue).")) }
        for name in Variable.builtIns { #expect(text.contains("`$\(name)`")) }
        for prefix in Simple.Prefix.allCases { #expect(text.contains("`\(prefix.rawValue) COMMAND`")) }
    }
}
