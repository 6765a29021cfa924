import Glibc
import NeshCommand
import NeshEnclave
import NeshInterpreter
import NeshLanguage
import NeshSystem
import NeshTestSupport
import Synchronization
import Testing

/// How runs end: signals, time limits, output that nobody takes.
@Suite struct EndingTests {
    private static let traced = {
        var options = Interpreter.Options()
        options.traces = true
        return options
    }()

    /// Runs a script that gets a signal in one of its lines.
    private func interrupted(_ script: String, by signal: Int32, atLine line: Int) throws -> (Int32, String) {
        let shell = try Shell(options: Self.traced)
        try shell.atLine(line) { [foreground = shell.foreground] in foreground.deliver(signal) }
        let status = shell.run(script)
        return (status, shell.untraced)
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
    func signalsEndTheScriptAfterItsCleaning(signal: Int32, status: Int32) throws {
        for line in [
            "sleep 20", "!sleep 20", "wait 1 == 2", "echo x | sleep 20",
        ] {
            let (ending, text) = try interrupted("on-exit echo cleaned\ntry \(line)\necho no", by: signal, atLine: 2)
            #expect(ending == status, "\(line): \(text)")
            #expect(text == "nesh: interrupted at t.nesh:2\ncleaned\n", "\(line)")
        }
    }

    @Test func aProgramThatIgnoresSignalsIsKilled() throws {
        let (ending, text) = try interrupted(
            "!trap '' INT; sleep 30; sleep 30; sleep 30; echo no", by: SIGINT, atLine: 1)
        #expect(ending == 130)
        #expect(text == "nesh: interrupted at t.nesh:1\n")
    }

    /// Where a terminal's keys do not reach them, all that the shell has started gets the signal.
    @Test(.enabled(if: !TerminalMode.hasControllingTerminal, "the terminal does it"))
    func nothingIsLeftBehind() throws {
        let mark = "31.\(getpid())"
        _ = try interrupted("!sleep \(mark); true", by: SIGINT, atLine: 1)
        #expect(try transcript("not !ps -eo args | grep '[s]leep \(mark)'").hasSuffix("(0)"))
    }

    @Test func aTimeLimitBoundsTheRun() throws {
        var options = Interpreter.Options()
        options.timeLimit = .seconds(1)
        let shell = try Shell(options: options)
        #expect(shell.run("on-exit echo cleaned\ntry sleep 60\necho no") == 124)
        #expect(
            shell.both.text == """
                t.nesh:2:1: error: the script ran longer than 1s
                    2 | try sleep 60
                      | ^
                cleaned

                """)
        options.timeLimit = .seconds(60)
        let quick = try Shell(options: options)
        #expect(quick.run("echo a") == 0)
    }

