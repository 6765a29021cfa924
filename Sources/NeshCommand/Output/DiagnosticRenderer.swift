import NeshData
import NeshLanguage
import NeshPhrasebook
import NeshSystem
import NeshText

/// Diagnostics for people: place and message, the line, a caret, notes, fixes, and how we came there.
package struct DiagnosticRenderer: Sendable {
    /// Lines are wrapped to this many columns; nil where they may be as wide as they are.
    package var width: Int?

    /// Without a width the script's line is cut to this one: it may be a whole file.
    private static let widest = 160

    /// The program's name stands before what has no place.
    private let namesProgram: Bool

    /// For messages, notes and fixes; nil leaves them in English.
    private let phrases: Phrasebook?

    /// A line in the signs that the terminal has, before it is wrapped: some are wider there.
    private let spelled: @Sendable (StyledText) -> StyledText

    package init(
        width: Int? = nil, namesProgram: Bool = true, phrases: Phrasebook? = nil,
        spelled: @escaping @Sendable (StyledText) -> StyledText = { $0 }
    ) {
        self.phrases = phrases
        self.spelled = spelled
        self.width = width.map { max($0, 20) }
        self.namesProgram = namesProgram
    }

    /// Several lines, each ended by a newline.
    package func render(_ diagnostic: Diagnostic) -> String {
        lines(diagnostic).map { $0.text + "\n" }.joined()
    }

    /// As it is shown, a line each.
    package func lines(_ diagnostic: Diagnostic) -> [StyledText] {
        var head = StyledText("")
        let isPrompt = !namesProgram && diagnostic.place.map { $0.source.name.isEmpty } ?? true
        if let place = diagnostic.place, !place.source.name.isEmpty {
            head += StyledText("\(place.source.name):\(place.line):\(place.column): ", .heading)
        } else if diagnostic.place == nil, namesProgram {
            head += "nesh: "
        }
        let isError = diagnostic.severity == .error
        head += StyledText("\(said(diagnostic.severity.rawValue)): ", isError ? .error : .warning)
        head += StyledText(said(diagnostic.message), .heading)
        var lines = wrapped(StyledText(head, hang: 2))

        let gutter = max(5, diagnostic.place.map { String($0.line).count } ?? 0)
        let margin = String(repeating: " ", count: gutter + 1)
        if let place = diagnostic.place {
            // What was typed on one line needs no number.
            let isOneLine = place.source.name.isEmpty && place.source.range(ofLine: 2).isEmpty
            let number = isOneLine ? "" : String(place.line)
            let (line, padding) = excerpt(place, room: (width ?? Self.widest) - gutter - 3)
            lines.append(StyledText(String(repeating: " ", count: gutter - number.count) + number + " | " + line))
            lines.append(StyledText(margin + "| " + padding) + StyledText("^", .error))
        }
        for note in diagnostic.notes {
            let line = StyledText("\(margin)= \(said(note))", hang: gutter + 3)
            // A variable's value stays in its column, however long it is.
            lines += note.hasPrefix("$") ? width.map(spelled(line).cellRows) ?? [line] : wrapped(line)
        }
        let label = said("fix") + ":"
        for fix in diagnostic.fixes {
            // A single word is a command, even where a heading of the same name has a translation.
            let advice = fix.contains(" ") ? said(fix) : VisibleText.oneLine(fix)
            let note = said("as root:") + " "
            // What goes into a file is the same on every machine, and what a script prints is typed into another shell.
            let here = width == nil ? advice : Advice.spelled(advice, note: note)
            let shown = isPrompt ? Advice.atPrompt(advice, note: note) : here
            let line = FixText.line(of: shown)
            lines += wrapped(
                StyledText(
                    StyledText("\(margin)= ") + StyledText(label, .good) + StyledText(" \(line)")
                        + StyledText(String(shown.dropFirst(line.count)), .dim),
                    hang: gutter + 4 + DisplayWidth.of(label)))
        }
        var including = diagnostic.place?.source.includedFrom
        while let place = including {
            // What was typed has no name, and is there to be seen.
            let file = place.source.name.isEmpty ? "" : "\(place.source.name):\(place.line): "
            let text = "\(margin)\(said("in")) \(file)\(VisibleText.of(place.text))"
            lines += wrapped(StyledText(StyledText(text), hang: gutter + 3))
            including = place.source.includedFrom
        }
        return lines
    }

    /// On its line: a value in it, such as a file's, may have line breaks, and what follows one is not a line of nesh's.
    private func said(_ text: String) -> String {
        let text = VisibleText.oneLine(text)
        return phrases?.translated(text) ?? text
    }

    private func wrapped(_ line: StyledText) -> [StyledText] { width.map(spelled(line).wrapped) ?? [line] }

    /// The line of the place, harmless and cut to the width, and what stands before the caret below it.
    private func excerpt(_ place: Place, room: Int) -> (line: String, padding: String) {
        let range = place.source.range(ofLine: place.line)
        let start = min(max(place.range.lowerBound, range.lowerBound), range.upperBound)
        var before = VisibleText.of(place.source.text(range.lowerBound..<start))
        var after = VisibleText.of(place.source.text(start..<range.upperBound))
        // A tab takes up to eight, and counts as none.
        let room = max(12, room - 8 * (before + after).count { $0 == "\t" })
        let cut = spelled(StyledText("…")).text
        let isLong = DisplayWidth.of(before) + DisplayWidth.of(after) > room
        if isLong, DisplayWidth.of(before) > room * 2 / 3 {
            while DisplayWidth.of(before) > room / 2 { before.removeFirst(max(1, (before.count - room / 2) / 2)) }
            before = cut + before
        }
        if DisplayWidth.of(before) + DisplayWidth.of(after) > room {
            let left = room - DisplayWidth.of(before) - DisplayWidth.of(cut)
            while DisplayWidth.of(after) > left { after.removeLast(max(1, (after.count - left) / 2)) }
            after += cut
        }
        var padding = ""
        for character in before {
            padding += character == "\t" ? "\t" : String(repeating: " ", count: DisplayWidth.of(character))
        }
        return (before + after, padding)
    }
}
