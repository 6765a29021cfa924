import Foundation
import NeshCommand
import NeshData
import NeshHelp
import NeshShell
import Testing

@Suite struct ErrorPageTests {
    @Test(arguments: ErrorCode.allCases) func everyCodeHasItsPage(_ code: ErrorCode) throws {
        #expect(
            ErrorPage.all.filter { $0.code == code }.count == 1,
            "\(code.text) has one page: Sources/NeshHelp/Explain/ErrorPages+….swift is where to add it")
        let page = try #require(ErrorPage.of(code))
        #expect(page.texts.count == 3, "\(code.text): three English lines, each with its Japanese indented below")
        #expect(!page.meaning.english.isEmpty && !page.meaning.english.hasSuffix("."))
        #expect(page.reason.english.hasSuffix(".") && page.fix.english.hasSuffix(".") && !page.commands.isEmpty)
    }

    /// Somewhere in the sources it is thrown, or the page says that only nitro-cli has it.
    @Test(arguments: ErrorCode.allCases) func everyCodeCanBeReachedOrSaysThatItCannot(_ code: ErrorCode) throws {
        let word = try Regex("\\.\(code)\\b")
        let isThrown = Self.sources.contains { $0.contains(word) }
        #expect(
            isThrown != ErrorPage.neverHere.contains(code),
            "\(code.text) \(code): throw it somewhere, or name it in ErrorPage.neverHere")
    }

    /// All sources that are about failures and not about their pages.
    static let sources: [String] = {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Sources").standardizedFileURL
        let files =
            FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        let pages = ["/Explain/", "/Japanese/"]
        return files.filter { file in file.pathExtension == "swift" && !pages.contains { file.path.contains($0) } }
            .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
    }()

    /// No command of nesh's is named for a code that it has no case of.
    @Test func theReferenceSaysWhatOnlyNitroCLIHas() throws {
        let parts = ReferencePage.errors.text(of: .shell).components(separatedBy: "\n## ")
        for code in ErrorCode.allCases {
            let part = try #require(parts.first { $0.hasPrefix(code.text + "\n") })
            #expect(part.contains("reported by: nitro-cli only") == ErrorPage.neverHere.contains(code), "\(part)")
        }
    }

    @Test func codesReadBack() {
        let count = ErrorCode.allCases.count
        #expect(count == 61, "nitro-cli's codes: a new one comes with a release of nitro-cli")
        for code in ErrorCode.allCases { #expect(ErrorCode(text: code.text) == code) }
        #expect(ErrorCode(text: "26") == .insufficientMemoryRequested)
        #expect(ErrorCode(text: "e04") == .socketPairCreation)
        for text in ["", "E", "E\(count)", "E-1", "E+1", "026", "x"] {
            #expect(ErrorCode(text: text) == nil, "\(text)")
        }
    }

    @Test func numbersAreThoseOfNitroCLI() {
        #expect(ErrorCode.insufficientMemoryRequested.rawValue == 26)
        #expect(ErrorCode.insufficientCpus.rawValue == 22)
        #expect(ErrorCode.eifParsing.rawValue == 35)
        #expect(ErrorCode.enclaveProcessConnection.rawValue == 39)
        #expect(ErrorCode.enclaveConsoleConnection.rawValue == 44)
        #expect(ErrorCode.dockerImagePull.rawValue == 50)
        #expect(ErrorCode.enclaveNaming.rawValue == 58)
        #expect(ErrorCode.eifSigning.rawValue == 60)
        #expect(ErrorPage.of(.insufficientMemoryRequested)?.title == "Insufficient memory requested")
    }
}
