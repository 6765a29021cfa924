import Foundation
import NeshPhrasebook
import NeshTestSupport
import Testing

/// What the whole suite made the program complain of, once more in Japanese: no sentence of nesh's own is English then.
@Suite struct SuiteTextTests {
    /// The parts of a complaint's lines that are looked up.
    private static func texts(in line: Substring) -> String? {
        if let match = line.wholeMatch(of: /(?:nesh: |nitro-cli: |[^ ]+:\d+:\d+: )?(?:error|warning): (.+)/) {
            return String(match.1)
        }
        // Lines of an enclave's console are indented once more.
        return (line.wholeMatch(of: #/ +\|? ?= (?:fix: )?([^ ].*)/#)).map { String($0.1) }
    }

    /// Three words of small letters in a row that are neither quoted nor a line to type.
    private static func english(in text: String) -> Bool {
        let prose = text.replacing(
            /'[^']*'|`[^`]*`|"[^"]*"|<[^>]*>|option [a-z-]+ [a-z]+|sudo systemctl [a-z]+/, with: "…")
        return prose.contains(/(^|[^\w.\/$'-])[A-Za-z]?[a-z']+ [a-z']+ [a-z']{2,}([^\w\/-]|$)/)
    }

    @Test func whatIsEnglishAndWhatIsNot() {
        #expect(Self.texts(in: "nesh: error: no file") == "no file")
        #expect(Self.texts(in: "a.nesh:3:1: error: no file") == "no file")
        #expect(Self.texts(in: "      = fix: try again") == "try again")
        #expect(Self.texts(in: "Start allocating memory...") == nil)
        #expect(Self.english(in: "this is a sentence of ours"))
        #expect(!Self.english(in: "run-enclave --eif-path hello.eif --memory 64"))
        #expect(!Self.english(in: "'this is quoted text' がありません"))
        #expect(!Self.english(in: "option engine local の後に run-enclave"))
    }

    @Test(.enabled(if: SaidTexts.collected != nil, "only after a whole run: scripts/test-japanese names its file"))
    func nothingIsEnglish() throws {
        let said = try String(contentsOfFile: try #require(SaidTexts.collected), encoding: .utf8)
        let texts = Set(said.split(separator: "\n").compactMap(Self.texts)).sorted()
        let left = texts.filter { Self.english(in: Phrasebook.japanese.translated($0) ?? $0) }
        #expect(left == [], "Add them to Sources/NeshJapanese")
    }
}
