import Foundation
import NeshTestSupport
import Testing

/// On a terminal whose locale is not UTF-8.
@Suite struct PromptASCIITests {
    private static let locales: [[String: String]] = [
        ["LC_ALL": "C"], ["LC_ALL": "POSIX"], ["LC_ALL": "", "LANG": "", "LC_CTYPE": ""],
        ["LC_ALL": "", "LANG": "en_US.ISO-8859-1"],
    ]

    @Test(arguments: locales) func whatNeshSaysIsASCII(locale: [String: String]) throws {
        let stage = try TeachingStage(locale)
        let terminal = try stage.terminal("tutorial", "hello")
        try terminal.expect("preparing ...")
        try terminal.expect("step 1 of 8")
        terminal.enter("!true")
        try terminal.session.wait("a mark") { $0.text.contains("  x your line prints memory and CPUs") }
        try terminal.enter("resources", until: "v done")
        try terminal.enter("skip", until: "step 3 of 8")
        // What the session fills in.
        try terminal.enter("describe-eif", until: "describe-eif -> --eif-path hello.eif")
        try terminal.expect("step 4 of 8")
        for line in [
            "tutorial status", "help vsock-proxy", "help build-enclave", "explain E22", "allocator show",
            "eif map hello.eif",
        ] {
            terminal.enter(line)
        }
        try terminal.enter("stop", until: "Lesson left")
        let shown = String(decoding: terminal.session.output, as: UTF8.self)
        let others = shown.split(whereSeparator: \.isNewline).filter { !$0.utf8.allSatisfy { $0 < 0x80 } }
        #expect(others == [], "\(others)")
    }

    @Test func theEndOfAnEnclaveIsTold() throws {
        let stage = try TeachingStage(["LC_ALL": "C"])
        try stage.nesh("build-enclave", "--docker-uri", "a:1", "--docker-dir", "hello-app", "--output-file", "own.eif")
        let terminal = try stage.terminal()
        terminal.enter("run-enclave --eif-path own.eif --cpu-count 1 --memory 64 > run.json")
        try terminal.session.waitForPrompt("nesh own(16)>")
        try stage.nesh("terminate-enclave", "own")
        try terminal.session.wait("the news") { $0.text.contains("* own ") }
        try terminal.session.waitForPrompt("nesh own(ended)>")
    }

    @Test func dataStaysAsItIs() throws {
        let stage = try TeachingStage(["LC_ALL": "C"])
        let terminal = try stage.terminal()
        try terminal.enter("echo 'a → b … 日本'", until: "\na → b … 日本")
        try terminal.enter("set city 'a → b …'", until: "nesh")
        try terminal.enter("set", until: "'a → b …'")
        terminal.look()
        // So does what goes to files.
        try terminal.enter("help vsock-proxy > help.txt", until: "nesh")
        try terminal.enter("!grep -c … help.txt", until: "\n1")
    }
}
