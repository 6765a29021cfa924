import Foundation
import NeshLanguage
import Testing

/// Editors colour what nesh reads.
@Suite struct EditorGrammarTests {
    private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../docs/editors").standardized

    enum Class: String {
        case plain, comment, narration, expected, keyword, verb, string, variable, escape, redirect, background, shell
        case comparison
    }

    /// What the lexer makes of each UTF-8 byte; blanks between tokens have none.
    private func classes(of text: String) -> [Class?] {
        let source = SourceText(name: "t", text: text)
        var classes = [Class?](repeating: nil, count: source.bytes.count)
        func mark(_ place: Place, _ value: Class) {
            for offset in place.range { classes[offset] = value }
        }
        var lexer = Lexer(source)
        while let line = lexer.nextLine() {
            switch line.content {
            case .blank: mark(line.place, .comment)
            case .narration: mark(line.place, .narration)
            case .expected: mark(line.place, .expected)
            case .statement(let tokens):
                var context = "head"
                for token in tokens {
                    switch token {
                    case .comment(let place): mark(place, .comment)
                    case .redirect(_, let place): mark(place, .redirect)
                    case .background(let place): mark(place, .background)
                    case .shell(let rest, let place), .pipe(let rest, let place):
                        let end = place.range.lowerBound + 1 + rest.utf8.count
                        mark(Place(source, place.range.lowerBound..<end), .shell)
                    case .word(let word):
                        for part in word.parts { mark(part.place, Self.of(part)) }
                        let bare = word.bare ?? ""
                        if context == "head" {
                            if ["$", "nitro-cli", "try", "not", "on-exit"].contains(bare) {
                                mark(word.place, .keyword)
                                continue
                            }
                            let isKeyword = ["if", "else", "end", "expect", "wait", "require"].contains(bare)
                            context = isKeyword ? "condition" : "arguments"
                            if let first = word.parts.first, first.quoting == .bare, case .text = first.kind {
                                mark(first.place, isKeyword ? .keyword : .verb)
                            }
                        } else if context == "condition", Condition.Operator(rawValue: bare) != nil {
                            mark(word.place, .comparison)
                        }
                    }
                }
                comments(in: line, source, &classes)
            }
        }
        return classes
    }

    private static func of(_ part: NeshLanguage.Word.Part) -> Class {
        if case .variable = part.kind { return .variable }
        switch part.quoting {
        case .bare: return .plain
        case .escaped: return .escape
        // An escaped blank is kept as a quoted one.
        case .single: return part.place.text.hasPrefix("\\") ? .escape : .string
        case .double: return .string
        }
    }

    /// The lexer drops comments behind statements; they are what is left at a line's end.
    private func comments(in line: LogicalLine, _ source: SourceText, _ classes: inout [Class?]) {
        guard let start = line.place.range.first(where: { classes[$0] == nil && source.bytes[$0] == UInt8(ascii: "#") })
        else { return }
        for offset in start..<line.place.range.upperBound { classes[offset] = .comment }
    }

    private func textMateClasses(_ scopes: [String]) -> [Class] {
        let prefixes: [(String, Class)] = [
            ("comment.line.documentation", .narration), ("comment", .comment), ("markup.quote", .expected),
            ("keyword.control", .keyword), ("keyword.operator.comparison", .comparison),
            ("keyword.operator.redirect", .redirect), ("keyword.operator.background", .background),
            ("support.function", .verb), ("string", .string), ("constant.character.escape", .escape),
            ("variable.parameter", .plain), ("variable", .variable), ("meta.embedded", .shell),
        ]
        return scopes.map { scope in prefixes.first { scope.hasPrefix($0.0) }?.1 ?? .plain }
    }

    @Test func textMateAgreesWithTheLexer() throws {
        let grammar = try TextMate(Data(contentsOf: folder.appendingPathComponent("nesh.tmLanguage.json")))
        var compared = 0
        for seed in 1...300 as ClosedRange<UInt64> {
            var generator = ScriptGenerator(dice: Dice(seed))
            let text = String(String.UnicodeScalarView(generator.script().unicodeScalars.filter { $0 != "\r" }))
            let expected = classes(of: text)
            let scopes = textMateClasses(try grammar.scopes(of: text))
            var offset = 0
            var unit = 0
            for character in text.unicodeScalars {
                if let wanted = expected[offset], character != " ", character != "\t", character != "\n",
                    character != "\\"
                {
                    var found = scopes[unit]
                    // Inside of double quotes escapes are a part of the string.
                    if wanted == .string, found == .escape { found = .string }
                    compared += 1
                    if found != wanted {
                        Issue.record(
                            "seed \(seed): '\(character)' at \(unit) is \(wanted), coloured as \(found), in\n\(text.debugDescription)"
                        )
                        return
                    }
                }
                offset += String(character).utf8.count
                unit += character.utf16.count
            }
        }
        #expect(compared > 10_000)
    }

    /// Both files know the same words as the parser.
    @Test func keywordsAreTheParsers() throws {
        let vim = try String(contentsOf: folder.appendingPathComponent("nesh.vim"), encoding: .utf8)
        let textMate = try String(contentsOf: folder.appendingPathComponent("nesh.tmLanguage.json"), encoding: .utf8)
        for word in Simple.Prefix.allCases.map(\.rawValue) + Check.Verb.allCases.map(\.rawValue)
            + Variable.Record.allCases.map(\.rawValue) + ["if", "else", "end", "nitro-cli"]
        {
            #expect(vim.contains(word) && textMate.contains(word), "\(word)")
        }
        for sign in Condition.Operator.allCases.map(\.rawValue) {
            #expect(textMate.contains(sign) && vim.contains(sign.replacing("~", with: "\\~")), "\(sign)")
        }
    }
}
