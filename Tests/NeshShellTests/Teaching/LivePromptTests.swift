import Foundation
import NeshData
import NeshShell
import NeshTestSupport
import NeshText
import Testing

@testable import NeshCommand
@testable import NeshTeaching

/// What those who look at a session see before a line is entered, and what files have of it.
@Suite struct LivePromptTests {
    private let folder: TemporaryDirectory
    private let recorder = Recorder(commands: .shell)
    private let tap = OutputTap()
    private let live = LiveBroadcast(columns: 40, rows: 24)

    init() throws { folder = try TemporaryDirectory() }

    private func start(mask: String? = nil, isKept: Bool = true) throws {
        var session = Session(mark: "t", isInteractive: true, environment: Environment([:]))
        if let mask { session.settings["mask"] = mask }
        try recorder.start(
            folder.path + "/r", size: (rows: 24, columns: 40), session: session, tap: tap, replacesOthers: true,
            live: live, isKept: isKept)
    }

    /// The screen of a browser that has been there from the beginning.
    private func rows() -> [String] {
        var screen = CastScreen(columns: 40, rows: 24)
        for event in live.news(from: 0)["events"]?.array ?? [] where event.array?.first == "o" {
            screen.take(event.array?.last?.string ?? "")
        }
        return screen.cells.map { $0.map(\.text).joined().trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    @Test("the prompt is seen while it waits, once, below what jobs say meanwhile")
    func waits() throws {
        try start()
        recorder.promptShown("nesh> ")
        #expect(rows().last == "nesh>")
        tap.hear(.aside(Drawn(width: 40, colours: false) { _ in ["[1] done"] }))
        #expect(Array(rows().suffix(2)) == ["[1] done", "nesh>"])
        recorder.promptShown("nesh hello(16)> ")
        #expect(Array(rows().suffix(2)) == ["[1] done", "nesh hello(16)>"])
        recorder.lineEntered("ls")
        #expect(Array(rows().suffix(2)) == ["[1] done", "nesh hello(16)> ls"])
        _ = recorder.stop(tap: tap)
        let cast = try String(contentsOfFile: folder.path + "/r.cast", encoding: .utf8)
        #expect(cast.ranges(of: "hello(16)").count == 1 && !cast.contains("[K"), "files have only what was entered")
    }

    @Test("with a mask a row is seen when it is whole")
    func masked() throws {
        try start(mask: "hel+o")
        recorder.promptShown("nesh hello(16)> ")
        #expect(rows().isEmpty)
    }

    @Test("nobody is told the name of files that go with the session")
    func unkept() throws {
        try start(isKept: false)
        #expect(recorder.running == .live)
        let failure = #expect(throws: Failure.self) { try start() }
        #expect(failure?.message.contains(folder.path) == false && failure?.fixes.first == "record stop")
        _ = recorder.stop(tap: tap)
        #expect(recorder.running == nil)
        try start()
        #expect(recorder.running == .files(folder.path + "/r"))
    }
}
