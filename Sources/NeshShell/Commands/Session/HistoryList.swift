import NeshCommand
import NeshData
import NeshSystem
import NeshTeaching
import NeshText

enum HistoryList: Command {
    static let name = "history"

    struct Parameters: ParameterGroup {
        let which = Parameter.operand(
            ValueType<String>("N|RANGE") { word throws(ValueProblem) in
                if LineRange(word) != nil { return word }
                throw ValueProblem(
                    "'\(word)' names no lines", notes: ["20 is the newest 20, 3-9 and 3- are numbers of lines"])
            }, "How many of the newest lines, earlier sessions' too; with --save and --run numbers of lines: 3, 3-9, 3-"
        )
        let save = Parameter.option(
            "--save", .file("nesh"),
            "Write the lines that worked into this file, with what they printed as expected lines")
        let again = Parameter.option("--run", .count("N", in: 1...Int.max), "Run this line again")
        let force = Parameter.flag("--force", "Replace the file")

        var rules: [Rule] {
            [
                .atMostOne(of: save, again), .parameter(force, needs: save),
            ]
        }

        var risks: [Risk] { [.overwrites(save), .given(again)] }
    }

    static let declaration = declare(
        .session, "List the lines typed so far, save them as a script, or run one again", "入力した行を表示・保存・再実行する",
        details: """
            A line that begins with a blank is not kept. Arrow keys and Ctrl-R go through the lines of all \
            sessions; the numbers are this session's.
            """,
        examples: [
            "history": "this session's lines and their numbers",
            "history --save session.nesh 3-9": "a script; nesh --verify session.nesh checks that it still works",
        ], traits: [.offersJSON, .promptOnly, .momentary, .onlyTells, .unrecorded, .unsaved, .foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let desk = try context.desk("history")
        let entries = desk.entries
        if let number = call[parameters.again] {
            guard let entry = entries.first(where: { $0.number == number }) else {
                throw Failure(.missingArgument, "this session has no line \(number)", fixes: ["history  # lists them"])
            }
            desk.runNext(entry.text)
            return Outcome()
        }
        if let path = call[parameters.save] {
            let range = call[parameters.which].flatMap(LineRange.init)
            return try write(
                entries.filter { range?.contains($0.number) ?? true }, to: path, call[parameters.force], context)
        }
        if let text = call[parameters.which], Int(text) == nil, let range = LineRange(text) {
            let chosen = entries.filter { range.contains($0.number) }
            return Outcome(list(chosen, older: [], newest: nil))
        }
        return Outcome(list(entries, older: desk.older, newest: call[parameters.which].flatMap { Int($0) }))
    }

    private static func list(_ entries: [PromptDesk.Entry], older: [String], newest: Int?) -> ViewReport {
        let count = newest ?? entries.count
        let shown = entries.suffix(count)
        let before = older.suffix(max(0, count - shown.count))
        let width = String(entries.last?.number ?? 0).count + 1
        var lines = before.map { StyledText(data: String(repeating: " ", count: width + 3) + $0, .dim) }
        for entry in shown {
            let number = StyledText(String(entry.number).padded(to: width, right: true), .dim)
            let mark = entry.succeeded ? StyledText("  ") : StyledText(" !", .bad)
            for (index, line) in entry.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let start = index == 0 ? number + mark : StyledText(String(repeating: " ", count: width + 2))
                lines.append(StyledText(start + StyledText(data: " \(line)"), hang: width + 3))
            }
        }
        if lines.isEmpty { lines = [StyledText("no lines yet; history 20 shows earlier sessions'", .dim)] }
        let json = shown.map { entry -> JSON in
            [
                "Number": .integer(Int64(entry.number)), "Line": .string(entry.text),
                "Succeeded": .bool(entry.succeeded),
            ]
        }
        return ViewReport(json: .array(before.map { ["Line": .string($0)] } + json), view: .lines(lines))
    }

    private static func write(
        _ entries: [PromptDesk.Entry], to path: String, _ force: Bool, _ context: CommandContext
    ) throws(Failure) -> Outcome {
        if !force, File.exists(path) {
            throw Failure(.fileOperation, "\(path) exists already", fixes: ["history --save \(path.asWord) --force …"])
        }
        let (text, count) = SavedSession.script(
            entries, mask: context.session.settings[\.mask].flatMap(Mask.init), context.services.commands)
        guard count > 0 else {
            throw Failure(.missingArgument, "none of these lines worked", details: ["only lines that worked are saved"])
        }
        try failing(.fileOperation, try AtomicFile.write(text.utf8, to: path))
        context.emit(
            .progress("\(count) line\(count == 1 ? "" : "s") in \(path); nesh --verify \(path.asWord) checks them."))
        return Outcome(changes: [])
    }
}
