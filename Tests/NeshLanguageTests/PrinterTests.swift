import NeshData
import NeshLanguage
import Testing

/// Numbers from a seed, so that a failure can be repeated.
struct Dice: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

/// Random scripts by the grammar.
struct ScriptGenerator {
    var dice: Dice

    mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &dice)] }
    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &dice) == 0 }

    mutating func script(_ depth: Int = 0) -> String {
        (0..<Int.random(in: 0...6, using: &dice)).map { _ in line(depth) }.joined()
    }

    private mutating func line(_ depth: Int) -> String {
        let margin = pick(["", "  ", "\t"])
        switch Int.random(in: 0..<10, using: &dice) {
        case 0: return margin + pick(["", "# note", "## Narration 日本", "##", "### x"]) + pick(["\n", "\r\n"])
        case 1 where depth < 3:
            let other = chance(2) ? "\(margin)else\n" + script(depth + 1) : ""
            return "\(margin)if \(condition())\n" + script(depth + 1) + other + "\(margin)end\n"
        default:
            let expected =
                chance(4)
                ? (0..<Int.random(in: 1...3, using: &dice)).map { _ in "\(margin)| \(pick(["a", "", " <id>", "..."]))\n"
                }.joined() : ""
            return margin + pick(["", "", "", "$ ", "nitro-cli "]) + prefixes() + body() + pick(["\n", " \n"])
                + expected
        }
    }

    private mutating func prefixes() -> String {
        pick(["", "", "", "try ", "not ", "on-exit ", "on-exit try ", "try not "])
    }

    private mutating func body() -> String {
        switch Int.random(in: 0..<6, using: &dice) {
        case 0: return "!" + pick(["ls -l", " a | b > c # d", "x \\\n y", "echo 'a"])
        case 1: return pick(["expect ", "require "]) + condition()
        case 2: return "wait " + condition() + pick(["", " --timeout 3s", " --timeout $t"])
        default:
            let words = (0..<Int.random(in: 0...4, using: &dice)).map { _ in pick([" ", "  ", " \\\n "]) + word() }
                .joined()
            let end = pick([
                "", "", "", " > \(word())", " >>\(word())", " | jq .", " | jq . &", " &", " > \(word()) &", " # c",
            ])
            return pick(["echo", "run-enclave", "set x", "'odd verb'", "v\\ w"]) + words + end
        }
    }

    private mutating func condition() -> String {
        let sign = pick(["==", "!=", "<", "<=", ">", ">=", "~", "!~"])
        let left = pick(["$ok", "$last.EnclaveID", "'a b'", "\"$x\"", "${1:-z}"])
        return pick(["", "", "not "]) + left + pick(["", " \(sign) \(word())"])
    }

    private mutating func word() -> String {
        let first = pick(["~/", "", "", "", ""])
        let pieces = (0..<Int.random(in: 1...4, using: &dice)).map { _ in piece() }.joined()
        return pieces.hasPrefix("#") ? "a" + pieces : first + pieces
    }

    private mutating func piece() -> String {
        pick([
            "a", "b-c", "日本", "x=1", "--memory", "$x", "${x}", "$last.0.ID", "${env.A:-b c}", "$1", "$", ".", "_y", "9",
            "'q w'", "''", "\"\"", "\"d $x e\"", "\"$x\"", "\"^a$\"", "\"\\\"\\\\\\$z\"", "\\ z", "\\'", "\\\\", "\\#",
            "'#'", "#", "'&|;<>'", "\"&|\"", "${x:-\\}}", "\"${x}y\"", "\"\\[a\\]\"",
        ])
    }
}

@Suite struct PrinterTests {
    /// Whatever the grammar allows is read without a problem, and what is printed means the same.
    @Test func printingThenParsingIsIdentity() {
        for seed in 1...3000 as ClosedRange<UInt64> {
            var generator = ScriptGenerator(dice: Dice(seed))
            let text = generator.script()
            let parsed = parse(text)
            #expect(parsed.problems.isEmpty, "seed \(seed): \(parsed.problems.map(short)) in \(text)")
            let printed = Printer.print(parsed.statements)
            let again = parse(printed)
            #expect(again.problems.isEmpty, "seed \(seed): \(again.problems.map(short)) in \(printed)")
            #expect(shape(again.statements) == shape(parsed.statements), "seed \(seed): \(text)\n---\n\(printed)")
            #expect(Printer.print(again.statements) == printed, "seed \(seed)")
        }
    }

