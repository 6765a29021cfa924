import Foundation
import NeshCommand
import NeshExamples
import NeshHelp
import NeshShell
import NeshText
import Testing

/// The reference pages are what the program would write.
@Suite struct ReferencePageTests {
    @Test(arguments: ReferencePage.allCases, Language.allCases)
    func thePageIsCurrent(_ page: ReferencePage, _ language: Language) throws {
        let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../docs")
        let folder = language == .japanese ? "ja/" : ""
        let written = try String(
            contentsOf: docs.appendingPathComponent("\(folder)\(page.rawValue).md").standardized, encoding: .utf8)
        #expect(written == page.text(of: .shell, language) + "\n", "stale: run scripts/reference")
    }

    /// Code is never broken, and tables and blocks cannot be.
    @Test(arguments: ReferencePage.allCases, Language.allCases)
    func proseIsAsWideAsThePagesBesideIt(_ page: ReferencePage, _ language: Language) {
        var isBlock = false
        for line in page.text(of: .shell, language).split(separator: "\n") {
            if line.hasPrefix("```") { isBlock.toggle() }
            if isBlock || line.hasPrefix("|") || line.contains(/`[^`]{80,}`/) { continue }
            #expect(DisplayWidth.of(line) <= (language == .japanese ? 100 : 120), "\(line)")
            #expect(!line.contains(/^ *(#+|>.*|\d+\.) *$/), "\(line)")
        }
    }

    /// One line of each, with what it prints and its status, in both languages.
    @Test(arguments: Language.allCases) func everyVerbIsShown(_ language: Language) throws {
        for verb in CommandTable.shell.names {
            let shown = try #require(
                VerbTranscripts.of(verb, isJapanese: language == .japanese),
                "\(verb): add it to scripts/lib/examples/verbs.txt")
            #expect(
                shown.lines.contains { $0.hasPrefix("nesh") && $0.contains("> ") && $0.contains(verb) }
                    || shown.lines.contains { $0.hasPrefix("  if> \(verb)") }, "\(verb)")
            #expect(ReferencePage.commands.text(of: .shell, language).contains(shown.lines.joined(separator: "\n")))
        }
    }

    /// Lines to type in sentences.
    private static let typed = ["option parent on", "nesh kms env", "sudo sysctl"]

    /// Whatever is not a code, a name or a line to type is Japanese in the Japanese pages.
    @Test(arguments: ReferencePage.allCases) func theJapanesePagesAreJapanese(_ page: ReferencePage) {
        var isCode = false
        for line in page.text(of: .shell, .japanese).components(separatedBy: "\n") {
            if line.hasPrefix("```") { isCode.toggle() }
            // Names of errors are nitro-cli's.
            if isCode || line.hasPrefix("```") || line.hasPrefix("<!--") || line.hasPrefix("| [E") { continue }
            let prose = line.replacing(/`[^`]*`|\*\*[^*]*\*\*/, with: "`")
            let rest = Self.typed.reduce(prose) { $0.replacing($1, with: "") }
            #expect(!rest.contains(/(^|[^\w.\/$'-])[A-Za-z]?[a-z']+ [a-z']+ [a-z']{2,}([^\w\/-]|$)/), "\(line)")
        }
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
