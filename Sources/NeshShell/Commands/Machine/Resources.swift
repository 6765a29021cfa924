import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshSystem
import NeshText
import NeshWatch

enum Resources: Command {
    static let name = "resources"

    static let declaration = declare(
        .machine, "Show the machine's memory and CPUs and what is set aside for enclaves",
        "マシンのメモリと CPU、エンクレーブ用に確保された分を表示する",
        examples: [
            "resources": "what free and lscpu would show, and what is left for enclaves",
            "resources --json": "the same as JSON, for programs",
        ], traits: [.offersJSON, .momentary, .tellsElapsed, .showsState])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let machine = try failing(.readFromDisk, try MachineResources.read())
        let engine = try context.engine()
        let pool = try engine.resources()
        let own = Self.own(try engine.enclaves(interrupt: context.interrupt), pool.engine)
        let split = Split(machine, pool)
        var facts: [(title: String, text: StyledText)] = [
            ("engine", StyledText(pool.engine.rawValue)), ("allocator", StyledText(data: pool.allocatorPath)),
            ("available", StyledText("\(machine.availableMemoryMiB) MiB of the parent's memory")),
        ]
        if let model = machine.cpuModel { facts.append(("processor", StyledText(data: model))) }
        var notes: [StyledText] = []
        let strays = Set(own.flatMap(\.cpuIDs)).subtracting(pool.cpuPool)
        if !strays.isEmpty {
            notes.append(StyledText("CPU ids in use that the pool no longer has: \(CPUList.text(strays))", .dim))
        }
        notes += split.note(pool.engine)
        return Outcome(
            ViewReport(
                json: json(machine, pool, split, own),
                view: .sequence([
                    MachinePicture(machine, pool, split, own, in: context).view,
                    .table(table(machine, pool, split, own)), .table(.titled(facts)), .lines(notes),
                ])))
    }

    /// Those that have a part of the engine's pool. A keeper that names no engine is one of the engine that other programs
    /// use, too.
    static func own(_ enclaves: [Enclave], _ engine: EngineKind) -> [Enclave] {
        let isShared = Engines.profile(engine)?.foreignConsole != nil
        return enclaves.filter { $0.engine.map { $0 == engine } ?? isShared }
    }

    /// Each column is the sum of those that it is divided into: RESERVED of IN USE and FREE, and MACHINE of PARENT and
    /// RESERVED where the parent goes without what is reserved.
    static func table(
        _ machine: MachineResources, _ pool: EnclaveResources, _ split: Split, _ own: [Enclave]
    ) -> TextTable {
        var columns: [TextTable.Column] = [
            .init("", ours: true), .init("MACHINE", .right), .init("RESERVED", .right, ours: true),
            .init("IN USE", .right, .dispensable, ours: true), .init("FREE", .right, ours: true),
        ]
        // What a promise was made of may have changed since; of what is taken in fact, others may have a part.
        let used =
            pool.isPromised
            ? Set(own.flatMap(\.cpuIDs)).sorted() : pool.cpuPool.filter { !pool.freeCPUs.contains($0) }
        let usedMiB =
            pool.isPromised ? own.reduce(0) { $0 + $1.memoryMiB } : pool.totalMemoryMiB - pool.freeMemoryMiB
        func mebibytes(_ number: Int) -> StyledText { "\(number) MiB" }
        func ids(_ list: [Int]) -> StyledText {
            list.isEmpty ? StyledText("none", .dim) : StyledText(CPUList.text(list))
        }
        var rows: [[StyledText]] = [
            [
                StyledText("memory", .heading), mebibytes(machine.totalMemoryMiB), mebibytes(pool.totalMemoryMiB),
                mebibytes(usedMiB), StyledText("\(pool.freeMemoryMiB) MiB", .good),
            ],
            [
                StyledText("CPUs", .heading), "\(split.machineCPUs)", "\(pool.cpuPool.count)", "\(used.count)",
                StyledText("\(pool.freeCPUs.count)", .good),
            ],
        ]
        // What the pool has no ids for is only a number.
        if !pool.cpuPool.isEmpty {
            // The pool's ids need not be this machine's: say which the machine has.
            let present = split.isReal ? "" : ids(machine.cpuIDs)
            rows.append(["CPU ids", present, ids(pool.cpuPool), ids(used), ids(pool.freeCPUs)])
        }
        if split.isReal {
            columns.insert(.init("PARENT", .right, .dispensable), at: 2)
            let parent = [mebibytes(split.parentMemoryMiB), "\(split.parentCPUs)", ""]
            for index in rows.indices { rows[index].insert(parent[index], at: 2) }
        }
        var table = TextTable(columns, empty: "")
        table.rows = rows
        return table
    }

    /// The machine in two parts: what the parent works with and what is set aside for enclaves.
    struct Split {
        /// Whether what is set aside is taken from the parent.
        let isReal: Bool
        let machineCPUs: Int
        let parentCPUs: Int
        let parentMemoryMiB: Int

        init(_ machine: MachineResources, _ pool: EnclaveResources) {
            if case .taken = Engines.profile(pool.engine)?.reserve { isReal = true } else { isReal = false }
            // CPUs that enclaves can have are offline for the parent; huge pages are part of its memory's sum.
            machineCPUs = machine.cpuCount + (isReal ? pool.cpuPool.count : 0)
            parentCPUs = machine.cpuCount
            parentMemoryMiB = machine.totalMemoryMiB - (isReal ? pool.totalMemoryMiB : 0)
        }

        /// What a pool means on a machine that is not a parent instance.
        func note(_ engine: EngineKind) -> [StyledText] {
            if isReal { return [] }
            return [
                StyledText(
                    "The \(engine.rawValue) engine keeps a pool like a parent instance's, and takes nothing from this machine.",
                    .dim)
            ]
        }
    }

    private static func json(
        _ machine: MachineResources, _ pool: EnclaveResources, _ split: Split, _ own: [Enclave]
    ) -> JSON {
        func ids(_ list: [Int]) -> JSON { .array(list.map { .integer(Int64($0)) }) }
        return [
            "MachineMemoryMiB": .integer(Int64(machine.totalMemoryMiB)),
            "MachineAvailableMiB": .integer(Int64(machine.availableMemoryMiB)),
            "MachineCPUs": .integer(Int64(split.machineCPUs)),
            "ParentMemoryMiB": .integer(Int64(split.parentMemoryMiB)),
            "ParentCPUs": .integer(Int64(split.parentCPUs)), "Engine": .string(pool.engine.rawValue),
            "Allocator": .string(pool.allocatorPath), "EnclaveMemoryMiB": .integer(Int64(pool.totalMemoryMiB)),
            "FreeMemoryMiB": .integer(Int64(pool.freeMemoryMiB)), "CPUPool": ids(pool.cpuPool),
            "FreeCPUs": ids(pool.freeCPUs),
            "Enclaves": .array(
                own.map { enclave in
                    [
                        "EnclaveName": .string(enclave.name), "EnclaveID": .string(enclave.id.text),
                        "CPUIDs": ids(enclave.cpuIDs), "MemoryMiB": .integer(Int64(enclave.memoryMiB)),
                    ]
                }),
        ]
    }
}

extension MachinePicture {
    /// What `resources` shows.
    init(
        _ machine: MachineResources, _ pool: EnclaveResources, _ split: Resources.Split, _ own: [Enclave],
        in context: CommandContext
    ) {
        let language = context.language
        let parent = Owner(
            kind: .parent, name: Self.parent[language],
            cpuIDs: Self.others(than: pool.cpuPool, of: machine),
            memoryMiB: max(0, split.parentMemoryMiB - (split.isReal ? 0 : pool.totalMemoryMiB)))
        let free = Owner(
            kind: .free, name: Self.free[language], cpuIDs: pool.freeCPUs, memoryMiB: pool.freeMemoryMiB)
        self.init(
            [parent]
                + own.map { Owner(kind: .enclave, name: $0.name, cpuIDs: $0.cpuIDs, memoryMiB: $0.memoryMiB) }
                + [free], cpuCount: split.machineCPUs, in: context)
    }
}
