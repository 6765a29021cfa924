import NeshLanguage
import NeshSystem

/// Diagnostics for people: place and message, the line, a caret, notes, fixes, and how we came there.
package struct DiagnosticRenderer: Sendable {
    /// Escape sequences for terminals.
    package var coloured: Bool
    /// Longer lines are cut around the caret to this many columns.
    package var width: Int

    package init(coloured: Bool = false, width: Int = 160) {
        self.coloured = coloured
        self.width = max(width, 40)
    }

    /// Several lines, each ended by a newline.
    package func render(_ diagnostic: Diagnostic) -> String {
        var text = ""
        if let place = diagnostic.place, !place.source.name.isEmpty {
            text += paint("\(place.source.name):\(place.line):\(place.column): ", .bold)
        } else if diagnostic.place == nil {
            text += "nesh: "
        }
        text += paint("\(diagnostic.severity.rawValue): ", diagnostic.severity == .error ? .red : .yellow)
        text += paint(diagnostic.message, .bold) + "\n"

        let gutter = max(5, diagnostic.place.map { String($0.line).count } ?? 0)
        let margin = String(repeating: " ", count: gutter + 1)
        if let place = diagnostic.place {
            // What was typed on one line needs no number.
            let isOneLine = place.source.name.isEmpty && place.source.range(ofLine: 2).isEmpty
            let number = isOneLine ? "" : String(place.line)
            let (line, padding) = excerpt(place)
            text += String(repeating: " ", count: gutter - number.count) + number + " | " + line + "\n"
            text += margin + "| " + padding + paint("^", .red) + "\n"
        }
        for note in diagnostic.notes { text += "\(margin)= \(note)\n" }
        for fix in diagnostic.fixes { text += "\(margin)= \(paint("fix:", .green)) \(fix)\n" }
        var including = diagnostic.place?.source.includedFrom
        while let place = including {
            text += "\(margin)in \(place.source.name):\(place.line): \(shown(place.text))\n"
            including = place.source.includedFrom
        }
        return text
    }

    /// The line of the place, harmless and cut to the width, and what stands before the caret below it.
    private func excerpt(_ place: Place) -> (line: String, padding: String) {
        let range = place.source.range(ofLine: place.line)
        let start = min(max(place.range.lowerBound, range.lowerBound), range.upperBound)
        var before = shown(place.source.text(range.lowerBound..<start))
        var after = shown(place.source.text(start..<range.upperBound))
        let room = width - 20
        if DisplayWidth.of(before) > room * 2 / 3 {
            while DisplayWidth.of(before) > room / 2 { before.removeFirst(max(1, (before.count - room / 2) / 2)) }
            before = "…" + before
        }
        if DisplayWidth.of(before) + DisplayWidth.of(after) > room {
            let left = room - DisplayWidth.of(before)
            while DisplayWidth.of(after) > left { after.removeLast(max(1, (after.count - left) / 2)) }
            after += "…"
        }
        var padding = ""
        for character in before {
            padding += character == "\t" ? "\t" : String(repeating: " ", count: DisplayWidth.of(character))
        }
        return (before + after, padding)
    }

    /// Control characters would move the cursor or worse.
    private func shown(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F || $0 == 0xC2 }) else {
            return text
        }
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
            safe.append(isControl ? "\u{FFFD}" : scalar)
        }
        return String(safe)
    }

    private enum Paint: String {
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case green = "32"
    }

    private func paint(_ text: String, _ paint: Paint) -> String {
        coloured ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
    }
}
