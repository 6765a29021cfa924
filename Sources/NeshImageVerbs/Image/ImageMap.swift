import NeshCommand
import NeshData
import NeshImage
import NeshSystem
import NeshText

/// `eif map`: an image's sections where they lie in the file, to scale, and which register each counts for.
struct ImageMap: Sendable {
    /// A section's row.
    struct Row: Sendable, Equatable {
        var name: String
        var offset: UInt64
        var size: UInt64
        /// Numbers of registers.
        var registers: [Int]
    }

    var title: StyledText
    /// Of the file, in bytes.
    var size: UInt64
    var rows: [Row]
    /// Values of registers, in hexadecimal.
    var values: [(register: Int, value: String)]
    var language = Language.english
    var isUnicode = true

    static let signed = Phrase("signed", "署名あり")
    static let unsigned = Phrase("not signed", "署名なし")
    /// What each register measures.
    static let measured: [Int: Phrase] = [
        0: Phrase("kernel, command line, all ramdisks", "カーネル、コマンドライン、すべての RAM ディスク"),
        1: Phrase("kernel, command line, first ramdisk", "カーネル、コマンドライン、最初の RAM ディスク"),
        2: Phrase("the other ramdisks: the application", "残りの RAM ディスク: アプリケーション"),
        8: Phrase("the signing certificate", "署名証明書"),
    ]

    static func report(_ path: String, in context: CommandContext) throws(Failure) -> ViewReport {
        let image = try EIF.open(FilePath.absolute(path))
        let description = try CurrentImage.describe(path, in: context)
        var ramdisks = 0
        let rows = zip(image.sections, image.registers).map { section, registers in
            if section.kind == .ramdisk { ramdisks += 1 }
            return Row(
                name: section.kind == .ramdisk ? "ramdisk \(ramdisks)" : section.kind.name, offset: section.offset,
                size: section.size, registers: registers)
        }
        let language = context.language
        let measured = description.measurements
        let values =
            [(0, measured.pcr0), (1, measured.pcr1), (2, measured.pcr2)] + (measured.pcr8.map { [(8, $0)] } ?? [])
        let map = ImageMap(
            title: StyledText(path, .heading)
                + StyledText(
                    "  \(ByteCount.text(description.size)) · \(description.architecture.rawValue) · "
                        + "EIF \(description.version) · "
                        + (description.signature == nil ? unsigned : signed)[language], .dim),
            size: description.size, rows: rows, values: values, language: language,
            isUnicode: context.session.environment.isUnicode)
        return ViewReport(
            json: map.json(measured), view: .picture { map.lines(width: $0 ?? Self.printedWidth, wraps: $0 != nil) })
    }

    /// Where nobody says how wide it is.
    private static let printedWidth = 80

    private func json(_ measurements: Measurements) -> JSON {
        [
            "Size": .integer(Int64(size)),
            "Sections": .array(
                rows.map { row in
                    [
                        "Name": .string(row.name), "Offset": .integer(Int64(row.offset)),
                        "Size": .integer(Int64(row.size)),
                        "PCRs": .array(row.registers.map { .integer(Int64($0)) }),
                    ]
                }), "Measurements": measurements.json,
        ]
    }

    // MARK: Lines

    /// - Parameter wraps: a register's value is broken to the width; otherwise it stays whole.
    func lines(width: Int, wraps: Bool) -> [StyledText] {
        let shown = values.map(\.register)
        // Behind the bar: the size, and a column of four for each register.
        let behind = 2 + 8 + shown.count * 6
        let titles = Self.titles(rows.map(\.name), language, room: width - 2 - behind)
        let names = max(titles.map { DisplayWidth.of($0) }.max() ?? 0, 8)
        let bar = min(64, width - names - 2 - behind)
        var lines = title.wrapped(to: width) + [""]
        lines.append(heading(names, bar, shown))
        for (row, title) in zip(rows, titles) {
            var line = StyledText(title.padded(to: names), .name) + "  "
            if bar >= 8 { line += picture(row, bar) }
            line += StyledText("  " + ByteCount.text(row.size).padded(to: 8, right: true))
            for register in shown { line += "  " + mark(row, register) }
            lines.append(line)
        }
        lines.append("")
        for (register, value) in values {
            let meaning = Self.measured[register].map { "  " + $0[language] } ?? ""
            lines += (StyledText("PCR\(register)", Self.role(register)) + StyledText(meaning, .dim))
                .wrapped(to: width)
            lines += Self.pieces(value, wraps ? max(16, width - 4) : value.utf8.count).map { StyledText("  " + $0) }
        }
        return lines
    }

    /// The sections' names in the reader's language, or those of the format where these are wider than the room.
    private static func titles(_ names: [String], _ language: Language, room: Int) -> [String] {
        let said = names.map { language.said($0) }
        return said.allSatisfy { DisplayWidth.of($0) <= room } ? said : names
    }

    private func heading(_ names: Int, _ bar: Int, _ shown: [Int]) -> StyledText {
        var line = StyledText(Graph.repeated(" ", names + 2 + (bar >= 8 ? bar : 0) + 10))
        for register in shown { line += StyledText("  PCR\(register)".padded(to: 6), Self.role(register)) }
        return line
    }

    /// A bar from where the section begins to where it ends, in the file as wide as the bar's room.
    private func picture(_ row: Row, _ width: Int) -> StyledText {
        let whole = max(1, Double(size))
        let start = min(width - 1, Int(Double(row.offset) / whole * Double(width)))
        let end = min(width, max(start + 1, Int((Double(row.offset + row.size) / whole * Double(width)).rounded(.up))))
        let (empty, full) = isUnicode ? ("·", "█") : (".", "#")
        let role = row.registers.last.map(Self.role) ?? .dim
        return StyledText(Graph.repeated(empty, start), .dim) + StyledText(Graph.repeated(full, end - start), role)
            + StyledText(Graph.repeated(empty, width - end), .dim)
    }

    private func mark(_ row: Row, _ register: Int) -> StyledText {
        guard row.registers.contains(register) else { return StyledText(isUnicode ? " ·  " : " .  ", .dim) }
        return StyledText(isUnicode ? " ●  " : " x  ", Self.role(register))
    }

    private static func role(_ register: Int) -> StyledText.Role {
        switch register {
        case 0: .key
        case 1: .name
        case 2: .good
        default: .warning
        }
    }

    private static func pieces(_ text: String, _ width: Int) -> [String] {
        var pieces: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(width)))
            rest = rest.dropFirst(width)
        }
        return pieces
    }
}
