import Foundation
import NeshCommand
import NeshData
import NeshTeaching
import NeshTestSupport
import NeshText
import Testing

/// The result counts, not how it was typed; what looks like it and is not counts for nothing.
@Suite struct TeachingFairTests {
    /// How the steps of a lesson went whose first ones are skipped.
    private func graded(_ lesson: String, skip: Int, _ lines: String...) throws -> [JSON] {
        let stage = try TeachingStage()
        let text = Array(repeating: "skip", count: skip) + lines
        try stage.write("lines", text.joined(separator: "\n") + "\n")
        try stage.nesh("tutorial", lesson, "--answers", "lines", "--report", "report.json")
        return try JSON.parse(Array(try stage.text("report.json").utf8))["Results"]?.array ?? []
    }

    private func isDone(_ steps: [JSON], _ number: Int) -> Bool { steps[number - 1]["Outcome"]?.string == "done" }

    private func unmet(_ steps: [JSON], _ number: Int) -> String {
        (steps[number - 1]["Unmet"]?.array ?? []).compactMap(\.string).joined(separator: "; ")
    }

    /// What a line is answered with, in one row and without colours.
    private func answer(_ terminal: Terminal, _ line: String) throws -> String {
        let start = terminal.session.output.count
        terminal.enter(line)
        try terminal.enter("echo \"mark\"-\(start)", until: "mark-\(start)")
        let text = String(decoding: terminal.session.output[start...], as: UTF8.self)
        return text.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/, with: "").split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    private func shows(_ terminal: Terminal, _ text: String) throws {
        try terminal.session.wait(text) { screen in
            screen.lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ").contains(text)
        }
    }

    @Test("a page of an error counts whichever verb shows it, and no other error's")
    func pages() throws {
        let steps = try graded("memory", skip: 3, "help E26", "echo E27", "help e27")
        #expect(isDone(steps, 4) && steps[3]["Misses"]?.integer == 0)
        let last = try graded("memory", skip: 2, "run-enclave --cpu-count 2 --memory 4096", "explain last")
        #expect(isDone(last, 4))
    }

    @Test("memory and CPUs may be shown without the other rows")
    func partOfTheRows() throws {
        #expect(try isDone(graded("hello", skip: 0, "resources | head -3"), 1))
    }

    @Test("all that runs may be ended by any line that does so", arguments: ["--all", "--session"])
    func endingAll(_ option: String) throws {
        #expect(try isDone(graded("several", skip: 7, "terminate-enclave \(option)"), 8))
    }

    @Test(
        "a list that cannot be read is no allowlist",
        .enabled(if: ChannelWorld.obstacle == nil, "this kernel has no way to answer vsock"),
        arguments: [
            "allowlist：[{address: localhost, port: $port}]", "allowlist: [{address: localhost, port: $port}",
            "allowlist: [{address: localhost.invalid, port: $port}] # localhost",
        ])
    func lists(_ text: String) throws {
        let steps = try graded("channel", skip: 5, "!echo \"\(text)\" > lesson-list.yaml")
        #expect(!isDone(steps, 6) && unmet(steps, 6).contains("is an allowlist"))
    }

    @Test(
        "what logs prints of an enclave that has ended is seen, too",
        .enabled(if: ChannelWorld.obstacle == nil, "this kernel has no way to answer vsock"))
    func endedConsole() throws {
        #expect(try isDone(graded("channel", skip: 10, "terminate-enclave", "logs"), 11))
    }

    @Test("what a step made is missed when a line spoils it, and no verdict on it counts; as good a file will do")
    func spoiled() throws {
        let spoil = "!sed -i 's/nesh/Nesh/' doc.bin"
        let verify = "attestation verify doc.bin --root local --eif lesson.eif --nonce 4712"
        let steps = try graded("attestation", skip: 9, spoil, verify)
        #expect(!isDone(steps, 10) && unmet(steps, 10).contains("doc.bin is as an earlier step made it"))
        // The same request again makes another document, which will do.
        let again = try graded(
            "attestation", skip: 9, spoil, "use lesson", "attestation request --nonce 4711 --output doc.bin", verify)
        #expect(isDone(again, 10))
        // Another key is as good, until there is a certificate for the first.
        let key = "!openssl ecparam -name secp384r1 -genkey -noout -out lesson-key.pem"
        let pcr8 = "pcr --signing-certificate lesson-certificate.pem"
        #expect(try isDone(graded("signing", skip: 2, key, pcr8), 3))
        let sign = "sign-eif --signing-certificate lesson-certificate.pem --private-key lesson-key.pem"
        #expect(try !isDone(graded("signing", skip: 3, key, sign), 4))
    }

