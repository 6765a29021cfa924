import Glibc
import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem
import NeshText

/// The three files of a running recording, which nobody else may read.
///
/// Without a mask what was written is recorded as it was. With one it is recorded as rows in their final state: only
/// a row that is whole shows whether it holds what must not be seen, and neither wrapping nor cutting, colours, or the
/// way in which it was written on keeps a match from being found.
struct Recording {
    let name: String
    private let commands: CommandTable
    private var cast: CastWriter
    private let log: OwnedDescriptor
    private var script: String
    private let start = Moment.now
    /// Time that a person would have taken to type lines that came from a script.
    private var typingTime = Duration.zero
    private var mask: Mask?
    /// What is held back until its row is whole.
    private var rows = RecordedRows()
    /// A row that replaces itself stands where the next one goes.
    private var showsStatus = false
    private var prompt: (text: StyledText, time: Duration) = ("nesh> ", .zero)
    private var line: String?
    private var said: [UInt8] = []
    private(set) var lineCount = 0

    /// More is not expected again line by line.
    private static let mostKept = 1 << 20
    private static let secondsPerKey = 0.06

    /// Of its files' names.
    static let endings = [".cast", ".nesh", ".log"]

    /// - Throws: when one of the files cannot be made.
    init(
        _ name: String, size: (rows: Int, columns: Int), terminal: String, session: Session, commands: CommandTable,
        version: Cast.Version, live: LiveBroadcast?
    ) throws(SystemError) {
        self.name = name
        self.commands = commands
        let now = WallClock.seconds
        mask = session.settings[\.mask].flatMap(Mask.init)
        cast = try CastWriter(
            name + ".cast",
            header: Cast.header(
                columns: size.columns, rows: size.rows, timestamp: now,
                title: mask?.apply(Self.title(name)) ?? Self.title(name), terminal: terminal, version: version),
            version: version, live: live)
        log = try CastWriter.file(name + ".log")
        script = Self.head(of: session, name: name, mask: mask)
        try writeScript()
        try write(log: "\(Self.moment(now)) recording of nesh \(ProgramVersion.nesh)\n")
    }

    private static func title(_ name: String) -> String { String(name.split(separator: "/").last ?? "nesh") }

    /// What the recorded lines may rely on: variables, settings, the image.
    private static func head(of session: Session, name: String, mask: Mask?) -> String {
        var lines = [
            "#!/usr/bin/env nesh", "# Recorded with nesh \(ProgramVersion.nesh).",
            "# It checks itself: nesh --verify \(Quoting.shown(Self.title(name))).nesh",
            "on-exit terminate-enclave --session",
        ]
        for setting in SettingSpec.all {
            guard let value = session.settings[setting.name], setting.name != SettingList.declared.mask.spec.name else {
                continue
            }
            lines.append("option \(setting.name) \(Quoting.shown(value))")
        }
        for (name, value) in session.variables.sorted(by: { $0.key < $1.key }) where Variable.isName(name) {
            // Quotes may stand within what is to be hidden.
            lines.append("set \(name) \(Quoting.shown(mask?.apply(value) ?? value))")
        }
        if let image = session.image { lines.append("use \(Quoting.shown(image.shownPath))") }
        let text = lines.joined(separator: "\n") + "\n\n"
        return mask?.apply(text) ?? text
    }

    private var now: Duration { Moment.now - start + typingTime }

    // MARK: What happens

    /// A prompt has appeared.
    mutating func promptShown(_ text: StyledText) {
        prompt = (text, now)
        // With a mask only the whole row shows what may be seen.
        if mask == nil { cast.preview(text.drawn(colours: true)) }
    }

    /// - Parameter isTyped: by a person, who took the time that has passed.
    mutating func lineEntered(_ text: String, isTyped: Bool) throws(SystemError) {
        cast.hideAwaited()
        let (prompt, shown) = hidden(prompt.text, Self.shown(text, mask))
        let keys = shown.filter { $0 != "\n" }
        if !isTyped {
            self.prompt.time = now
            typingTime += .seconds(Double(keys.count + 8) * Self.secondsPerKey)
        }
        let end = now
        let first = max(self.prompt.time, end - .seconds(Double(keys.count + 1) * 2 * Self.secondsPerKey))
        try cast.output(Array(prompt.drawn(colours: true).utf8), at: self.prompt.time)
        // A marker stands alone: there the line has a beginning of its own.
        let marker = String(shown.prefix { $0 != "\n" })
        try cast.event(.marker(mask?.apply(marker) ?? marker), at: first)
        let gap = (end - first) / max(1, keys.count)
        for (index, key) in shown.enumerated() {
            try cast.output(Array(String(key).utf8), at: first + gap * index)
        }
        try cast.output([0x0A], at: end)
        try write(log: "\(Self.moment(WallClock.seconds)) \(prompt.visible.text)\(shown)\n")
        line = text
        said = []
    }

    /// The prompt and the line behind it stand in one row: something may begin in one and end in the other. Keys are
    /// recorded of what is left, since half of what is hidden is not to be seen either.
    private func hidden(_ prompt: StyledText, _ line: String) -> (prompt: StyledText, line: String) {
        let visible = VisibleText.of(line)
        guard let mask else { return (prompt, visible) }
        let lines = visible.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        var row = RecordedRow()
        row.append(prompt.oneLine)
        let count = row.cells.count
        row.append(StyledText(String(lines[0])))
        let (masked, place) = mask.apply(row, following: count)
        var (before, after) = (masked, masked)
        before.cells = Array(masked.cells[..<place])
        after.cells = Array(masked.cells[place...])
        let rest = lines.dropFirst().map { "\n" + mask.apply(String($0)) }.joined()
        return (before.styled, after.styled.text + rest)
    }

