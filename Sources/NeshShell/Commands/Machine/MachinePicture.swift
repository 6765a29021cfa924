import NeshCommand
import NeshEnclave
import NeshEngines
import NeshSystem
import NeshText
import NeshWatch

/// The machine drawn: who has which CPU, and how memory is divided. For terminals; elsewhere the numbers below it do.
struct MachinePicture: Sendable {
    /// Somebody who has a part of the machine.
    struct Owner: Sendable {
        enum Kind: Sendable, Equatable {
            case parent
            /// Set aside, and nobody's yet.
            case free
            case enclave
        }
        var kind: Kind
        var name: String
        var cpuIDs: [Int]
        var memoryMiB: Int
    }

    let owners: [Owner]
    let language: Language
    let isUnicode: Bool
    /// Colours tell owners apart; without them letters do.
    let isColoured: Bool

    static let parent = Phrase("parent", "親")
    static let free = Phrase("free for enclaves", "エンクレーブ用の空き")
    static let reserved = Phrase("for enclaves", "エンクレーブ用")
    static let memory = Phrase("memory", "メモリ")

    init(_ owners: [Owner], language: Language, isUnicode: Bool, isColoured: Bool) {
        self.owners = owners
        self.language = language
        self.isUnicode = isUnicode
        self.isColoured = isColoured
    }

    init(_ owners: [Owner], in context: CommandContext) {
        self.init(
            owners, language: context.session.language, isUnicode: context.session.environment.isUnicode,
            isColoured: context.outputIsColoured)
    }

    /// What `resources` shows.
    init(
        _ machine: MachineResources, _ pool: EnclaveResources, _ split: Resources.Split, _ enclaves: [Enclave],
        in context: CommandContext
    ) {
        let language = context.session.language
        let profile = Engines.profile(pool.engine)
        // A keeper that names no engine is one of the engine that other programs use, too.
        let own = enclaves.filter { one in
            one.engine.map { $0 == pool.engine } ?? (profile?.foreignConsole != nil)
        }
        let parent = Owner(
            kind: .parent, name: Self.parent[language],
            cpuIDs: Self.others(than: pool.cpuPool, count: split.machineCPUs),
            memoryMiB: max(0, split.parentMemoryMiB - (split.isReal ? 0 : pool.totalMemoryMiB)))
        let free = Owner(
            kind: .free, name: Self.free[language], cpuIDs: pool.freeCPUs, memoryMiB: pool.freeMemoryMiB)
        self.init(
            [parent]
                + own.map { Owner(kind: .enclave, name: $0.name, cpuIDs: $0.cpuIDs, memoryMiB: $0.memoryMiB) }
                + [free], in: context)
    }

    /// Ids of so many CPUs that are not in the pool.
    static func others(than pool: [Int], count: Int) -> [Int] {
        let pooled = Set(pool)
        return (0..<count).filter { !pooled.contains($0) }
    }

    var view: View {
        .picture { [self] width in width.map { lines(width: $0) } ?? [] }
    }

    func lines(width: Int) -> [StyledText] {
        guard width >= 30 else { return [] }
        let label = max(DisplayWidth.of("CPUs"), DisplayWidth.of(Self.memory[language])) + 2
        let room = min(width - label - 1, 64)
        var lines: [StyledText] = []
        for (index, row) in cpuRows(room).enumerated() {
            lines.append(StyledText((index == 0 ? "CPUs" : "").padded(to: label), .dim) + row)
        }
        lines.append(StyledText(Self.memory[language].padded(to: label), .dim) + bar(room))
        lines += legend(width, label)
        return lines + [""]
    }

    // MARK: Parts

    private var cpus: [(id: Int, owner: Int)] {
        owners.enumerated().flatMap { index, owner in owner.cpuIDs.map { (id: $0, owner: index) } }.sorted {
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

    private func legend(_ width: Int, _ label: Int) -> [StyledText] {
        // Which CPUs they are is said where there is room for it.
        let saysCPUs = width >= 60
        let names = owners.map { $0.name.truncated(to: width - label - (saysCPUs ? 32 : 13)) }
        let longest = names.map { DisplayWidth.of($0) }.max() ?? 0
        return zip(owners.indices, names).map { index, name in
            let owner = owners[index]
            let cpus = owner.cpuIDs.isEmpty ? "-" : CPUList.text(owner.cpuIDs)
            return StyledText(Graph.repeated(" ", label)) + mark(index) + StyledText(" " + name.padded(to: longest))
                + StyledText("  " + Self.amount(owner.memoryMiB).padded(to: 9, right: true))
                + StyledText(saysCPUs ? "  CPU " + cpus : "", .dim)
        }
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