    @Test("back sets up what was spoiled")
    func spoiledAtPrompt() throws {
        let terminal = try TeachingStage().lesson("attestation", of: 16)
        for step in 2...6 { try terminal.enter("skip", until: "step \(step) of 16") }
        terminal.enter("!sed -i 's/n/N/' doc.bin > changed.bin")
        try shows(
            terminal, "Changed, but still needed: doc.bin. back sets this step up again; skip does the step for you.")
        try terminal.enter("back", until: "step 6 of 16")
        try terminal.enter("!sed 's/4711/4710/' doc.bin > changed.bin", until: "✓ done")
    }

    @Test("what holds stays so until it holds no more")
    func steady() throws {
        let terminal = try TeachingStage().lesson("measurements", of: 8)
        try terminal.enter("skip", until: "step 2 of 8")
        for line in ["!printf x | dd of=lesson-app/hello conv=notrunc", "!true; ls -la lesson-app", "!true"] {
            let said = try answer(terminal, line)
            #expect(said.contains("✓ lesson-app/hello is made or changed"), "\(said)")
        }
        // A line that failed makes nothing.
        let other = try TeachingStage().lesson("measurements", of: 8)
        try other.enter("skip", until: "step 2 of 8")
        for line in ["!echo >> lesson-app/hello; false", "!true"] {
            let said = try answer(other, line)
            #expect(said.contains("✗ lesson-app/hello is made or changed"), "\(said)")
        }
        try other.enter("!echo >> lesson-app/hello", until: "✓ done")
    }

    @Test("a document that was read stays read, and one in another file is not the one asked for")
    func documents() throws {
        let terminal = try TeachingStage().lesson("attestation", of: 16)
        for step in 2...14 { try terminal.enter("skip", until: "step \(step) of 16") }
        for line in ["attestation request --output other.bin", "!true", "terminate-enclave nobody"] {
            let said = try answer(terminal, line)
            #expect(said.contains("✓ the document is of an enclave in debug mode"), "\(said)")
        }
        try terminal.enter("!cp other.bin debug.bin", until: "✓ done")
        let steps = try graded(
            "attestation", skip: 1, "attestation request --output doc.bin",
            "attestation request --nonce 4711 --output other.bin")
        #expect(!isDone(steps, 2))
    }

    @Test("a line that failed printed nothing for another reason than the one that is asked for")
    func failedSilence() throws {
        let terminal = try TeachingStage().lesson("scripts", of: 10)
        for step in 2...8 { try terminal.enter("skip", until: "step \(step) of 10") }
        for line in ["!smoke.nesh", "!./nesh-here -n smoke.ns"] {
            let said = try answer(terminal, line)
            #expect(said.contains("✗ nothing is printed, because the script has no mistake"), "\(said)")
        }
        try terminal.enter("skip", until: "step 9 of 10")
        try terminal.enter("skip", until: "step 10 of 10")
        // Not every line for sh is the step's.
        let other = try answer(terminal, "!no-such-program smoke.xml")
        #expect(other.contains("not done yet") && !other.contains("The right command"), "\(other)")
        #expect(try answer(terminal, "!cat smoke.xmll").contains("The right command, but it failed."))
    }

    @Test("a line that is nearly the step's is not called another command, and a word of a lesson's is no try")
    func nearly() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("debug-mode", of: 8)
        #expect(try !answer(terminal, "next").contains("not done yet"))
        func check(_ line: String) throws {
            let said = try answer(terminal, line)
            #expect(said.contains("not done yet") && !said.contains("needs another command"), "\(said)")
        }
        try terminal.enter("skip", until: "step 2 of 8")
        try check("attach lesson")
        try terminal.enter("tutorial measurements", until: "step 1 of 8")
        for step in 2...6 { try terminal.enter("skip", until: "step \(step) of 8") }
        try check("eif extract")
        try terminal.enter("tutorial scripts", until: "step 1 of 10")
        for step in 2...6 { try terminal.enter("skip", until: "step \(step) of 10") }
        try check("try")
    }

    @Test("what a lesson says fits a terminal of 80 columns, and a condition stands under its own text")
    func narrow() throws {
        for language in [Language.english, .japanese] {
            #expect(DisplayWidth.of(TutorialPhrases.keys[language]) <= 80)
        }
        // A line to copy that stands alone is in one row.
        for lesson in Lesson.all {
            for text in [lesson.text.english, lesson.text.japanese] {
                let lines = text.split(separator: "\n").filter { $0.hasPrefix("## `") && $0.hasSuffix("`") }
                for line in lines { #expect(DisplayWidth.of(String(line.dropFirst(3))) + 2 <= 80, "\(line)") }
            }
        }
        let terminal = try TeachingStage().lesson("measurements", of: 8, columns: 40)
        try terminal.enter("skip", until: "step 2 of 8")
        terminal.enter("!true")
        try terminal.session.wait("the condition in two rows") { screen in
            screen.lines.contains { $0.hasPrefix("  ✗ lesson-app/hello is longer") }
                && screen.lines.contains { $0.hasPrefix("    unchanged") || $0.hasPrefix("    beginning") }
        }
    }
}
