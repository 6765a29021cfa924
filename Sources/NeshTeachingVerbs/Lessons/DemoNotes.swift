import NeshCommand
import NeshData
import NeshSystem
import NeshTeaching
import NeshText
import NeshWatch

enum Demo: Command {
    static let name = "demo"

    struct Parameters: ParameterGroup {
        let notes = Parameter.flag(
            "--notes", "Show the presenter's notes on the step that the demo is at, and the clock")
        let count = Parameter.option("-n", .count("N", in: 1...Int.max), "Stop after printing this many times")

        var effects: [Effect] { [.elsewhere(ending: ".nesh", verb: "nesh --demo")] }
    }

    static let declaration = declare(
        .teaching, "Show the presenter's notes of a running demo, on a second terminal", "実行中のデモの発表者メモを別の端末に表示する",
        details: """
            nesh --demo FILE plays a demo; ### lines of its script are notes that only the presenter sees, here. The view \
            follows the demo from step to step, and waits for one where none runs. q leaves.
            """,
        examples: [
            "demo --notes": "in a second terminal, while nesh --demo FILE plays in the first",
            "demo --notes -n 1": "the notes of this moment",
        ], traits: [.offersJSON, .momentary, .foreground, .unrecorded, .unsaved])

    /// The one script in the working directory; nil where there is none, or more than one.
    private static var onlyScript: String? {
        let scripts = ((try? File.names(in: ".")) ?? []).filter { $0.hasSuffix(".nesh") && !$0.hasPrefix(".") }
        return scripts.count == 1 ? scripts[0] : nil
    }

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        guard call[parameters.notes] else {
            throw Failure(
                .missingArgument, "a demo is played by nesh itself; here are its presenter's notes",
                fixes: onlyScript.map {
                    ["nesh \($0.asWord)  # runs the script; nesh --demo \($0.asWord) presents it"]
                } ?? ["nesh --demo FILE", "demo --notes  # shows the notes of a demo that runs"])
        }
        var content = NotesContent(context)
        if call[CommonParameters.json] {
            try content.sample()
            return Outcome(JSONReport(content.json))
        }
        // Printed, one picture is what somebody wants.
        let count = call[parameters.count] ?? (context.screens == nil ? 1 : nil)
        try LiveLoop(context: context, pause: .seconds(1), count: count, needsTwoLooks: false).run(&content)
        return Outcome()
    }
}

private struct NotesContent: LiveContent {
    private let environment: Environment
    private let language: Language
    private let changes: Inotify?
    private var state: DemoState?
    private var hadOne = false

    static let none = Phrase("no demo runs: nesh --demo FILE plays one", "デモは実行されていません: nesh --demo FILE で始めます")
    static let empty = Phrase("no notes for this step", "この手順のメモはありません")
    static let now = Phrase("now", "今")
    static let next = Phrase("next", "次")

    init(_ context: CommandContext) {
        environment = context.session.environment
        language = context.session.language
        let changes = try? Inotify()
        // Where it cannot be watched, each second's look finds the change.
        let folder = DemoState.folder(environment)
        self.changes = changes.flatMap { (try? $0.watch(folder, for: [.created, .removed])) == nil ? nil : $0 }
    }

    var source: Int32? { changes?.descriptor }

    mutating func takeNews() throws(Failure) { _ = try? changes?.events() }

    mutating func sample() throws(Failure) {
        state = DemoState.load(environment)
        if state != nil { hadOne = true }
    }

    func rows(width: Int, height: Int?) -> [StyledText] {
        guard let state else { return [StyledText((hadOne ? DemoPhrases.over : Self.none)[language], .dim)] }
        let elapsed = max(0, WallClock.seconds - state.startedAt)
        let place = TutorialPhrases.step.filled(language, "\(state.step)", "\(state.count)")
        var rows = (StyledText(place, .heading) + StyledText("  \(state.script)", .dim)).wrapped(to: width)
        rows.append(
            StyledText(UptimeText.of(seconds: elapsed), .number)
                + StyledText("  \(ClockText.of(WallClock.seconds))", .dim))
        rows.append("")
        if state.notes.isEmpty { rows.append(StyledText(Self.empty[language], .dim)) }
        for note in state.notes { rows += note.isEmpty ? [""] : StyledText(note).wrapped(to: width) }
        rows.append("")
        for (label, line) in [(Self.now, state.line), (Self.next, state.next ?? "")] where !line.isEmpty {
            let first = line.split(separator: "\n").first.map(String.init) ?? line
            rows += (StyledText(label[language].padded(to: 6), .dim) + StyledText(first, .name)).wrapped(to: width)
        }
        return rows
    }

    mutating func take(_ key: Character) -> Bool { false }

    var json: JSON {
        guard let state else { return .null }
        return [
            "Script": .string(state.script), "Step": .integer(Int64(state.step)), "Count": .integer(Int64(state.count)),
            "StartedAt": .integer(state.startedAt), "Notes": .array(state.notes.map { .string($0) }),
            "Line": .string(state.line), "Next": state.next.map { .string($0) } ?? .null,
        ]
    }
}
