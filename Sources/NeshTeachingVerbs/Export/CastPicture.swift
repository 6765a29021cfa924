import NeshData
import NeshInterpreter
import NeshTeaching
import NeshText

/// A recording as an SVG picture: one moment of it, or all of it, moving by itself. It holds no script and refers to
/// nothing outside; whatever a recording says is text in it.
package enum CastPicture {
    /// One row of one picture takes so much, in the units of the picture.
    private static let cell = (width: 8.4, height: 18.0)
    private static let margin = 12.0
    /// More pictures than this no reader looks at: those between are left out.
    private static let mostFrames = 600
    /// Pictures that follow each other faster are one.
    private static let shortest = Duration.milliseconds(80)
    /// How long the last picture stands before all begins again.
    private static let rest = Duration.seconds(3)

    /// What stood on the screen at a time; nil is the end.
    package static func still(of cast: Cast, at time: Duration?) -> String {
        var screen = CastScreen(columns: cast.columns, rows: cast.rows)
        for moment in cast.moments where time.map({ moment.time <= $0 }) ?? true {
            if case .output(let text) = moment.event { screen.take(text) }
        }
        let height = usedRows(screen)
        var rows = Rows()
        let picture = place(screen, height, &rows)
        return document(screen.columns, height, rows, style: "", body: picture)
    }

    /// All of it, again and again.
    /// - Parameter idleLimit: longer pauses are cut to this; nil keeps them.
    package static func moving(_ cast: Cast, idleLimit: Duration?) -> String {
        let cast = cast.cut(to: idleLimit)
        let end = (cast.moments.last?.time ?? .zero) + rest
        let step = max(shortest, end / mostFrames)
        var screen = CastScreen(columns: cast.columns, rows: cast.rows)
        var frames: [(time: Duration, cells: [[CastScreen.Cell]])] = []
        for (index, moment) in cast.moments.enumerated() {
            guard case .output(let text) = moment.event else { continue }
            screen.take(text)
            let next = cast.moments[(index + 1)...].first { if case .output = $0.event { true } else { false } }
            // What is replaced at once is not seen.
            if let next, next.time - (frames.last?.time ?? .seconds(-1)) < step { continue }
            if frames.last?.cells != screen.cells { frames.append((moment.time, screen.cells)) }
        }
        if frames.isEmpty { frames = [(.zero, screen.cells)] }
        let height = frames.map { usedRows($0.cells) }.max() ?? 1
        var rows = Rows()
        var body = ""
        var keys = ""
        let pitch = Double(height) * cell.height + 2 * margin
        for (index, frame) in frames.enumerated() {
            body += "<g transform=\"translate(0 \(number(Double(index) * pitch)))\">"
            body += place(frame.cells, height, &rows) + "</g>\n"
            let part = index == 0 ? 0 : seconds(frame.time) / max(seconds(end), 0.001) * 100
            keys += "\(number(part, 3))%{transform:translateY(-\(number(Double(index) * pitch))px)}"
        }
        let style =
            "@keyframes play{\(keys)}#film{animation:play \(number(max(seconds(end), 0.1), 2))s step-end infinite}"
        return document(
            screen.columns, height, rows, style: style, body: "<g id=\"film\">\n\(body)</g>")
    }

    // MARK: Parts

    /// Rows that are alike are written once.
    private struct Rows {
        var numbers: [[CastScreen.Cell]: Int] = [:]
        var text = ""
    }

    private static func usedRows(_ screen: CastScreen) -> Int { usedRows(screen.cells) }

    private static func usedRows(_ cells: [[CastScreen.Cell]]) -> Int {
        (cells.lastIndex { row in row.contains { $0 != CastScreen.Cell() } } ?? 0) + 1
    }

    private static func place(_ screen: CastScreen, _ height: Int, _ rows: inout Rows) -> String {
        place(screen.cells, height, &rows)
    }

    private static func place(_ cells: [[CastScreen.Cell]], _ height: Int, _ rows: inout Rows) -> String {
        var text = ""
        for (index, row) in cells.prefix(height).enumerated() where row.contains(where: { $0 != CastScreen.Cell() }) {
            let number: Int
            if let known = rows.numbers[row] {
                number = known
            } else {
                number = rows.numbers.count
                rows.numbers[row] = number
                rows.text += "<g id=\"r\(number)\">\(line(row))</g>\n"
            }
            text += "<use href=\"#r\(number)\" y=\"\(Self.number(Double(index) * cell.height))\"/>"
        }
        return text
    }

    /// A row's stretches of one style, each where it begins and as wide as it is: fonts differ.
    private static func line(_ row: [CastScreen.Cell]) -> String {
        var text = ""
        var start = 0
        while start < row.count {
            let style = row[start].style
            var end = start + 1
            while end < row.count, row[end].style == style { end += 1 }
            let back = style.isInverse ? style.text.map(colour) ?? "t" : style.back.map(colour)
            let x = number(margin + Double(start) * cell.width)
            let width = number(Double(end - start) * cell.width)
            if let back {
                text += "<rect x=\"\(x)\" width=\"\(width)\" height=\"\(number(cell.height))\" \(fill(back))/>"
            }
            // Blanks at the end of a stretch are nothing to write.
            let last = row[start..<end].lastIndex { $0.text != " " } ?? start
            let stop = style.isUnderlined ? end : last + 1
            let words = row[start..<stop].map(\.text).joined()
            if words.contains(where: { $0 != " " }) {
                text += span(words, x, number(Double(stop - start) * cell.width), style)
            }
            start = end
        }
        return text
    }

    private static func span(_ words: String, _ x: String, _ width: String, _ style: CastScreen.Style) -> String {
        let front = style.isInverse ? style.back.map(colour) ?? "p" : style.text.map(colour)
        var classes: [String] = []
        if style.isBold { classes.append("b") }
        if style.isDim { classes.append("d") }
        if style.isItalic { classes.append("i") }
        if style.isUnderlined { classes.append("u") }
        var attributes = "x=\"\(x)\" y=\"13.5\" textLength=\"\(width)\""
        if !classes.isEmpty { attributes += " class=\"\(classes.joined(separator: " "))\"" }
        if let front { attributes += " \(fill(front))" }
        return "<text \(attributes)>\(XMLText.escaped(words))</text>"
    }

    /// The name of a colour of the theme, or the colour itself.
    private static func colour(_ colour: CastScreen.Style.Colour) -> String {
        switch colour {
        case .named(let number): "c\(number)"
        case .rgb(let red, let green, let blue): "#" + [red, green, blue].hexadecimal
        }
    }

    private static func fill(_ colour: String) -> String {
        // As a style: the theme's rule for texts would win over an attribute.
        "style=\"fill:\(colour.hasPrefix("#") ? colour : "var(--\(colour))")\""
    }

    private static func document(
        _ columns: Int, _ height: Int, _ rows: Rows, style: String, body: String
    ) -> String {
        let width = number(Double(columns) * cell.width + 2 * margin)
        let tall = number(Double(height) * cell.height + 2 * margin)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(tall)" viewBox="0 0 \(width) \(tall)">
            <style>\(theme)\(style)</style>
            <defs>
            \(rows.text)</defs>
            <rect width="100%" height="100%" rx="8" style="fill:var(--p)"/>
            <g transform="translate(0 \(number(margin)))">
            \(body)
            </g>
            </svg>

            """
    }

    /// The colours of the page with the player, light and dark as the reader wants them.
    private static let theme = """
        svg{--p:#fdfdfb;--t:#24292e;--c0:#24292e;--c1:#b3261e;--c2:#1a7f37;--c3:#8a6100;--c4:#0550ae;--c5:#8250df;\
        --c6:#0f6f77;--c7:#6e7781;--c8:#57606a;--c9:#a40e26;--c10:#116329;--c11:#633c01;--c12:#0969da;--c13:#6639ba;\
        --c14:#1b7c83;--c15:#8c959f}\
        @media(prefers-color-scheme:dark){svg{--p:#1e2127;--t:#d6d9de;--c0:#5c6370;--c1:#f0707a;--c2:#8fce7c;--c3:#e0b568;\
        --c4:#6cb2f5;--c5:#c98be8;--c6:#5cc3cf;--c7:#c8ccd4;--c8:#7f8794;--c9:#ff8b94;--c10:#a8e095;--c11:#f0ca85;\
        --c12:#8cc6ff;--c13:#dba6f5;--c14:#7dd6e0;--c15:#fff}}\
        text{fill:var(--t);font:14px ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;white-space:pre}\
        .b{font-weight:bold}.d{opacity:.6}.i{font-style:italic}.u{text-decoration:underline}
        """

    private static func seconds(_ time: Duration) -> Double {
        let (seconds, attoseconds) = time.components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    /// With so many digits after the point at most.
    private static func number(_ value: Double, _ digits: Int = 1) -> String {
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let whole = Int((value * Double(scale)).rounded())
        guard whole % scale != 0 else { return "\(whole / scale)" }
        let rest = String(scale + whole % scale).dropFirst()
        return "\(whole / scale)." + String(rest.reversed().drop { $0 == "0" }.reversed())
    }
}
