import Foundation
import NeshCommand
import NeshHelp
import NeshShell
import Testing

/// The reference pages are what the program would write.
@Suite struct ReferencePageTests {
    @Test(arguments: ReferencePage.allCases) func thePageIsCurrent(_ page: ReferencePage) throws {
        let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../docs")
        let written = try String(
            contentsOf: docs.appendingPathComponent("\(page.rawValue).md").standardized, encoding: .utf8)
        #expect(written == page.text(of: .shell) + "\n", "stale: run scripts/reference")
    }

    @Test func everyVerbAndItsParametersAreThere() {
        let page = ReferencePage.commands.text(of: .shell)
        for command in CommandTable.shell.all {
            let spec = command.spec
            #expect(page.contains("\n### \(spec.name)\n"))
            for parameter in spec.parameters {
                #expect(page.contains("| `\(parameter.usage.replacing("|", with: "\\|"))`"), "\(spec.name)")
            }
        }
        for setting in SettingSpec.all { #expect(page.contains("| `\(setting.name) ")) }
    }

    /// In a table's row a `|` would begin another cell.
    @Test(arguments: ReferencePage.allCases) func rowsHaveTheirTablesColumns(_ page: ReferencePage) {
        var columns: Int?
        for line in page.text(of: .shell).components(separatedBy: "\n") {
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
