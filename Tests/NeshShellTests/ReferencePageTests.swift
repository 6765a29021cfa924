import Foundation
import NeshShell
import Testing

/// The reference pages are what the program would write.
@Suite struct ReferencePageTests {
    @Test(arguments: ["commands", "errors"]) func thePageIsCurrent(_ name: String) throws {
        let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../docs")
        let written = try String(contentsOf: docs.appendingPathComponent("\(name).md").standardized, encoding: .utf8)
        #expect(written == ReferencePage.text(name) + "\n", "stale: run scripts/reference")
    }

    @Test func everyVerbAndItsParametersAreThere() {
        let page = ReferencePage.text("commands")
        for command in CommandTable.all {
            let spec = command.spec
            #expect(page.contains("\n### \(spec.name)\n"))
            for parameter in spec.parameters {
                #expect(page.contains("| `\(parameter.usage.replacing("|", with: "\\|"))`"), "\(spec.name)")
            }
        }
        for setting in Setting.all { #expect(page.contains("| `\(setting.name) ")) }
    }

    /// In a table's row a `|` would begin another cell.
    @Test(arguments: ["commands", "errors"]) func rowsHaveTheirTablesColumns(_ name: String) {
        var columns: Int?
        for line in ReferencePage.text(name).components(separatedBy: "\n") {
            guard line.hasPrefix("|") else {
                columns = nil
                continue
            }
            let bars = line.replacing("\\|", with: "").count { $0 == "|" }
            #expect(columns == nil || columns == bars, "\(line)")
            columns = bars
        }
    }
}
