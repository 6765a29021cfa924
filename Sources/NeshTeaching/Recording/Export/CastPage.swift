import NeshData

/// A recording as one HTML page with its player: it needs no other file, and asks the network for nothing, which its own
/// policy forbids it.
package enum CastPage {
    /// - Parameters:
    ///   - title: of the page; any text.
    ///   - idleLimit: longer pauses are cut to this; nil keeps them.
    package static func text(of cast: Cast, title: String, idleLimit: Duration?) -> String {
        let events = cast.cut(to: idleLimit).moments.map { moment -> JSON in
            let (seconds, attoseconds) = moment.time.components
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
        let name = escaped(title)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            script-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>\(name)</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            <h1>\(name)</h1>
            <div id="player" hidden>
            <pre id="screen" tabindex="0" aria-label="terminal"></pre>
            <div class="keys">
            <button id="play">Play</button>
            <input id="bar" type="range" min="0" value="0" step="0.001" aria-label="position">
            <span id="clock"></span>
            <select id="speed" aria-label="speed"><option value="0.5">½×</option><option value="1" selected>1×</option>\
            <option value="2">2×</option><option value="5">5×</option></select>
            <button id="theme">Dark or light</button>
            </div>
            <div id="marks"></div>
            </div>
            <noscript><pre>\(escaped(CastText.plain(cast)))</pre></noscript>
            <script type="application/json" id="recording">\(data)</script>
            <script>
            \(script)
            </script>
            </body>
            </html>

            """
    }

    /// For text between tags and in quoted attributes.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}

extension Cast {
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