    /// What hangs while cleaning up cannot take a bounded run past its end; the other lines have their turn.
    @Test func aTimeLimitBoundsTheCleaningToo() throws {
        var options = Interpreter.Options()
        options.timeLimit = .seconds(60)
        options.cleaningLimit = .seconds(1)
        let shell = try Shell(options: options)
        #expect(shell.run("on-exit echo last\non-exit !sleep 60\non-exit sleep 60\necho a\nexit 4") == 4)
        #expect(
            shell.both.text == """
                a
                t.nesh:3:1: error: this ran longer than 1s
                    3 | on-exit sleep 60
                      | ^
                      = while cleaning up (on-exit)
                t.nesh:2:1: error: this ran longer than 1s
                    2 | on-exit !sleep 60
                      | ^
                      = while cleaning up (on-exit)
                last

                """)
        #expect(try Shell(options: options).run("on-exit sleep 60") == 124)
    }

    @Test func aSlowReaderGetsEverythingInOrder() throws {
        let slow = Mutex<[UInt8]>([])
        let shell = try Shell(
            standardOutput: OutputSink { bytes throws(SystemError) in
                usleep(30_000)
                slow.withLock { $0 += bytes }
            })
        #expect(shell.run("!seq 40000\necho end\n!seq 3") == 0)
        let expected = (1...40000).map { "\($0)\n" }.joined() + "end\n1\n2\n3\n"
        #expect(slow.withLock { String(decoding: $0, as: UTF8.self) } == expected)
    }

    @Test func aCommandInOnExitCanBeInterruptedToo() throws {
        let shell = try Shell(options: Self.traced)
        let cleaning: @Sendable () -> Bool = { [err = shell.err] in
            // Set up once, run once: the second trace of the line.
            err.text.ranges(of: "sleep 20\n").count == 2
        }
        try shell.once(cleaning) { [foreground = shell.foreground] in foreground.deliver(SIGINT) }
        #expect(shell.run("on-exit echo still\non-exit sleep 20\nexpect 1 == 2") == 3)
        #expect(shell.out.text == "still\n")
    }

    @Test func aFullDeviceFails() throws {
        #expect(
            try transcript("echo a > /dev/full\necho b") == """
                t.nesh:1:10: error: cannot write to /dev/full: No space left on device
                    1 | echo a > /dev/full
                      |          ^
                (1)
                """)
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        let shell = try Shell(standardOutput: .descriptor(full, name: "standard output"))
        #expect(shell.run("echo a\n!touch /nowhere/x") == 1)
        #expect(shell.err.text.contains("cannot write to standard output: No space left on device"))
    }

    @Test func aReaderThatLeavesIsNoComplaint() throws {
        // The program behind a pipe may stop reading early.
        let line = String(repeating: "x", count: 5000)
        let text = try transcript(
            "set l \(line)\necho \(String(repeating: "$l ", count: 60))| head -c 3\necho\necho next")
        #expect(text == "xxx\nnext\n(0)")
    }

    @Test func nobodyReadsStandardOutput() throws {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        close(ends[0])
        defer { close(ends[1]) }
        let shell = try Shell(standardOutput: .descriptor(ends[1], name: "standard output"))
        #expect(shell.run("on-exit !true\necho a\necho b") == 141)
        #expect(shell.err.text == "")
    }

    @Test func redirection() throws {
        let directory = try TemporaryDirectory()
        let file = directory.path + "/a b"
        let text = try transcript(
            "set f '\(file)'\necho one > $f\necho two >> $f\n!cat '\(file)'\ndescribe-enclaves > $f\n!cat '\(file)'\nexpect $output == '[]'"
        )
        #expect(text == "one\ntwo\n[]\n(0)")
        #expect(
            try transcript("echo a > /nowhere/x").hasPrefix(
                "t.nesh:1:10: error: cannot write to /nowhere/x: No such file or directory"))
        #expect(try transcript("describe-enclaves | exit 3").contains("the program behind '|' exited with status 3"))
    }

    @Test func whatTheShellLeavesInTheBackgroundIsNotWaitedFor() throws {
        let start = ContinuousClock.now
        #expect(
            try transcript("!(sleep 60; echo late) > /dev/null &\n!echo now; sleep 60 &\necho end")
                == "now\nend\n(0)")
        #expect(ContinuousClock.now - start < .seconds(50))
    }
}

@Suite struct JobTests {
    @Test func aJobsResultAndFailureBelongToTheScript() throws {
        let enclave = FakeEngine.enclave()
        let shell = try Shell(enclave: enclave)
        let isListed: @Sendable () -> Bool = { [out = shell.out] in out.text.contains("running") }
        try shell.once(isListed) { [engine = shell.engine] in engine.write("ready\n", to: enclave) }
        #expect(shell.run("console --until ready > /dev/null &\njobs\nfg\njobs") == 0, "\(shell.both.text)")
        #expect(shell.out.text == "JOB  STATE    COMMAND\n  1  running  console --until ready > /dev/null\nno jobs\n")

        let failing = try Shell(enclave: enclave)
        #expect(failing.run("console --until never --for 50ms > /dev/null &\nsleep 1ms\non-exit echo cleaned") == 124)
        #expect(
            failing.both.text.contains("t.nesh:1:17: error: console timed out")
                || failing.both.text.contains("t.nesh:1:1: error: console timed out"))
        #expect(failing.both.text.hasSuffix("cleaned\n"))
    }

    /// How quick a job is makes no difference to the script.
    @Test func fgMayBeLate() throws {
        let text = try transcript("describe-enclaves > /dev/null &\nsleep 50ms\nfg\nfg 1\necho on")
        #expect(text == "on\n(0)")
        #expect(try transcript("fg").contains("nothing runs in the background"))
        #expect(try transcript("describe-enclaves > /dev/null &\nfg 2").contains("there is no job 2"))
    }

    @Test func jobsEndWithTheScript() throws {
        let shell = try Shell(enclave: FakeEngine.enclave())
        let hasBegun: @Sendable () -> Bool = { [out = shell.out] in out.text == "a\n" }
        try shell.once(hasBegun) { [foreground = shell.foreground] in foreground.deliver(SIGTERM) }
        #expect(shell.run("console --until never --for 60s > /dev/null &\necho a") == 143)
    }
}
