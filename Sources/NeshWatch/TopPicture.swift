import NeshCommand
import NeshEnclave
import NeshSystem
import NeshText

/// `top` as rows: what the machine does, then an enclave a row, with as many columns as there is room for.
package struct TopPicture {
    package var readings: [EnclaveMeter.Reading] = []
    package var order = TopOrder.cpu
    package var isReversed = false
    /// Rows of enclaves that are scrolled away.
    package var offset = 0
    package var selected: Enclave.ID?
    package var machine: MachineResources?
    /// Percent of all CPUs, oldest first.
    package var machineCPU: [Double] = []
    package var language = Language.english
    package var isUnicode = true
    /// Of the wall, at the look.
    package var clock = ""

    package init() {}

    static let enclaves = Phrase("{} enclaves", "エンクレーブ {} 個")
    static let oneEnclave = Phrase("1 enclave", "エンクレーブ 1 個")
    static let none = Phrase("no enclave is running", "実行中のエンクレーブはありません")
    static let parent = Phrase("parent", "親")
    static let memory = Phrase("memory", "メモリ")
    static let uptime = Phrase("UPTIME", "稼働")
    static let more = Phrase("{} more: ↑ ↓", "ほか {} 個: ↑ ↓")
    static let keys = Phrase(
        "q quit   sort: c CPU  m memory  l console  v vsock  n name   r reverse",
        "q 終了   並べ替え: c CPU  m メモリ  l コンソール  v vsock  n 名前   r 逆順")
    static let fewKeys = Phrase("q quit  c m l v n sort  r reverse", "q 終了  c m l v n 並替  r 逆順")

    package func rows(width: Int, height: Int?) -> [StyledText] {
        let columns = TopColumns(width: width, names: readings.map { DisplayWidth.of($0.enclave.name) }.max() ?? 0)
        var rows = [title(width)]
        if let line = machineLine(width) { rows.append(line) }
        rows += ["", columns.heading(order, isReversed, language, isUnicode)]
        if readings.isEmpty { rows.append("  " + StyledText(Self.none[language], .dim)) }
        let sorted = order.sorted(readings, reversed: isReversed)
        guard let height else { return rows + sorted.map { row($0, columns) } }
        let room = max(1, height - rows.count - 2)
        let first = min(max(0, offset), max(0, sorted.count - room))
        let shown = sorted[first...].prefix(room)
        rows += shown.map { row($0, columns) }
        while rows.count < height - 2 { rows.append("") }
        let hidden = sorted.count - shown.count
        rows.append(hidden > 0 ? StyledText("  " + Self.more.filled(language, "\(hidden)"), .dim) : "")
        let keys = DisplayWidth.of(Self.keys[language]) <= width ? Self.keys : Self.fewKeys
        rows.append(StyledText(keys[language], .dim))
        return rows
    }

    private func title(_ width: Int) -> StyledText {
        let count =
            readings.count == 1 ? Self.oneEnclave[language] : Self.enclaves.filled(language, "\(readings.count)")
        let left = StyledText("nesh top", .heading) + StyledText("  " + count)
        let gap = width - DisplayWidth.of(left.text) - DisplayWidth.of(clock)
        return gap < 2 ? left : left + StyledText(Graph.repeated(" ", gap)) + StyledText(clock, .dim)
    }

    private func machineLine(_ width: Int) -> StyledText? {
        guard let machine, width >= 64 else { return nil }
        let used = machine.totalMemoryMiB - machine.availableMemoryMiB
        let part = Double(used) / Double(max(1, machine.totalMemoryMiB))
        let curve = Graph.curve(machineCPU, top: 100, width: 8, isUnicode: isUnicode)
        let percent = machineCPU.last.map { "\(Int($0.rounded()))%" } ?? "-"
        return StyledText(Self.parent[language] + "  CPU ", .dim) + StyledText(curve, .name)
            + StyledText(" " + percent.padded(to: 4, right: true)) + StyledText("   \(Self.memory[language]) ", .dim)
            + StyledText(Graph.bar(part, width: 8, isUnicode: isUnicode), Self.fullness(part))
            + StyledText(" \(Self.amount(used)) / \(Self.amount(machine.totalMemoryMiB))")
    }

    private func row(_ reading: EnclaveMeter.Reading, _ columns: TopColumns) -> StyledText {
        let enclave = reading.enclave
        let isSelected = enclave.id == selected
        var row = StyledText(isSelected ? "* " : "  ", .good)
        row += StyledText(enclave.name.truncated(to: columns.name).padded(to: columns.name), .name) + "  "
        let top = Double(max(1, enclave.cpuIDs.count)) * 100
        let isBusy = (reading.cpu ?? 0) >= 0.9 * top
        row += StyledText((reading.cpu.map(Self.percent) ?? "-").padded(to: 6, right: true), isBusy ? .warning : .plain)
        row += " " + curve(reading.cpuBefore, top: top, columns.cpuCurve, .name) + "  "
        row += memory(enclave, columns)
        if columns.showsConsole {
            let rate = reading.consoleRate.map { ByteCount.text(UInt64($0.rounded())) + "/s" } ?? "-"
            row += "  " + StyledText(rate.padded(to: 9, right: true))
            if columns.consoleCurve > 0 {
                let highest = max(reading.consoleBefore.max() ?? 1, 1)
                row += " " + curve(reading.consoleBefore, top: highest, columns.consoleCurve, .key)
            }
            row += "  " + StyledText((reading.connections.map(String.init) ?? "-").padded(to: 5, right: true))
        }
        if columns.showsUptime {
            let time = enclave.startedAt.map { UptimeText.since($0) } ?? "-"
            row += "  " + StyledText(time.padded(to: TopColumns.uptime, right: true), .dim)
        }
        return row
    }

    private func curve(_ values: [Double], top: Double, _ width: Int, _ role: StyledText.Role) -> StyledText {
        StyledText(Graph.curve(values, top: top, width: width, isUnicode: isUnicode), role)
    }

    private func memory(_ enclave: Enclave, _ columns: TopColumns) -> StyledText {
        let used = enclave.memoryUsed.map { ByteCount.text(UInt64($0)) } ?? "-"
        let text = StyledText(used.padded(to: 9, right: true))
        guard columns.memoryBar > 0 else { return text }
        let part = Double(enclave.memoryUsed ?? 0) / Double(max(1, enclave.memoryMiB << 20))
        // In ASCII its ends take two columns.
        let width = isUnicode ? columns.memoryBar : columns.memoryBar - 2
        return text + " "
            + StyledText(
                Graph.bar(part, width: width, isUnicode: isUnicode),
                enclave.memoryUsed == nil ? .dim : Self.fullness(part))
    }

    /// How a bar is coloured that says how full something is.
    static func fullness(_ part: Double) -> StyledText.Role { part >= 0.95 ? .bad : part >= 0.8 ? .warning : .good }

    /// `7.3`, `104`.
    static func percent(_ value: Double) -> String {
        if value >= 99.95 { return "\(Int(value.rounded()))" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// MiB as GiB with one digit, from one on.
    package static func amount(_ mebibytes: Int) -> String {
        guard mebibytes >= 1024 else { return "\(mebibytes) MiB" }
        let tenths = (mebibytes * 10 + 512) / 1024
        return "\(tenths / 10).\(tenths % 10) GiB"
    }
}

/// What columns there is room for.
struct TopColumns {
    let name: Int
    let cpuCurve: Int
    /// 0 for none.
    let memoryBar: Int
    let showsConsole: Bool
    /// 0 for none.
    let consoleCurve: Int
    let showsUptime: Bool
    static let uptime = 7

    /// - Parameter names: the width of the longest name.
    init(width: Int, names: Int) {
        let widest: Int
        showsConsole = width >= 60
        showsUptime = width >= 100
        switch width {
        case ..<60: (widest, cpuCurve, memoryBar, consoleCurve) = (width - 28, 6, 0, 0)
        case ..<80: (widest, cpuCurve, memoryBar, consoleCurve) = (width - 46, 6, 0, 0)
        case ..<100: (widest, cpuCurve, memoryBar, consoleCurve) = (min(24, width - 62), 8, 6, 6)
        default: (widest, cpuCurve, memoryBar, consoleCurve) = (min(24, width - 83), 12, 8, 10)
        }
        name = max(8, min(widest, names + 2))
    }

    /// The column that rows are sorted by has an arrow.
    func heading(_ order: TopOrder, _ isReversed: Bool, _ language: Language, _ isUnicode: Bool) -> StyledText {
        func text(_ column: TopOrder) -> String {
            guard column == order else { return column.heading[language] }
            let arrow = (order == .name) != isReversed ? isUnicode ? "▴" : "^" : isUnicode ? "▾" : "v"
            return column.heading[language] + arrow
        }
        func cell(_ column: TopOrder, _ width: Int, right: Bool = true) -> StyledText {
            StyledText(text(column).padded(to: width, right: right), .heading)
        }
        var row = "  " + cell(.name, name, right: false) + "  " + cell(.cpu, 6)
        row += StyledText(Graph.repeated(" ", 1 + cpuCurve + 2)) + cell(.memory, 9)
        if memoryBar > 0 { row += StyledText(Graph.repeated(" ", 1 + memoryBar)) }
        if showsConsole {
            row += "  " + cell(.console, 9)
            if consoleCurve > 0 { row += StyledText(Graph.repeated(" ", 1 + consoleCurve)) }
            row += "  " + cell(.vsock, 5)
        }
        if showsUptime {
            row += "  " + StyledText(TopPicture.uptime[language].padded(to: Self.uptime, right: true), .heading)
        }
        return row
    }
}
