import Foundation
import NeshTestSupport
import Testing

/// What the pages show is what comes out.
@Suite(.serialized) struct PageTests {
    /// `nesh` blocks are scripts with their output; a page's run one after another, where `tutorial app` has been.
    @Test(
        .enabled(if: TestProgram.areInstalled("jq"), "jq is not installed"),
        arguments: Array(Set(Pages.blocks.filter { $0.kind == "nesh" }.map(\.page))).sorted())
    func scriptsPrintWhatTheyShow(page: String) throws {
        let program = try ScriptProgram()
        #expect(try program.bash("nesh tutorial app > /dev/null").status == 0)
        let ended = try program.bash("nesh --verify \(ScriptProgram.quoted(TestProgram.repository + "/" + page))")
        #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
    }

    /// What is only shown could run: verbs, options and values are known.
    @Test(arguments: Pages.blocks.filter { $0.kind == "nesh no-run" })
    func whatIsOnlyShownIsRight(block: Pages.Block) throws {
        let program = try ScriptProgram()
        try program.write("block.nesh", block.lines.joined(separator: "\n") + "\n")
        let ended = try program.bash("nesh -D app=hello-app -n block.nesh")
        #expect(ended.status == 0, "\(ended.errors)")
    }

    /// Lines for a shell, each after `$ `; what they print stands below, and `[n]` for a status that is not 0.
    @Test(arguments: Pages.blocks.filter { $0.kind == "console" && $0.lines[0].hasPrefix("$ ") })
    func shellsPrintWhatTheyShow(block: Pages.Block) throws {
        #expect(HelloImage.problem == "")
        let program = try ScriptProgram()
        let before = "cp -r \(HelloImage.app) hello-app; cp \(HelloImage.path) hello.eif"
        #expect(try program.bash(before + "\n" + Self.preparation(block)).status == 0)
        for (command, shown) in Self.steps(block, prompt: "$ ") {
            let ended = try program.bash("exec 2>&1\n" + command)
            var lines = ended.output.components(separatedBy: "\n")
            if lines.last == "" { lines.removeLast() }
            if ended.status != 0 { lines.append("[\(ended.status)]") }
            #expect(Pages.matches(lines, shown), "\(command)\n\(lines.joined(separator: "\n"))")
        }
    }

    /// Lines at nesh's own prompt, each after the prompt that is there.
    @Test(arguments: Pages.blocks.filter { $0.kind == "console" && $0.lines[0].hasPrefix("nesh") })
    func promptsShowWhatTheyShow(block: Pages.Block) throws {
        #expect(HelloImage.problem == "")
        let program = try ScriptProgram()
        let before = "cp -r \(HelloImage.app) hello-app; cp \(HelloImage.path) hello.eif; cp hello.eif other.eif"
        #expect(
            try program.bash((block.page.hasPrefix("README") ? "" : before) + "\n" + Self.preparation(block)).status
                == 0)
        let session = try TerminalSession(
            "/usr/bin/env", ["-C", program.work, TestProgram.nesh, "--no-rc"],
            environment: program.environment.merging(["TERM": "xterm-256color"]) { $1 }, columns: 200, rows: 300)
        var prompts = 1
        try session.wait("a prompt", seconds: 60) { $0.lines.last?.hasPrefix("nesh") ?? false && Self.prompts($0) == 1 }
        let commands = block.lines.compactMap { $0.firstMatch(of: /^nesh[^>]*> (.+)$/).map { String($0.1) } }
        for command in commands {
            session.type(command + "\r")
            prompts += 1
            try session.wait("the end of \(command)", seconds: 60) { Self.prompts($0) == prompts }
        }
        let first = try #require(session.screen.lines.firstIndex { $0.hasPrefix("nesh> ") })
        let lines = session.screen.lines[first...].filter { $0.wholeMatch(of: /took (\d+m )?[\d.]+s/) == nil }
        #expect(Pages.matches(lines.dropLast(), block.lines), "\(lines.joined(separator: "\n"))")
    }

    @Test func thereAreSome() {
        #expect(Pages.blocks.filter { $0.kind == "console" }.count >= 4)
        #expect(Pages.blocks.filter { $0.kind == "nesh no-run" }.count >= 3)
    }

    private static func prompts(_ screen: TestScreen) -> Int {
        screen.lines.filter { $0.hasPrefix("nesh") && $0.contains(/^nesh( [^>]*)?>( |$)/) }.count
    }

    /// What a comment before the block has done first: `<!-- run by bash: LINE -->`.
    private static func preparation(_ block: Pages.Block) -> String {
        block.remark.firstMatch(of: /run by bash: (.*) -->/).map { String($0.1) } ?? "true"
    }

    private static func steps(_ block: Pages.Block, prompt: String) -> [(String, [String])] {
        var steps: [(String, [String])] = []
        for line in block.lines {
            if line.hasPrefix(prompt) {
                steps.append((String(line.dropFirst(prompt.count)), []))
            } else if !steps.isEmpty {
                steps[steps.count - 1].1.append(line)
            }
        }
        return steps
    }
}
