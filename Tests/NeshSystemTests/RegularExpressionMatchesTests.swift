import Foundation
import NeshSystem
import NeshTestSupport
import Testing

/// Where expressions match, compared with what grep finds.
@Suite struct RegularExpressionMatchesTests {
    private static let patterns = [
        "a", "ab|b", "[ab]+", "a.c", "^a", "b$", "\\bab", "a\\b", "\\Bb", "a*", "(ab)*c", "[^a]b", "é+", "x|a{2,3}",
    ]

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/grep"), "grep is not installed"))
    func matchesAreThoseOfGrep() throws {
        // As the program does.
        setlocale(LC_CTYPE, "C.UTF-8")
        var dice = TestRandom(seed: 3)
        let letters = Array("aabbc é-")
        let lines = (0..<60).map { _ in
            String((0..<(1 + dice.below(9))).map { _ in letters[dice.below(letters.count)] })
        }
        let folder = try TemporaryDirectory()
        let file = try folder.write("lines", lines.map { $0 + "\n" }.joined())
        for pattern in Self.patterns {
            let expression = try RegularExpression(pattern, locatesMatches: true)
            var found = ""
            for (index, line) in lines.enumerated() {
                for match in expression.matches(in: line) {
                    found += "\(index + 1):\(String(decoding: Array(line.utf8)[match], as: UTF8.self))\n"
                }
            }
            let grep = try ChildProcess.run(
                "grep", ["-naoE", "-e", pattern, file], environment: ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"])
            #expect(found == String(decoding: grep.standardOutput, as: UTF8.self), "'\(pattern)'")
        }
    }

    @Test func nulEndsNothing() throws {
        let expression = try RegularExpression("b+", locatesMatches: true)
        #expect(expression.matches(in: "a\0bb\0b") == [2..<4, 5..<6])
        #expect(expression.matches(in: "") == [])
    }

    @Test(arguments: ["[0-9]*", "a*|b", "x?", "(a|)", "^", "$", "\\b", "\\<[a-z]*", "()", "a{0,3}"])
    func someMatchNothing(pattern: String) throws {
        #expect(try RegularExpression(pattern, locatesMatches: true).canMatchEmpty)
    }

    @Test(arguments: ["[0-9]+", "a", "AKIA[A-Z0-9]+", ".", "^a", "a$", "\\bx\\b", "(a|b)+c*", " "])
    func othersTakeACharacter(pattern: String) throws {
        #expect(try !RegularExpression(pattern, locatesMatches: true).canMatchEmpty)
    }
}
