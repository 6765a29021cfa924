import Foundation
import NeshData
import NeshEnclave
import NeshEngines
import NeshTestSupport
import Testing

/// What a new verb or engine needs beside its own declaration; each message says what to add, and where.
@Suite struct RegistrationTests {
    private static let root = TestProgram.repository

    @Test func everyVerbIsInTheTable() throws {
        let tables = [
            "NeshImageVerbs": "Sources/NeshImageVerbs/ImageVerbs.swift",
            "NeshTeachingVerbs": "Sources/NeshTeachingVerbs/TeachingVerbs.swift",
            "NeshShell": "Sources/NeshShell/Commands/ShellVerbs.swift",
        ]
        let named = try tables.mapValues { try String(contentsOfFile: "\(Self.root)/\($0)", encoding: .utf8) }
        let declaration = /(?:enum|struct) (\w+): (?:Command|ControlVerb|ConditionVerb|PrefixVerb)\b/
        var count = 0
        for file in try #require(FileManager.default.subpaths(atPath: Self.root + "/Sources"))
        where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(Self.root)/Sources/\(file)", encoding: .utf8)
            for match in text.matches(of: declaration) {
                count += 1
                let target = String(file.prefix { $0 != "/" })
                #expect(
                    named[target]?.contains("\(match.1).self") == true,
                    "Sources/\(file) declares the verb \(match.1): name it in \(tables[target] ?? "a table")")
            }
        }
        #expect(count > 50)
    }

    @Test(arguments: Engines.all) func everyEngineIsOnItsPage(_ engine: EngineProfile) throws {
        let page = try String(contentsOfFile: Self.root + "/docs/engines.md", encoding: .utf8)
        let name = engine.kind.rawValue
        #expect(
            page.contains("| `\(name)` |"), "docs/engines.md has no row for the engine \(name): say there what it is")
    }
}
