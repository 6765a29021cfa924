import NeshCommand
import NeshEnclave
import NeshSystem
import NeshText

/// The machine drawn: who has which CPU, and how memory is divided. For terminals; elsewhere the numbers below it do.
package struct MachinePicture: Sendable {
    /// Somebody who has a part of the machine.
    package struct Owner: Sendable {
        /// What somebody is to the machine.
        package enum Kind: Sendable, Equatable {
            case parent
            /// Set aside, and nobody's yet.
            case free
            case enclave
        }
        package var kind: Kind
        package var name: String
        /// As the allocator counts them.
        package var cpuIDs: [Int]
        /// 0 or more.
        package var memoryMiB: Int

        package init(kind: Kind, name: String, cpuIDs: [Int], memoryMiB: Int) {
            (self.kind, self.name, self.cpuIDs, self.memoryMiB) = (kind, name, cpuIDs, memoryMiB)
        }
    }

    let owners: [Owner]
    /// How many CPUs the machine has: an engine that only counts its pool may have ids beyond them.
    let cpuCount: Int
    let language: Language
    let isUnicode: Bool
    /// Colours tell owners apart; without them letters do.
    let isColoured: Bool

    package static let parent = Phrase("parent", "親インスタンス")
    package static let free = Phrase("free for enclaves", "エンクレーブ用の空き")
    package static let reserved = Phrase("for enclaves", "エンクレーブ用")
    static let cpus = Phrase("CPUs", "CPU")
    static let memory = Phrase("memory", "メモリ")
    static let counted = Phrase(
        "not on this machine: {}; the pool is numbered like a parent instance's",
        "このマシンにない CPU: {} (プールの CPU 番号は、親インスタンスと同じ規則で付けています)")
    static let noCPU = Phrase("no CPU", "CPU なし")

    init(_ owners: [Owner], cpuCount: Int, language: Language, isUnicode: Bool, isColoured: Bool) {
        self.owners = owners
        self.cpuCount = cpuCount
        self.language = language
        self.isUnicode = isUnicode
        self.isColoured = isColoured
    }

    /// - Parameter cpuCount: how many CPUs the machine has.
    package init(_ owners: [Owner], cpuCount: Int, in context: CommandContext) {
        self.init(
            owners, cpuCount: cpuCount, language: context.language,
            isUnicode: context.session.environment.isUnicode,
            isColoured: context.outputIsColoured)
    }

    /// The machine's CPUs that are not in the pool.
    package static func others(than pool: [Int], of machine: MachineResources) -> [Int] {
        let pooled = Set(pool)
        return machine.cpuIDs.filter { !pooled.contains($0) }
    }

    package var view: View {
        .picture { [self] width in width.map { lines(width: $0) } ?? [] }
    }

    func lines(width: Int) -> [StyledText] {
        guard width >= 30 else { return [] }
        let label = max(DisplayWidth.of(Self.cpus[language]), DisplayWidth.of(Self.memory[language])) + 2
        let room = min(width - label - 1, 64)
        var lines: [StyledText] = []
        for (index, row) in cpuRows(room).enumerated() {
            lines.append(StyledText((index == 0 ? Self.cpus[language] : "").padded(to: label), .dim) + row)
        }
        lines.append(StyledText(Self.memory[language].padded(to: label), .dim) + bar(room))
        lines += legend(width, label)
        lines += countedNote(width, label)
        return lines + [""]
    }

    // MARK: Parts

    /// Those that there are.
    private var cpus: [(id: Int, owner: Int)] {
        owners.enumerated().flatMap { index, owner in
            owner.cpuIDs.filter { $0 < cpuCount }.map { (id: $0, owner: index) }
        }.sorted {
            ($0.id, $0.owner) < ($1.id, $1.owner)
        }
    }

    /// A mark for each CPU in the order of their ids, in rows of eights where there are many.
    private func cpuRows(_ room: Int) -> [StyledText] {
        let all = cpus
        let perRow = max(1, (room + 1) / 2 >= 8 ? (room + 1) / 2 / 8 * 8 : (room + 1) / 2)
        return stride(from: 0, to: all.count, by: perRow).map { start in
            var row = StyledText([])
            for (index, cpu) in all[start..<min(all.count, start + perRow)].enumerated() {
                if index > 0 { row += " " }
                row += mark(cpu.owner)
            }
            return row
        }
    }

    /// The memory to scale; what is there at all has a column.
    private func bar(_ room: Int) -> StyledText {
        let total = owners.reduce(0) { $0 + $1.memoryMiB }
        guard total > 0 else { return StyledText("-", .dim) }
        var widths = owners.map { $0.memoryMiB == 0 ? 0 : max(1, $0.memoryMiB * room / total) }
        // What rounding has left over or taken goes to the largest.
        if let largest = widths.indices.max(by: { widths[$0] < widths[$1] }) {
            widths[largest] = max(1, widths[largest] + room - widths.reduce(0, +))
        }
        var bar = StyledText([])
        for (index, width) in widths.enumerated() where width > 0 { bar += mark(index, times: width) }
        return bar
    }

    private func legend(_ width: Int, _ indent: Int) -> [StyledText] {
        // Which CPUs they are is said where there is room for it.
        let saysCPUs = width >= 60
        let names = owners.map { $0.name.truncated(to: width - indent - (saysCPUs ? 32 : 13)) }
        let longest = names.map { DisplayWidth.of($0) }.max() ?? 0
        return zip(owners.indices, names).map { index, name in
            let owner = owners[index]
            let cpus = owner.cpuIDs.isEmpty ? Self.noCPU[language] : named(owner.cpuIDs)
            return StyledText(Graph.repeated(" ", indent)) + mark(index) + StyledText(" " + name.padded(to: longest))
                + StyledText("  " + Self.amount(owner.memoryMiB).padded(to: 9, right: true))
                + StyledText(saysCPUs ? "  " + cpus : "", .dim)
        }
    }

    /// The ids of the pool for which there is no CPU, and so no mark.
    private func countedNote(_ width: Int, _ label: Int) -> [StyledText] {
        let ids = owners.flatMap(\.cpuIDs).filter { $0 >= cpuCount }.sorted()
        if ids.isEmpty { return [] }
        let text = Self.counted.filled(language, language == .english ? named(ids) : CPUList.text(ids))
        return StyledText(Graph.repeated(" ", label) + text, .dim).wrapped(to: width)
    }

    private func named(_ ids: [Int]) -> String {
        (language == .english && ids.count > 1 ? "CPUs " : "CPU ") + CPUList.text(ids)
    }

    private static func amount(_ mebibytes: Int) -> String { TopPicture.amount(mebibytes) }

    // MARK: Marks

    private func mark(_ index: Int, times: Int = 1) -> StyledText {
        let owner = owners[index]
        let role: StyledText.Role =
            switch owner.kind {
            case .parent: .dim
            case .free: .good
            case .enclave: .tint(number(index))
            }
        return StyledText(Graph.repeated(sign(index), times), role)
    }

    /// Counted from 0 among the enclaves.
    private func number(_ index: Int) -> Int { owners[..<index].count { $0.kind == .enclave } }

    private func sign(_ index: Int) -> String {
        switch owners[index].kind {
        case .parent: return isUnicode ? "▒" : "#"
        case .free: return isUnicode ? "░" : "."
        case .enclave:
            if isColoured, isUnicode { return "█" }
            let letters = Array("abcdefghijklmnopqrstuvwxyz")
            return String(letters[number(index) % letters.count])
        }
    }
}
