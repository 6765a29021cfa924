import Foundation
import NeshData
import NeshShell
import NeshTestSupport
import NeshText
import Testing

@testable import NeshCommand
@testable import NeshTeaching

/// Recordings in which nobody finds what a mask hides.
@Suite struct MaskTests {
    /// A recorder at work in a folder of its own, with a terminal that is written to.
    private struct Stage {
        let folder: TemporaryDirectory
        let recorder = Recorder(commands: .shell)
        let tap = OutputTap()
        var session = Session(mark: "t", isInteractive: true, environment: Environment([:]))
        var name: String { folder.path + "/r" }

        init(mask: String) throws {
            // As the program does: what a character is depends on it.
            setlocale(LC_CTYPE, "C.UTF-8")
            folder = try TemporaryDirectory()
            session.settings["mask"] = mask
        }

        func start() throws {
            try recorder.start(name, size: (rows: 24, columns: 40), session: session, tap: tap, replacesOthers: true)
        }

        func say(_ drawn: Drawn, isAside: Bool = false) { tap.hear(isAside ? .aside(drawn) : .said(drawn)) }

        func line(_ prompt: StyledText, _ text: String, _ body: () -> Void) {
            recorder.promptShown(prompt)
            recorder.lineEntered(text)
            body()
            recorder.lineEnded(succeeded: true, session)
        }

        /// What each file says to whoever reads it: of the recording its text without colours, of each moment.
        func texts() throws -> [String: String] {
            _ = recorder.stop(tap: tap)
            func read(_ ending: String) throws -> String { try String(contentsOfFile: name + ending, encoding: .utf8) }
            var cast = ""
            var markers = ""
            for moment in try Cast.parse(Array(read(".cast").utf8), name: "r").moments {
                switch moment.event {
                case .output(let text): cast += text
                case .marker(let text): markers += text + "\n"
                }
            }
            let sequences = #/\u{1b}\[[0-9;]*m/#.matchingSemantics(.unicodeScalar)
            // A row that is replaced by another is gone then.
            let seen = cast.replacing("\r\u{1b}[K", with: "\n").replacing(sequences, with: "")
                .replacing("\r\n", with: "\n")
            return [
                ".cast": seen, "markers": markers, ".nesh": try read(".nesh").replacing("<any>", with: "***"),
                // Times are the machine's own.
                ".log": try read(".log").replacing(#/20[0-9-]+T[0-9:]+Z /#, with: ""),
            ]
        }
    }

    @Test func coloursWrappingAndPiecesHideNothing() throws {
        let stage = try Stage(mask: "AKIA[A-Z0-9]+|Bearer [a-z]+ [a-z]+")
        try stage.start()
        let long: StyledText = "the header is set, and then it says Bearer first second, which is hidden"
        stage.line("nesh> ", "echo all of it") {
            stage.say(Drawn(passing: Array("key A\u{1b}[01;31m\u{1b}[KKIAEX\u{1b}[m\u{1b}[KAMPLE123 end\n".utf8)))
            for byte in "AKIAPIECES and A\u{8}AK\u{8}KIAOVER and AKXX\u{1b}[2DIACURSOR\n".utf8 {
                stage.say(Drawn(passing: [byte]))
            }
            stage.say(Drawn(passing: Array("NUL\0AKIANUL\nAKIA".utf8)))
            stage.say(Drawn(StyledText("RE", .name) + StyledText("ST", .good), colours: true))
            stage.say(Drawn(width: 40, colours: true) { width in width.map { long.wrapped(to: $0) } ?? [long] })
            stage.say(
                Drawn(status: "Writing AKIA12345678901234567890 to a file", erases: false, width: 20, colours: true))
            stage.say(Drawn(.eraseRow))
            stage.say(Drawn(passing: Array("10% AKIA1\r20% AKIA2".utf8)), isAside: true)
        }
        for (file, text) in try stage.texts() {
            #expect(!text.contains("AKIA") && !text.contains("Bearer"), "\(file): \(text)")
            #expect(file == "markers" || text.contains("key *** end"), "\(file): \(text)")
        }
    }

    @Test func promptLineTitleAndValuesAreHidden() throws {
        var stage = try Stage(mask: "SECRET|it's|> echo x")
        stage.session.variables["v"] = "say it's SECRET"
        try stage.start()
        stage.line(StyledText("nesh SEC", .heading) + StyledText("RET", .name) + "> ", "echo SECRET") {}
        stage.line("nesh SEC", "RET from a prompt") {}
        stage.line("nesh> ", "echo x it's") {}
        stage.recorder.note("it's a SECRET")
        for (file, text) in try stage.texts() {
            for word in ["SECRET", "it's", "SEC", "it'\\''s", "> echo x"] {
                #expect(!text.contains(word), "\(word) in \(file): \(text)")
            }
        }
    }

    @Test func filesAreTheOwnersOnly() throws {
        let stage = try Stage(mask: "")
        let former = [
            ".cast": "{\"version\": 2}\nformer\n", ".log": "10:00 recording of nesh 0.1.0\nformer\n",
            ".nesh": "# Recorded with nesh\nformer\n",
        ]
        for (ending, text) in former {
            let path = try stage.folder.write("r" + ending, text)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        }
        try stage.start()
        stage.line("nesh> ", "echo a") { stage.say(Drawn("a\n")) }
        for ending in [".cast", ".log", ".nesh"] {
            let mode = try FileManager.default.attributesOfItem(atPath: stage.name + ending)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(ending)")
            #expect(try !String(contentsOfFile: stage.name + ending, encoding: .utf8).contains("former"))
        }
    }

