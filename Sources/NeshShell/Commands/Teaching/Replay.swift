import NeshData
import NeshSystem

enum Replay: Command {
    static let file = Parameter.operand(.file("cast"), "The recording, in asciicast's version 2", need: .required)
    static let speed = Parameter.option("--speed", .factor, "So many times as fast as it was")
    static let idle = Parameter.option("--idle-limit", .duration, "Cut longer pauses to this")
    static let step = Parameter.flag("--step", "Stop before each command until a key is pressed")

    static let spec = CommandSpec(
        "replay", .teaching, "Play a recording on this terminal",
        details: """
            Space pauses and goes on, n goes to the next command, + and - change the speed, q leaves. Where there is \
            no terminal all of it is printed at once. A recording draws its picture and does nothing else to your \
            terminal.
            """,
        parameters: [file.spec, speed.spec, idle.spec, step.spec],
        examples: [
            .init("replay demo.cast --idle-limit 1s", "no pause is longer than a second"),
            .init("replay demo.cast --step", "command by command"),
        ])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let cast = try Cast.read(call[file] ?? "")
        guard let play = context.services.teaching.play else {
            for moment in cast.moments {
                try context.interrupt.check()
                if case .output(let text) = moment.event { context.emit(.bytes(Array(text.utf8))) }
            }
            return Outcome()
        }
        var options = ReplayOptions()
        options.speed = call[speed] ?? 1
        options.idleLimit = call[idle]
        options.stopsAtMarkers = call[step]
        try play(cast, options, context.interrupt)
        return Outcome()
    }
}
