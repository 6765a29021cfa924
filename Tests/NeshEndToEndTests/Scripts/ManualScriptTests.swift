import Foundation
import NeshTestSupport
import Testing

/// How `scripts/reference` breaks lines of examples that are wider than a manual page.
@Suite(.enabled(if: TestProgram.areInstalled("python3"), "python3 is not installed"))
struct ManualScriptTests {
    /// The rows of one example's line.
    private func rows(_ line: String) throws -> [String] {
        let script = """
            import sys
            sys.path.insert(0, sys.argv.pop(1))
            line = sys.argv.pop(1)
            sys.argv[1:] = [""] * 5
            import man
            print("\\n".join(man.narrowed(line, False)), end="")
            """
        let ended = try Ended.of(
            "python3", ["-B", "-c", script, "\(TestProgram.repository)/scripts/lib/reference", line],
            environment: ["PATH": BuiltProgram.searchPath, "LC_ALL": "C.UTF-8"])
        #expect(ended.succeeded, "\(ended.errors)")
        return ended.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The shell is what says which words a line has.
    @Test(arguments: [
        #"$ printf 'run-enclave --eif-path hello.eif --memory 512 --cpu-cuont 2\nexpcet $last == 3\n' | cat"#,
        #"$ echo "a sentence in double quotes with many words, which goes on" and 'another one in single quotes' end"#,
        #"$ echo --title "a sentence in double quotes with many words" --text 'another one, which is as long' end"#,
        #"# echo it"'"s a word with one quotation mark in it, and many more words behind that one, up to the end"#,
    ])
    func aCommandCanBeTypedAsItStands(line: String) throws {
        let rows = try rows(line)
        #expect(rows.count > 1, "\(rows)")
        func said(_ text: String) throws -> String {
            try Ended.of("sh", ["-c", text], environment: ["PATH": BuiltProgram.searchPath]).output
        }
        let whole = try said(String(line.dropFirst(2)))
        #expect(try !whole.isEmpty && said(String(rows.joined(separator: "\n").dropFirst(2))) == whole, "\(rows)")
    }

    @Test func nothingOfALineIsLost() throws {
        let line = "nesh hello> echo it's a line with one quotation mark, which stays in it and in the manual page"
        let joined = try rows(line).joined(separator: "\n").replacing(" \\\n    ", with: " ")
        #expect(joined == line)
    }
}
