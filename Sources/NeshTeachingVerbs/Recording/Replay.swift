import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshSystem
import NeshTeaching

enum Replay: Command {
    static let name = "replay"

    struct Parameters: ParameterGroup {
        let file = Parameter.requiredOperand(.file("cast"), "The recording, in asciicast's version 1, 2 or 3")
        let speed = Parameter.option("--speed", .factor, "Play this many times as fast")
        let idle = Parameter.option(
            "--idle-limit", .duration, "Cut longer pauses to this. Default: what the recording itself says")
        let step = Parameter.flag("--step", "Stop before each command until a key is pressed")
    }

    static let declaration = declare(
        .teaching, "Play a recording on this terminal", "記録をこの端末で再生する",
        details: """
            Space pauses and continues, n goes to the next command, + and - change the speed, and q leaves. Without a \
            terminal, replay prints everything at once. A recording only draws text; it can do nothing else to your \
            terminal.
            """,
        examples: [
            "replay demo.cast --idle-limit 1s": "no pause is longer than a second",
            "replay demo.cast --step": "command by command",
        ], traits: [.unrecorded, .unsaved])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let (path, cast) = try Cast.named(call[parameters.file], in: context.session)
        if let warning = cast.warning(path) { context.emit(.warning(warning)) }
        guard let play = context.services.teaching.play else {
            for moment in cast.moments {
                try context.interrupt.check()
                if case .output(let text) = moment.event { context.emit(.bytes(Array(text.utf8))) }
            }
            return Outcome()
        }
        if let size = TerminalMode.size(of: 1), size.columns < cast.columns || size.rows < cast.rows {
            context.emit(
                .aside(
                    "recorded at \(cast.columns)×\(cast.rows), this terminal has \(size.columns)×\(size.rows): "
                        + "rows may be broken"))
        }
        var options = ReplayOptions()
        options.speed = call[parameters.speed] ?? 1
        options.idleLimit = call[parameters.idle] ?? cast.idleLimit
        options.stopsAtMarkers = call[parameters.step]
        try play(cast, options, context.interrupt)
        return Outcome()
    }
}

extension Cast {
    /// The recording's file, also by the name that `record` was given: `demo` for `demo.cast`.
    private static func file(_ name: String) -> String {
        !File.exists(name) && File.exists(name + ".cast") ? name + ".cast" : name
    }

    /// A recording by its file's name, or by the name that `record` was given.
    /// - Throws: E19 with the recording that is near, such as `demo.cast` for `demo.nesh`, or with what makes
    ///   one.
    static func named(_ name: String, in session: Session) throws(Failure) -> (path: String, cast: Cast) {
        let path = file(name)
        do throws(Failure) { return (path, try read(path)) } catch {
            var failure = error
            let ending = Recorder.endings.first { name.hasSuffix($0) } ?? ""
            let stem = String(name.dropLast(ending.count))
            let beside = stem + ".cast"
            if beside != path, File.exists(beside) {
                failure.details.append(Quoting.question([beside.asWord]))
                failure.fixes = []
            } else if session.isOneLine, NearbyFile.closest(to: name, of: .file(extensions: ["cast"])) == nil {
                let script = File.exists(stem + ".nesh") ? (stem + ".nesh").asWord : "FILE.nesh"
                failure.fixes = ["nesh --record \(stem.asWord) \(script)  # records a script"]
            }
            throw failure
        }
    }
}
