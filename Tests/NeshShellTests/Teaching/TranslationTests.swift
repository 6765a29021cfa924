import Foundation
import NeshCommand
import NeshData
import NeshHelp
import NeshInterpreter
import NeshLanguage
import NeshShell
import NeshSystem
import NeshTeaching
import NeshTestSupport
import Testing

/// Every text has its translation; what programs read has none.
@Suite struct TranslationTests {
    @Test func everyCommandHasAJapaneseSummary() {
        for spec in CommandTable.shell.specs + [InvocationOptions.spec] {
            let text = spec.summary.japanese
            #expect(text.isJapanese && !text.hasSuffix("。"), "\(spec.name): \(text)")
            #expect(!spec.summary.english.isJapanese, "\(spec.name)")
        }
        #expect(CommandSpec.Group.allCases.allSatisfy { $0.title.japanese.isJapanese })
    }

    @Test func everyCodeHasAJapanesePage() {
        for code in ErrorCode.allCases {
            guard let page = ErrorPage.of(code) else {
                Issue.record("\(code.text) has no page")
                continue
            }
            for text in [page.meaning, page.reason, page.fix].map(\.japanese) {
                #expect(text.isJapanese && !text.hasSuffix("。"), "\(code.text): \(text)")
            }
            // Commands and options in a fix are the same in both languages.
            for word in page.fix.english.split(whereSeparator: { " `.,;:".contains($0) }) where word.hasPrefix("--") {
                #expect(page.fix.japanese.contains(word), "\(code.text) lacks \(word)")
            }
        }
    }

    @Test func everyPhraseOfLessonsAndDemosIsInBoth() {
        for phrase in TutorialPhrases.all + DemoPhrases.all + Lesson.all.map(\.title) {
            #expect(!phrase.english.isEmpty && !phrase.english.isJapanese)
            #expect(phrase.japanese.isJapanese, "\(phrase.english)")
            #expect(phrase.english.ranges(of: "{}").count == phrase.japanese.ranges(of: "{}").count)
        }
    }

    /// The program keeps what both scripts share once.
    @Test(arguments: Lesson.all) func lessonsAreTheirFiles(_ lesson: Lesson) throws {
        let scripts = try ["", "ja/"].map { try LessonFile.carried(lesson.name, folder: $0) }
        #expect(lesson.text == Phrase(scripts[0], scripts[1]))
    }

