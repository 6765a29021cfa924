import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

@Suite("Processes and waiting") struct ProcessTests {
    @Test("A helper's output and ending are collected")
    func output() throws {
        let output = try ChildProcess.run("sh", ["-c", "echo out; echo err >&2; exit 3"])
        #expect(String(decoding: output.standardOutput, as: UTF8.self) == "out\n")
        #expect(output.errorLines == ["err"])
        #expect(output.ending == .exited(3))
        #expect(try ChildProcess.run("sh", ["-c", "kill -9 $$"]).ending == .signalled(9))
        // More than a pipe holds, on both streams at once, and only so much of it kept.
        let flood = try ChildProcess.run(
            "sh", ["-c", "head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2"], limit: 200_000)
        #expect(flood.standardOutput.count == 200_000)
        #expect(flood.standardError.count == 200_000)
    }

    @Test("A program that is not there is an error with its name")
    func missing() {
        #expect {
            _ = try ChildProcess.run("no-such-program-anywhere", [])
        } throws: { error in
            let failure = error as? Failure
            return failure?.code == .processSpawn && failure?.message.contains("no-such-program-anywhere") ?? false
        }
    }

    @Test("An interrupt ends a helper and the wait for it")
    func interrupted() throws {
        let interrupt = try Interrupt()
        try SystemThread.start {
            _ = poll(nil, 0, 100)
            interrupt.raise()
        }
        let begin = ContinuousClock.now
        #expect {
            _ = try ChildProcess.run("sleep", ["60"], interrupt: interrupt)
        } throws: { ($0 as? Failure)?.kind == .interrupted(signal: SIGINT) }
        #expect(ContinuousClock.now - begin < .seconds(10))
    }

    @Test("A new process has the mapped descriptors and no others")
    func descriptors() throws {
        let pipe = try NeshSystem.Pipe()
        let file = try File.open("/etc/passwd")
        let nothing = try File.open("/dev/null", O_RDWR)
        // Sources and targets that overlap: each would overwrite the other one's source.
        let child = try ChildProcess(
            "/bin/bash", arguments: ["bash", "-c", "ls /proc/self/fd | tr '\\n' ' '; head -c4 <&\(pipe.writing.raw)"],
            descriptors: [
                0: nothing.raw, 1: pipe.writing.raw, 2: nothing.raw, pipe.writing.raw: file.raw,
                file.raw: nothing.raw,
            ])
        #expect(try child.wait() == .exited(0))
        let text = String(decoding: try readAvailable(pipe.reading), as: UTF8.self)
        let words = text.split(separator: " ").map(String.init)
        #expect(words.last == "root", "\(text)")
        // ls itself has the directory open, with the lowest number that is free.
        let expected = Set([0, 1, 2, pipe.writing.raw, file.raw].map { "\($0)" })
        #expect(Set(words.dropLast()).subtracting(expected).count == 1, "\(text)")
        #expect(expected.isSubset(of: Set(words)), "\(text)")
    }

    @Test("A detached process leads a session of its own, with default signals")
    func session() throws {
        let pipe = try NeshSystem.Pipe()
        let nothing = try File.open("/dev/null", O_RDWR)
        signal(SIGPIPE, SIG_IGN)
        let child = try ChildProcess(
            "/bin/sh",
            arguments: ["sh", "-c", "echo $$; cut -d' ' -f6 /proc/$$/stat; grep SigIgn /proc/$$/status; pwd"],
            environment: ["PATH=/usr/bin:/bin"], descriptors: [0: nothing.raw, 1: pipe.writing.raw, 2: nothing.raw],
            directory: "/", newSession: true)
        #expect(try child.wait() == .exited(0))
        let lines = try String(decoding: readAvailable(pipe.reading), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines.first.map(String.init) == "\(child.id)")
        #expect(lines[1] == lines[0])
        let ignored = try #require(UInt64(lines[2].split(separator: "\t").last ?? "", radix: 16))
        #expect(ignored & (1 << UInt64(SIGPIPE - 1)) == 0)
        #expect(lines[3] == "/")
    }

    @Test("Deadlines pass, interrupts win, and a ready descriptor is told")
    func polling() throws {
        let pipe = try NeshSystem.Pipe()
        let begin = ContinuousClock.now
        #expect(try Poll.wait(for: pipe.reading.raw, until: Deadline(after: .milliseconds(60))) == [])
        let took = ContinuousClock.now - begin
        #expect(took >= .milliseconds(60) && took < .seconds(5))
        try File.write(pipe.writing.raw, [1])
        #expect(try Poll.wait(for: pipe.reading.raw) == .readable)
        let interrupt = try Interrupt()
        interrupt.raise(signal: SIGTERM)
        #expect {
            _ = try Poll.wait(for: pipe.reading.raw, interrupt: interrupt)
        } throws: { ($0 as? Failure)?.kind == .interrupted(signal: SIGTERM) }
    }

    @Test("Many descriptors behind one")
    func eventSet() throws {
        let events = try EventSet()
        let pipes = try (0..<5).map { _ in try NeshSystem.Pipe() }
        for (index, pipe) in pipes.enumerated() { try events.add(pipe.reading.raw, key: UInt64(index) << 33) }
        #expect(try events.ready() == [])
        try File.write(pipes[3].writing.raw, [1])
        try File.write(pipes[1].writing.raw, [1])
        #expect(try Poll.wait(for: events.descriptor) == .readable)
        #expect(try Set(events.ready()) == [1 << 33, 3 << 33])
        events.remove(pipes[1].reading.raw)
        #expect(try events.ready() == [3 << 33])
    }

    private func readAvailable(_ descriptor: OwnedDescriptor) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let got = read(descriptor.raw, &bytes, bytes.count)
        return Array(bytes.prefix(max(0, got)))
    }
}
