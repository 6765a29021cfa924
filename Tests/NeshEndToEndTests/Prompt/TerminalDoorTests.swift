import Foundation
import NeshTestSupport
import Testing

/// Names that others chose, on a terminal: whatever they hold, it is shown and not obeyed.
@Suite struct TerminalDoorTests {
    /// Sets the clipboard, asks where the cursor is; the second half as C1 characters.
    static let evil = "\u{1b}]52;c;cm0=\u{7}\u{1b}[6n\u{9d}0;t\u{9c}\u{9b}5n\u{202e}"

    /// What a terminal got that no message of the program's own holds.
    private func commands(in output: [UInt8]) -> [String] {
        let text = String(decoding: output, as: UTF8.self)
        let own =
            #/\u{1b}\[(0|1|2|4|7|3[1-6]|1;31|([12]|3[1-6]);4)?m|\u{1b}\[[0-9]*[ABCJK]|\u{1b}[78]|\u{1b}\[\?2004[hl]/#
            .matchingSemantics(.unicodeScalar)
        return text.replacing(own, with: "").unicodeScalars.filter { scalar in
            scalar == "\u{1b}" || scalar == "\u{7}" || (0x7f...0x9f).contains(scalar.value)
                || scalar.properties.isBidiControl
        }.map { String($0.value, radix: 16) }
    }