    @Test func aMaskCountsFromItsMoment() throws {
        let stage = try Stage(mask: "")
        try stage.start()
        stage.line("nesh> ", "source a") {
            stage.say(Drawn("before SECRET\n"))
            stage.recorder.hide("SECRET")
            stage.say(Drawn("after SECRET"))
        }
        let texts = try stage.texts()
        for file in [".cast", ".log"] {
            #expect(texts[file]?.contains("before SECRET\nafter ***") ?? false, "\(file): \(texts[file] ?? "")")
        }
    }

    @Test func whatIsTypedBeforeAnAudienceIsRecordedWhole() throws {
        let stage = try Stage(mask: "SECRET")
        try stage.start()
        for key in "echo SEC" { stage.tap.unheard { stage.say(Drawn(StyledText(String(key))), isAside: true) } }
        stage.line("nesh> ", "echo SECRET") {}
        for (file, text) in try stage.texts() { #expect(!text.contains("SEC"), "\(file): \(text)") }
    }

    @Test func aMaskThatReplacesAnotherSaysSo() throws {
        let warning = "what the mask before hid shows from now on"
        #expect(try !transcript("option mask alpha\noption mask alpha\n").contains(warning))
        let said = try transcript("option mask alpha\noption mask beta\n")
        #expect(said.contains(warning) && !said.contains("alpha"))
    }

    @Test func aPatternThatMatchesNothingIsRefused() throws {
        for pattern in ["[0-9]*", "a|", "x?"] {
            #expect(throws: ValueProblem.self) { try SettingList.declared.mask.spec.check(pattern) }
        }
        for pattern in ["[0-9]+", ""] {
            #expect(throws: Never.self) { try SettingList.declared.mask.spec.check(pattern) }
        }
    }

    /// Random texts, styles, ways to write them and masks.
    @Test(arguments: ["ab+", "[ab]c", "a|bb", "a[^ ]?b", "\\bab", "日b", "^a", "a a", "[^a]b"])
    func noFileHoldsAMatch(pattern: String) throws {
        var dice = TestRandom(seed: UInt64(pattern.utf8.count))
        let letters = ["a", "b", "c", " ", "日", "a", "b", "\u{301}"]
        let noise = [
            "\u{1b}[31m", "\u{1b}[0m", "\u{1b}[1;38;5;3m", "\u{1b}[K", "\u{8}", "\r", "\u{1b}[D", "\u{1b}]0;t\u{7}",
            "\0",
        ]
        func text(_ dice: inout TestRandom, _ length: Int) -> String {
            (0..<dice.below(length)).map { _ in letters[dice.below(letters.count)] }.joined()
        }
        let roles: [StyledText.Role] = [.plain, .name, .error]
        for round in 0..<40 {
            let stage = try Stage(mask: pattern)
            try stage.start()
            for _ in 0..<3 {
                stage.line(StyledText(text(&dice, 6), .name) + "> ", text(&dice, 12)) {
                    for _ in 0..<4 {
                        switch dice.below(5) {
                        case 0:
                            let line = StyledText(text(&dice, 60), roles[dice.below(3)]) + StyledText(text(&dice, 60))
                            stage.say(Drawn(width: 24, colours: true) { $0.map { line.wrapped(to: $0) } ?? [line] })
                        case 1:
                            stage.say(
                                Drawn(StyledText(text(&dice, 9)) + StyledText(text(&dice, 9), .good), colours: true))
                        case 2:
                            stage.say(
                                Drawn(status: StyledText(text(&dice, 30)), erases: true, width: 12, colours: true))
                        default:
                            var bytes: [UInt8] = []
                            for _ in 0..<12 {
                                bytes += Array(text(&dice, 4).utf8)
                                if dice.below(3) == 0 { bytes += Array(noise[dice.below(noise.count)].utf8) }
                                if dice.below(6) == 0 { bytes.append(0x0a) }
                            }
                            while !bytes.isEmpty {
                                let size = 1 + dice.below(bytes.count)
                                stage.say(Drawn(passing: Array(bytes.prefix(size))), isAside: dice.below(4) == 0)
                                bytes.removeFirst(size)
                            }
                        }
                    }
                }
            }
            // An engine of expressions that is not the program's.
            let expression = try NSRegularExpression(pattern: pattern, options: .anchorsMatchLines)
            for (file, text) in try stage.texts() {
                for line in text.split(separator: "\n") where !Self.isOwn(line) {
                    let line = file == ".nesh" && line.hasPrefix("| ") ? String(line.dropFirst(2)) : String(line)
                    let found = expression.firstMatch(in: line, range: NSRange(line.startIndex..., in: line))
                    #expect(found == nil, "round \(round), \(file): \(line.debugDescription)")
                    if found != nil { return }
                }
            }
        }
    }

    /// What the recording itself says.
    private static func isOwn(_ line: Substring) -> Bool {
        ["#", "on-exit", "recording of nesh", "done", "| ...", "failed"].contains { line.hasPrefix($0) }
    }
}
