import Foundation
import NeshSystem
import NeshTestSupport
import Testing

/// The screens of docs/prompt.md come from a session that this test plays.
///
/// Each is a comment with what is done, and a block with what the screen then shows. With
/// NESH_UPDATE_PAGES set the blocks are written instead of compared.
@Suite(
    "The page about the prompt", .serialized,
    .enabled(if: TestProgram.areInstalled("busybox"), "busybox is not installed"))
struct PromptPageTests {
    static let path = TestProgram.repository + "/docs/prompt.md"

    @Test(
        "its screens are what a session shows",
        .enabled(if: ControlGroupAccess.limitsMemory, "its screens have no warning about a missing control group"))
    func screens() throws {
        let world = try PromptWorld(cpus: 4)
        try world.make(.quiet, .hello, .brief)
        let session = try world.prompt()
        let isUpdate = ProcessInfo.processInfo.environment["NESH_UPDATE_PAGES"] != nil
        var page = try File.text(Self.path).components(separatedBy: "\n")
        var compared = 0
        var index = 0
        while let start = page[index...].firstIndex(of: "<!-- screen") {
            let end = try #require(page[start...].firstIndex(of: "-->"))
            let open = try #require(page[end...].firstIndex { $0.hasPrefix("```") })
            let close = try #require(page[(open + 1)...].firstIndex(of: "```"))
            for step in page[(start + 1)..<end] { try Self.perform(step, session, world) }
            let expected = Array(page[(open + 1)..<close])
            if isUpdate {
                session.settle(milliseconds: 1500)
                let shown = Self.normalised(session.screen, world)
                page.replaceSubrange((open + 1)..<close, with: shown)
                index = open + 1 + shown.count
            } else {
                try session.wait("the screen of line \(start + 1):\n" + expected.joined(separator: "\n"), seconds: 60) {
                    Self.normalised($0, world) == expected
                }
                index = close
            }
            compared += 1
        }
        #expect(compared > 8)
        if isUpdate { try Data(page.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: Self.path)) }
    }

    private static let keys = [
        "<Enter>": "\r", "<Tab>": "\t", "<Right>": "\u{1b}[C", "<Ctrl-C>": "\u{3}", "<Ctrl-]>": "\u{1d}",
        "<Ctrl-U>": "\u{15}", "<Ctrl-R>": "\u{12}", "<Ctrl-G>": "\u{7}",
    ]

    private static func perform(_ step: String, _ session: TerminalSession, _ world: PromptWorld) throws {
        let parts = step.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = parts.count > 1 ? parts[1] : ""
        switch parts.first {
        case "clear":
            session.type("\u{15}\u{c}")
            try session.wait("an empty screen", seconds: 60) {
                $0.lines.count == 1 && $0.lines[0].hasPrefix("nesh") && $0.lines[0].hasSuffix(">")
            }
        case "type":
            // What is typed before the prompt is there is echoed twice.
            if rest.hasSuffix("<Enter>") {
                try session.wait("a prompt", seconds: 60) { $0.lines.last?.hasSuffix(">") ?? false }
            }
            session.type(keys.reduce(rest) { $0.replacingOccurrences(of: $1.key, with: $1.value) })
        case "paste":
            let text = rest.replacingOccurrences(of: "<Enter>", with: "\r")
            session.type("\u{1b}[200~" + text + "\u{1b}[201~")
        case "wait":
            try session.wait("'\(rest)'", seconds: 60) { normalised($0, world).joined(separator: "\n").contains(rest) }
        case "nesh":
            let arguments = rest.split(separator: " ").map(String.init)
            let done = try world.nesh(arguments)
            guard done.succeeded else { throw BuiltProgram.Failed(done) }
        default: throw UnknownStep(step: step)
        }
    }

    private struct UnknownStep: Error { let step: String }

    /// Without what is different each time.
    private static func normalised(_ screen: TestScreen, _ world: PromptWorld) -> [String] {
        // On a busy machine any line may be one that took long.
        screen.lines.filter { $0.wholeMatch(of: #/took (\d+m )?[\d.]+s/#) == nil }.map { line in
            var line = line.replacingOccurrences(of: world.directory.path, with: "/srv/demo")
            line.replace(#/cpu-ids: \[\d+\]/#) { _ in "cpu-ids: [1]" }
            line.replace(#/-enc([0-9a-f]+)/#) { "-enc" + "0123456789abcdef".prefix($0.1.count) }
            line.replace(#/PCR0 [0-9a-f]{12}…/#) { _ in "PCR0 3f2a1b0c9d8e…" }
            line.replace(#/\[ +\d+\.\d{6}\]/#) { _ in "[    0.004200]" }
            line.replace(#/"ProcessID": \d+/#) { _ in "\"ProcessID\": 4242" }
            line.replace(#/ +(?:\d+m )?\d+s  i-/#) { _ in "        2s  i-" }
            line.replace(#/ +(?:\d+m )?\d+s ago  i-/#) { _ in "           2s ago  i-" }
            line.replace(#/(for|after|, ) (\d+m )?\d+s\b/#) { "\($0.1) 2s" }
            return line
        }
    }
}
