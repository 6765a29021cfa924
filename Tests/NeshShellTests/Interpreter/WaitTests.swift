import Glibc
import NeshCommand
import NeshEnclave
import NeshInterpreter
import NeshLanguage
import NeshSystem
import Synchronization
import Testing

@Suite struct WaitTests {
    private let enclave = FakeEngine.enclave()

    private func elapsed(_ body: () throws -> Void) rethrows -> Duration { try ContinuousClock().measure(body) }

    @Test func aConsoleLineEndsTheWaitAtOnce() throws {
        let shell = try Shell(enclave: enclave)
        try SystemThread.start { [enclave, engine = shell.engine] in
            engine.write("booting\r\n", to: enclave)
            usleep(30_000)
            engine.write("\u{1B}[32mHello\u{1B}[0m from the enclave\r\n", to: enclave)
        }
        let time = elapsed {
            #expect(
                shell.run("wait $console ~ '^Hello from the enclave$' --timeout 20s\nexpect $console ~ '^booting$'")
                    == 0)
        }
        #expect(time < .seconds(5), "\(time) \(shell.both.text)")
    }

    @Test func anEventEndsTheWaitForAState() throws {
        let shell = try Shell(enclave: enclave)
        let isWatched: @Sendable () -> Bool = { [engine = shell.engine] in engine.state.withLock { $0.events != nil } }
        try shell.once(isWatched) { [enclave, engine = shell.engine] in engine.end(enclave) }
        #expect(shell.run("wait $enclave.state == EXITED --timeout 20s") == 0)
    }

    /// Seen running by the condition, and gone for the look that asks whether waiting makes sense.
    @Test func anEndBetweenTwoLooksIsSeen() throws {
        let shell = try Shell(enclave: enclave)
        shell.engine.state.withLock { $0.looks = 1 }
        #expect(shell.run("wait $enclave.state == EXITED --timeout 20s") == 0, "\(shell.err.text)")
    }

    @Test func runningOutIsAFailure() throws {
        let shell = try Shell(enclave: enclave)
        shell.engine.write("half a line", to: enclave)
        #expect(shell.run("wait $console ~ ready --timeout 80ms\necho no") == 124)
        #expect(
            shell.both.text == """
                t.nesh:1:6: error: wait timed out after 80ms: $console ~ ready
                    1 | wait $console ~ ready --timeout 80ms
                      |      ^
                      = $console was "half a line"

                """)
        let text = try transcript(
            "try wait $enclave.state == EMPTY --timeout 10ms\nexpect $status == 124\nexpect $error.code == timeout",
            enclave: enclave)
        #expect(text == "try: wait timed out after 10ms: $enclave.state == EMPTY\n(0)")
    }

    @Test func anEnclaveThatIsGoneEndsTheWait() throws {
        let shell = try Shell(enclave: enclave)
        try SystemThread.start { [enclave, engine = shell.engine] in
            engine.write("panic\n", to: enclave)
            usleep(30_000)
            engine.end(enclave)
        }
        let time = elapsed { #expect(shell.run("wait $console ~ ready --timeout 20s") == 124) }
        #expect(time < .seconds(5))
        #expect(shell.err.text.contains("wait failed, the enclave is gone: $console ~ ready"))
        #expect(shell.err.text.contains("$console was \"panic\\n\""))
    }

    @Test func withoutAnEnclaveThereIsNothingToWaitFor() throws {
        #expect(try transcript("wait $console ~ x").hasSuffix("= fix: use NAME, or run-enclave …\n(1)"))
        let silent = FakeEngine.enclave(debug: false)
        #expect(
            try transcript("wait $console ~ x", enclave: silent).contains(
                "the enclave hello was not started in debug mode"))
    }

    /// What never changes is not looked at again and again.
    @Test func waitingTakesNoTime() throws {
        var before = timespec()
        var after = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before)
        #expect(try transcript("wait 1 == 2 --timeout 500ms").hasSuffix("(124)"))
        #expect(try transcript("wait $enclave.state == EMPTY --timeout 500ms", enclave: enclave).hasSuffix("(124)"))
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after)
        let used = (after.tv_sec - before.tv_sec) * 1_000_000_000 + after.tv_nsec - before.tv_nsec
        #expect(used < 100_000_000)
    }

    @Test func aConsoleThatNeverStopsIsNotPolledWithoutPause() throws {
        var options = Interpreter.Options()
        options.traces = true
        let shell = try Shell(options: options, enclave: enclave)
        try SystemThread.start { [enclave, engine = shell.engine] in
            for _ in 0..<400 {
                engine.write("x\n", to: enclave)
                usleep(1000)
            }
        }
        #expect(shell.run("wait $console ~ y --timeout 400ms") == 124)
        // Each look is a line of the trace.
        #expect((2...12).contains(shell.err.text.ranges(of: "+ t.nesh").count))
    }
}
