import Glibc
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

@Suite("Ctrl-C and signals", .serialized)
struct InterruptTests {
    @Test("200 times Ctrl-C at a half-typed line, none lost")
    func editing() throws {
        let session = try ProbeSession.start()
        for number in 1...200 {
            session.type(["", "half typed", "des\t", "\u{12}des"][number % 4] + "\u{3}")
            try session.wait("cancellation \(number)") { screen in
                screen.lines.contains { $0.hasSuffix("cancelled \(number)") }
            }
        }
    }

    @Test("200 times Ctrl-C while a command runs, none lost")
    func running() throws {
        let session = try ProbeSession.start()
        for number in 1...200 {
            session.type("sleep \(60000 + number)\r")
            try session.wait("command \(number)") {
                $0.lines.suffix(2) == ["probe> sleep \(60000 + number)", "sleeping"]
            }
            session.type("\u{3}")
            try session.wait("interruption \(number)") {
                $0.lines.suffix(2) == ["^Cinterrupted \(number)", "probe>"]
            }
        }
    }

    @Test("200 times Ctrl-C right after Enter, none lost")
    func between() throws {
        let session = try ProbeSession.start()
        for number in 1...200 {
            // Typed in one go, or a moment later: before, while and after the terminal changes its mode.
            // A Ctrl-C at the terminal also drops what has been written and not been shown yet.
            session.type("sleep 60000\r")
            if number % 2 == 0 { usleep(UInt32(number % 20) * 100) }
            session.type("\u{3}")
            try session.wait("interruption \(number)") { screen in
                screen.lines.contains { $0.hasSuffix("interrupted \(number)") } && screen.lines.last == "probe>"
            }
        }
    }

    @Test("the signals that end a program give the terminal back", arguments: [SIGTERM, SIGHUP])
    func termination(signal: Int32) throws {
        let session = try ProbeSession.start()
        try session.type("half", until: "half")
        session.signal(signal)
        #expect(try session.waitForEnd() == 128 + signal)
        #expect(session.isCooked && !session.screen.isBracketingPaste)
        let running = try ProbeSession.start()
        try running.enter("sleep 60000", until: "sleeping")
        running.signal(signal)
        try running.waitFor("interrupted")
        #expect(try running.waitForEnd() == 128 + signal)
    }

    @Test("Ctrl-D typed ahead is not lost", arguments: 1...30)
    func endTypedAhead(number: Int) throws {
        let session = try ProbeSession.start()
        session.type("sleep \(number)\recho last\r")
        usleep(UInt32(number) * 100)
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
        #expect(session.screen.lines.suffix(2) == ["probe>", "end"])
    }

    @Test("a crash gives the terminal back")
    func crash() throws {
        let session = try ProbeSession.start(environment: ["SWIFT_BACKTRACE": "enable=no"])
        session.type("trap\r")
        #expect(try session.waitForEnd() < 0)
        #expect(session.isCooked && !session.screen.isBracketingPaste)
        for word in ["trap", "overflow"] {
            let completing = try ProbeSession.start(environment: ["SWIFT_BACKTRACE": "enable=no"])
            completing.type(word + "\t")
            #expect(try completing.waitForEnd() < 0)
            #expect(completing.isCooked && !completing.screen.isBracketingPaste)
        }
        let editing = try ProbeSession.start(environment: ["SWIFT_BACKTRACE": "enable=no"])
        try editing.type("half", until: "half")
        editing.signal(SIGABRT)
        #expect(try editing.waitForEnd() == -SIGABRT)
        #expect(editing.isCooked && !editing.screen.isBracketingPaste)
    }

    @Test("a terminal that goes away ends the input")
    func hangup() throws {
        var session: TerminalSession? = try ProbeSession.start()
        let process = try #require(session?.process)
        session?.hangUp()
        #expect([128 + SIGHUP, 0].contains(try #require(try session?.waitForEnd())))
        session = nil
        #expect(kill(process, 0) != 0)
    }

    @Test("the innermost interrupt in the foreground is raised, a pending signal is not forgotten")
    func foreground() throws {
        // One object takes over a process's signals: this test delivers by hand.
        let interrupts = try Self.shared.get()
        try interrupts.foreground { outer throws(Failure) in
            try interrupts.foreground { inner throws(Failure) in
                interrupts.deliver(SIGINT)
                #expect(inner.isRaised && !outer.isRaised)
            }
            #expect(!outer.isRaised)
        }
        interrupts.deliver(SIGINT)
        #expect(throws: Failure.interrupted(signal: SIGINT)) {
            try interrupts.foreground { interrupt throws(Failure) in try interrupt.check() }
        }
        #expect(!interrupts.takePending())
        interrupts.deliver(SIGINT)
        #expect(interrupts.takePending())
        #expect(!interrupts.takePending())
        interrupts.deliver(SIGTERM)
        interrupts.deliver(SIGHUP)
        #expect(interrupts.termination == SIGTERM)
        #expect(throws: Failure.interrupted(signal: SIGTERM)) {
            try interrupts.foreground { interrupt throws(Failure) in try interrupt.check() }
        }
        try interrupts.foreground(evenWhenEnding: true) { interrupt throws(Failure) in try interrupt.check() }
    }

    private static let shared = Result { try Interrupts() }
}