    private func run(_ stage: TeachingStage, _ words: [String], environment: [String: String] = [:]) throws -> String {
        let session = try TerminalSession(
            "/bin/sh", ["-c", "cd \"$0\" && exec \"$@\"", stage.work, Program.nesh] + words,
            environment: stage.environment.merging(environment) { $1 }, columns: 100, rows: 60)
        _ = try session.waitForEnd(seconds: 60)
        #expect(
            commands(in: session.output) == [],
            "\(words): \(String(decoding: session.output, as: UTF8.self).debugDescription)")
        return String(decoding: session.output, as: UTF8.self)
    }

    @Test func nothingThatOthersNamedIsObeyed() throws {
        let stage = try TeachingStage()
        let evil = Self.evil
        try FileManager.default.createDirectory(atPath: stage.work + "/r", withIntermediateDirectories: true)
        try stage.write("r/x", "#!/bin/sh\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: stage.work + "/r/x")
        try stage.write(evil.replacing("/", with: "") + ".eif", "no image")
        try stage.write("a.nesh", "echo \"\(evil)\"\nset v '\(evil)'\necho $v\nnot-\(evil)\n")
        try stage.write("b.nesh", "if \(evil)\n")
        try stage.write("pool.yaml", "---\n\(evil): 3\nmemory_mib: \(evil)\n")
        // Messages before there is a voice, options, errors with the line in question.
        for words in [
            ["--\(evil)"], [evil], ["-c", "echo '\(evil)'"], ["-c", "no\(evil)"], ["a.nesh"], ["b.nesh"],
            ["-n", "a.nesh"],
            ["--dry-run", "a.nesh"], ["-x", "a.nesh"], ["--error-format", "json", "a.nesh"], ["help", evil],
            ["explain", evil],
            ["apropos", evil], ["use", evil], ["describe-eif", "--eif-path", "\(evil).eif"], ["replay", evil],
            ["logs", evil],
            ["-c", "option allocator-file pool.yaml; allocator"], ["--allocator-file", "pool.yaml", "resources"],
            ["-c", "use '\(evil)'"], ["-c", "echo $env.EVIL"], ["-c", "option engine '\(evil)'"],
            ["-c", "history --save '\(evil)/x'"],
            ["terminate-enclave", "--enclave-id", evil], ["images", "--json"], ["-c", "echo \(evil) | cat >/dev/null"],
            ["build-enclave", "--docker-uri", "rootfs:r", "--cmd", "/x", "--name", evil, "--output-file", "e.eif"],
            ["describe-eif", "--eif-path", "e.eif"], ["eif", "ls", "e.eif"],
            ["--color", "never", "describe-eif", "--eif-path", "e.eif"],
            ["-c", "use e.eif; status"], ["doctor"],
        ] { _ = try run(stage, words, environment: ["EVIL": evil, "NITRO_CLI_BLOBS": evil, "DOCKER_HOST": evil]) }
        let shown = try run(stage, ["-c", "echo '\(evil)'"])
        #expect(shown.contains("^[]52;c;cm0=^G^[[6n\\u{9d}0;t\\u{9c}\\u{9b}5n\\u{202e}"))
        // A pipe gets what there is.
        #expect(try stage.nesh("-c", "echo '\(evil)'").output == evil + "\n")
    }

    /// Where bytes go past the door: each of these has a reason of its own, and one more wants one too.
    @Test func thereIsNoOtherWayToATerminal() throws {
        let ways: [(pattern: String, files: Set<String>)] = [
            (
                #"\bFile\.write\((1|2|STDOUT_FILENO|STDERR_FILENO)\b|\bGlibc\.write\((1|2)\b|\b(fputs|puts|perror|debugPrint)\("#,
                ["Keep.swift", "ParentProgram+Process.swift", "KMSProcess.swift"]
            ),
            (#"Drawn\(passing:"#, ["Output.swift", "OutputSink.swift"]),
            (#"\.pass\("#, ["OutputPump.swift", "Destination.swift", "Pager.swift", "ReplayPlayer.swift"]),
            // Text of the editor's, from cells.
            (
                #"\bterminal\.write\("#,
                [
                    "LineEditor.swift", "LineEditor+Input.swift", "LineEditor+Keys.swift", "LineEditor+Line.swift",
                ]
            ),
        ]
        let root = TeachingStage.root + "/Sources"
        let files = try #require(FileManager.default.enumerator(atPath: root)).compactMap { $0 as? String }
        for (pattern, expected) in ways {
            let expression = try Regex(pattern)
            let found = try files.filter { $0.hasSuffix(".swift") }.filter {
                try String(contentsOfFile: root + "/" + $0, encoding: .utf8).contains(expression)
            }
            #expect(Set(found.map { ($0 as NSString).lastPathComponent }) == expected, "\(pattern)")
        }
    }

    private static func prompts(_ screen: TestScreen) -> Int {
        screen.allLines.count { $0.contains(/^nesh( [^>]*)?>( |$)/) }
    }

    @Test func norAtThePrompt() throws {
        let stage = try TeachingStage(["EVIL": Self.evil])
        try stage.write(Self.evil.replacing("/", with: "") + ".eif", "no image")
        let terminal = try stage.terminal()
        try terminal.expect("> ")
        terminal.type("use \t\t")
        terminal.session.settle(milliseconds: 500)
        terminal.type("\u{15}")
        // What is typed while a line runs is echoed by the kernel, as it is: each waits for its prompt.
        for line in [
            "echo $env.EVIL", "echo '\(Self.evil)", "use $env.EVIL", "set x $env.EVIL", "set", "history", "no$env.EVIL",
            "echo $env.EVIL &",
        ] {
            let before = Self.prompts(terminal.session.screen)
            terminal.enter(line)
            try terminal.session.wait("the prompt after \(line)") { screen in
                Self.prompts(screen) > before && screen.lines.last?.hasSuffix(">") == true
            }
        }
        try terminal.enter("echo end-of-$ok", until: "end-of-")
        terminal.type("\u{3}\u{4}")
        _ = try? terminal.end()
        // A bell is the editor's own, where nothing can be completed.
        let found = commands(in: terminal.session.output).filter { $0 != "7" }
        #expect(found == [], "\(String(decoding: terminal.session.output, as: UTF8.self).debugDescription)")
    }

    @Test func aForeignRecordingIsAPicture() throws {
        let stage = try TeachingStage()
        let text =
            "\\u001b]52;c;cm0=\\u0007\\u001b[6n\\u001b[?1000h\\u001b]0;t\\u001b\\\\\\u001bP+q\\u001b\\\\\\u009b5n"
        try stage.write(
            "f.cast",
            """
            {"version": 2, "width": 80, "height": 24}
            [0.1, "o", "begin \\u001b[31mred\\u001b[0m\(text) \\u001b[?1049h\\u001b[2;5r\\u001b[?25lthere"]
            [0.2, "o", "\\u001b"]
            [0.3, "o", "[6n"]
            [900.0, "o", "end"]

            """)
        let session = try TerminalSession(
            Program.nesh, ["replay", stage.work + "/f.cast"], environment: stage.environment)
        try session.waitFor("there")
        session.type("\u{3}")
        _ = try session.waitForEnd(seconds: 30)
        let output = String(decoding: session.output, as: UTF8.self)
        #expect(output.contains("begin \u{1b}[31mred\u{1b}[0m"))
        for sequence in ["]52", "]0;", "\u{1b}P", "[6n", "[?1000h", "\u{9b}", "\u{7}"] {
            #expect(!output.contains(sequence), "\(sequence)")
        }
        // Left in the middle, it gives back the screen as it was.
        let end = output.range(of: "there").map { output[$0.upperBound...] } ?? ""
        for sequence in ["\u{1b}[?1049l", "\u{1b}[?25h", "\u{1b}[r", "\u{1b}[0m"] { #expect(end.contains(sequence)) }
    }
}
