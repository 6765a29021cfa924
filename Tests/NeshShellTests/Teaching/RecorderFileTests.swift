import NeshCommand
import NeshData
import NeshShell
import NeshSystem
import NeshTeaching
import NeshTestSupport
import Testing

/// Which files a recording may replace.
@Suite struct RecorderFileTests {
    private func record(_ name: String) throws {
        let (recorder, tap) = (Recorder(commands: .shell), OutputTap())
        let session = Session(mark: "t", isInteractive: true, environment: Environment([:]))
        try recorder.start(name, size: (rows: 24, columns: 40), session: session, tap: tap)
        _ = recorder.stop(tap: tap)
    }

    @Test("a recording replaces one of its name, and no script, log or cast that is not a recording's")
    func replacesRecordings() throws {
        let folder = try TemporaryDirectory()
        for _ in 0..<2 { try record(folder.path + "/r") }
        for ending in [".nesh", ".log", ".cast"] {
            let path = try folder.write("demo" + ending, "echo a\n")
            #expect(throws: Failure.self) { try record(folder.path + "/demo") }
            #expect(try File.text(path) == "echo a\n")
            try File.remove(path)
            #expect(!File.exists(folder.path + "/demo.nesh"))
        }
    }
}
