import NeshCommand
import NeshData
import NeshSystem
import NeshTeaching
import NeshText

enum Record: Command {
    static let name = "record"

    struct Parameters: ParameterGroup {
        let name = Parameter.operand(
            .text("NAME"),
            "Begin to write NAME.cast, NAME.nesh and NAME.log; stop ends it; without either, show what is being written"
        )
        let force = Parameter.flag("--force", "Write over a recording of that name")
    }
    static let parameters = Parameters()

    static let spec = CommandSpec(
        name, .teaching,
        Phrase("Record this session: to be watched, run again and checked", "セッションを記録する: 見せる、もう一度実行する、検証する"),
        details: """
            NAME.cast is for replay and asciinema. NAME.nesh has the lines that worked with what they printed, so \
            that nesh --verify NAME.nesh checks them on any machine. NAME.log is plain text. Each is complete after \
            every line, and only you may read them. option mask REGEX hides what must not be seen from then on; what \
            was written before stays as it is.
            """,
        parameters: parameters,
        examples: [.init("record demo", "into demo.cast, demo.nesh and demo.log"), .init("record stop", "done")],
        risks: [.given(parameters.force)], traits: [.unrecorded, .unsaved])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let teaching = context.services.teaching
        switch call[parameters.name] {
        case nil:
            let running = teaching.recorder.name
            let line =
                running.map { "recording into \($0).cast, \($0).nesh and \($0).log" } ?? "nothing is being recorded"
            return Outcome(ViewReport(json: running.map { .string($0) } ?? .null, view: .lines([StyledText(line)])))
        case "stop":
            guard let ended = teaching.recorder.stop(tap: teaching.tap) else {
                throw Failure(.invalidCommand, "nothing is being recorded", fixes: ["record NAME"])
            }
            context.emit(
                .progress("recorded \(ended.name): \(ended.lines) line\(ended.lines == 1 ? "" : "s")"))
            return Outcome()
        case let wanted?:
            if !call[parameters.force] { try refuseToOverwrite(wanted) }
            let size = TerminalMode.size(of: 1) ?? (rows: 24, columns: 80)
            try teaching.recorder.start(wanted, size: size, session: context.session, tap: teaching.tap)
            context.emit(.implied("recording; record stop ends it, note TEXT explains"))
            return Outcome()
        }
    }

    private static func refuseToOverwrite(_ name: String) throws(Failure) {
        for ending in [".cast", ".nesh", ".log"] where File.exists(name + ending) {
            throw Failure(
                .fileOperation, "\(name + ending) is there already", fixes: ["record \(name) --force", "another name"])
        }
    }
}
