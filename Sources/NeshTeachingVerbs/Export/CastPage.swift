import NeshCommand
import NeshData
import NeshTeaching
import NeshText

/// A recording as one HTML page with its player: it needs no other file, and asks the network for nothing, which its own
/// policy forbids it.
package enum CastPage {
    /// - Parameters:
    ///   - title: of the page; any text.
    ///   - idleLimit: longer pauses are cut to this; nil keeps them.
    ///   - language: of the player's buttons.
    package static func text(of cast: Cast, title: String, idleLimit: Duration?, language: Language) -> String {
        let events = cast.cut(to: idleLimit).moments.map { moment -> JSON in
            let (seconds, attoseconds) = moment.time.microseconds.components
            let time = JSON.number(Double(seconds) + Double(attoseconds / 1_000_000_000_000) / 1_000_000)
            return switch moment.event {
            case .output(let text): [time, "o", .string(text)]
            case .marker(let text): [time, "m", .string(text)]
            }
        }
        var object = JSON.Object()
        object["cols"] = .integer(Int64(min(max(cast.columns, 1), 1000)))
        object["rows"] = .integer(Int64(min(max(cast.rows, 1), 500)))
        object["events"] = .array(events)
        // Within a string of JSON this is the same, and no end of the element that holds it.
        let data = JSON.object(object).compact.replacing("<", with: "\\u003c")
        let policy = """
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            script-src 'unsafe-inline'">

            """
        func attribute(_ phrase: Phrase) -> String { escaped(phrase[language]) }
        let body = """
            <div id="player" hidden>
            <pre id="screen" tabindex="0" aria-label="\(attribute(terminal))"></pre>
            <div class="keys">
            <button id="play" data-play="\(attribute(play))" data-pause="\(attribute(pause))">\(attribute(play))</button>
            <input id="bar" type="range" min="0" value="0" step="0.001" aria-label="\(attribute(position))">
            <span id="clock"></span>
            <select id="speed" aria-label="\(attribute(speed))"><option value="0.5">½×</option><option value="1" selected>1×</option>\
            <option value="2">2×</option><option value="5">5×</option></select>
            <button id="theme">\(attribute(darkOrLight))</button>
            </div>
            <div id="marks"></div>
            </div>
            <noscript><pre>\(escaped(CastText.plain(cast)))</pre></noscript>
            """
        return page(title, language: language, policy: policy, body, data: data, script: script)
    }

    /// The page of a session that is going on: it asks for what comes at `events` beside it, and nowhere else.
    package static func live(title: String, columns: Int, rows: Int, language: Language) -> String {
        let data: JSON = ["cols": .integer(Int64(columns)), "rows": .integer(Int64(rows))]
        func attribute(_ phrase: Phrase) -> String { escaped(phrase[language]) }
        let body = """
            <pre id="screen" tabindex="0" aria-label="\(attribute(terminal))"></pre>
            <div class="keys">
            <span id="state" data-live="\(attribute(isLive))" data-ended="\(attribute(hasEnded))" \
            data-lost="\(attribute(isLost))"></span>
            <button id="theme">\(attribute(darkOrLight))</button>
            </div>
            """
        return page(title, language: language, body, data: data.compact, script: liveScript)
    }

    /// What every page has around its body.
    /// - Parameters:
    ///   - policy: a line of the head, with its newline, or nothing.
    ///   - data: JSON that is safe within an element.
    private static func page(
        _ title: String, language: Language, policy: String = "", _ body: String, data: String, script: String
    ) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        \(policy)<meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>\(escaped(title))</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        <h1>\(escaped(title))</h1>
        \(body)
        <script type="application/json" id="recording">\(data)</script>
        <script>
        \(script)
        </script>
        </body>
        </html>

        """
    }

    private static let terminal = Phrase("terminal", "端末")
    private static let play = Phrase("Play", "再生")
    private static let pause = Phrase("Pause", "一時停止")
    private static let position = Phrase("position", "再生位置")
    private static let speed = Phrase("speed", "速さ")
    private static let isLive = Phrase("live", "ライブ")
    private static let hasEnded = Phrase("the session is over", "セッションは終了しました")
    private static let isLost = Phrase("out of reach; trying again", "接続できません。再試行しています")
    private static let darkOrLight = Phrase("Dark or light", "明暗を切り替える")

    /// For text between tags and in quoted attributes.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}

extension Cast {
    /// The same picture and nothing else: what a terminal would obey beside it is left out, markers too.
    package func drawn(cutTo limit: Duration?) -> Cast {
        var filter = ConsoleFilter(passing: .picture)
        var cast = Cast(
            columns: min(max(1, columns), CastScreen.mostColumns), rows: min(max(1, rows), CastScreen.mostRows))
        for moment in cut(to: limit).moments {
            guard case .output(let text) = moment.event else { continue }
            var passed: [UInt8] = []
            filter.filter(Array(text.utf8), into: &passed)
            cast.moments.append(.init(time: moment.time, event: .output(String(decoding: passed, as: UTF8.self))))
        }
        return cast
    }

    /// With no pause longer than the limit; nil changes nothing.
    func cut(to limit: Duration?) -> Cast {
        guard let limit else { return self }
        var cast = self
        var (before, now) = (Duration.zero, Duration.zero)
        for index in moments.indices {
            now += min(limit, max(.zero, moments[index].time - before))
            before = moments[index].time
            cast.moments[index].time = now
        }
        return cast
    }
}
