import NeshCommand
import NeshEnclave
import NeshInterpreter
import NeshLanguage
import NeshTestSupport
import Testing

/// What the checker accepts, the interpreter takes; what it refuses, nothing of it runs.
@Suite struct CheckerAgreementTests {
    /// Words of problems that can be seen without running: none may come up in a script that was checked.
    private static let ofForm = [
        "unknown command", "unknown option", "unknown operator", "needs a value", " is missing", "unexpected word",
        "was never set", "cannot be used together", "given twice", "takes no value", "also needs", "is not a duration",
        "is not a whole number", "is not one of", "is not a name", "there is no setting",
        "not an extended regular expression",
        "written out", "cannot run in the background", "it cannot be set", "has no '", "is not an error code",
        "there is no command", "the environment has no", "works at the prompt only", "without 'if'", "without 'end'",
        "was given ", "the result never changes",
    ]

    private final class Watcher: StatementObserver {
        var ran = 0
        var failures: [String] = []
        func willRun(_ statement: Statement) { ran += 1 }
        func didRun(_ statement: Statement, _ problem: StatementProblem?) {
            if case .failed(let diagnostic)? = problem { failures.append(diagnostic.message) }
        }
    }

    /// Mistakes of writing: the parser's own, which nothing could run.
    private static let ofWriting = [
        "the closing", "command substitution", "a line begins with a command", "ends a condition", "a condition cannot",
        "one word is compared",
        "stands alone",
        "a value is missing", "does not belong in", "options and arguments go before",
        "no input to redirect", "a condition is missing", "nothing can follow",
    ]

    private struct Result {
        var wasRefused: Bool
        /// What was said in refusing it.
        var reasons: [String]
        var ran: Int
        var ofForm: [String]
    }

    private func run(_ text: String) throws -> Result {
        let shell = try Shell(arguments: ["one"], environment: ["CI": "yes"], enclave: FakeEngine.enclave())
        let watcher = Watcher()
        shell.interpreter.observers.append(watcher)
        shell.run(text)
        // `try`, `not` and on-exit swallow problems; what they say is looked at too.
        let said = watcher.failures + shell.err.text.split(separator: "\n").map(String.init)
        let refused = shell.err.text.contains("nothing was run")
        return Result(
            wasRefused: refused,
            reasons: refused ? said.filter { $0.hasPrefix("t.nesh:") && $0.contains(" error: ") } : [],
            ran: watcher.ran,
            ofForm: refused ? [] : said.filter { line in Self.ofForm.contains { line.contains($0) } })
    }

    @Test func whatIsAcceptedIsNotRefusedLater() throws {
        var refused = 0
        for seed in 1...1200 as ClosedRange<UInt64> {
            var author = ScriptAuthor(random: TestRandom(seed: seed))
            let text = author.script()
            let result = try run(text)
            #expect(result.ofForm.isEmpty, "seed \(seed): \(result.ofForm) in\n\(text)")
            #expect(!result.wasRefused || result.ran == 0, "seed \(seed): something ran of\n\(text)")
            if result.wasRefused { refused += 1 }
            // Each reason is one that would be known again if a run came upon it.
            for reason in result.reasons {
                #expect((Self.ofForm + Self.ofWriting).contains { reason.contains($0) }, "\(reason)")
            }
        }
        // Both kinds have been seen: the mistakes are strewn so that about half of the scripts have one.
        #expect(refused > 200 && refused < 1000, "\(refused) of 1200 were refused")
    }

    /// Scripts without a planted mistake are accepted: the checker does not cry wolf.
    @Test func whatHasNoMistakeIsAccepted() throws {
        for seed in 1...400 as ClosedRange<UInt64> {
            var author = ScriptAuthor(random: TestRandom(seed: seed), makesMistakes: false)
            let text = author.script()
            let result = try run(text)
            #expect(!result.wasRefused && result.ofForm.isEmpty, "seed \(seed): \(result.ofForm) in\n\(text)")
        }
    }
}

/// Random scripts of real commands that harm nothing, some with mistakes of every kind.
private struct ScriptAuthor {
    var random: TestRandom
    var makesMistakes = true
    private var known: [String] = []

    init(random: TestRandom, makesMistakes: Bool = true) {
        self.random = random
        self.makesMistakes = makesMistakes
    }

