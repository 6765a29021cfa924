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
            "NeshKeyVerbs": "Sources/NeshKeyVerbs/KeyVerbs.swift",
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

    @Test func everyEngineIsInTheTable() throws {
        let table = "Sources/NeshEngines/Engines.swift"
        let text = try String(contentsOfFile: "\(Self.root)/\(table)", encoding: .utf8)
        let named = try #require(text.firstMatch(of: /static let all: \[EngineProfile\] = \[(.*)\]/)).1
        var count = 0
        for file in try #require(FileManager.default.subpaths(atPath: Self.root + "/Sources"))
        where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(Self.root)/Sources/\(file)", encoding: .utf8)
            for match in text.matches(of: /static let (\w+) = EngineProfile\(/) {
                count += 1
                #expect(
                    named.split(separator: ", ").contains(".\(match.1)"),
                    "Sources/\(file) declares the engine \(match.1): name it in Engines.all, in \(table)")
            }
        }
        #expect(count == Engines.all.count)
    }

    @Test(arguments: Engines.all) func everyEngineIsInTheReference(_ engine: EngineProfile) throws {
        let page = try String(contentsOfFile: Self.root + "/docs/commands.md", encoding: .utf8)
        let name = engine.kind.rawValue
        #expect(page.contains("\n| `\(name)` |"), "docs/commands.md lacks the engine \(name): run scripts/reference")
    }
}
