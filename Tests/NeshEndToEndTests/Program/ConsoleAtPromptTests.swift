import Foundation
import NeshData
import NeshTestSupport
import Testing

/// Watching consoles at a terminal: how one comes in, and how one leaves without the enclave noticing.
@Suite("Console at the prompt") struct ConsoleAtPromptTests {
    let home: Home

    init() throws { home = try Home() }

    private func isRunning() throws -> Bool { try home.enclaves().map { $0["State"] } == ["RUNNING"] }

    @Test("Ctrl-] and Ctrl-C leave, the enclave keeps running and is shown again from its first line")
    func leaving() throws {
        let session = try home.prompt()
        let image = try BuiltProgram.image.get()
        try session.enter(
            "run-enclave --eif-path \(image) --memory 64 --cpu-count 1 --debug-mode", until: "\"MemoryMiB\": 64")
        try session.awaitPrompt("nesh app(16 debug)")
        for key in ["\u{1d}", "\u{3}"] {
            session.type("!clear\r")
            try session.awaitPrompt("nesh app(16 debug)")
            try session.enter("console", until: "Successfully connected to the console.")
            try session.waitFor("nesh local engine: ")
            try session.waitFor("hello from inside")
            try session.wait("what comes while one watches") { $0.lines.last?.hasPrefix("tick ") ?? false }
            session.type(key)
            try session.awaitPrompt("nesh app(16 debug)")
            #expect(try isRunning())
            let ticks = session.screen.lines.count { $0.hasPrefix("tick ") }
            try session.mark(ticks)
            #expect(session.screen.lines.count { $0.hasPrefix("tick ") } == ticks, "nothing comes after leaving")
        }
        try session.enter("terminate-enclave", until: "\"Terminated\": true")
        try session.awaitPrompt("nesh>")
        #expect(try home.enclaves() == [])
    }

    @Test("Keys typed at a console do not reach it, nor the prompt if somebody leaves by a key")
    func typeAhead() throws {
        let enclave = try home.start()
        #expect(enclave["EnclaveName"] == "app")
        let session = try home.prompt()
        try session.enter("console --enclave-name app", until: "hello from inside")
        session.type("\u{1a}terminate-enclave\r\u{1c}")
        session.type("\u{1d}echo be\u{22}hind\u{22}\r")
        try session.waitFor("\nbehind")
        #expect(try isRunning())
        try session.enter("console --enclave-name app --for 500ms", until: "tick 2")
        try session.enter("echo \"ah\"ead", until: "\nahead")
    }

    @Test("An enclave that ends says why, and the prompt comes back")
    func ending() throws {
        _ = try home.start()
        let session = try home.prompt()
        try session.enter("console --enclave-name app", until: "tick 1")
        #expect(try home.run("terminate-enclave", "--enclave-name", "app").status == 0)
        try session.waitFor("enclave app was terminated")
        try session.awaitPrompt("nesh>")
    }

    @Test("Two watch the same console")
    func severalAtOnce() throws {
        _ = try home.start()
        let sessions = [try home.prompt(), try home.prompt()]
        for session in sessions { try session.enter("console --enclave-name app", until: "tick 2") }
        sessions[0].type("\u{1d}")
        try sessions[0].awaitPrompt()
        try sessions[1].waitFor("tick 6")
        sessions[1].type("\u{3}")
        try sessions[1].awaitPrompt()
        #expect(try isRunning())
    }

    @Test("run-enclave --attach-console shows it at once; Ctrl-C leaves it running", arguments: Home.User.all)
    func attached(_ user: Home.User) throws {
        let home = try Home(user)
        let image = try BuiltProgram.image.get()
        let session = try home.prompt()
        try session.enter(
            "run-enclave --eif-path \(image) --memory 64 --cpu-count 1 --attach-console", until: "tick 1")
        session.type("\u{3}")
        try session.awaitPrompt("nesh app(16 debug)")
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
        let enclaves = try home.enclaves()
        #expect(enclaves.map { $0["Flags"] } == ["DEBUG_MODE"])
    }

    @Test("A job in another shell's background copies the console and leaves the keys alone")
    func background() throws {
        _ = try home.start()
        let program = try BuiltProgram.path.get()
        let session = try TerminalSession(
            "/usr/bin/env", ["-C", home.path, "bash", "--norc", "-i"],
            environment: home.environment.merging(["PS1": "$ "]) { $1 })
        session.type("\(program) console --enclave-name app --until 'tick 3' &\r")
        try session.wait("the console") { $0.lines.contains("tick 3") }
        session.type("wait; echo \"ended\"-$?\r")
        try session.wait("its end") { $0.lines.contains("ended-0") }
        #expect(!session.screen.text.contains("Stopped"))
    }

    @Test("console & at the prompt shows lines above it and leaves the keys to it")
    func beside() throws {
        _ = try home.start()
        let session = try home.prompt()
        try session.enter("console --enclave-name app &", until: "[1] console app")
        try session.type("half a line", until: "app | tick ")
        try session.wait("the line as it was") { $0.lines.last?.hasSuffix("> half a line") ?? false }
        session.type("\u{15}")
        try session.mark(1)
    }

    @Test("A production enclave has no console: E44, and the prompt goes on")
    func production() throws {
        let session = try home.prompt()
        let image = try BuiltProgram.image.get()
        try session.enter("run-enclave --eif-path \(image) --memory 64 --cpu-count 1", until: "\"MemoryMiB\": 64")
        try session.enter("console", until: "[ E44 ] ")
        try session.mark(1)
        #expect(try home.run("console", "--enclave-name", "app").status == 44)
    }
}
