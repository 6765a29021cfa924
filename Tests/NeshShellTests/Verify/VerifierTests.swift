import Foundation
import FoundationXML
import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import NeshLanguage
import NeshPhrasebook
import NeshShell
import NeshSystem
import NeshTestSupport
import Testing

@Suite struct VerifierTests {
    private let directory: TemporaryDirectory
    init() throws { directory = try TemporaryDirectory() }

    private func verify(
        _ text: String, name: String = "t.nesh", _ mode: Verifier.Mode = .compare, book: Phrasebook? = nil
    ) throws -> (status: Int32, out: String, err: String) {
        let path = try directory.write(name, text)
        let shell = try Shell()
        let enclave = FakeEngine.enclave()
        try shell.engine.add(enclave)
        let terminal = OutputSink(isTerminal: true, terminal: -1) { [sink = shell.err.sink] bytes throws(SystemError) in
            try sink.pass(bytes)
        }
        let report = Output(
            standardOutput: shell.out.sink, standardError: book == nil ? shell.err.sink : terminal, colour: false)
        report.setPhrasebook(book)
        let verifier = Verifier(SourceText(name: name, path: path, text: text))
        let status = try verifier.run(mode, report: report) { output throws(Failure) in
            var session = shell.interpreter.session
            session.apply(.started(enclave))
            return try Interpreter(
                session: session,
                services: Services(
                    commands: .shell, engine: { [engine = shell.engine] _, _ throws(Failure) in engine }),
                output: output,
                foreground: QuietForeground())
        }
        return (status, shell.out.text, shell.err.text)
    }

    private let good = """
        echo a
        | a
        describe-enclaves
        | [
        | ...
        |     "EnclaveID": "<id:one>",
        |     "ProcessID": <pid>,
        | ...
        | ]
        !echo out; echo err >&2; echo out
        | out
        | err
        | out
        if $ok
            terminate-enclave
            | Successfully terminated enclave <id:one>.
            | {
            | ...
            | }
        end
        echo unchecked

        """

    @Test func whatIsAsExpectedPasses() throws {
        let result = try verify(good)
        #expect(result.status == 0)
        #expect(result.out == "")
        #expect(result.err == "t.nesh: 4 outputs compared, as expected\n")
    }