    @Test func rubbishNeverCrashesAndPlacesStayInside() {
        let letters = Array("echo if else end expect not $x{}.:-'\"\\|&><;#!~\n\r\t 日é`()=".utf8) + [0xFF, 0xC3, 0xE6]
        var dice = Dice(7)
        for _ in 0..<4000 {
            let length = Int.random(in: 0...60, using: &dice)
            let bytes = (0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &dice)] }
            let source = SourceText(name: "t", bytes: bytes)
            for mode in [Parser.Mode.file, .prompt] {
                let parsed = Parser.parse(source, mode: mode)
                for problem in parsed.problems {
                    let range = problem.place?.range ?? 0..<0
                    #expect(range.upperBound <= source.bytes.count)
                    _ = DiagnosticRecord(problem)
                    _ = DiagnosticRecord(problem)
                }
                if parsed.problems.isEmpty, parsed.incomplete == nil {
                    #expect(shape(parse(Printer.print(parsed.statements)).statements) == shape(parsed.statements))
                }
            }
        }
    }

    @Test func anyBytes() {
        var dice = Dice(11)
        for _ in 0..<500 {
            let bytes = (0..<200).map { _ in UInt8.random(in: 1...255, using: &dice) }
            for problem in Parser.parse(SourceText(name: "t", bytes: bytes)).problems {
                _ = DiagnosticRecord(problem)
            }
        }
    }

    @Test func itIsTidy() {
        let text =
            "$ nitro-cli  run-enclave   --memory 512 # note\nif  $x\necho \"${y}z\"  >'a b'\n| out\nelse\n##  why\nend"
        #expect(
            Printer.print(parse(text).statements) == """
                run-enclave --memory 512
                if $x
                    echo "${y}z" > 'a b'
                    | out
                else
                    ##  why
                end

                """)
    }

    @Test(arguments: [
        ("hello.eif", "hello.eif"), ("hello-app:latest", "hello-app:latest"), ("/tmp/日本.eif", "/tmp/日本.eif"),
        ("a b", "'a b'"), ("", "''"), ("it's", "\"it's\""), ("it's $x", "\"it's \\$x\""), ("a$", "'a$'"),
        ("try", "'try'"), ("~/x", "'~/x'"), ("#a", "'#a'"), ("==", "'=='"), ("!x", "'!x'"), ("-x", "-x"),
        ("a|b", "'a|b'"), ("\t", "'\t'"), ("*", "'*'"),
    ])
    func quoting(text: String, quoted: String) {
        #expect(Quoting.quoted(text) == quoted)
    }

    @Test func quotedTextsReadBack() throws {
        var dice = Dice(3)
        let letters = Array("ab'\"\\$ {}|&;<>#!~=.:-日é\t`(").map { $0 }
        for _ in 0..<3000 {
            let text = String(
                (0..<Int.random(in: 0...8, using: &dice)).map { _ in letters.randomElement(using: &dice) ?? "a" })
            let quoted = try #require(Quoting.quoted(text))
            // In lines that are offered a word is quoted so that sh reads it, too.
            let offered = parse("echo " + text.asWord)
            guard case .simple(let echo)? = offered.statements.first?.kind, case .command(let line) = echo.body else {
                Issue.record("\(text.asWord) is no word")
                continue
            }
            #expect(
                offered.problems.isEmpty && line.words.count == 2 && line.words[1].literal == text, "\(text.asWord)")
            for prefix in ["echo ", "", "expect $x == ", "try "] {
                let parsed = parse(prefix + quoted)
                #expect(parsed.problems.isEmpty, "\(prefix)\(quoted)")
                guard case .simple(let simple)? = parsed.statements.first?.kind else {
                    Issue.record("\(prefix)\(quoted) is no statement")
                    continue
                }
                switch simple.body {
                case .command(let line): #expect(line.words.last?.literal == text)
                case .check(let check): #expect(check.condition.comparison?.right.literal == text)
                case .shell: Issue.record("\(prefix)\(quoted) became a shell line")
                }
            }
        }
        #expect(Quoting.quoted("a\nb") == nil)
        #expect(Quoting.shown("a\nb") == "\"a\\nb\"")
    }
}
