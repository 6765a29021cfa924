import NeshCommand
import NeshData
import NeshShell
import NeshSystem
import NeshTeaching
import NeshTestSupport
import Testing

/// Which files a recording may replace.
@Suite struct RecorderFileTests {
    private func record(_ name: String, anew: Bool = false) throws {
        let (recorder, tap) = (Recorder(commands: .shell), OutputTap())
        let session = Session(mark: "t", isInteractive: true, environment: Environment([:]))
        try recorder.start(name, size: (rows: 24, columns: 40), session: session, tap: tap, replacesOthers: anew)
        _ = recorder.stop(tap: tap)
    }

    @Test("a recording replaces one of its name, or any other file, only where somebody has said so")
    func replacesRecordings() throws {
        let folder = try TemporaryDirectory()
        try record(folder.path + "/r")
        #expect(throws: Failure.self) { try record(folder.path + "/r") }
        try record(folder.path + "/r", anew: true)
        for ending in [".nesh", ".log", ".cast"] {
            let path = try folder.write("demo" + ending, "echo a\n")
            #expect(throws: Failure.self) { try record(folder.path + "/demo") }
            #expect(try File.text(path) == "echo a\n")
            try File.remove(path)
            #expect(!File.exists(folder.path + "/demo.nesh"))
        }
    }

    @Test func whatCannotBeWrittenIsSaid() throws {
        let folder = try TemporaryDirectory()
        let failure = #expect(throws: Failure.self) { try record(folder.path + "/a/b") }
        #expect(failure?.message == "cannot write \(folder.path)/a/b.cast: No such file or directory")
        #expect(failure?.fixes == ["mkdir -p '\(folder.path)/a'"])
    }

    /// One name for record, replay and export.
    @Test func aRecordingIsPlayedByTheNameItWasGiven() throws {
        let folder = try TemporaryDirectory()
        try record(folder.path + "/r")
        for name in ["r", "r.cast"] {
            let shell = try Shell()
            #expect(shell.run("replay \(folder.path)/\(name)") == 0, "\(shell.err.text)")
            #expect(shell.run("export \(folder.path)/\(name) --txt --force") == 0, "\(shell.err.text)")
            #expect(File.exists(folder.path + "/r.txt"))
        }
        let shell = try Shell()
        #expect(shell.run("replay \(folder.path)/s") == 1)
        #expect(shell.err.text.contains("/s: No such file or directory"), "\(shell.err.text)")
    }
}