    @Test func aTerminalGetsAllOfItInItsLanguage() throws {
        let failed = try verify("echo a\n| a\nexpect 1 == 2\n", book: .japanese)
        #expect(failed.err.hasPrefix("t.nesh:3:8: エラー: expect が失敗しました: 1 == 2\n"), "\(failed.err)")
        #expect(failed.err.hasSuffix("t.nesh: 出力 1 件を比べました。期待どおりです。その後失敗しました\n"), "\(failed.err)")
        #expect(
            try verify("echo a\n| b\n", book: .japanese).err
                == "t.nesh: 出力 1 件を比べました。1 件が違います\nnesh --update t.nesh  # どれをファイルに書き込むかを尋ねます\n")
        #expect(try verify("exepct 1 == 2\n", book: .japanese).err.contains("エラー: "))
    }

    @Test func aDifferenceIsShownAndExits3() throws {
        let text = "# c\necho a b\n| a c\n\nif $ok\n  !printf '1\\n2\\n3\\n'\n  | 1\n  | 3\nend\necho x\n| x\n"
        let result = try verify(text)
        #expect(result.status == 3)
        #expect(
            result.out == """
                --- t.nesh
                +++ t.nesh
                @@ -3 +3 @@ echo a b
                -| a c
                +| a b
                @@ -7,2 +7,3 @@ !printf '1\\n2\\n3\\n'
                   | 1
                +  | 2
                   | 3

                """)
        #expect(result.err == "t.nesh: 3 outputs compared, 2 differ\n")
    }

    /// patch(1) agrees with --update about what the new file is.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/patch"), "patch is not installed"))
    func theDifferenceIsOneThatPatchCanApply() throws {
        let text = "echo a b\n| a c\n| gone\n\n!printf '1\\n2\\n3\\n'\n  | 1\n  | 3\nset x 1\n!printf '\\n'\n| y\n"
        let diff = try verify(text, name: "p.nesh").out
        try directory.write("p.diff", diff)
        let patched = try ChildProcess.run(
            "patch", ["-s", "-o", "patched.nesh", "p.nesh", "p.diff"], directory: directory.path)
        #expect(patched.succeeded, "\(String(decoding: patched.standardError, as: UTF8.self))\n\(diff)")
        #expect(try verify(text, name: "u.nesh", .update(confirm: nil)).status == 0)
        #expect(try File.text(directory.path + "/patched.nesh") == File.text(directory.path + "/u.nesh"))
    }

    @Test func updatingMakesItPassAndKeepsWhatMatched() throws {
        let text =
            "describe-enclaves\n| [\n|   {\n|     \"EnclaveName\": \"other\",\n|     \"EnclaveID\": \"<id:mine>\",\n| ...\necho last\n| first"
        #expect(try verify(text, .update(confirm: nil)).status == 0)
        let updated = try File.text(directory.path + "/t.nesh")
        #expect(updated == text.replacing("other", with: "hello").replacing("| first", with: "| last\n"))
        #expect(try verify(updated).status == 0)
    }

    @Test func refusedHunksStay() throws {
        let text = "echo a\n| b\necho c\n| d\n"
        let result = try verify(text, .update { diff in diff.contains("echo c") ? .take : .leave })
        #expect(result.status == 3)
        #expect(try File.text(directory.path + "/t.nesh") == "echo a\n| b\necho c\n| c\n")
    }

    @Test func pagesHaveTheirBlocksRun() throws {
        let page = """
            # Page
            ```sh
            bogus
            ```
            ```nesh
            set x 1
            ```
            Text.
            ````nesh extra
            echo $x
            | 1
            ````
            ~~~ nesh
            echo $x
            | 2
            ~~~

            """
        let result = try verify(page, name: "page.md")
        #expect(result.status == 3)
        #expect(result.out.contains("@@ -15 +15 @@ echo $x\n-| 2\n+| 1\n"))
        let bad = try verify("```nesh\necho 'a\n```\n", name: "page.md")
        #expect(bad.status == 2)
        #expect(bad.err.hasPrefix("page.md:2:6: error: the closing ' is missing"))
    }

    @Test func aScriptThatFailsSaysSo() throws {
        let result = try verify("echo a\n| a\nexpect 1 == 2\necho b\n| b\n")
        #expect(result.status == 3)
        #expect(result.err.contains("t.nesh:3:8: error: expect failed: 1 == 2"))
        #expect(try verify("bogus\n").status == 2)
        #expect(
            try verify("echo a\n| ( (re)\n").err.contains("t.nesh:2:1: error: this is not a regular expression"))
    }
}

@Suite struct JUnitTests {
    private func report(_ script: String) throws -> XMLDocument {
        let shell = try Shell()
        let junit = JUnitReport("t.nesh")
        shell.interpreter.observers.append(junit)
        shell.run(script)
        return try XMLDocument(xmlString: junit.xml)
    }

    @Test func eachStatementIsACase() throws {
        let suite = try #require(
            report("set x '<&\">'\nif $x\necho $x\nend\nexpect $x == 2\necho no").rootElement()?.elements(
                forName: "testsuite"
            ).first)
        func attribute(_ name: String) -> String? { suite.attribute(forName: name)?.stringValue }
        #expect(attribute("tests") == "3" && attribute("failures") == "1" && attribute("skipped") == "0")
        let cases = suite.elements(forName: "testcase")
        #expect(
            cases.map { $0.attribute(forName: "name")?.stringValue } == [
                "1: set x '<&\">'", "3: echo $x", "5: expect $x == 2",
            ])
        let failure = try #require(cases.last?.elements(forName: "failure").first)
        #expect(failure.attribute(forName: "message")?.stringValue == "expect failed: $x == 2")
        #expect(failure.stringValue?.contains("= $x was \"<&\\\">\"") == true)
    }

    @Test func aSkipIsNoFailure() throws {
        let suite = try #require(report("echo a\nrequire 1 == 2").rootElement()?.elements(forName: "testsuite").first)
        #expect(suite.attribute(forName: "skipped")?.stringValue == "1")
        #expect(suite.attribute(forName: "failures")?.stringValue == "0")
    }
}
