import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshSystem
import NeshText
import NeshWatch

enum Allocator: Command {
    static let name = "allocator"

    enum Action: String, CaseIterable {
        case show, set, suggest
    }

    private static let completion = CompletionKind.after([
        "set": .choice(AllocatorFile.Key.allCases.map(\.rawValue)), "suggest": .file(extensions: ["eif"]),
    ])

    struct Parameters: ParameterGroup {
        let action = Parameter.operand(
            .choice("ACTION", Action.self), "show, set or suggest; show without it")
        let subject = Parameter.operand(
            ValueType<String>("KEY|IMAGE", completion: completion) {
                word throws(ValueProblem) in word
            }, "set: memory_mib, cpu_count or cpu_pool; suggest: an image file. Default: the current image")
        let value = Parameter.operand(.text("VALUE"), "set: the key's new value")
        let dryRun = Parameter.flag("--dry-run", "set: show what would change, change nothing")
        let restart = Parameter.flag("--restart", "set: restart the allocator's service without asking")

        var rules: [Rule] { [.atMostOne(of: dryRun, restart)] }

        var risks: [Risk] { [.when(action, is: "set"), .given(restart)] }
        var looks: [Look] { [.when(action, is: "show", "suggest"), .with(dryRun)] }
    }

    static let declaration = declare(
        .machine, "Show or change what is set aside for enclaves", "エンクレーブ用に確保するメモリと CPU を表示・変更する",
        details: """
            On a parent instance the allocator's service reads the file when it starts: after a change nesh asks \
            whether to restart it, and shows what is set aside before and after. If the service cannot \
            get enough memory, reboot: right after that, most memory is free in large pieces.
            """,
        examples: [
            "allocator show": "the settings and where they are",
            "allocator set memory_mib 3072": "edits the file and keeps its comments",
            "allocator suggest hello.eif": "what the image needs, and the commands for it",
        ], traits: [.offersJSON, .momentary, .tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let file = try open(in: context)
        switch call[parameters.action] {
        case .set: return try AllocatorChange.run(file, call, in: context)
        case .suggest: return try AllocatorSuggestion.run(file, call[parameters.subject], in: context)
        case .show, nil:
            let report = try report(file)
            return Outcome(
                ViewReport(json: report.json, view: .sequence([report.view, .lines([""]), try picture(file, context)])))
        }
    }

    private static func open(in context: CommandContext) throws(Failure) -> AllocatorFile {
        let chosen = context.session.settings[\.allocatorFile]
        return try AllocatorFile(
            path: chosen.map(FilePath.absolute),
            directories: UserDirectories(environment: context.session.environment.variables))
    }

    /// What the file sets aside, beside what the machine has.
    private static func picture(_ file: AllocatorFile, _ context: CommandContext) throws(Failure) -> View {
        let pool = try file.cpuPool.ids
        let memory = try file.memoryMiB
        guard let machine = try? MachineResources.read(),
            let kind = context.session.settings[\.engine] ?? Engines.standard?.kind
        else { return .lines([]) }
        let language = context.language
        let split = Resources.Split(
            machine,
            EnclaveResources(
                engine: kind, allocatorPath: file.path,
                totalMemoryMiB: memory, freeMemoryMiB: memory, cpuPool: pool, freeCPUs: pool))
        let view = MachinePicture(
            [
                .init(
                    kind: .parent, name: MachinePicture.parent[language],
                    cpuIDs: MachinePicture.others(than: pool, of: machine),
                    memoryMiB: max(0, machine.totalMemoryMiB - memory)),
                .init(kind: .free, name: MachinePicture.reserved[language], cpuIDs: pool, memoryMiB: memory),
            ], cpuCount: split.machineCPUs, in: context
        ).view
        return .sequence([view, .lines(split.note(kind))])
    }

    static func report(_ file: AllocatorFile) throws(Failure) -> ViewReport {
        let pool = try file.cpuPool.ids
        let memory = try file.memoryMiB
        let asked = try file.settings.cpuCount ?? pool.count
        let count =
            pool.isEmpty
            ? "\(asked): without CPUs no enclave can start"
            : asked == pool.count
                ? "\(asked) (ids \(CPUList.text(pool)))"
                : "\(asked), of which \(pool.count) are set aside, both CPUs of a core (ids \(CPUList.text(pool)))"
        return ViewReport(
            json: [
                "Path": .string(file.path), "MemoryMiB": .integer(Int64(memory)),
                "CPUPool": .array(pool.map { .integer(Int64($0)) }),
            ],
            view: .lines([
                StyledText("memory_mib  ", .key)
                    + StyledText(memory == 0 ? "0: without memory no enclave can start" : "\(memory)"),
                StyledText("cpu_count   ", .key) + StyledText(count),
                StyledText("file        ", .key) + StyledText(file.path)
                    + StyledText(file.exists ? "" : " (not there yet: these are the defaults)", .dim),
            ]))
    }
}