    private mutating func pick(_ words: [String]) -> String { words[random.below(words.count)] }

    /// Now and then the other thing, if mistakes are wanted.
    private mutating func or(_ mistakes: String..., else good: String) -> String {
        makesMistakes && random.below(40) == 0 ? pick(mistakes) : good
    }

    mutating func script() -> String {
        (0..<1 + random.below(7)).map { _ in line(0) }.joined()
    }

    private mutating func line(_ depth: Int) -> String {
        if depth < 2, random.below(8) == 0 {
            let condition = condition()
            // What only one arm sets is not known behind it.
            let before = known
            let then = (0..<random.below(3)).map { _ in line(depth + 1) }.joined()
            let afterThen = known
            known = before
            let otherwise = random.below(2) == 0 ? "else\n" + line(depth + 1) : ""
            known = before.filter { afterThen.contains($0) && known.contains($0) }
            return "if \(condition)\n\(then)\(otherwise)" + or("", "ende\n", "end if\n", else: "end\n")
        }
        let prefix = or("trx ", else: pick(["", "", "", "try ", "not ", "try not ", "on-exit ", "on-exit try "]))
        return prefix + body(mayKnow: !prefix.contains("on-exit")) + "\n"
    }

    private mutating func body(mayKnow: Bool) -> String {
        switch random.below(16) {
        case 0: return "!true"
        case 1: return "expect " + condition()
        case 2: return "wait \(condition()) --timeout " + or("soon", "", else: "1ms")
        case 3: return "require " + condition()
        case 4:
            let value = word()
            let name = pick(["x", "y", "z"])
            // Before an on-exit line runs, nothing is set.
            if mayKnow { known.append(name) }
            return or("set 1\(name)", "set last", "sett \(name)", else: "set \(name)") + " " + value
        case 5: return "option " + or("colour never", "color blue", "engine", else: pick(["color never", "color", ""]))
        case 6: return "on-error " + or("go", "stop stop", else: pick(["stop", "continue"]))
        case 7: return "sleep " + or("a", "1ms 2ms", "", else: pick(["0", "1ms"]))
        case 8: return "console " + console()
        case 9:
            return "terminate-enclave " + or("--id x", "--all --session", else: pick(["", "--session", "hello", "9"]))
        case 10: return "describe-enclaves " + or("--metdata", "now", else: pick(["", "--metadata", "> /dev/null"]))
        case 11: return "use " + or("", "a b", else: pick(["hello", "16", "nobody"]))
        case 12: return pick(["jobs", "jobs --json", "describe-enclaves > /dev/null &"]) + or(" --now", else: "")
        case 13: return "explain " + or("E99", "", else: pick(["E26", "--error-code E01", "last"]))
        case 14: return "help " + or("nothing", "echo --run 1", else: pick(["", "console", "expect"]))
        default:
            return or("ech", "echo 'a", "echo \"a", else: "echo") + " \(word()) " + pick(["", "$enclave.name", word()])
        }
    }

    private mutating func console() -> String {
        or(
            "--for soon", "--for", "--until '['", "--fro 1ms", "--for 1ms --for 1ms",
            "--for 1ms --disconnect-timeout 1",
            else: pick(["--for 1ms", "--for=1ms", "hello --for 1ms", "--for 1ms --until '^x'", "--for 1ms --raw"]))
    }

    private mutating func condition() -> String {
        let negation = pick(["", "not "])
        if random.below(4) == 0 {
            return negation + or("a", "'b c'", else: pick(["$ok", "$status", "true", "0", "${2:-d}", "$env.CI"]))
        }
        let sign = or("=", "is", "", else: pick(["==", "!=", "<", ">=", "~", "!~"]))
        return "\(negation)\(word()) \(sign) " + or("'['", "a b", "a|b", else: pick(["a", "1", "'a b'", "\"^x\""]))
    }

    private mutating func word() -> String {
        let all = [
            "a", "'b c'", "$1", "${2:-d}", "$ok", "$status", "$output", "$env.CI", "${env.NO:-e}",
        ]
        let variable = known.isEmpty ? "f" : "$" + pick(known)
        return or("$never", "$enclave.nme", "$2", "$env.NOBODY", "${x", "`a`", else: pick(all + [variable, variable]))
    }
}