    /// A pattern that is set to hide something is not shown itself.
    private static func shown(_ text: String, _ mask: Mask?) -> String {
        let words = text.split(maxSplits: 2, whereSeparator: \.isWhitespace)
        let hidesPattern = words.count == 3 && words[0] == "option" && words[1] == "mask"
        return hidesPattern ? "option mask \(Mask.stars)" : mask?.apply(text) ?? text
    }

    mutating func hear(_ piece: OutputTap.Piece) throws(SystemError) {
        // What a job says while a prompt waits stands before the prompt.
        let prompt = cast.hideAwaited()
        defer { if let prompt { cast.preview(prompt) } }
        try take(piece)
    }

    private mutating func take(_ piece: OutputTap.Piece) throws(SystemError) {
        let drawn: Drawn
        switch piece {
        case .aside(let aside):
            drawn = aside
            // A line that replaces itself has no place among lines that stay.
            if mask == nil, aside.shown.last != 0x0A { return try cast.output(aside.shown, at: now) }
        case .said(let words):
            drawn = words
            if line != nil, said.count < Self.mostKept { said += words.plain }
        }
        guard mask != nil else { return try show(drawn.shown) }
        switch drawn.whole {
        case .bytes(let bytes): try show(rows.take(bytes))
        case .text(let text): try show(rows.take(Array(text.drawn(colours: true).utf8)))
        case .status(let text, let width, let erases):
            let row = Drawn.row(text.map { mask?.apply($0.oneLine) ?? $0 }, width)
            let erasing = erases || showsStatus ? Drawn.Control.eraseRow.rawValue : ""
            showsStatus = text != nil
            try cast.output(Array((erasing + row.drawn(colours: true)).utf8), at: now)
        }
    }

    /// Rows as they are shown, with nothing in them that is to be hidden.
    private mutating func show(_ rows: [RecordedRow]) throws(SystemError) {
        if showsStatus, !rows.isEmpty {
            try cast.output(Array(Drawn.Control.eraseRow.rawValue.utf8), at: now)
            showsStatus = false
        }
        for row in rows {
            let shown = mask?.apply(row).row ?? row
            try show(Array((shown.styled.drawn(colours: true) + "\n").utf8))
        }
    }

    private mutating func show(_ bytes: [UInt8]) throws(SystemError) {
        try cast.output(bytes, at: now)
        try write(log: PlainText.of(bytes))
    }

    /// Nothing more of the row will come: what was held back of it is shown.
    mutating func flush() throws(SystemError) { try show(rows.takeRest()) }

    mutating func hide(_ newMask: Mask?) throws(SystemError) {
        try flush()
        mask = newMask
    }

    /// The entered line has done its work.
    /// - Parameter succeeded: then it becomes a part of the script.
    mutating func lineEnded(_ all: String?, succeeded: Bool, status: Int32, mask newMask: Mask?) throws(SystemError) {
        try flush()
        guard let text = all ?? line, line != nil else { return }
        line = nil
        lineCount += 1
        try write(log: "\(Self.moment(WallClock.seconds)) \(succeeded ? "done" : "failed with status \(status)")\n")
        if succeeded { try keep(text) }
        mask = newMask
    }

    private mutating func keep(_ text: String) throws(SystemError) {
        guard case .statements(let statements) = Parser.parse(SourceText(name: "", text: text)).result,
            !statements.contains(where: { commands.traits(of: $0.verb).contains(.unrecorded) })
        else { return }
        let shown = Self.shown(text, mask)
        if shown.hasPrefix("option mask ") || statements.isEmpty { return }
        script += shown.hasSuffix("\n") ? shown : shown + "\n"
        // What was not kept to its end may end in half of what is to be hidden.
        let lines = RecordedOutput.lines(of: said, after: statements, mask: mask, commands)
        for line in said.count < Self.mostKept ? lines ?? [] : ["..."] {
            script += line.isEmpty ? "|\n" : "| \(line)\n"
        }
        try writeScript()
    }

    /// A remark becomes narration in the script and in the recording's log.
    mutating func note(_ text: String) throws(SystemError) {
        let shown = mask?.apply(text) ?? text
        let isFirst = !(script.split(separator: "\n").last?.hasPrefix("##") ?? false)
        script += (isFirst && !script.hasSuffix("\n\n") ? "\n" : "") + (shown.isEmpty ? "##\n" : "## \(shown)\n")
        try writeScript()
        try cast.event(.marker(shown), at: now)
        try write(log: "\(Self.moment(WallClock.seconds)) note: \(shown)\n")
    }

    // MARK: Files

    /// Whole or not at all: a script cut in mid-line would be another script.
    private func writeScript() throws(SystemError) {
        try AtomicFile.write(Array(script.utf8), to: name + ".nesh", mode: 0o600)
    }

    private func write(log text: String) throws(SystemError) {
        try File.write(log.raw, text.utf8, subject: name + ".log")
    }

    /// `2026-11-24T03:10:05Z`
    private static func moment(_ seconds: Int64) -> String {
        rfc3339(seconds).replacing("+00:00", with: "Z")
    }
}