    /// Translated narration around the very same commands.
    @Test(arguments: Lesson.all.map(\.name)) func lessonsAreTheSameInBothLanguages(_ name: String) throws {
        let lesson = try #require(Lesson.named(name))
        let scripts = [lesson.text.english, lesson.text.japanese].map { text in
            Parser.parse(SourceText(name: name, text: text))
        }
        #expect(scripts.allSatisfy { $0.problems.isEmpty })
        let commands = scripts.map { Printer.print($0.statements.filter { !$0.isNarration }) }
        #expect(commands[0] == commands[1])
        let scenes = scripts.map { TaughtScript($0.statements).scenes }
        #expect(scenes[0].count == scenes[1].count)
        for (english, japanese) in zip(scenes[0], scenes[1]) {
            #expect(english.narration.isEmpty == japanese.narration.isEmpty)
            #expect(english.hints.count == japanese.hints.count)
            if !japanese.narration.isEmpty { #expect(japanese.narration.joined().isJapanese) }
        }
    }

    /// A chapter of the workshop runs the same lines in both languages.
    @Test(arguments: ["1-nitro-cli", "2-secure-local-channel", "3-cryptographic-attestation"])
    func chapters(name: String) throws {
        let folder = TestProgram.repository + "/docs/tutorial/workshop/"
        let scripts = try [folder, folder + "ja/"].map { folder in
            Parser.parse(SourceText(name: name, text: try File.text(folder + name + ".nesh")))
        }
        let commands = scripts.map { Printer.print($0.statements).split(separator: "\n").filter { !$0.isNarration } }
        #expect(!commands[0].isEmpty && commands[0] == commands[1])
        let told = scripts.map { Printer.print($0.statements).split(separator: "\n").filter(\.isNarration) }
        #expect(told[0].count == told[1].count && told[1].allSatisfy { String($0).isJapanese }, "\(told[1])")
    }

    @Test func theLanguageComesFromTheSettingElseTheLocale() {
        func language(_ variables: [String: String], _ setting: String? = nil) -> Language {
            var settings = Settings()
            settings["language"] = setting
            return Language.chosen(settings, Environment(variables))
        }
        #expect(language([:]) == .english)
        #expect(language(["LANG": "ja_JP.UTF-8"]) == .japanese)
        #expect(language(["LANG": "ja_JP.UTF-8", "LC_ALL": "C.UTF-8"]) == .english)
        #expect(language(["LANG": "C", "LC_MESSAGES": "ja"]) == .japanese)
        #expect(language(["LC_ALL": "", "LANG": "ja_JP.eucJP"]) == .japanese)
        #expect(language(["LANG": "jam_JM"]) == .english)
        #expect(language(["LANG": "ja_JP.UTF-8"], "en") == .english)
        #expect(language([:], "ja") == .japanese)
        #expect(language(["NESH_LANGUAGE": "ja", "LANG": "C.UTF-8"]) == .japanese)
        #expect(language(["NESH_LANGUAGE": "en", "LANG": "ja_JP.UTF-8"]) == .english)
        #expect(language(["NESH_LANGUAGE": "ja"], "en") == .english)
        #expect(language(["NESH_LANGUAGE": "x"]) == .english)
    }

    @Test func aProgramThatIsRunGetsALanguageThatWasSet() throws {
        let line = "!echo \"<$NESH_LANGUAGE>\"\n"
        let shell = try Shell()
        shell.run(line + "option language ja\n" + line + "option language auto\n" + line)
        #expect(shell.out.text == "<>\n<ja>\n<>\n")
    }

    @Test("what a program complains of is known to get to a terminal, by the pipe that takes it there")
    func shownPipe() throws {
        let (shown, interrupt) = (OutputSink.Buffer(), try Interrupt())
        for isTerminal in [true, false] {
            let errors = OutputSink(isTerminal: isTerminal) { bytes throws(SystemError) in try shown.sink.pass(bytes) }
            let program = try RunningProgram(
                "/bin/sh",
                arguments: ["sh", "-c", "echo \"$NESH_SHOWN_PIPE=$(stat -Lc %d:%i /dev/stderr)\" >&2"],
                environment: ["PATH": "/usr/bin:/bin"], output: OutputSink.Buffer().sink, errors: errors,
                merged: false, direct: false)
            _ = try program.wait(interrupt)
        }
        let sides = shown.text.split(separator: "\n").map { $0.split(separator: "=", omittingEmptySubsequences: false) }
        #expect(sides.map { $0[0] == $0[1] } == [true, false])
        #expect(sides.last?.first == "")
    }

    @Test func enclavesAreNamedOnceForAll() {
        let names = ["a", "b"]
        #expect(Standing.enclaves(names, .japanese) == "エンクレーブ 'a'、'b'")
        #expect(Standing.enclaves(names, .english) == "the enclaves 'a', 'b'")
        #expect(Standing.enclaves(["a"], .japanese) == "エンクレーブ 'a'")
        #expect(Standing.list([.file("x"), .job(1, text: "y")], .japanese) == "x、`y`")
    }

    @Test func helpAndExplainSpeakIt() throws {
        let shell = try Shell()
        shell.run("option language ja\nexplain E26\nhelp\nset json $last\nexplain E26 --json\n")
        let text = shell.out.text
        // The heading, too; the English one is what pages of nitro-cli's are found by.
        #expect(text.contains("E26  イメージに必要な量より少ないメモリが指定されました\n\n英語名"))
        #expect(text.contains("  Insufficient memory requested\nよくある原因"))
        #expect(text.contains("run-enclave") && text.contains("イメージからエンクレーブを起動する"))
        // JSON stays as it is.
        #expect(text.contains("\"Meaning\": \"You requested less memory than the image needs\""))
        #expect(shell.err.text.isEmpty)
    }
}

extension Substring {
    fileprivate var isNarration: Bool { drop { $0 == " " }.hasPrefix("#") }
}

extension String {
    /// Has kana or kanji in it.
    fileprivate var isJapanese: Bool { unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) } }
}
