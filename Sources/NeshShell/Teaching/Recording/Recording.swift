import Glibc
import NeshData
import NeshLanguage
import NeshSystem

/// The three files of a running recording.
struct Recording {
    let name: String
    private let commands: CommandTable
    private var cast: CastWriter
    private let log: OwnedDescriptor
    private var script: String
    private let start = ContinuousClock.now
    /// Time that a person would have taken to type lines that came from a script.
    private var typingTime = Duration.zero
    var mask: Mask?
    /// Bytes after the last newline, held back while something must be hidden in whole lines.
    private var held: [UInt8] = []
    private var prompt: (text: String, time: Duration) = ("nesh> ", .zero)
    private var line: String?
    private var said: [UInt8] = []
    private(set) var lineCount = 0

    /// More is not expected again line by line.
    private static let mostKept = 1 << 20
    private static let secondsPerKey = 0.06

    /// - Throws: when one of the files cannot be made.
    init(
        _ name: String, size: (rows: Int, columns: Int), terminal: String, session: Session, commands: CommandTable
    ) throws(SystemError) {
        self.name = name
        self.commands = commands
        let now = WallClock.seconds
        mask = session.settings.mask.flatMap(Mask.init)
        cast = try CastWriter(
            name + ".cast",
            header: Cast.header(
                columns: size.columns, rows: size.rows, timestamp: now,
                title: String(name.split(separator: "/").last ?? "nesh"), terminal: terminal))
        log = try File.open(name + ".log", O_WRONLY | O_CREAT | O_TRUNC | O_APPEND)
        script = Self.head(of: session, name: name, mask: mask)
        try writeScript()
        try write(log: "\(Self.moment(now)) recording of nesh \(ProgramVersion.nesh)\n")
    }

    /// What the recorded lines may rely on: variables, settings, the image.
    private static func head(of session: Session, name: String, mask: Mask?) -> String {
        var lines = [
            "#!/usr/bin/env nesh", "# Recorded with nesh \(ProgramVersion.nesh).",
            "# It checks itself: nesh --verify \(Quoting.shown(String(name.split(separator: "/").last ?? ""))).nesh",
            "on-exit terminate-enclave --session",
        ]
        for setting in SettingSpec.all {
            guard let value = session.settings[setting.name], setting.name != SettingList.declared.mask.spec.name else {
                continue
            }
            lines.append("option \(setting.name) \(Quoting.shown(value))")
        }
        for (name, value) in session.variables.sorted(by: { $0.key < $1.key }) where Variable.isName(name) {
            lines.append("set \(name) \(Quoting.shown(value))")
        }
        if let image = session.image { lines.append("use \(Quoting.shown(image.shownPath))") }
        let text = lines.joined(separator: "\n") + "\n\n"
        return mask?.apply(text) ?? text
    }

    private var now: Duration { ContinuousClock.now - start + typingTime }

    // MARK: What happens

    /// A prompt has appeared.
    mutating func promptShown(_ text: String) { prompt = (text, now) }

    /// - Parameter isTyped: by a person, who took the time that has passed.
    mutating func lineEntered(_ text: String, isTyped: Bool) throws(SystemError) {
        let shown = Self.shown(text, mask)
        let keys = shown.filter { $0 != "\n" }
        if !isTyped {
            prompt.time = now
            typingTime += .seconds(Double(keys.count + 8) * Self.secondsPerKey)
        }
        let end = now
        let first = max(prompt.time, end - .seconds(Double(keys.count + 1) * 2 * Self.secondsPerKey))
        try cast.output(Array(prompt.text.utf8), at: prompt.time)
        try cast.event(.marker(String(shown.prefix { $0 != "\n" })), at: first)
        let gap = (end - first) / max(1, keys.count)
        for (index, key) in shown.enumerated() {
            try cast.output(Array(String(key).utf8), at: first + gap * index)
        }
        try cast.output([0x0A], at: end)
        try write(log: "\(Self.moment(WallClock.seconds)) \(PlainText.of(Array(prompt.text.utf8)))\(shown)\n")
        line = text
        said = []
    }

    /// A pattern that is set to hide something is not shown itself.
    private static func shown(_ text: String, _ mask: Mask?) -> String {
        let words = text.split(separator: " ", maxSplits: 2)
        let hidesPattern = words.count == 3 && words[0] == "option" && words[1] == "mask"
        return hidesPattern ? "option mask \(Mask.stars)" : mask?.apply(text) ?? text
    }

    mutating func hear(_ piece: OutputTap.Piece) throws(SystemError) {
        switch piece {
        case .aside(let bytes):
            // A line that replaces itself has no place among lines that stay.
            if bytes.last == 0x0A { try show(bytes) } else { try cast.output(mask?.apply(bytes) ?? bytes, at: now) }
        case .said(let bytes, let plain):
            if line != nil, said.count < Self.mostKept { said += plain }
            try show(bytes)
        }
    }

    private mutating func show(_ bytes: [UInt8]) throws(SystemError) {
        if mask == nil, held.isEmpty { return try showNow(bytes) }
        held += bytes
        guard let end = held.lastIndex(of: 0x0A) else { return }
        let lines = Array(held[...end])
        held.removeFirst(lines.count)
        try showNow(mask?.apply(lines) ?? lines)
    }

    private mutating func showNow(_ bytes: [UInt8]) throws(SystemError) {
        try cast.output(bytes, at: now)
        try write(log: PlainText.of(bytes))
    }

    /// The entered line has done its work.
    /// - Parameter succeeded: then it becomes a part of the script.
    mutating func lineEnded(_ all: String?, succeeded: Bool, status: Int32, mask newMask: Mask?) throws(SystemError) {
        if !held.isEmpty {
            let rest = mask?.apply(held) ?? held
            held = []
            try showNow(rest)
        }
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
        for line in RecordedOutput.lines(of: said, after: statements, mask: mask, commands) ?? [] {
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
    private func writeScript() throws(SystemError) { try AtomicFile.write(Array(script.utf8), to: name + ".nesh") }

    private func write(log text: String) throws(SystemError) {
        try File.write(log.raw, text.utf8, subject: name + ".log")
    }

    /// `2026-11-24T03:10:05Z`
    private static func moment(_ seconds: Int64) -> String {
        var seconds = time_t(seconds)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
            + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }
}
