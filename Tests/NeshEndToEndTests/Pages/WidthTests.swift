import NeshTestSupport
import Testing

/// Help pages, tables and errors on terminals of 40, 80 and 120 columns, in both languages.
@Suite(.serialized) struct WidthTests {
    @Test(.enabled(if: TestProgram.areInstalled("python3", "openssl"), "python3 or openssl is not installed"))
    func noLineIsWiderThanTheTerminalAndNothingIsCutForNothing() throws {
        let program = try ScriptProgram()
        let looked = try program.bash(
            "exec env PYTHONDONTWRITEBYTECODE=1 python3 "
                + ScriptProgram.quoted(ScriptProgram.repository + "/scripts/lib/examples/widths.py") + " "
                + ScriptProgram.quoted(ScriptProgram.executable))
        #expect(looked.status == 0, "\(looked.output)\(looked.errors)")
        #expect(looked.output == "")
    }
}
